"""Filters by values, dates and places."""

from datetime import date

import pytest

from indexer.documents.document import Document, Record
from indexer.documents.partial_date import PartialDate, PublishedDate
from indexer.engine.base import Engine, FacetValue
from indexer.query.leaves import MatchAll
from indexer.query.request import Filters
from indexer.values.canonical import make_entry
from indexer.values.unified import UnifiedValues
from tests.indexer.engine.contract import RECORDS, MakeEngine, fill, ids, record


def test_values_of_a_kind_are_alternatives_and_kinds_are_combined(engine: Engine) -> None:
    places: dict[str, tuple[str, ...]] = {"places": ("موسكو", "بكين")}
    assert set(ids(engine, "", Filters(places))) == {"both", "moscow", "putin"}
    assert set(ids(engine, "", Filters(places | {"people": ("سيرغي لافروف",)}))) == {"both", "moscow"}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2023, 10, 20), None, {"wonsan", "both", "moscow", "africa"}),
        (None, date(2023, 10, 20), {"moscow", "cup"}),
        (date(2024, 2, 11), date(2024, 2, 11), {"africa"}),
        (date(1990, 1, 1), date(1991, 1, 1), set()),
    ],
)
def test_date_range_keeps_documents_published_in_it(
    engine: Engine, since: date | None, until: date | None, expected: set[str]
) -> None:
    assert set(ids(engine, "", Filters(since=since, until=until))) == expected


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        (("وونسان",), {"wonsan", "both"}),
        (("كوريا الشمالية",), {"wonsan", "both"}),  # no document names it
        (("روسيا",), {"both", "moscow"}),
        (("آسيا",), {"wonsan", "both", "putin"}),
        (("روسيا", "الصين"), {"both", "moscow", "putin"}),
        (("أمريكا الجنوبية",), {"cup"}),
        (("ساحل العاج",), {"africa"}),
        (("أوقيانوسيا",), set()),
        (("سيرغي لافروف",), set()),  # not a place
        (("2022-12-18",), set()),
    ],
)
def test_within_keeps_documents_that_name_a_place_or_one_inside_it(
    engine: Engine, within: tuple[str, ...], expected: set[str]
) -> None:
    assert set(ids(engine, "", Filters(within=within))) == expected


def test_within_is_combined_with_words_values_and_dates(engine: Engine) -> None:
    asia = Filters(within=("آسيا",))
    assert set(ids(engine, "لافروف", asia)) == {"wonsan", "both"}
    assert ids(engine, "", Filters({"places": ("موسكو",)}, within=("آسيا",))) == ["both"]
    assert ids(engine, "", Filters(since=date(2025, 7, 13), within=("آسيا",))) == ["both"]


def test_within_knows_places_by_their_canonical_values(make_engine: MakeEngine) -> None:
    engine = make_engine()
    canonical = UnifiedValues({("places", "أمريكا الجنوبية"): ("القارة",), ("places", "الأرجنتين"): ()})
    engine.write(make_entry(document, canonical) for document in RECORDS)
    engine.write([make_entry(record("lima", "ليما", "قمة في ليما.", places="ليما"), canonical)])
    engine.commit()
    assert ids(engine, "", Filters(within=("القارة",))) == ["lima"]  # a dropped place has no parents
    assert ids(engine, "", Filters(within=("أمريكا الجنوبية",))) == []


@pytest.fixture(scope="module")
def dated(make_engine: MakeEngine) -> Engine:
    published: dict[str, PublishedDate | None] = {
        "day": date(2023, 10, 20),
        "month": PartialDate(2023, 10),
        "year": PartialDate(2023),
        "none": None,
    }
    records = [Record(Document(id_, "خبر", "متن", when, f"{id_}.txt"), ()) for id_, when in published.items()]
    return fill(make_engine(), records)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, {"day", "month", "year", "none"}),
        (date(2023, 1, 1), date(2023, 12, 31), {"day", "month", "year"}),
        (date(2023, 1, 1), None, {"day", "month", "year"}),
        (None, date(2023, 12, 31), {"day", "month", "year"}),
        (date(2023, 10, 1), date(2023, 10, 31), {"day", "month"}),
        (date(2023, 10, 2), date(2023, 10, 31), {"day"}),
        (None, date(2023, 10, 30), {"day"}),
        (date(2023, 10, 1), None, {"day", "month"}),
    ],
)
def test_a_month_or_year_is_in_a_range_with_all_its_days(
    dated: Engine, since: date | None, until: date | None, expected: set[str]
) -> None:
    assert set(ids(dated, "", Filters(since=since, until=until))) == expected


def test_a_month_or_year_is_sorted_at_its_first_day(dated: Engine) -> None:
    assert ids(dated, "", sort="oldest") == ["year", "month", "day", "none"]
    assert ids(dated, "", sort="newest") == ["day", "month", "year", "none"]


def test_a_month_is_counted_with_its_days_and_a_year_by_itself(dated: Engine) -> None:
    facets = dated.facets(MatchAll(), Filters(since=date(2023, 5, 1)))
    assert facets.months == (FacetValue("2023", 1, True), FacetValue("2023-10", 2, True))
    assert facets.undated == 1
    assert [value.selected for value in dated.facets(MatchAll(), Filters(until=date(2022, 5, 1))).months] == [False] * 2


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (date(2023, 10, 1), date(2023, 10, 31), [("2023-10-20", True)]),  # neither the month nor the year
        (date(2023, 10, 1), date(2023, 10, 2), [("2023-10-20", False)]),
        (date(2023, 9, 1), date(2023, 10, 31), []),
        (date(2023, 10, 1), None, []),
    ],
)
def test_days_of_the_month_of_a_range(
    dated: Engine, since: date, until: date | None, days: list[tuple[str, bool]]
) -> None:
    facets = dated.facets(MatchAll(), Filters(since=since, until=until))
    assert facets.days == tuple(FacetValue(day, 1, selected) for day, selected in days)


def test_undated_documents_are_a_filter(dated: Engine) -> None:
    undated = Filters(undated=True)
    assert ids(dated, "", undated) == ["none"]
    facets = dated.facets(MatchAll(), undated)
    assert (facets.undated, sum(month.count for month in facets.months)) == (1, 3)


def test_values_are_excluded_or_all_wanted(engine: Engine) -> None:
    places: dict[str, tuple[str, ...]] = {"places": ("موسكو", "وونسان")}
    assert set(ids(engine, "", Filters(places, every=("places",)))) == {"both"}
    assert set(ids(engine, "لافروف", Filters(excluded={"places": ("وونسان",)}))) == {"moscow"}
    assert set(ids(engine, "", Filters(excluded={"within": ("آسيا",)}))).isdisjoint({"both", "wonsan", "putin"})
    assert ids(engine, "", Filters(within=("روسيا", "الصين"), every=("within",))) == []
