"""The judged queries on a news archive, and the scores of answers to them."""

from pathlib import Path

import pytest

from benchmarks.collection import Query, read_qrels, read_queries
from benchmarks.judged.__main__ import _FOLDER, score_answers
from tests.indexer.searching import index_texts

KINDS = {"topic": 22, "phrase": 8, "name": 16, "slip": 8, "latin": 8, "dialect": 8}


def test_each_query_has_a_kind_and_relevant_documents() -> None:
    queries, qrels = read_queries(_FOLDER), read_qrels(_FOLDER)
    assert {kind: sum(query.group == kind for query in queries) for kind in KINDS} == KINDS
    assert {query.id for query in queries} == qrels.keys()
    assert all(grade in {1, 2} for grades in qrels.values() for grade in grades.values())


def test_order_is_scored_over_all_hits_and_the_set_over_those_with_all_words(tmp_path: Path) -> None:
    texts = {"both": "سقطت رافعة في الحرم.", "one": "رافعة في الميناء.", "other": "مباراة كرة القدم."}
    searcher = index_texts(texts, tmp_path)
    qrels = {"q": {"texts/both.txt": 2, "texts/one.txt": 1}}
    scores = score_answers(searcher, [Query("q", "رافعة الحرم", "topic")], qrels)
    assert scores["set size"] == {"q": 1.0}
    assert (scores["set recall"]["q"], scores["set precision"]["q"]) == pytest.approx((0.5, 1.0))
    assert scores["nDCG@10"]["q"] == pytest.approx(1.0)
