"""Documents of equal score, in one segment of the index or in several."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.document import Record
from indexer.engine.base import Engine
from indexer.engine.ties import by_score_and_key, has_all_ties
from indexer.query.parser import parse
from indexer.query.request import Filters, Sort
from indexer.query.tree import Node
from tests.indexer.engine.contract import EVERYTHING, MakeEngine, fill, record

MANY = 1500  # more than are fetched for a page at first
WORDS = ("نص", "واحد", "لافروف", "موسكو", "وونسان", "كأس", "العالم")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@pytest.fixture(scope="module")
def many(make_engine: MakeEngine) -> Engine:
    """Documents with equal texts, a few with more of the words."""
    rows = [record(f"r{n}", "عنوان", "نص واحد", date(2020, 5, 1 + n % 2), people="لافروف") for n in range(MANY)]
    rows += [record(f"best{n}", "نص", "نص واحد نص", date(2020, 5, 3), people="لافروف") for n in range(3)]
    return fill(fill(make_engine(), rows[:700]), rows[700:])


def keys_of(records: list[Record]) -> list[int]:
    return sorted(record.document.key for record in records)


@pytest.mark.parametrize("query", ["نص", "", "people:لافروف", "نص واحد", "-قطر"])
def test_pages_of_any_ties_follow_one_another_in_the_order_of_keys(many: Engine, query: str) -> None:
    node, documents = parse(query), list(many.written())
    pages = [many.search(node, Filters(), "relevance", 100, offset) for offset in range(0, MANY + 100, 100)]
    best = [record for record in documents if record.document.id.startswith("best") and "نص" in query]
    others = [record for record in documents if record not in best]
    assert [key for page in pages for key in page.keys] == [*keys_of(best), *keys_of(others)]
    assert {page.total for page in pages} == {MANY + 3}
    assert [key for key, _ in many.all_ranked(node, Filters(), "relevance")] == [k for page in pages for k in page.keys]


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_a_page_after_the_end_is_empty(many: Engine, sort: Sort) -> None:
    assert many.search(parse("نص"), Filters(), sort, 10, MANY + 3).keys == []


# The keys of two ids of a pair have the same first 36 bits, those that order the documents of one day.
ALIKE = (("n267542", "n384641"), ("n387161", "n736809"), ("n532101", "n751419"), ("n785380", "n839572"))


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_documents_of_one_day_come_in_the_order_of_keys(make_engine: MakeEngine, sort: Sort) -> None:
    rows = [record(id_, "عنوان", "نص") for pair in ALIKE for id_ in pair]
    engine = fill(fill(make_engine(), rows[4:]), rows[:4])
    pages = [engine.search(parse("نص"), Filters(), sort, 3, offset) for offset in (0, 3, 6)]
    keys = keys_of(rows)
    assert [key for page in pages for key in page.keys] == (keys[::-1] if sort == "newest" else keys)


def found(engine: Engine, node: Node) -> tuple[list[int], list[float]]:
    page = engine.search(node, EVERYTHING, "relevance", 50)
    return list(page.keys), list(page.scores)


@settings(max_examples=5)
@given(st.lists(TEXTS, min_size=2, max_size=30), st.integers(3, 8), st.lists(st.sampled_from(WORDS), max_size=3))
def test_the_order_does_not_depend_on_the_commits(
    make_engine: MakeEngine,
    texts: list[str],
    size: int,
    words: list[str],
) -> None:
    rows = [record(f"r{n}", text.split()[0], text) for n, text in enumerate(texts)]
    whole, parts = fill(make_engine(), rows), make_engine()
    for start in range(0, len(rows), size):
        fill(parts, rows[start : start + size])
    node = parse(" ".join(words))
    (keys, scores), (other_keys, other_scores) = found(whole, node), found(parts, node)
    assert keys == other_keys
    assert scores == pytest.approx(other_scores, rel=1e-6)


@pytest.mark.parametrize(
    ("scores", "keys", "expected"),
    [
        ([], [], []),
        ([2.0, 1.0], [1, 2], [(1, 2.0), (2, 1.0)]),
        ([1.0, 1.0, 1.0], [3, 1, 2], [(1, 1.0), (2, 1.0), (3, 1.0)]),
        ([420.00003, 420.0, 419.9], [2, 1, 3], [(1, 420.00003), (2, 420.00003), (3, 419.9)]),  # by rounding
        ([420.01, 420.0], [2, 1], [(2, 420.01), (1, 420.0)]),
        ([0.0, 0.0], [2, 1], [(1, 0.0), (2, 0.0)]),
        ([0.5, 0.0], [2, 1], [(2, 0.5), (1, 0.0)]),
    ],
)
def test_equal_scores_come_in_the_order_of_keys(
    scores: list[float], keys: list[int], expected: list[tuple[int, float]]
) -> None:
    assert by_score_and_key(scores, keys) == expected


@pytest.mark.parametrize(
    ("scores", "end", "expected"),
    [([3.0, 2.0, 2.0], 2, False), ([3.0, 2.0, 2.0], 1, True), ([3.0, 2.0, 1.0], 2, True), ([3.0], 0, True)],
)
def test_whether_all_ties_of_a_page_were_fetched(scores: list[float], end: int, *, expected: bool) -> None:
    assert has_all_ties(scores, end) is expected
