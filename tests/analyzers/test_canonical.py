from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.canonical import unify
from analyzers.token import Kind


def unified(kind: Kind, counts: dict[str, int]) -> dict[str, str]:
    found = unify({(kind, name): count for name, count in counts.items()})
    return {name: found.get((kind, name), name) for name in counts}


LAVROV = "سيرغي لافروف"
KIM = "كيم جونغ أون"
CASES: list[tuple[Kind, dict[str, int], dict[str, str]]] = [
    # spellings of one name, and its family name alone
    ("people", {LAVROV: 3, "سيرجي لافروف": 2, "لافروف": 1}, dict.fromkeys([LAVROV, "سيرجي لافروف", "لافروف"], LAVROV)),
    (
        "people",
        {KIM: 2, "كيم يونج أون": 1, "كيم جونج أون": 1, "كيم": 1, "جونغ أون": 1},
        dict.fromkeys([KIM, "كيم يونج أون", "كيم جونج أون", "كيم", "جونغ أون"], KIM),
    ),
    (
        "people",
        {"تشوي سون هوي": 3, "تشوي سونج هوي": 1},
        dict.fromkeys(["تشوي سون هوي", "تشوي سونج هوي"], "تشوي سون هوي"),
    ),
    # a family name that two people bear stays itself
    (
        "people",
        {"جورج بوش": 2, "لورا بوش": 2, "بوش": 3},
        {"جورج بوش": "جورج بوش", "لورا بوش": "لورا بوش", "بوش": "بوش"},
    ),
    # … unless one of them is who is spoken of
    (
        "people",
        {"جورج بوش": 20, "لورا بوش": 1, "بوش": 3},
        {"جورج بوش": "جورج بوش", "لورا بوش": "لورا بوش", "بوش": "جورج بوش"},
    ),
    # three of one family are three
    (
        "people",
        {KIM: 2, "كيم جونغ إيل": 2, "كيم إيل سونغ": 2},
        {name: name for name in (KIM, "كيم جونغ إيل", "كيم إيل سونغ")},
    ),
    # native names that differ in one letter
    ("people", {"محمود عباس": 2, "محمد عباس": 1}, {"محمود عباس": "محمود عباس", "محمد عباس": "محمد عباس"}),
    ("people", {"حسن نصر": 2, "حسين نصر": 1}, {"حسن نصر": "حسن نصر", "حسين نصر": "حسين نصر"}),
    # places: spellings are joined, known places never
    ("places", {"بيونغ يانغ": 3, "بيونج يانج": 2}, {"بيونغ يانغ": "بيونغ يانغ", "بيونج يانج": "بيونغ يانغ"}),
    (
        "places",
        {"النمسا": 2, "ألمانيا": 3, "مالي": 1, "مولدوفا": 1},
        {n: n for n in ("النمسا", "ألمانيا", "مالي", "مولدوفا")},
    ),
]


@pytest.mark.parametrize(("kind", "counts", "expected"), CASES)
def test_values_over_an_index(kind: Kind, counts: dict[str, int], expected: dict[str, str]) -> None:
    assert unified(kind, counts) == expected


def test_people_and_places_are_never_joined() -> None:
    counts: dict[tuple[Kind, str], int] = {("people", "باريس هيلتون"): 1, ("places", "باريس"): 1}
    assert unify(counts) == {key: key[1] for key in counts}


@pytest.mark.parametrize("names", list(permutations([(LAVROV, 3), ("سيرجي لافروف", 2), ("لافروف", 5)])))
def test_the_order_of_documents_changes_nothing(names: tuple[tuple[str, int], ...]) -> None:
    assert set(unified("people", dict(names)).values()) == {LAVROV}


PARTS = st.sampled_from(["سيرغي", "سيرجي", "لافروف", "كيم", "جونغ", "جونج", "أون", "محمد", "محمود"])
NAMES = st.lists(PARTS, min_size=1, max_size=3).map(" ".join)


@given(st.dictionaries(NAMES, st.integers(1, 9), max_size=8))
def test_any_names_in_any_order(counts: dict[str, int]) -> None:
    values = unified("people", counts)
    assert unified("people", dict(sorted(counts.items(), reverse=True))) == values
    assert set(values.values()) <= set(counts)
    assert all(values[value] == value for value in values.values())
