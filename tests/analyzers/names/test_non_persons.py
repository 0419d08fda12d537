"""What is no person: places, words, first names alone, and what stands behind many persons."""

import pytest

from analyzers.names.archive import Archive, DocumentNames
from analyzers.names.unification import unify

OTHERS = [DocumentNames((f"شخص {number}",), ("بن قردان",)) for number in range(6)]


def _values(name: str, *, documents: int, announced: int) -> tuple[str, ...]:
    rows = [DocumentNames((name,), (), (name,) if number < announced else ()) for number in range(documents)]
    return unify(Archive([*OTHERS, *rows]), ())["people", name]


@pytest.mark.parametrize(
    ("name", "documents", "announced", "is_shown"),
    [
        ("كمال لطفي", 3, 0, True),
        ("محمد", 8, 0, False),
        ("محمد", 8, 5, True),  # a king or a pope
        ("بيسكوف", 8, 0, False),  # a word that no one announces
        ("بيسكوف", 8, 2, True),
        ("بيسكوف", 2, 0, True),
        ("ابن خلدون", 8, 0, True),
        ("حسن الجوار", 8, 0, False),
        ("حسن الجوار", 8, 2, True),
        ("بن قردان", 5, 0, False),  # more documents have it as a place
        ("ملحمة بن قردان", 5, 0, False),
    ],
)
def test_who_is_shown(name: str, documents: int, announced: int, *, is_shown: bool) -> None:
    assert _values(name, documents=documents, announced=announced) == ((name,) if is_shown else ())
