"""What is no person: places, words, first names alone, and what stands behind many persons."""

import pytest

from analyzers.unification.archive import Archive, DocumentNames
from analyzers.unification.values import unify

OTHERS = [DocumentNames((f"شخص {number}",), ("بن قردان", "مساكن")) for number in range(6)]


def _values(name: str, *, documents: int, announced: int) -> tuple[str, ...]:
    rows = [DocumentNames((name,), (), (name,) if number < announced else ()) for number in range(documents)]
    return unify(Archive([*OTHERS, *rows]), ())["people", name]


@pytest.mark.parametrize(
    ("name", "documents", "announced", "is_shown"),
    [
        ("كمال لطفي", 3, 0, True),
        ("محمد", 8, 0, False),
        ("عبد العزيز", 8, 3, False),
        ("محمد", 8, 5, True),  # a king or a pope
        ("بيسكوف", 8, 0, False),  # a word that no one announces
        ("بيسكوف", 8, 2, True),
        ("بيسكوف", 2, 0, True),
        ("ابن خلدون", 8, 0, True),
        ("حسن الجوار", 8, 0, False),
        ("حسن الجوار", 8, 2, True),
        ("بن قردان", 5, 0, False),  # more documents have it as a place
        ("ملحمة بن قردان", 5, 0, False),
        ("هلال مساكن", 8, 3, False),  # a club wins, and a person who wins is announced
    ],
)
def test_who_is_shown(name: str, documents: int, announced: int, *, is_shown: bool) -> None:
    assert _values(name, documents=documents, announced=announced) == ((name,) if is_shown else ())


def test_a_first_name_of_many_is_nobody_even_after_a_title() -> None:
    princes = [
        DocumentNames((f"فيصل {family}",), ()) for family in ("العتيبي", "المقداد", "الدويش", "الدرمكي", "بخاري")
    ]
    alone = [DocumentNames(("فيصل",), (), ("فيصل",))] * 8
    assert unify(Archive([*OTHERS, *alone, *princes]), ())["people", "فيصل"] == ()
    assert unify(Archive([*OTHERS, *alone, *princes[:2]]), ())["people", "فيصل"] == ("فيصل",)


def test_a_phrase_takes_no_person_with_it() -> None:
    phrase = [DocumentNames(("حسن الجوار",), ("الكويت",))] * 8
    person = [DocumentNames(("حسن جوهر",), ("الكويت",), ("حسن جوهر",))] * 4
    values = unify(Archive([*OTHERS, *phrase, *person]), ())
    assert (values["people", "حسن الجوار"], values["people", "حسن جوهر"]) == ((), ("حسن جوهر",))
