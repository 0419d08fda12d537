"""The roles of the words, numbers and punctuation of a line."""

import pytest

from analyzers.dates.atom_roles import Role
from analyzers.dates.atoms import read_line

OTHER, FUTURE = Role.OTHER_WORD, Role.FUTURE


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("كتاب وكتب", [OTHER, OTHER]),
        ("سيعود وسيعود سيارة", [FUTURE, FUTURE, OTHER]),
        ("بالجمعة", [Role.PROCLITIC, Role.WEEKDAY]),
        ("للجمعة", [Role.PROCLITIC, Role.WEEKDAY]),
        ("آب أب", [Role.AMBIGUOUS_MONTH, OTHER]),  # with its hamza: father
        ("ال 27", [Role.DAY_NUMBER]),  # the article alone is no atom
        ("كِتاب، ـ", [OTHER, Role.COMMA, Role.DASH]),
        ("ك" * 60, [OTHER]),
        ("ك" * 61, [OTHER, OTHER]),  # a longer run is split
        ("", []),
    ],
)
def test_roles(line: str, roles: list[Role]) -> None:
    assert list(read_line(line, 0, len(line)).roles) == roles
