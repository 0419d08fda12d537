"""Facets of a query, and counts of values."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.token import Kind, Mention
from indexer.engine.base import FACET_LIMIT, Engine, Facets, IndexField
from indexer.query.parser import parse
from indexer.query.request import Filters
from tests.indexer.engine.contract import RECORDS, MakeEngine, fill, record


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


def test_punctuation_in_a_value_is_literal(own_engine: Engine) -> None:
    values = ['a"b', "a\\", '\\"', "a AND b", "x:y", "(", "*", "نعم؟ لا!", "a\nb"]
    records = [
        replace(record(f"p{n}", "خبر", "نص"), mentions=(Mention("people", "خ", value, 0, 1, "rule"),))
        for n, value in enumerate(values)
    ]
    fill(own_engine, records)
    assert own_engine.count_values(parse(""), Filters(), [("people", value) for value in values]) == [1] * len(values)


def test_of_many_equally_frequent_values_the_first_in_order_are_listed(make_engine: MakeEngine) -> None:
    people = [[f"شخص {n * 7919 % 3000:04}" for n in range(start, start + 50)] for start in range(0, 3000, 50)]
    records = [record(str(n), "خبر", "جديد", people=",".join(names)) for n, names in enumerate(people)]
    facets = fill(make_engine(), records).facets(parse("خبر"), Filters())
    assert [value.value for value in facets.kinds["people"]] == [f"شخص {n:04}" for n in range(FACET_LIMIT)]
