"""Train the tagger's network: forward and backward pass, and the loss of the random field on top.

Written in numpy, so that a seed always gives the same weights. analyzers/entities/tagger.py describes the layers.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from analyzers.entities.tagger import CONTEXT_WORDS

Numbers = NDArray[np.float32]
Indices = NDArray[np.int64]
Layers = dict[str, Numbers]  # the weights of each layer, by name

ROWS, HIDDEN = 64, 128  # size of the vector of a word; units of the hidden layer
DROP_ROW, DROP_HIDDEN = 0.3, 0.5  # shares left out at random in training
OFFSETS = range(-CONTEXT_WORDS, CONTEXT_WORDS + 1)
MOMENTUM, SQUARES, TINY = 0.9, 0.999, 1e-8  # of Adam (Kingma, Ba 2015)


class Batch(NamedTuple):
    """Sentences side by side. `words` are rows of `features`, with padding between sentences; `parts` is parallel.

    `where`, `inside` and `labels` have the shape (longest sentence, sentences): the position of each word in `words`,
    whether there is one, and its label. `trust` is the weight of each sentence.
    """

    features: csr_matrix
    words: Indices
    parts: Indices
    where: Indices
    inside: NDArray[np.bool_]
    labels: Indices
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
    ahead, behind, total = _sums(scores, batch.inside, weights["transitions"] + limits)
    chances: Numbers = np.exp(ahead + behind - total[:, None]) * batch.inside[:, :, None]
    return chances


def _before(weights: Layers, batch: Batch, rows: Numbers) -> Numbers:
    """Return the input of the hidden units."""
    before = weights["bias"] + weights["part_hidden"][batch.parts]
    for place, offset in enumerate(OFFSETS):
        before += _shifted(rows, offset) @ weights["hidden"][place]
    return before


def _scores(weights: Layers, batch: Batch, hidden: Numbers) -> Numbers:
    return hidden @ weights["output"] + weights["output_bias"] + weights["part_output"][batch.parts]


def _sums(scores: Numbers, inside: NDArray[np.bool_], transitions: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return the forward and the backward sums of a linear-chain random field and its totals, in logarithms."""
    longest = len(scores)
    ahead, behind = np.zeros_like(scores), np.zeros_like(scores)
    ahead[0] = scores[0]
    for t in range(1, longest):
        summed = _log_sum(ahead[t - 1][:, :, None] + transitions, 1) + scores[t]
        ahead[t] = np.where(inside[t][:, None], summed, ahead[t - 1])
    for t in range(longest - 2, -1, -1):
        summed = _log_sum(transitions + (scores[t + 1] + behind[t + 1])[:, None, :], 2)
        behind[t] = np.where(inside[t + 1][:, None], summed, 0)
    return ahead, behind, _log_sum(ahead[-1], 1)


def field_gradients(scores: Numbers, batch: Batch, transitions: Numbers) -> tuple[float, Numbers, Numbers]:
    """Return the loss of a linear-chain random field, and its gradients by scores and by transitions.

    `scores` has the shape (longest sentence, sentences, labels).
    """
    inside, labels, trust = batch.inside, batch.labels, batch.trust
    ahead, behind, total = _sums(scores, inside, transitions)
    by_score = np.exp(ahead + behind - total[:, None]) * inside[:, :, None]
    by_transition = np.zeros_like(transitions)
    loss = float(total @ trust)
    columns = np.arange(len(trust))
    for t in range(len(scores)):
        here = columns[inside[t]]
        by_score[t, here, labels[t, here]] -= 1
        loss -= float(scores[t, here, labels[t, here]] @ trust[here])
        if t:
            pairs = ahead[t - 1][:, :, None] + transitions + (scores[t] + behind[t])[:, None, :]
            chances = np.exp(pairs - total[:, None, None]) * trust[:, None, None]
            by_transition += chances[here].sum(axis=0)
            np.subtract.at(by_transition, (labels[t - 1, here], labels[t, here]), trust[here])
            loss -= float(transitions[labels[t - 1, here], labels[t, here]] @ trust[here])
    return loss, by_score * trust[:, None], by_transition


class Adam:
    """The Adam optimizer (Kingma, Ba 2015); `mean` is the mean of the weights over the steps with `averaging`."""

    def __init__(self, weights: Layers) -> None:
        self._moment = {name: np.zeros_like(weight) for name, weight in weights.items()}
        self._square = {name: np.zeros_like(weight) for name, weight in weights.items()}
        self.mean = {name: np.zeros_like(weight) for name, weight in weights.items()}
        self._steps, self._averaged = 0, 0

    def step(self, weights: Layers, gradient: Layers, rate: float, *, averaging: bool) -> None:
        """Change `weights` in place."""
        self._steps += 1
        self._averaged += averaging
        for name, weight in weights.items():
            moment, square = self._moment[name], self._square[name]
            moment += (1 - MOMENTUM) * (gradient[name] - moment)
            square += (1 - SQUARES) * (gradient[name] ** 2 - square)
            size = np.sqrt(square / (1 - SQUARES**self._steps)) + TINY
            np.subtract(weight, rate * (moment / (1 - MOMENTUM**self._steps)) / size, out=weight)
            if averaging:
                self.mean[name] += (weight - self.mean[name]) / self._averaged


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
