"""The best sequence of labels."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analyzers.entities.tagger import iob_constraints
from analyzers.entities.viterbi import Viterbi

LABELS = ["B-LOC", "B-PER", "I-LOC", "I-PER", "O"]
BETWEEN, START = iob_constraints(LABELS)
WORDS = 5


def best_of_all(scores: np.ndarray, steps: np.ndarray) -> list[str]:
    """Return the best sequence of one sentence, after trying all."""
    paths = np.array(list(product(range(len(LABELS)), repeat=len(scores))))
    sums = START[paths[:, 0]] + scores[np.arange(len(scores)), paths].sum(axis=1)
    sums = sums + steps[paths[:, :-1], paths[:, 1:]].sum(axis=1)
    return [LABELS[i] for i in paths[sums.argmax()]]


def find_labels(search: Viterbi, scores: np.ndarray, inside: np.ndarray) -> list[str]:
    begins, paths = search.paths(scores, inside)
    labels = ["O"] * len(scores)
    for begin, path in zip(begins.tolist(), paths, strict=True):
        labels[begin : begin + len(path)] = path
    return labels


@given(st.integers(0, 2**32 - 1), st.floats(0.1, 4), st.floats(0, 3))
def test_best_sequence_equals_that_of_trying_all(seed: int, spread: float, doubt: float) -> None:
    draw = np.random.default_rng(seed)
    steps = BETWEEN + draw.normal(0, 0.5, BETWEEN.shape).astype(np.float32)
    first, second = (draw.normal(0, spread, (WORDS, len(LABELS))).astype(np.float32) for _ in range(2))
    between = np.full((2, len(LABELS)), 9, np.float32)  # scores between sentences do not count
    for sentence in (first, second):
        sentence[:, LABELS.index("O")] += doubt
    scores = np.concatenate([between, first, between, second, between])
    inside = np.array([0, 0, *[1] * WORDS, 0, 0, *[1] * WORDS, 0, 0], bool)
    labels = find_labels(Viterbi(LABELS, steps, START), scores, inside)
    assert labels[2 : 2 + WORDS] == best_of_all(first, steps)
    assert labels[4 + WORDS : -2] == best_of_all(second, steps)
    assert {label for label, is_word in zip(labels, inside, strict=True) if not is_word} == {"O"}


def test_words_outside_names_are_in_no_segment() -> None:
    scores = np.zeros((4, len(LABELS)), np.float32)
    scores[:, LABELS.index("O")] = 9
    begins, paths = Viterbi(LABELS, BETWEEN, START).paths(scores, np.array([False, True, True, False]))
    assert (begins.tolist(), paths) == ([], [])
