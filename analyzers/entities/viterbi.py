"""Find the best sequences of IOB2 labels by the scores of words and of transitions between labels."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzers.entities.iob_labels import NameLabels
from analyzers.entities.tagger_model import FloatArray
from analyzers.entities.word_rows import IntArray

BoolArray = NDArray[np.bool_]

_IMPOSSIBLE = -1e4  # the score of a label outside sentences


class Segments(NamedTuple):
    """Runs of words that need a search: segment i has `lengths[i]` words, the first of them `begins[i]`."""

    begins: IntArray
    lengths: IntArray


class Viterbi:
    """The Viterbi algorithm, applied only to words that may be in a name.

    `transitions` scores each pair of labels, `start` the first label of a sentence. A run of words can be a name only
    if it scores more as B-X, I-X … than as O, including the highest gain from transitions. Few words are in such a
    run. The search covers these segments only, all at once.
    """

    def __init__(self, labels: NameLabels, transitions: FloatArray, start: FloatArray) -> None:
        self._labels, self._transitions, self._start = labels, transitions, start
        self._max_begin_gain, self._max_inner_gain = self._max_gains()

    def labels(self, scores: FloatArray, inside: BoolArray) -> IntArray:
        """Return the label of each word; `inside` is true for words of sentences, false for the padding around them."""
        segments = self._candidates(scores, inside)
        paths = self._best(scores, segments)
        labels = np.full(len(scores), self._labels.outside)
        positions = np.arange(len(paths))[:, None]
        is_word = positions < segments.lengths
        labels[(segments.begins + positions)[is_word]] = paths[is_word]
        return labels

    def _max_gains(self) -> tuple[FloatArray, FloatArray]:
        """Return the highest gain of a name's transitions over those of O: at its ends, and for each I-X."""
        step, outside = self._transitions, self._labels.outside
        first, inner = self._labels.first, self._labels.inner
        after = [i for i in range(len(step)) if i not in inner]
        before = np.maximum((step[:, first] - step[:, [outside]]).max(axis=0), self._start[first])
        ended = np.maximum(step[first][:, after], step[inner][:, after]) - step[outside, after]
        within = np.maximum(step[first, inner], step[inner, inner]) - step[outside, outside]
        return before + np.maximum(ended.max(axis=1), 0), within

    def _candidates(self, scores: FloatArray, inside: BoolArray) -> Segments:
        """Return the runs of words that may be in a name, with one word outside at either end, longest first."""
        gain = scores - scores[:, [self._labels.outside]]
        begin = np.where(inside[:, None], gain[:, self._labels.first] + self._max_begin_gain, _IMPOSSIBLE)
        inner = np.where(inside[:, None], gain[:, self._labels.inner] + self._max_inner_gain, _IMPOSSIBLE)
        sums = inner.cumsum(axis=0, dtype=np.float64)
        to_here = np.maximum.accumulate(begin - sums, axis=0) + sums  # the best name up to a word
        to_end = np.maximum.accumulate(sums[::-1], axis=0)[::-1] - sums  # the highest gain of the words after it
        possible = (to_here + to_end > 0).any(axis=1)
        edges = np.flatnonzero(possible[1:] != possible[:-1]) + 1
        begins, ends = edges[::2], edges[1::2]
        begins, ends = begins - inside[begins - 1], ends + inside[ends]
        order = np.argsort(begins - ends, kind="stable")  # longest first
        return Segments(begins[order], (ends - begins)[order])

    def _best(self, scores: FloatArray, segments: Segments) -> IntArray:
        """Return the best label of each word, one column for each segment, padded with O."""
        begins, lengths = segments
        max_length = int(lengths[0]) if len(lengths) else 0
        paths = np.full((max_length, len(begins)), self._labels.outside)
        # the number of segments that have a first word, a second and so on
        counts = np.searchsorted(-lengths, -np.arange(max_length + 1)).tolist()
        best: list[FloatArray] = []
        for position, count in enumerate(counts[:-1]):
            own = scores[begins[:count] + position].T
            ways = best[-1][:, None, :count] + self._transitions[:, :, None] if best else self._start[None, :, None]
            best.append(own + ways.max(axis=0))
        for position in range(max_length - 1, -1, -1):
            count, longer = counts[position], counts[position + 1]
            reached = best[position]
            paths[position, longer:count] = reached[:, longer:].argmax(axis=0)
            if longer:
                following = self._transitions[:, paths[position + 1, :longer]]
                paths[position, :longer] = (reached[:, :longer] + following).argmax(axis=0)
        return paths
