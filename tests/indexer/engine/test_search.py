"""Order, scores and pages of a search."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from indexer.documents.document import key_of
from indexer.engine.base import Engine
from indexer.query.leaves import Word
from indexer.query.parser import parse
from indexer.query.request import Filters, Sort
from indexer.query.tree import AllOf
from tests.indexer.engine.contract import MakeEngine, fill, ids, ids_of, record


def test_documents_with_the_words_in_the_title_and_together_come_first(engine: Engine) -> None:
    assert ids(engine, "لافروف وونسان") == ["wonsan", "both"]
    assert ids(engine, "كأس العالم") == ["cup", "africa"]


@pytest.mark.parametrize(
    ("weights", "minimum", "expected"),
    [
        ((), 0, {"both"}),
        ((1, 1, 1), 2, {"both", "wonsan", "moscow"}),
        ((1, 1, 1), 1, {"both", "wonsan", "moscow"}),
        ((1, 1, 3), 3, {"both", "wonsan"}),  # the third word alone, or with another
        ((3, 1, 1), 4, {"both", "wonsan", "moscow"}),  # the first word and one of the others
        ((0, 0, 1), 0, {"both", "wonsan"}),  # words of weight 0 are never required
    ],
)
def test_a_document_needs_enough_of_the_words(
    engine: Engine, weights: tuple[int, ...], minimum: int, expected: set[str]
) -> None:
    words = parse("لافروف موسكو وونسان")
    assert isinstance(words, AllOf)
    node = replace(words, weights=weights, minimum=minimum)
    assert set(ids_of(engine, node)) == expected


def test_hints_order_but_do_not_match(engine: Engine) -> None:
    word = Word("لافروف", "لافروف", hints=(("بكين", 1.0), ("جوله", 1.0)))
    assert set(ids_of(engine, word)) == {"wonsan", "both", "moscow"}
    scores = [engine.explain(node, "both") for node in (word, replace(word, hints=()))]
    assert sum(each.score for each in scores[0]) > sum(each.score for each in scores[1])


def test_the_word_itself_ranks_before_an_equivalent(engine: Engine) -> None:
    assert ids_of(engine, Word("افريقيا", "افريقيا", related=(("كاس", 1.0),))) == ["africa", "cup"]


def test_matching_returns_the_keys_of_the_documents_that_match(engine: Engine) -> None:
    keys = {id_: key_of(id_) for id_ in ("wonsan", "moscow", "cup")}
    queries = [parse("لافروف"), parse("كأس"), parse("قطر")]
    assert engine.matching(queries, list(keys.values())) == [{keys["wonsan"], keys["moscow"]}, {keys["cup"]}, set()]
    assert engine.matching(queries, []) == [set()] * 3
    assert engine.matching([], list(keys.values())) == []


def test_several_queries_are_counted_as_each_by_itself(engine: Engine) -> None:
    queries = [parse(text) for text in ("لافروف", "كأس", "قطر", "")]
    assert engine.counts(queries, Filters()) == [3, 2, 0, 6]
    assert engine.counts(queries, Filters({"places": ("وونسان",)})) == [2, 0, 0, 2]
    assert engine.counts(queries[:1], Filters()) == [3]
    assert engine.counts([], Filters()) == []


@pytest.mark.parametrize("sort", get_args(Sort))
def test_documents_of_one_day_or_score_come_in_the_same_order_after_an_update(
    make_engine: MakeEngine, sort: Sort
) -> None:
    rows = [record(f"r{n}", "عنوان", "نص واحد", date(2020, 5, 1)) for n in range(12)]
    whole = fill(make_engine(), rows)
    updated = fill(fill(make_engine(), rows[6:]), rows[:6])
    assert ids(whole, "نص", sort=sort) == ids(updated, "نص", sort=sort)


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
