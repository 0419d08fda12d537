"""An index of five real news texts on the same events, which spell the same people differently."""

from pathlib import Path

import pytest

from indexer.engine.base import Facets
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.build import build
from tests.progress import Silent

SHARED = Path(__file__).parent.parent.parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="skipped: no ../shared")


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    index = tmp_path_factory.mktemp("index")
    assert build([SHARED], index, Silent()).documents == 5
    return Searcher(index)


@pytest.fixture(scope="module")
def facets(searcher: Searcher) -> Facets:
    return searcher.search(Request("")).facets


# A part of a name that only one person or place has, and its number of documents.
PEOPLE = {"لافروف": 5, "كيم": 5, "هوي": 5, "بوتين": 4, "كيربي": 1, "بيسكوف": 1, "بلينكن": 1, "ماتسيغورا": 1}
PLACES = {
    "روسيا": 5,
    "كوريا الشمالية": 5,
    "موسكو": 5,
    "أوكرانيا": 5,
    "الولايات المتحدة": 5,
    "كورسك": 4,
    "وونسان": 2,
}


@pytest.mark.parametrize(("part", "count"), PEOPLE.items())
def test_one_person_is_one_value(facets: Facets, part: str, count: int) -> None:
    values = [value for value in facets.kinds["people"] if part in value.value]
    assert [value.count for value in values] == [count], values
    assert " " in values[0].value


@pytest.mark.parametrize(("name", "count"), PLACES.items())
def test_one_place_is_one_value(facets: Facets, name: str, count: int) -> None:
    values = {value.value: value.count for value in facets.kinds["places"]}
    assert values.get(name) == count, values
    assert not {"أمريكا", "كوريا الديمقراطية", "الولايات المتحدة الأمريكية"} & values.keys()


def test_pyongyang_is_one_value_of_its_two_spellings(facets: Facets) -> None:
    assert [value.count for value in facets.kinds["places"] if value.value.startswith("بيون")] == [5]


def test_a_name_with_a_common_last_word_is_complete(facets: Facets) -> None:
    assert "هاني كمال الدين" in {value.value for value in facets.kinds["people"]}


def test_dates_keep_their_own_precision(facets: Facets) -> None:
    assert {"2023-10-19", "2023-10-20", "2022-02"} <= {value.value for value in facets.kinds["dates"]}


COMMON = {
    "الرئيس",
    "وزير",
    "الوزير",
    "الخارجية",
    "الزعيم",
    "الروسي",
    "الكوري",
    "الشمالية",
    "السفير",
    "جونغ أون",
    "سون هوي",
}


def test_no_value_is_a_title_a_nationality_or_half_a_name(facets: Facets) -> None:
    words = {value.value for kind in ("people", "places") for value in facets.kinds[kind]}
    assert not words & COMMON
    assert not [value for value in words if {"الرئيس", "وزير", "الزعيم", "السفير"} & set(value.split())]


def test_both_documents_that_name_wonsan_come_first(searcher: Searcher) -> None:
    hits = searcher.search(Request("لافروف وونسان")).hits
    assert [("وونسان" in f"{hit.title} {hit.snippet.text}") for hit in hits] == [True, True]


def test_the_title_is_the_first_line_that_looks_like_a_title(searcher: Searcher) -> None:
    titles = {hit.title for hit in searcher.search(Request("")).hits}
    assert not [title for title in titles if len(title.split()) < 6]
    assert len([title for title in titles if title.startswith("وزير الخارجية الكوري")]) == 1


def test_a_stated_date_is_the_published_date(searcher: Searcher) -> None:
    days = [hit.published.isoformat() for hit in searcher.search(Request("")).hits if hit.published]
    assert days == ["2023-10-20"]


@pytest.mark.parametrize("query", ["سيرجي", "سيرغي", "بيونج", "بيونغ", "يونج", "جونغ", "جونج"])
def test_a_name_is_found_from_any_spelling(searcher: Searcher, query: str) -> None:
    answer = searcher.search(Request(query))
    assert answer.total == 5
    assert all(hit.snippet.marks for hit in answer.hits)
