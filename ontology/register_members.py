"""Who sits on a safeguarding board by law: membership that follows from the kind of body, the area and the dates.

The rules are ``register/statutory_members.csv``. Boards have more members than these (NHS trusts whose hospitals lie in
the area, schools, lay members); whom a board chose itself is in the tables' ``member_of``.
"""

from collections.abc import Iterator

from ontology.register import Organisation, OrganisationKind, Register
from ontology.register_tables import rows


def statutory_members(known: Register) -> Iterator[tuple[Organisation, Organisation]]:
    """(member, board) for every two that the law joins and that existed at the same time in the same area."""
    organisations = list(known.organisations.values())
    for rule in rows("statutory_members.csv"):
        subtypes = rule["member_subtypes"].split("|")
        members = [one for one in organisations if one.type == rule["member_type"] and one.subtype in subtypes]
        for board in organisations:
            if board.type == "safeguarding-partnership" and board.subtype == rule["board"]:
                yield from ((member, board) for member in members if _met(member, board))


def _met(member: Organisation, board: Organisation) -> bool:
    # An authority serves its own area; of other bodies, those without areas serve all of England.
    is_authority = member.kind is OrganisationKind.AUTHORITY
    shared = any(member.slug == area if is_authority else member.serves(area) for area in board.operates_in)
    begun_in_time = member.valid_from is None or board.valid_to is None or member.valid_from <= board.valid_to
    ended_in_time = member.valid_to is None or board.valid_from is None or member.valid_to >= board.valid_from
    return shared and begun_in_time and ended_in_time
