"""The best sequence of labels."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analyzers.entities.iob_labels import NameLabels
from analyzers.entities.viterbi import Viterbi

LABELS = ["B-LOC", "B-PER", "I-LOC", "I-PER", "O"]
NAME_LABELS = NameLabels(LABELS)
BETWEEN, START = NAME_LABELS.constraints()
WORDS = 5


def best_of_all(scores: np.ndarray, steps: np.ndarray) -> list[str]:
    """Return the best sequence of one sentence, after trying all."""
    paths = np.array(list(product(range(len(LABELS)), repeat=len(scores))))
    sums = START[paths[:, 0]] + scores[np.arange(len(scores)), paths].sum(axis=1)
    sums = sums + steps[paths[:, :-1], paths[:, 1:]].sum(axis=1)
    return [LABELS[i] for i in paths[sums.argmax()]]


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
    labels = [LABELS[i] for i in Viterbi(NAME_LABELS, steps, START).labels(scores, inside)]
    assert labels[2 : 2 + WORDS] == best_of_all(first, steps)
    assert labels[4 + WORDS : -2] == best_of_all(second, steps)
    assert {label for label, is_word in zip(labels, inside, strict=True) if not is_word} == {"O"}


def test_words_that_are_in_no_name_are_outside() -> None:
    scores = np.zeros((4, len(LABELS)), np.float32)
    scores[:, LABELS.index("O")] = 9
    labels = Viterbi(NAME_LABELS, BETWEEN, START).labels(scores, np.array([False, True, True, False]))
    assert labels.tolist() == [LABELS.index("O")] * 4
