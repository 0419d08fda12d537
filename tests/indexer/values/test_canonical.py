"""Canonical values: the facet value of each spelling, dropped values, and the spellings that an update rewrites."""

from pathlib import Path

import pytest

from analyzers.token import Kind, Mention
from indexer.documents.document import Document, Record
from indexer.engine.tantivy.tables import FileTables
from indexer.values.canonical import CanonicalValues, make_entry
from indexer.values.unified import UnifiedValues

CANONICAL = UnifiedValues(
    {
        ("people", "سيرجي لافروف"): ("سيرغي لافروف",),
        ("people", "لافروف"): ("سيرغي لافروف",),
        ("people", "سيرغي لافروف"): ("سيرغي لافروف",),
        ("people", "سيرجي لافروف محمود عباس"): ("سيرغي لافروف", "محمود عباس"),
        ("people", "وزير الخارجية"): (),
        ("places", "آسيا"): ("القارة",),
        ("places", "روسيا"): (),
    }
)


def of_people(values: dict[str, tuple[str, ...]]) -> UnifiedValues:
    return UnifiedValues({("people", spelling): value for spelling, value in values.items()})


@pytest.mark.parametrize(
    ("kind", "spelling", "values", "resolved"),
    [
        ("people", "سيرجي لافروف", ("سيرغي لافروف",), "سيرغي لافروف"),
        ("people", "سيرغي لافروف", ("سيرغي لافروف",), "سيرغي لافروف"),
        ("people", "محمود عباس", ("محمود عباس",), "محمود عباس"),  # unknown: its own value
        ("people", "سيرجي لافروف محمود عباس", ("سيرغي لافروف", "محمود عباس"), "سيرغي لافروف"),
        ("people", "وزير الخارجية", (), "وزير الخارجية"),  # dropped
        ("places", "لافروف", ("لافروف",), "لافروف"),  # of another kind
    ],
)
def test_values_of_a_spelling(kind: Kind, spelling: str, values: tuple[str, ...], resolved: str) -> None:
    assert (CANONICAL.facet_values(kind, spelling), CANONICAL.resolve(kind, spelling)) == (values, resolved)


@pytest.mark.parametrize(
    ("kind", "value", "spellings"),
    [
        ("people", "سيرغي لافروف", {"سيرغي لافروف", "سيرجي لافروف", "لافروف", "سيرجي لافروف محمود عباس"}),
        ("people", "سيرجي لافروف", set()),  # shown as another
        ("people", "وزير الخارجية", set()),  # dropped
        ("people", "محمود عباس", {"محمود عباس", "سيرجي لافروف محمود عباس"}),
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


RUN = "سيرجي لافروف محمود عباس"


@pytest.mark.parametrize(
    ("surface", "named"),
    [
        (RUN, [("سيرغي لافروف", "سيرجي لافروف"), ("محمود عباس", "محمود عباس")]),
        ("لافروف", [("سيرغي لافروف", "لافروف")]),  # the text names him again
        ("عباس", [("محمود عباس", "عباس")]),
        ("الوزير", [("سيرغي لافروف", "الوزير")]),
    ],
)
def test_a_run_of_names_is_parted(surface: str, named: list[tuple[str, str]]) -> None:
    mention = Mention("people", surface, RUN, 7, 7 + len(surface), "model")
    parts = CANONICAL.canonicalize([mention])
    assert [(part.value, part.surface) for part in parts] == named
    assert [surface[part.start - 7 : part.end - 7] for part in parts] == [part.surface for part in parts]


def test_saved_values_are_loaded(tmp_path: Path) -> None:
    CANONICAL.save(FileTables(tmp_path))
    loaded = CanonicalValues.load(FileTables(tmp_path))
    for kind, spelling, value in CANONICAL.variants():
        assert loaded.facet_values(kind, spelling) == CANONICAL.facet_values(kind, spelling)
        assert set(loaded.spellings(kind, value)) == set(CANONICAL.spellings(kind, value))
    assert loaded.facet_values("people", "وزير الخارجية") == ()


def test_a_place_without_its_country_lies_there() -> None:
    alone = UnifiedValues({("places", "طرابلس، لبنان"): ("طرابلس",)})
    assert alone.parents("طرابلس") == ("لبنان", "آسيا")
    both = UnifiedValues()
    assert both.parents("طرابلس") == ("ليبيا", "أفريقيا")
