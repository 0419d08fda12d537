"""Score runs: measures of each query, their means, and whether two runs differ.

A run has the ids of the hits of each query, the best first. The measures are those of ir_measures (trec_eval).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import ir_measures
import numpy as np
from ir_measures import RR, R, SetP, SetR, nDCG
from scipy.stats import permutation_test

from benchmarks.collection import Qrels

Run = Mapping[str, Sequence[str]]
Scores = dict[str, dict[str, float]]  # by measure and query id

MEASURES = {
    "nDCG@10": nDCG @ 10,
    "MRR@10": RR @ 10,
    "recall@100": R @ 100,
    "set recall": SetR,
    "set precision": SetP,
}
_RESAMPLES = 9999  # the smallest p is 1 / 10,000
_SEED = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of two runs: mean of the paired differences, queries better and worse, p."""

    mean: float
    better: int
    worse: int
    p: float


def score(qrels: Qrels, run: Run) -> Scores:
    """Return every measure of every judged query, 0 for a query without hits.

    The scores are ranks, because trec_eval sorts by score and breaks ties by id.
    """
    ranked = {query: {id_: -float(rank) for rank, id_ in enumerate(hits)} for query, hits in run.items()}
    names = {measure: name for name, measure in MEASURES.items()}
    scores: Scores = {name: dict.fromkeys(qrels, 0.0) for name in MEASURES}
    for metric in ir_measures.iter_calc(list(MEASURES.values()), qrels, ranked):
        scores[names[metric.measure]][metric.query_id] = metric.value
    return scores


def mean(scores: Mapping[str, float], queries: Iterable[str]) -> float:
    """Return the mean over `queries`."""
    return float(np.mean([scores[query] for query in queries]))


def compare(ours: Mapping[str, float], theirs: Mapping[str, float]) -> Difference:
    """Compare two runs query by query with a two-sided paired randomisation test (Smucker et al., CIKM 2007)."""
    gains = np.array([ours[query] - theirs[query] for query in ours])
    if len(gains) < 2 or not gains.any():  # a single query proves nothing
        return Difference(float(gains.mean()), int((gains > 0).sum()), int((gains < 0).sum()), 1.0)
    test = permutation_test((gains,), np.mean, permutation_type="samples", n_resamples=_RESAMPLES, batch=500, rng=_SEED)
    return Difference(float(gains.mean()), int((gains > 0).sum()), int((gains < 0).sum()), float(test.pvalue))
