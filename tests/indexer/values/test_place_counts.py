"""How many of the documents found name each place and each country."""

from pathlib import Path

import pytest

from indexer.query.request import Filters, Request
from indexer.search.searcher import Searcher
from tests.indexer.searching import Row, index_rows

TEXTS = (
    "وصل الوفد إلى القاهرة ثم إلى الإسكندرية.",
    "قالت مصر إن الوفد في القاهرة.",
    "وصل الوفد إلى باريس ثم إلى القاهرة.",
    "سافر الوفد إلى آسيا.",
    "زار الوفد مدينة القدس.",
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder: Path = tmp_path_factory.mktemp("places")
    index_rows(tuple(Row(f"{n}.txt", f"202{n}-01-01", "خبر", text) for n, text in enumerate(TEXTS)), folder)
    return Searcher(folder / "index")


@pytest.mark.parametrize(
    ("request_", "named", "within"),
    [
        (
            Request(""),
            {"القاهرة": 3, "الإسكندرية": 1, "مصر": 1, "باريس": 1, "آسيا": 1, "القدس": 1},
            {"مصر": 3, "فرنسا": 1},
        ),
        (Request("باريس"), {"القاهرة": 1, "باريس": 1}, {"مصر": 1, "فرنسا": 1}),
        (Request("", Filters({"places": ("الإسكندرية",)})), {"القاهرة": 1, "الإسكندرية": 1}, {"مصر": 1}),
        (Request("", Filters({"places": ("طوكيو",)})), {}, {}),
    ],
)
def test_places_found(searcher: Searcher, request_: Request, named: dict[str, int], within: dict[str, int]) -> None:
    found = searcher.places_found(request_)
    assert (found.named, found.within) == (named, within)


def test_a_country_is_its_own_and_a_continent_has_none(searcher: Searcher) -> None:
    country_of = searcher.places_found(Request("")).country_of
    countries = {"مصر": "مصر", "فرنسا": "فرنسا"}  # no document names France itself
    assert country_of == {"القاهرة": "مصر", "الإسكندرية": "مصر", "باريس": "فرنسا"} | countries
