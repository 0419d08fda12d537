"""Train the tagger's network: forward and backward pass, and the loss of the random field on top.

Written in numpy, so that a seed always gives the same weights. analyzers/entities/tagger.py describes the layers.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from analyzers.entities.tagger import CONTEXT_WORDS, FORBIDDEN

Numbers = NDArray[np.float32]
Indices = NDArray[np.int64]
Layers = dict[str, Numbers]  # the weights of each layer, by name

ROWS, HIDDEN = 64, 128  # size of the vector of a word; units of the hidden layer
DROP_ROW, DROP_HIDDEN = 0.3, 0.5  # shares left out at random in training
OFFSETS = range(-CONTEXT_WORDS, CONTEXT_WORDS + 1)
MOMENTUM, SQUARES, TINY = 0.9, 0.999, 1e-8  # of Adam (Kingma, Ba 2015)


class Batch(NamedTuple):
    """Sentences side by side. `words` are rows of `features`, with padding between sentences; `parts` is parallel.

    `where` and `inside` have the shape (longest sentence, sentences): the position of each word in `words`, and whether
    there is one. `allowed` says for each word and label whether the word may have the label: one label where it is
    known, several where it is not. `trust` is the weight of each sentence.
    """

    features: csr_matrix
    words: Indices
    parts: Indices
    where: Indices
    inside: NDArray[np.bool_]
    allowed: NDArray[np.bool_]
    trust: Numbers


def new_weights(features: int, parts: int, labels: int, random: np.random.Generator) -> Layers:
    """Return the initial weights."""
    window = len(OFFSETS)
    weights = {
        "rows": random.normal(0, 0.1, (features, ROWS)),
        "hidden": random.normal(0, (2 / (window * ROWS)) ** 0.5, (window, ROWS, HIDDEN)),
        "bias": np.zeros(HIDDEN),
        "part_hidden": np.zeros((parts, HIDDEN)),
        "part_output": np.zeros((parts, labels)),
        "output": random.normal(0, (1 / HIDDEN) ** 0.5, (HIDDEN, labels)),
        "output_bias": np.zeros(labels),
        "transitions": np.zeros((labels, labels)),
    }
    return {name: weight.astype(np.float32) for name, weight in weights.items()}


def gradients(weights: Layers, batch: Batch, limits: Numbers, random: np.random.Generator) -> tuple[float, Layers]:
    """Return the loss of a batch and its gradient; `limits` is added to the transitions."""
    keep_row = _mask((len(batch.words), ROWS), DROP_ROW, random)
    keep_hidden = _mask((len(batch.words), HIDDEN), DROP_HIDDEN, random)
    rows = (batch.features @ weights["rows"])[batch.words] * keep_row
    before = _before(weights, batch, rows)
    hidden = np.maximum(before, 0) * keep_hidden
    scores = _scores(weights, batch, hidden)
    loss, by_score, by_transition = field_gradients(scores[batch.where], batch, weights["transitions"] + limits)
    down = np.zeros_like(scores)
    down[batch.where[batch.inside]] = by_score[batch.inside]
    by_before = (down @ weights["output"].T) * keep_hidden * (before > 0)
    by_rows = np.zeros_like(rows)
    by_hidden = np.empty_like(weights["hidden"])
    for place, offset in enumerate(OFFSETS):
        by_hidden[place] = _shifted(rows, offset).T @ by_before
        by_rows += _shifted(by_before, -offset) @ weights["hidden"][place].T
    by_word = np.zeros((batch.features.shape[0], ROWS), np.float32)
    np.add.at(by_word, batch.words, by_rows * keep_row)
    return loss, {
        "rows": np.asarray(batch.features.T @ by_word),
        "hidden": by_hidden,
        "bias": by_before.sum(axis=0),
        "part_hidden": _summed(by_before, batch.parts, len(weights["part_hidden"])),
        "part_output": _summed(down, batch.parts, len(weights["part_output"])),
        "output": hidden.T @ down,
        "output_bias": down.sum(axis=0),
        "transitions": by_transition,
    }


def label_chances(weights: Layers, batch: Batch, limits: Numbers) -> Numbers:
    """Return the probability of each label for each word: (longest sentence, sentences, labels)."""
    hidden = np.maximum(_before(weights, batch, (batch.features @ weights["rows"])[batch.words]), 0)
    scores = _scores(weights, batch, hidden)[batch.where]
    return _sums(scores, batch.inside, weights["transitions"] + limits).chances(batch.inside)


def _before(weights: Layers, batch: Batch, rows: Numbers) -> Numbers:
    """Return the input of the hidden units."""
    before = weights["bias"] + weights["part_hidden"][batch.parts]
    for place, offset in enumerate(OFFSETS):
        before += _shifted(rows, offset) @ weights["hidden"][place]
    return before


def _scores(weights: Layers, batch: Batch, hidden: Numbers) -> Numbers:
    return hidden @ weights["output"] + weights["output_bias"] + weights["part_output"][batch.parts]


class Sums(NamedTuple):
    """Forward and backward sums of a linear-chain random field and its totals, in logarithms."""

    ahead: Numbers
    behind: Numbers
    total: Numbers

    def chances(self, inside: NDArray[np.bool_]) -> Numbers:
        """Return the probability of each label for each word; 0 outside sentences."""
        chances: Numbers = np.exp(self.ahead + self.behind - self.total[:, None]) * inside[:, :, None]
        return chances


def _sums(scores: Numbers, inside: NDArray[np.bool_], transitions: Numbers) -> Sums:
    longest = len(scores)
    ahead, behind = np.zeros_like(scores), np.zeros_like(scores)
    ahead[0] = scores[0]
    for t in range(1, longest):
        summed = _log_sum(ahead[t - 1][:, :, None] + transitions, 1) + scores[t]
        ahead[t] = np.where(inside[t][:, None], summed, ahead[t - 1])
    for t in range(longest - 2, -1, -1):
        summed = _log_sum(transitions + (scores[t + 1] + behind[t + 1])[:, None, :], 2)
        behind[t] = np.where(inside[t + 1][:, None], summed, 0)
    return Sums(ahead, behind, _log_sum(ahead[-1], 1))


def field_gradients(scores: Numbers, batch: Batch, transitions: Numbers) -> tuple[float, Numbers, Numbers]:
    """Return the loss of a linear-chain random field, and its gradients by scores and by transitions.

    `scores` has the shape (longest sentence, sentences, labels). The loss is the probability that the field gives to
    all sequences of allowed labels together, as a negative logarithm.
    """
    allowed_scores = np.where(batch.allowed | ~batch.inside[:, :, None], scores, FORBIDDEN)
    free, by_free = _expected(scores, batch, transitions)
    held, by_held = _expected(allowed_scores, batch, transitions)
    loss = float((free.total - held.total) @ batch.trust)
    by_score = (free.chances(batch.inside) - held.chances(batch.inside)) * batch.trust[:, None]
    return loss, by_score, by_free - by_held


def _expected(scores: Numbers, batch: Batch, transitions: Numbers) -> tuple[Sums, Numbers]:
    """Return the sums of a random field, and how often it expects each pair of labels."""
    sums = _sums(scores, batch.inside, transitions)
    after = scores[1:] + sums.behind[1:] - sums.total[:, None]
    pairs = np.exp(sums.ahead[:-1, :, :, None] + transitions + after[:, :, None, :])
    return sums, np.einsum("tsij,ts->ij", pairs, batch.inside[1:] * batch.trust)


class Adam:
    """The Adam optimizer (Kingma, Ba 2015)."""

    def __init__(self, weights: Layers) -> None:
        self._moment = {name: np.zeros_like(weight) for name, weight in weights.items()}
        self._square = {name: np.zeros_like(weight) for name, weight in weights.items()}
        self._sum = {name: np.zeros_like(weight) for name, weight in weights.items()}
        self._steps, self._summed = 0, 0

    def step(self, weights: Layers, gradient: Layers, rate: float, *, averaging: bool) -> None:
        """Change `weights` in place; `gradient` is overwritten."""
        self._steps += 1
        self._summed += averaging
        size = np.float32(1 / (1 - SQUARES**self._steps) ** 0.5)
        pace = np.float32(rate / (1 - MOMENTUM**self._steps))
        for name, weight in weights.items():
            moment, square, change = self._moment[name], self._square[name], gradient[name]
            moment += np.float32(1 - MOMENTUM) * (change - moment)
            np.multiply(change, change, out=change)
            change -= square
            change *= np.float32(1 - SQUARES)
            square += change
            np.sqrt(square, out=change)
            change *= size
            change += np.float32(TINY)
            np.divide(moment, change, out=change)
            change *= pace
            np.subtract(weight, change, out=weight)
            if averaging:
                self._sum[name] += weight

    def mean(self) -> Layers:
        """Return the mean of the weights over the steps with `averaging`."""
        return {name: numbers / np.float32(self._summed) for name, numbers in self._sum.items()}


def _mask(shape: tuple[int, int], share: float, random: np.random.Generator) -> Numbers:
    """Return factors that drop a share of the numbers and scale the others up."""
    kept = random.random(shape, np.float32) >= share
    return kept.astype(np.float32) / np.float32(1 - share)


def _shifted(rows: Numbers, offset: int) -> Numbers:
    """Return, for each word, the row of the word at `offset` from it; the ends are padding."""
    moved = np.zeros_like(rows)
    if offset < 0:
        moved[-offset:] = rows[:offset]
    elif offset:
        moved[:-offset] = rows[offset:]
    else:
        moved[:] = rows
    return moved


def _summed(numbers: Numbers, groups: Indices, count: int) -> Numbers:
    total = np.zeros((count, numbers.shape[1]), np.float32)
    np.add.at(total, groups, numbers)
    return total


def _log_sum(numbers: Numbers, axis: int) -> Numbers:
    largest = numbers.max(axis=axis, keepdims=True)
    summed: Numbers = np.log(np.exp(numbers - largest).sum(axis=axis)) + largest.squeeze(axis)
    return summed
