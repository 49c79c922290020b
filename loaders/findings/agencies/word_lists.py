"""Small sets of words that rules look for: ``word_lists.csv``."""

import csv
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list; raises KeyError for a list that is not there."""
    text = files(__package__).joinpath("word_lists.csv").read_text(encoding="utf-8")
    lists = {row["list"]: frozenset(row["words"].split()) for row in csv.DictReader(text.splitlines())}
    return lists[name]
