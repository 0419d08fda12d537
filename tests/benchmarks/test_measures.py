"""Measures compared with values calculated by hand."""

from math import log2

import pytest

from benchmarks.measures import MEASURES, compare, mean, score

QRELS = {"q": {"a": 1, "b": 1}}
HALF = (1 + 1 / log2(4)) / (1 + 1 / log2(3))  # relevant at ranks 1 and 3 of two relevant ones

SCORED = [
    # hits, nDCG@10, MRR@10, recall@100, set recall, set precision
    (["a", "b"], 1.0, 1.0, 1.0, 1.0, 1.0),
    (["a", "x", "b"], HALF, 1.0, 1.0, 1.0, 2 / 3),
    (["z", "a"], (1 / log2(3)) / (1 + 1 / log2(3)), 0.5, 0.5, 0.5, 0.5),
    ([*(f"x{n}" for n in range(10)), "a"], 0.0, 0.0, 0.5, 0.5, 1 / 11),
    ([*(f"x{n}" for n in range(100)), "a"], 0.0, 0.0, 0.0, 0.5, 1 / 101),
    (["x"], 0.0, 0.0, 0.0, 0.0, 0.0),
    ([], 0.0, 0.0, 0.0, 0.0, 0.0),
]


@pytest.mark.parametrize(("hits", "ndcg", "mrr", "recall", "set_recall", "set_precision"), SCORED)
def test_measures_of_one_query(
    hits: list[str], ndcg: float, mrr: float, recall: float, set_recall: float, set_precision: float
) -> None:
    found = {name: values["q"] for name, values in score(QRELS, {"q": hits}).items()}
    expected = dict(zip(MEASURES, (ndcg, mrr, recall, set_recall, set_precision), strict=True))
    assert found == pytest.approx(expected)


def test_query_without_hits_scores_zero() -> None:
    scores = score({"q": {"a": 1}, "other": {"b": 1}}, {"q": ["a"]})["nDCG@10"]
    assert scores == {"q": 1.0, "other": 0.0}
    assert mean(scores, scores) == 0.5
    assert mean(scores, ["q"]) == 1.0


SURE = {f"q{n}": 1.0 for n in range(20)}
COMPARED = [
    # ours, theirs, mean, better, worse, p from, p to
    (SURE, dict.fromkeys(SURE, 0.0), 1.0, 20, 0, 0.0, 0.001),
    (dict.fromkeys(SURE, 0.0), SURE, -1.0, 0, 20, 0.0, 0.001),
    (SURE, SURE, 0.0, 0, 0, 1.0, 1.0),
    ({"a": 1.0, "b": 0.0}, {"a": 0.0, "b": 1.0}, 0.0, 1, 1, 0.99, 1.0),
    ({"a": 1.0}, {"a": 0.5}, 0.5, 1, 0, 0.99, 1.0),  # one query proves nothing
]


@pytest.mark.parametrize(("ours", "theirs", "difference", "better", "worse", "least", "most"), COMPARED)
def test_compare_runs(
    ours: dict[str, float],
    theirs: dict[str, float],
    difference: float,
    better: int,
    worse: int,
    least: float,
    most: float,
) -> None:
    found = compare(ours, theirs)
    assert found.mean == pytest.approx(difference)
    assert (found.better, found.worse) == (better, worse)
    assert least <= found.p <= most
