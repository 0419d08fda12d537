"""The training of the tagger: labels that are known in part, and plain news that two ways label."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from derive.tagger.corpus import any_label
from derive.tagger.network import Batch, Numbers, field_gradients
from derive.tagger.silver import reconciled

LABELS = ["B-PER", "I-PER", "O"]


def batch(allowed: list[list[bool]]) -> Batch:
    """Return one sentence of the words with these allowed labels."""
    length = len(allowed)
    none = np.zeros((length, 1), np.int64)
    inside = np.ones((length, 1), bool)
    flags = np.array(allowed)[:, None, :]
    return Batch(csr_matrix((1, 1), dtype=np.float32), none, none, none, inside, flags, np.ones(1, np.float32))


def loss(scores: Numbers, allowed: list[list[bool]]) -> float:
    return field_gradients(scores, batch(allowed), np.zeros((3, 3), np.float32))[0]


def test_a_word_that_may_be_anything_adds_no_loss() -> None:
    scores = np.array([[[1.0, 0.0, 2.0]], [[0.0, 3.0, 1.0]]], np.float32)
    unknown = [True, True, True]
    assert loss(scores, [unknown, unknown]) == pytest.approx(0, abs=1e-5)
    assert loss(scores, [[True, False, False], unknown]) == pytest.approx(np.log(1 + np.exp(-1) + np.exp(1)), rel=1e-4)


def test_several_labels_share_the_probability() -> None:
    scores = np.zeros((1, 1, 3), np.float32)
    _, by_score, _ = field_gradients(scores, batch([[True, False, True]]), np.zeros((3, 3), np.float32))
    assert by_score[0, 0] == pytest.approx([1 / 3 - 1 / 2, 1 / 3, 1 / 3 - 1 / 2], abs=1e-5)


@pytest.mark.parametrize(
    ("kinds", "expected"), [(["O"], "O"), (["O", "ORG"], "O|B-ORG|I-ORG"), (["PER"], "B-PER|I-PER")]
)
def test_any_label_of_kinds(kinds: list[str], expected: str) -> None:
    assert any_label(kinds) == expected


@pytest.mark.parametrize(
    ("found", "chances", "expected"),
    [
        ("B-PER", [0.7, 0.1, 0.2], "B-PER"),  # both ways agree
        ("B-PER", [0.2, 0.1, 0.7], "B-PER|O"),  # they differ
        ("O", [0.1, 0.1, 0.8], "O"),  # find_names finds nothing: the teachers decide
        ("O", [0.8, 0.1, 0.1], "B-PER"),
        ("O", [0.5, 0.1, 0.4], "B-PER|I-PER|O"),  # … if they are certain
    ],
)
def test_what_two_ways_say_of_a_word(found: str, chances: list[float], expected: str) -> None:
    assert reconciled([("كلمه", found)], np.array([chances], np.float32), LABELS) == [("كلمه", expected)]
