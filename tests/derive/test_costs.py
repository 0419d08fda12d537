"""The costs of alternations are those of the least loss within their bounds."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from derive.alternations.costs import Problem, solve


def problem(joined: list[float], bound: float = -99.0, penalty: float = 1e-9) -> Problem:
    """One feature that every pair has once."""
    size = len(joined)
    return Problem(
        csr_matrix(np.ones((size, 1))),
        np.array(joined),
        np.ones(size),
        csr_matrix(np.array([[penalty]])),
        prior=np.array([2.0]),
        bounds=np.array([bound]),
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (problem([1.0, 0.0]), 0.0),  # as many pairs of one name as of two
        (problem([1.0, 0.0, 0.0, 0.0]), np.log(3)),  # log odds of two names
        (problem([1.0, 1.0, 1.0, 0.0]), -np.log(3)),
        (problem([1.0, 1.0, 1.0, 0.0], bound=0.5), 0.5),
        (problem([1.0, 0.0], penalty=1e6), 2.0),  # drawn to the prior
    ],
)
def test_cost_of_an_edit(given: Problem, expected: float) -> None:
    assert solve(given)[0] == pytest.approx(expected, abs=1e-4)
