"""Fit the cost of each edit by a logistic model with bounds, which draws each cost to the cost of its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, lil_matrix
from scipy.special import expit

from analyzers.names.alignment import Edit
from analyzers.names.same_name import (
    ARTICLE_ADDED,
    BUDGET,
    CROSSED_EDITS,
    FURTHER_EDIT,
    LETTER,
    NATIVE_LETTERS,
    EditCosts,
    fallbacks,
)
from derive.alternations.samples import Sample

Floats = NDArray[np.float64]

# The margin trades pairs of different names that are joined, which is worse, for pairs of one name that are not.
MARGIN = 0.4  # log odds
NASAL = 1.0  # log odds, set by hand: the pairs hold too few East Asian names, where a final g may be mute
# The pull on costs: those of edits to their kinds, of the last kinds to their priors, and of other features to 0.
# More keeps rare edits near their kind, less lets them follow few pairs.
SHRINK, ROOT_SHRINK, FREE_SHRINK = 0.7, 0.2, 0.01
MIN_COST = 0.5  # of an edit: no edit is evidence for one name
PRIORS = {"vowel": 1.5, "consonant": 3.0, "vowel+vowel": 2.0, "consonant+vowel": 3.0, "consonant+consonant": 3.0}
# Lower bounds of features that are not edits; further edits may be cheaper than the first, but never free.
BOUNDS = {
    BUDGET: -99.0,
    LETTER: -99.0,
    NATIVE_LETTERS: -99.0,
    FURTHER_EDIT: -MIN_COST,
    CROSSED_EDITS: 0.0,
    ARTICLE_ADDED: 0.0,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Pairs as rows of `features`; `joined` is 1.0 for one name and 0.0 for two; `weights` are those of the rows.

    `penalty` (symmetric) and `prior` pull the costs, `bounds` are their lower bounds.
    """

    features: csr_matrix
    joined: Floats
    weights: Floats
    penalty: csr_matrix
    prior: Floats
    bounds: Floats

    def loss(self, costs: Floats) -> tuple[float, Floats]:
        """Return the negative log likelihood plus the penalty, and its gradient."""
        score = -(self.features @ costs)
        offset = costs - self.prior
        pull = self.penalty @ offset
        loss = self.weights @ (np.logaddexp(0, score) - self.joined * score) + offset @ pull / 2
        return float(loss), self.features.T @ (self.weights * (self.joined - expit(score))) + pull

    def curvature(self, costs: Floats) -> Floats:
        """Return the diagonal of the Hessian of the loss."""
        chance = expit(-(self.features @ costs))
        spread = self.features.power(2).T @ (self.weights * chance * (1 - chance))
        return np.asarray(spread + self.penalty.diagonal(), dtype=np.float64)


def solve(problem: Problem) -> Floats:
    """Return the costs that minimise the loss, far more exact than the two decimals of the file.

    The costs are scaled by the curvature, which takes a tenth of the iterations that unscaled costs take.
    """
    start = np.maximum(problem.bounds, problem.prior)
    scale = np.sqrt(problem.curvature(start))

    def scaled_loss(scaled: Floats) -> tuple[float, Floats]:
        loss, gradient = problem.loss(scaled / scale)
        return loss, gradient / scale

    bounds = [(bound, None) for bound in problem.bounds * scale]
    options = {"maxiter": 5000, "ftol": 1e-14, "gtol": 1e-7, "maxcor": 30}
    result = minimize(scaled_loss, start * scale, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    return np.asarray(result.x / scale, dtype=np.float64)


def learn(samples: Sequence[Sample]) -> EditCosts:
    """Return the costs that separate the samples best."""
    parents = {near: kind for sample in samples for edit in sample.features for near, kind in pairwise(fallbacks(edit))}
    edits = sorted({edit for sample in samples for edit in sample.features} | {*parents, *parents.values()})
    index = {edit: i for i, edit in enumerate(edits)}
    features = lil_matrix((len(samples), len(edits)))
    for row, sample in enumerate(samples):
        for edit, times in sample.features.items():
            features[row, index[edit]] = times
    problem = Problem(
        features.tocsr(),
        joined=np.array([float(sample.joined) for sample in samples]),
        weights=np.array([sample.weight for sample in samples]),
        penalty=_penalty(index, parents),
        prior=np.array([_prior(edit, parents) for edit in edits]),
        bounds=np.array([BOUNDS.get(edit, MIN_COST) for edit in edits]),
    )
    costs = dict(zip(edits, solve(problem).tolist(), strict=True))
    costs[BUDGET] -= MARGIN
    costs |= {edit: NASAL for edit in costs if edit.place == "nasal"}
    return EditCosts(costs)


def _prior(edit: Edit, parents: Mapping[Edit, Edit]) -> float:
    while edit in parents:
        edit = parents[edit]
    return PRIORS.get(edit.letters, 0.0)


def _penalty(index: Mapping[Edit, int], parents: Mapping[Edit, Edit]) -> csr_matrix:
    """Draw each edit to the next kind of edit, and the last kinds to their priors."""
    penalty = lil_matrix((len(index), len(index)))
    for edit, here in index.items():
        if edit in parents:
            kind = index[parents[edit]]
            for i, j, sign in ((here, here, 1), (kind, kind, 1), (here, kind, -1), (kind, here, -1)):
                penalty[i, j] += SHRINK * sign
        else:
            penalty[here, here] += FREE_SHRINK if edit in BOUNDS else ROOT_SHRINK
    return penalty.tocsr()
