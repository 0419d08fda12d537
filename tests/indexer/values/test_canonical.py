"""Canonical values: the facet value of each spelling, dropped values, and the spellings that an update rewrites."""

from pathlib import Path

import pytest

from analyzers.token import Kind, Mention
from indexer.documents.document import Document, Record
from indexer.values.canonical import CanonicalValues, make_entry

CANONICAL = CanonicalValues(
    {
        ("people", "سيرجي لافروف"): "سيرغي لافروف",
        ("people", "لافروف"): "سيرغي لافروف",
        ("people", "سيرغي لافروف"): "سيرغي لافروف",
        ("people", "وزير الخارجية"): None,
        ("places", "آسيا"): "القارة",
        ("places", "روسيا"): None,
    }
)


def of_people(values: dict[str, str | None]) -> CanonicalValues:
    return CanonicalValues({("people", spelling): value for spelling, value in values.items()})


@pytest.mark.parametrize(
    ("kind", "spelling", "facet_value", "resolved"),
    [
        ("people", "سيرجي لافروف", "سيرغي لافروف", "سيرغي لافروف"),
        ("people", "سيرغي لافروف", "سيرغي لافروف", "سيرغي لافروف"),
        ("people", "محمود عباس", "محمود عباس", "محمود عباس"),  # unknown: its own value
        ("people", "وزير الخارجية", None, "وزير الخارجية"),  # dropped
        ("places", "لافروف", "لافروف", "لافروف"),  # of another kind
    ],
)
def test_value_of_a_spelling(kind: Kind, spelling: str, facet_value: str | None, resolved: str) -> None:
    assert (CANONICAL.facet_value(kind, spelling), CANONICAL.resolve(kind, spelling)) == (facet_value, resolved)


@pytest.mark.parametrize(
    ("kind", "value", "spellings"),
    [
        ("people", "سيرغي لافروف", {"سيرغي لافروف", "سيرجي لافروف", "لافروف"}),
        ("people", "سيرجي لافروف", set()),  # shown as another
        ("people", "وزير الخارجية", set()),  # dropped
        ("people", "محمود عباس", {"محمود عباس"}),
        ("places", "القارة", {"القارة", "آسيا"}),
    ],
)
def test_spellings_of_a_value(kind: Kind, value: str, spellings: set[str]) -> None:
    assert set(CANONICAL.spellings(kind, value)) == spellings


@pytest.mark.parametrize(
    ("place", "parents"),
    [
        ("بكين", ("الصين", "القارة")),
        ("الصين", ("القارة",)),
        ("موسكو", ("روسيا", "أوروبا")),  # a dropped parent keeps its name
        ("لافروف", ()),
    ],
)
def test_parents_of_a_place(place: str, parents: tuple[str, ...]) -> None:
    assert CANONICAL.parents(place) == parents


def test_entry_has_spellings_values_and_parents() -> None:
    names: list[tuple[Kind, str]] = [
        ("places", "موسكو"),
        ("people", "لافروف"),
        ("people", "سيرجي لافروف"),
        ("people", "وزير الخارجية"),
        ("places", "روسيا"),
        ("dates", "2023"),
    ]
    mentions = tuple(Mention(kind, "س", name, 0, 1, "rule") for kind, name in names)
    entry = make_entry(Record(Document("1", "س", "", None, "1.txt"), mentions), CANONICAL)
    people = ("لافروف", "سيرجي لافروف", "وزير الخارجية")
    assert entry.raw_values == {"people": people, "places": ("موسكو", "روسيا"), "dates": ("2023",)}
    assert entry.values == {"people": ("سيرغي لافروف",), "places": ("موسكو",), "dates": ("2023",)}
    assert entry.places_in == ("موسكو", "روسيا", "أوروبا")


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ({}, {}, set()),
        ({"لافروف": "لافروف"}, {}, set()),
        ({}, {"لافروف": "سيرغي لافروف"}, {"لافروف"}),
        ({"لافروف": "سيرغي لافروف"}, {}, {"لافروف"}),
        ({"لافروف": "سيرغي لافروف"}, {"لافروف": None}, {"لافروف"}),
        ({"لافروف": None, "عباس": None}, {"لافروف": "لافروف", "عباس": None}, {"لافروف"}),
    ],
)
def test_changed_spellings(before: dict[str, str | None], after: dict[str, str | None], changed: set[str]) -> None:
    old, new = (
        CanonicalValues({("people", spelling): value for spelling, value in v.items()}) for v in (before, after)
    )
    assert set(old.changed(new)) == {("people", spelling) for spelling in changed}


def test_saved_values_are_loaded(tmp_path: Path) -> None:
    CANONICAL.save(tmp_path)
    loaded = CanonicalValues.load(tmp_path)
    assert CANONICAL.changed(loaded) == []
    assert loaded.facet_value("people", "وزير الخارجية") is None
