"""Facets and filters by what the sources state of documents: site or folder, section, author, and chosen columns."""

from dataclasses import replace

import pytest

from indexer.documents.metadata import Metadata
from indexer.engine.base import Engine
from indexer.query.fields import PropertyTerm
from indexer.query.leaves import MatchAll
from indexer.query.request import Filters
from tests.indexer.engine.contract import RECORDS, MakeEngine, fill, ids, ids_of, record

HOSTILE = 'نوع"\\ AND *:* <b>\t'  # a name that is no name of a field
STATED = {
    "wonsan": Metadata(site="صحيفة", section="سياسة", author="زياد الصيد", columns=((HOSTILE, "خبر"), ("desk", "1"))),
    "both": Metadata(site="صحيفة", section="سياسة", columns=((HOSTILE, "رأي"), (HOSTILE, "خبر"))),
    "moscow": Metadata(site="وكالة", section="سياسة"),
    "cup": Metadata(site="وكالة", section="رياضة"),
    "africa": Metadata(section='رياضة"; DROP'),
}


@pytest.fixture(scope="module")
def engine(make_engine: MakeEngine) -> Engine:
    records = [
        replace(each, document=replace(each.document, metadata=STATED.get(each.document.id, Metadata())))
        for each in RECORDS
    ]
    column = STATED["wonsan"].columns[0][0]
    return fill(make_engine(columns=(column, "desk")), records)


COLUMN = STATED["wonsan"].columns[0][0]


def counts(engine: Engine, name: str, filters: Filters | None = None) -> dict[str, int]:
    facets = engine.facets(MatchAll(), filters or Filters())
    return {each.value: each.count for each in facets.properties[name]}


def test_facets_count_the_values(engine: Engine) -> None:
    assert counts(engine, "source") == {"صحيفة": 2, "وكالة": 2, "putin.txt": 1, "africa.txt": 1}
    assert counts(engine, "section") == {"سياسة": 3, "رياضة": 1, 'رياضة"; DROP': 1}
    assert counts(engine, COLUMN) == {"خبر": 2, "رأي": 1}
    assert engine.facet_counts("section", MatchAll(), Filters()) == counts(engine, "section")


def test_a_property_with_one_value_in_the_index_is_not_counted(engine: Engine) -> None:
    facets = engine.facets(MatchAll(), Filters())
    assert set(facets.properties) == {"source", "section", COLUMN}  # not author and desk
    assert set(engine.properties) == {"source", "section", "author", COLUMN, "desk"}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"section": ("سياسة",)}, {"wonsan", "both", "moscow"}),
        ({"section": ("رياضة", 'رياضة"; DROP')}, {"cup", "africa"}),
        ({"section": ("سياسة",), "source": ("وكالة",)}, {"moscow"}),
        ({COLUMN: ("خبر",)}, {"wonsan", "both"}),
        ({"author": ("زياد الصيد",)}, {"wonsan"}),
        ({"desk": ("1",), "places": ("وونسان",)}, {"wonsan"}),
        ({"section": ("غائب",)}, set()),
    ],
)
def test_values_of_a_property_are_alternatives_and_facets_are_combined(
    engine: Engine, values: dict[str, tuple[str, ...]], expected: set[str]
) -> None:
    assert set(ids(engine, "", Filters(values))) == expected


def test_the_counts_of_a_property_ignore_its_own_selection(engine: Engine) -> None:
    filters = Filters({"section": ("سياسة",), "source": ("صحيفة",)})
    assert counts(engine, "section", filters) == {"سياسة": 2}
    assert counts(engine, "source", filters) == {"صحيفة": 2, "وكالة": 1}
    assert counts(engine, COLUMN, filters) == {"خبر": 2, "رأي": 1}
    places = engine.facets(MatchAll(), filters).kinds["places"]
    assert {each.value: each.count for each in places} == {"وونسان": 2, "موسكو": 1}


def test_a_selected_value_without_hits_is_listed(engine: Engine) -> None:
    facets = engine.facets(MatchAll(), Filters({"section": ("غائب",)}))
    assert [(each.value, each.count) for each in facets.properties["section"] if each.selected] == [("غائب", 0)]


def test_fields_of_the_query_language_find_properties(engine: Engine) -> None:
    assert set(ids(engine, 'section:"سياسة" source:"صحيفة"')) == {"wonsan", "both"}
    assert ids(engine, 'source:"wonsan.txt"') == ["wonsan"]  # a file as before
    assert ids_of(engine, PropertyTerm(COLUMN, "رأي")) == ["both"]


def test_documents_are_found_by_their_properties_and_values_are_listed(engine: Engine) -> None:
    assert engine.property_values("section", "ريا") == {"رياضة": 1, 'رياضة"; DROP': 1}
    assert engine.property_values("غائب") == {}
    assert list(engine.property_values("source", limit=1).values()) == [2]


def test_an_index_without_metadata_has_no_such_facets(make_engine: MakeEngine) -> None:
    records = [record(id_, "عنوان", "") for id_ in ("a", "b")]
    same = [replace(each, document=replace(each.document, source="seeds/a.txt")) for each in records]
    assert fill(make_engine(), same).facets(MatchAll(), Filters()).properties == {}
