"""The best sequences of IOB2 labels for the words of a text, by their scores and by what may follow what."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

NO_NAME = -1e4  # in place of a score, where no name can be


class Segments(NamedTuple):
    """Words that labels have to be searched for: stretch i is the words from `begins[i]`, `lengths[i]` of them."""

    begins: IntArray
    lengths: IntArray


class Viterbi:
    """The search, for a set of labels, the scores of one behind another, and those of one at the beginning.

    A name is in the best sequence only if its words together score more as B-X, I-X ... than as O, with all that
    transitions can gain. Few words are in such a run; only there is searched, in all stretches side by side.
    """

    def __init__(self, labels: Sequence[str], transitions: FloatArray, start: FloatArray) -> None:
        self._labels, self._transitions, self._start = labels, transitions, start
        self._outside = labels.index("O")
        self._inner = [i for i, label in enumerate(labels) if label.startswith("I-")]
        self._first = [labels.index(f"B-{labels[i][2:]}") for i in self._inner]
        self._begun, self._continued = self._most_gained()

    def paths(self, scores: FloatArray, inside: BoolArray) -> tuple[IntArray, list[list[str]]]:
        """Return where stretches begin that hold names, and their labels; all other words are O.

        `inside` tells the words of sentences from what stands between, before and behind these.
        """
        stretches = self._doubtful(scores, inside)
        paths = self._best(scores, stretches)
        holding = np.flatnonzero((paths != self._outside).any(axis=0))
        found = zip(paths.T[holding].tolist(), stretches.lengths[holding].tolist(), strict=True)
        return stretches.begins[holding], [[self._labels[i] for i in path[:length]] for path, length in found]

    def _most_gained(self) -> tuple[FloatArray, FloatArray]:
        """Return what the transitions of a name gain at most over those of O: at both its ends, and with each I-X."""
        step, outside, first, inner = self._transitions, self._outside, self._first, self._inner
        after = [i for i in range(len(self._labels)) if i not in inner]
        before = np.maximum((step[:, first] - step[:, [outside]]).max(axis=0), self._start[first])
        ended = np.maximum(step[first][:, after], step[inner][:, after]) - step[outside, after]
        within = np.maximum(step[first, inner], step[inner, inner]) - step[outside, outside]
        return before + np.maximum(ended.max(axis=1), 0), within

    def _doubtful(self, scores: FloatArray, inside: BoolArray) -> Segments:
        """Find the words that can be in a name, with one that cannot at either end, from which their labels follow."""
        more = scores - scores[:, [self._outside]]
        begun = np.where(inside[:, None], more[:, self._first] + self._begun, NO_NAME)
        continued = np.where(inside[:, None], more[:, self._inner] + self._continued, NO_NAME)
        sums = continued.cumsum(axis=0, dtype=np.float64)
        to_here = np.maximum.accumulate(begun - sums, axis=0) + sums  # the best name that goes on to a word
        to_end = np.maximum.accumulate(sums[::-1], axis=0)[::-1] - sums  # and what the words behind it add at most
        doubtful = (to_here + to_end > 0).any(axis=1)
        edges = np.flatnonzero(doubtful[1:] != doubtful[:-1]) + 1
        begins, ends = edges[::2], edges[1::2]
        begins, ends = begins - inside[begins - 1], ends + inside[ends]
        order = np.argsort(begins - ends, kind="stable")  # the longest first
        return Segments(begins[order], (ends - begins)[order])

    def _best(self, scores: FloatArray, stretches: Segments) -> IntArray:
        """Return the best label of each word, a column a stretch; O behind its end."""
        begins, lengths = stretches
        longest = int(lengths[0]) if len(lengths) else 0
        paths = np.full((longest, len(begins)), self._outside)
        # how many stretches have a first word, a second and so on
        counts = np.searchsorted(-lengths, -np.arange(longest + 1)).tolist()
        best: list[FloatArray] = []
        for position, count in enumerate(counts[:-1]):
            own = scores[begins[:count] + position].T
            ways = best[-1][:, None, :count] + self._transitions[:, :, None] if best else self._start[None, :, None]
            best.append(own + ways.max(axis=0))
        for position in range(longest - 1, -1, -1):
            count, longer = counts[position], counts[position + 1]
            reached = best[position]
            paths[position, longer:count] = reached[:, longer:].argmax(axis=0)
            if longer:
                following = self._transitions[:, paths[position + 1, :longer]]
                paths[position, :longer] = (reached[:, :longer] + following).argmax(axis=0)
        return paths
