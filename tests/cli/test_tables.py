from cli.tables import table


def test_columns_stand_under_their_names_and_known_namespaces_are_shortened() -> None:
    rows = [["https://w3id.org/safeguarding-graph/ontology#Finding", "1"], ["two\nlines", "12345"]]
    assert table(["thing", "n"], rows).splitlines() == [
        "thing       n",
        "──────────  ─────",
        "sg:Finding  1",
        "two lines   12345",
        "2 rows",
    ]


def test_no_rows() -> None:
    assert table(["thing"], []).splitlines()[-1] == "0 rows"
