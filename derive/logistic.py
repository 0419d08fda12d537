"""A logistic model whose weights are costs: none below its bound, and each near the cost of its kind."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
ROUNDS = 60
ENOUGH = 1e-3  # loss


@dataclass(frozen=True, slots=True)
class Problem:
    """Pairs as rows of `features`; `joined` is 1.0 for one name, 0.0 for two; `weights` says what a row counts.

    `penalty` (symmetric) and `prior` pull the costs, `bounds` are their least values.
    """

    features: Floats
    joined: Floats
    weights: Floats
    penalty: Floats
    prior: Floats
    bounds: Floats

    def loss(self, costs: Floats) -> float:
        """Return the negative log likelihood and what the costs pay for their distance from the prior."""
        score = -(self.features @ costs)
        off = costs - self.prior
        fit = self.weights @ (np.logaddexp(0, score) - self.joined * score)
        return float(fit + off @ self.penalty @ off / 2)

    def slopes(self, costs: Floats) -> tuple[Floats, Floats]:
        """Return the gradient and the Hessian of the loss."""
        chance = 1 / (1 + np.exp(np.clip(self.features @ costs, -30, 30)))
        gradient = self.features.T @ (self.weights * (self.joined - chance)) + self.penalty @ (costs - self.prior)
        spread = self.weights * chance * (1 - chance)
        return gradient, (self.features * spread[:, None]).T @ self.features + self.penalty


def solve(problem: Problem) -> Floats:
    """Return the costs of least loss (projected Newton steps, Bertsekas 1982)."""
    costs = np.maximum(problem.bounds, problem.prior)
    loss = problem.loss(costs)
    for _ in range(ROUNDS):
        gradient, hessian = problem.slopes(costs)
        free = ~((costs <= problem.bounds) & (gradient > 0))
        step = np.zeros_like(costs)
        step[free] = np.linalg.solve(hessian[np.ix_(free, free)], gradient[free])
        costs, reached = _shortened(problem, costs, step, loss)
        if loss - reached < ENOUGH:
            break
        loss = reached
    return costs


def _shortened(problem: Problem, costs: Floats, step: Floats, loss: float) -> tuple[Floats, float]:
    """Take the step, halved until the loss falls; stand still if it never does."""
    length = 1.0
    while length > 1e-6:
        moved = np.maximum(problem.bounds, costs - length * step)
        reached = problem.loss(moved)
        if reached < loss:
            return moved, reached
        length /= 2
    return costs, loss
