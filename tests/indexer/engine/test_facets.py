"""Facets of a query, and counts of values."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.token import Kind, Mention
from indexer.engine.base import FACET_LIMIT, Engine, Facets, IndexField
from indexer.engine.tantivy.engine import TantivyEngine
from indexer.query.parser import parse
from indexer.query.request import Filters
from indexer.values.canonical import CanonicalValues, make_entry
from tests.indexer.engine.contract import RECORDS, fill, record


def counts(facets: Facets, kind: Kind) -> dict[str, tuple[int, bool]]:
    return {value.value: (value.count, value.selected) for value in facets.kinds[kind]}


def test_facets_count_all_matches(engine: Engine) -> None:
    facets = engine.facets(parse("لافروف"), Filters())
    assert counts(facets, "people") == {"سيرغي لافروف": (3, False)}
    assert counts(facets, "places") == {"موسكو": (2, False), "وونسان": (2, False)}
    assert [(month.value, month.count) for month in facets.months] == [("2023-10", 1), ("2025-07", 2)]
    assert facets.undated == 0


def test_facet_ignores_its_own_selection(engine: Engine) -> None:
    facets = engine.facets(parse(""), Filters({"places": ("موسكو",)}))
    assert counts(facets, "places")["وونسان"] == (2, False)
    assert counts(facets, "places")["موسكو"] == (2, True)
    assert counts(facets, "people") == {"سيرغي لافروف": (2, False)}


def test_selected_value_without_hits_is_listed(engine: Engine) -> None:
    facets = engine.facets(parse("لافروف"), Filters({"places": ("بكين",)}))
    assert counts(facets, "places")["بكين"] == (0, True)


def test_months_ignore_the_date_range_and_undated_are_counted(engine: Engine) -> None:
    facets = engine.facets(parse(""), Filters(since=date(2025, 1, 1)))
    assert sum(month.count for month in facets.months) + facets.undated == len(RECORDS)
    assert [month.value for month in facets.months if month.selected] == ["2025-07"]


def test_facets_within_a_place(engine: Engine) -> None:
    facets = engine.facets(parse(""), Filters({"places": ("موسكو",)}, within=("آسيا",)))
    assert counts(facets, "places") == {"موسكو": (1, True), "وونسان": (2, False), "بكين": (1, False)}
    assert counts(facets, "people") == {"سيرغي لافروف": (1, False)}
    assert [(month.value, month.count) for month in facets.months] == [("2025-07", 1)]


@pytest.mark.parametrize(
    ("query", "filters", "expected"),
    [
        ("", Filters(), [3, 2, 1, 3, 0]),
        ("جولة", Filters(), [1, 1, 0, 1, 0]),
        ("", Filters({"places": ("موسكو",)}), [2, 2, 0, 2, 0]),
        ("", Filters(since=date(2025, 7, 13)), [1, 1, 0, 1, 0]),
        ("", Filters(within=("آسيا",)), [2, 1, 1, 2, 0]),
    ],
)
def test_values_and_words_are_counted(engine: Engine, query: str, filters: Filters, expected: list[int]) -> None:
    values: list[tuple[IndexField, str]] = [("people", "سيرغي لافروف"), ("places", "موسكو"), ("places", "بكين")]
    values += [("words", "لافروف"), ("words", "قطر")]
    assert engine.count_values(parse(query), filters, values) == expected
    assert engine.count_values(parse(query), filters, []) == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=8))
def test_any_value_can_be_counted(engine: Engine, value: str) -> None:
    assert engine.count_values(parse(""), Filters(), [("people", value), ("people", "فلاديمير بوتين")]) == [0, 1]


@pytest.mark.parametrize("value", ['a"b', "a\\", '\\"', "a AND b", "x:y", "(", "*", "نعم؟ لا!", "a\nb"])
def test_punctuation_in_a_value_is_literal(engine: Engine, value: str) -> None:
    record = replace(RECORDS[0], mentions=(Mention("people", "ل", value, 0, 1, "rule"),))
    engine.write([make_entry(record, CanonicalValues())])
    engine.commit()
    assert engine.count_values(parse(""), Filters(), [("people", value)]) == [1]


@pytest.mark.parametrize(
    ("query", "filters", "people", "places"),
    [
        ("", Filters(), 2, 5),
        ("لافروف", Filters(), 1, 2),
        ("لافروف", Filters({"places": ("موسكو",)}), 1, 2),  # alternatives
        ("لافروف", Filters({"places": ("بكين",)}), 0, 3),  # selected without a hit
        ("لافروف", Filters({"places": ("موسكو",)}, every=("places",)), 1, 2),
        ("", Filters(excluded={"places": ("موسكو",)}), 2, 4),
        ("غائب", Filters(), 0, 0),
    ],
)
def test_all_values_are_counted(engine: Engine, query: str, filters: Filters, people: int, places: int) -> None:
    totals = engine.facets(parse(query), filters).totals
    assert (totals["people"], totals["places"]) == (people, places)


@pytest.mark.parametrize("documents", [1, 2])
@pytest.mark.parametrize("names", [FACET_LIMIT + 1, 1000, 1001, 21_000])
def test_all_of_many_values_are_counted(tmp_path: Path, names: int, documents: int) -> None:
    people = ",".join(f"شخص {number}" for number in range(names))
    records = [record(str(number), "خبر", "جديد", people=people) for number in range(documents)]
    records.append(record("other", "خبر", "جديد", people="شخص 0"))
    facets = fill(TantivyEngine(tmp_path), records).facets(parse("خبر"), Filters())
    assert facets.totals["people"] == names
    assert facets.kinds["people"][0].count == documents + 1


def test_of_many_equally_frequent_values_the_first_in_order_are_listed(tmp_path: Path) -> None:
    people = [[f"شخص {n * 7919 % 3000:04}" for n in range(start, start + 50)] for start in range(0, 3000, 50)]
    records = [record(str(n), "خبر", "جديد", people=",".join(names)) for n, names in enumerate(people)]
    facets = fill(TantivyEngine(tmp_path), records).facets(parse("خبر"), Filters())
    assert [value.value for value in facets.kinds["people"]] == [f"شخص {n:04}" for n in range(FACET_LIMIT)]
