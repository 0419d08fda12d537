"""Labels of words and the names that they make."""

import numpy as np
import pytest

from analyzers.entities.iob_labels import FORBIDDEN, NameLabels

LABELS = ["B-LOC", "I-LOC", "B-PER", "I-PER", "O"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("B-PER I-PER O B-LOC B-LOC O", [(0, 2), (3, 4), (4, 5)]),
        ("O B-PER I-PER I-PER O", [(1, 4)]),
        ("O O", []),
        ("", []),
    ],
)
def test_labels_are_read_as_names(words: str, expected: list[tuple[int, int]]) -> None:
    starts, ends = NameLabels(LABELS).names(np.array([LABELS.index(word) for word in words.split()], np.intp))
    assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == expected


def test_inside_follows_only_its_own_label() -> None:
    between, start = NameLabels(["B-LOC", "I-LOC", "B-PER", "I-PER", "O"]).constraints()
    assert start.tolist() == [0, FORBIDDEN, 0, FORBIDDEN, 0]
    assert np.argwhere(between == FORBIDDEN).tolist() == [[0, 3], [1, 3], [2, 1], [3, 1], [4, 1], [4, 3]]
