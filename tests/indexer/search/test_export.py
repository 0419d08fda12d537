"""All documents of a request, from one generation."""

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from indexer.engine.tantivy import lists
from indexer.query.request import Filters, Request, Sort
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from tests.indexer.archive import write_archive, write_document
from tests.progress import Silent

MANY = 250  # more than a batch


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    write_archive(folder / "seeds", MANY)
    build([folder / "seeds"], folder / "index", Silent())
    return folder


@pytest.fixture(scope="module")
def searcher(archive: Path) -> Searcher:
    return Searcher(archive / "index")


def listed(searcher: Searcher, request: Request) -> list[tuple[str, float]]:
    """Return the ids and scores of all pages of a request."""
    pages = (
        searcher.hits(Request(request.query, request.filters, request.sort, 100, offset, all_copies=True)).hits
        for offset in range(0, MANY, 100)
    )
    return [(hit.id, round(hit.score, 4)) for hits in pages for hit in hits]


@pytest.mark.parametrize("sort", get_args(Sort))
@pytest.mark.parametrize(
    ("query", "filters"),
    [("", {}), ("وصل", {}), ("سفينة جسر", {}), ("لافروف OR جسر", {}), ("", {"places": ("بغداد",)})],
)
@pytest.mark.parametrize("size", [100_000, 70])
def test_an_export_has_all_documents_in_the_order_of_the_pages(
    searcher: Searcher,
    query: str,
    filters: dict[str, tuple[str, ...]],
    sort: Sort,
    size: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lists, "_SLICE", size)
    request = Request(query, Filters(filters), sort)
    export = searcher.export(request)
    rows = list(export.rows)
    assert [(row["id"], row["score"]) for row in rows] == listed(searcher, request)
    assert len(rows) == export.total == searcher.total(request)


@pytest.mark.parametrize(
    ("offset", "limit", "rows"), [(0, 0, 0), (0, 5, 5), (245, 20, 5), (MANY, None, 0), (3, 120, 120)]
)
def test_an_export_may_be_a_part_of_the_list(searcher: Searcher, offset: int, limit: int | None, rows: int) -> None:
    request = Request("", sort="newest", offset=offset)
    export = searcher.export(request, limit)
    ids = [row["id"] for row in export.rows]
    assert (export.total, len(ids)) == (MANY, rows)
    assert ids == [id_ for id_, _ in listed(searcher, request)][offset : offset + rows]


def test_the_values_of_rows_are_those_that_facets_count(searcher: Searcher) -> None:
    rows = list(searcher.export(Request("", sort="oldest")).rows)
    facets = searcher.search(Request("", limit=0)).facets.kinds
    for kind, values in facets.items():
        counts = Counter(value for row in rows for value in row[kind])
        assert {each.value: each.count for each in values}.items() <= counts.items()
        assert all(list(row[kind]) == sorted(row[kind]) for row in rows)


def test_an_export_goes_on_with_its_generation_when_another_is_published(tmp_path: Path) -> None:
    seeds = write_archive(tmp_path / "seeds", MANY)
    build([seeds], tmp_path / "index", Silent())
    searcher = Searcher(tmp_path / "index")
    request = Request("", sort="oldest")
    expected = [row["id"] for row in searcher.export(request).rows]
    rows = searcher.export(request).rows
    begun = [next(rows)["id"]]
    for number in (MANY, MANY + 1):  # after the second the files of the first generation are gone
        write_document(seeds, number)
        update([seeds], tmp_path / "index", Silent())
    assert searcher.total(request) == MANY + 2
    assert [*begun, *(row["id"] for row in rows)] == expected
