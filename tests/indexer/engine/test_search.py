"""Order, scores and pages of a search."""

import pytest

from indexer.engine.base import Engine
from indexer.query.parser import parse
from indexer.query.request import Filters
from tests.indexer.engine.contract import ids


def test_documents_with_all_words_come_first(engine: Engine) -> None:
    results = ids(engine, "لافروف وونسان")
    assert set(results[:2]) == {"wonsan", "both"}
    assert results[2:] == ["moscow"]


def test_undated_documents_come_last_by_date(engine: Engine) -> None:
    assert ids(engine, "", sort="newest") == ["both", "wonsan", "africa", "moscow", "cup", "putin"]
    assert ids(engine, "", sort="oldest") == ["cup", "moscow", "africa", "wonsan", "both", "putin"]


def test_pages_follow_one_another(engine: Engine) -> None:
    pages = [engine.search(parse(""), Filters(), "newest", 4, offset) for offset in (0, 4, 8)]
    assert [len(page.keys) for page in pages] == [4, 2, 0]
    assert {page.total for page in pages} == {6}
    assert engine.search(parse(""), Filters(), "relevance", 0).keys == []


def test_scores_descend_and_are_0_unless_sorted_by_relevance(engine: Engine) -> None:
    scores = engine.search(parse("لافروف في وونسان"), Filters(), "relevance", 10).scores
    assert list(scores) == sorted(scores, reverse=True)
    assert min(scores) > 0
    assert set(engine.search(parse("لافروف"), Filters(), "newest", 10).scores) == {0}


@pytest.mark.parametrize(
    "query", ["لافروف", "لافروف وونسان", '"كأس العالم"', "places:موسكو لافروف", "مسوكو~ عاد", "وون* OR title:جولة"]
)
def test_contributions_add_up_to_the_score(engine: Engine, query: str) -> None:
    page = engine.search(parse(query), Filters(), "relevance", 10)
    assert page.total > 0
    for id_, score in zip(engine.ids(page.keys), page.scores, strict=True):
        assert sum(part.score for part in engine.explain(parse(query), id_)) == pytest.approx(score, rel=1e-4)


def test_document_that_does_not_match_has_no_contributions(engine: Engine) -> None:
    assert engine.explain(parse("لافروف"), "putin") == engine.explain(parse("لافروف"), "no such id") == []
