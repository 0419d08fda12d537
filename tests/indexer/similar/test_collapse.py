from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.documents.document import key_of
from indexer.errors import QueryError
from indexer.query.request import MAX_OFFSET, Filters, Request, Sort
from indexer.search.json_objects import answer_json
from indexer.search.searcher import Searcher
from indexer.similar.collapse import CollapsedList, Copies
from indexer.similar.groups import Groups
from tests.indexer.reports import COPIES, TEXTS
from tests.indexer.searching import index_texts

GROUPS = Groups.of([("a", "b", "c"), ("x", "y")])
IDS = {f"texts/{name}.txt" for name in TEXTS}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("reports"))


def file(name: str) -> str:
    return f"texts/{name}.txt"


@pytest.mark.parametrize(
    ("ids", "ranks", "copies"),
    [
        ("", (), {}),
        ("123", (0, 1, 2), {}),
        ("1b2", (0, 1, 2), {}),  # the only copy that matches
        ("cab", (0,), {0: ("a", "b")}),
        ("y1c2xa3b", (0, 1, 2, 3, 6), {0: ("x",), 2: ("a", "b")}),
    ],
)
def test_first_of_a_group_is_shown_with_its_copies(ids: str, ranks: Sequence[int], copies: object) -> None:
    assert Copies(GROUPS).collapse([key_of(id_) for id_ in ids]) == CollapsedList(tuple(ranks), copies)  # type: ignore[arg-type]


@given(st.permutations(["a", "b", "c", "x", "y", "1", "2", "3"]), st.integers(1, 5), st.integers(0, 8))
def test_pages_have_no_hit_in_common_and_leave_none_out(ids: list[str], limit: int, window: int) -> None:
    collapsed = Copies(GROUPS).collapse([key_of(id_) for id_ in ids[:window]])
    pages = [collapsed.page(limit, offset) for offset in range(0, len(ids), limit)]
    hit_ids = [ids[rank] for page in pages for rank in page if rank < len(ids)]
    copies_ids = [id_ for copies in collapsed.copies.values() for id_ in copies]
    assert sorted([*hit_ids, *copies_ids]) == sorted(ids)
    assert all(len(page) == limit for page in pages)


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("query", ["", "درنة", "السيول OR الطقس"])
def test_hits_and_copies_are_all_matches(searcher: Searcher, query: str, sort: Sort) -> None:
    collapsed_answer = searcher.search(Request(query, sort=sort))
    full_answer = searcher.search(Request(query, sort=sort, all_copies=True))
    assert (
        collapsed_answer.total
        == full_answer.total
        == len(full_answer.hits)
        == len(collapsed_answer.hits) + collapsed_answer.collapsed
    )
    assert collapsed_answer.collapsed == 3
    assert full_answer.collapsed == 0
    assert not any(hit.copies for hit in full_answer.hits)
    shown_ids = [id_ for hit in collapsed_answer.hits for id_ in (hit.id, *(copy.id for copy in hit.copies))]
    assert sorted(shown_ids) == sorted(hit.id for hit in full_answer.hits)
    pages = [searcher.search(Request(query, sort=sort, limit=2, offset=n)) for n in range(0, 8, 2)]
    assert [hit.id for page in pages for hit in page.hits] == [hit.id for hit in collapsed_answer.hits]
    assert {page.total for page in pages} == {collapsed_answer.total}


def test_offset_has_a_limit(searcher: Searcher) -> None:
    answer = searcher.search(Request("درنة", offset=MAX_OFFSET))
    assert (answer.total, answer.collapsed, answer.hits) == (searcher.search(Request("درنة")).total, 3, ())
    with pytest.raises(QueryError, match="narrow the search"):
        searcher.search(Request("درنة", offset=MAX_OFFSET + 1))


@pytest.mark.parametrize("last", range(5))
def test_last_page_has_the_hits_that_copies_before_it_push_back(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    collapsed_answer = [hit.id for hit in searcher.search(Request("", sort="oldest")).hits]
    monkeypatch.setattr("indexer.query.request.MAX_OFFSET", last)
    for offset in range(last + 1):
        page = searcher.search(Request("", sort="oldest", limit=2, offset=offset)).hits
        assert [hit.id for hit in page] == collapsed_answer[offset : offset + 2]


def test_order_decides_which_copy_is_shown(searcher: Searcher) -> None:
    def first(sort: Sort) -> str:
        return next(hit.id for hit in searcher.search(Request("درنة السيول", sort=sort)).hits if hit.copies)

    assert first("oldest") == file("flood")
    assert first("newest") == file("flood-reordered")


def test_only_matching_copy_is_shown(searcher: Searcher) -> None:
    (hit,) = searcher.search(Request("بنينه", all_spellings=False)).hits[:1]
    assert hit.id in {file(name) for name in COPIES}
    september = Filters(since=date(2023, 9, 12), until=date(2023, 9, 12))
    answer = searcher.search(Request("درنة", september))
    assert [(hit.id, hit.copies) for hit in answer.hits] == [(file("flood-cut"), ())]


def test_copies_match_the_query_too(searcher: Searcher) -> None:
    hits = searcher.search(Request('"مجرى الوادي"')).hits  # cut away in one of the four
    assert [len(hit.copies) for hit in hits] == [2]


def test_json_has_the_ids_of_copies(searcher: Searcher) -> None:
    answer = answer_json(searcher.search(Request("السيول درنة", sort="oldest")))
    assert answer["hits"][0]["copies"] == [file(name) for name in COPIES[1:]]
    assert answer["folded"] == 3


def test_copies_of_a_document(searcher: Searcher) -> None:
    assert [copy.id for copy in searcher.copies(file("flood-cut"))] == [
        file(name) for name in ("flood", "flood-reordered", "flood-respelled")
    ]
    assert searcher.copies(file("final")) == searcher.copies("no such id") == ()


def test_index_without_duplicates_is_asked_for_one_page_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = index_texts({"final": TEXTS["final"], "later": TEXTS["later"]}, tmp_path)
    monkeypatch.setattr("indexer.similar.collapse.WINDOW", None)
    assert searcher.search(Request("")).total == 2


@pytest.mark.parametrize("window", range(1, 9))
def test_pages_after_the_window_continue(searcher: Searcher, monkeypatch: pytest.MonkeyPatch, window: int) -> None:
    monkeypatch.setattr("indexer.similar.collapse.WINDOW", window)
    pages = [searcher.search(Request("", sort="newest", limit=2, offset=n)).hits for n in range(0, 10, 2)]
    hit_ids = [id_ for page in pages for hit in page for id_ in (hit.id, *(copy.id for copy in hit.copies))]
    all_hits = searcher.search(Request("", sort="newest", all_copies=True)).hits
    assert sorted(hit_ids) == sorted(hit.id for hit in all_hits)
