"""The tagger: says of each word of a sentence whether it belongs to the name of a person or a place.

A small neural network under a conditional random field (after Collobert et al., Natural Language Processing
(Almost) from Scratch, 2011): the features of a word and its vector add up to one row of numbers, which depends
on its spelling alone and is computed once; a hidden layer sees the rows of the words around; the best sequence
of labels wins. Trained by `python -m derive.tagger`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analyzers.entities.features import EDGE, vector_key, word_features
from analyzers.entities.sentences import SentenceWord
from analyzers.entities.tagger_model import FloatArray, TaggerModel, load_model
from analyzers.entities.viterbi import Viterbi
from analyzers.names.gazetteer import PlaceMatch

WINDOW = 2  # words to either side that the hidden layer sees
_NOTHING, _EDGE_ROW = 0, 1
_CACHED_WORDS = 200_000  # 50 MB
_BLOCK = 1 << 18  # products: BLAS shares larger ones out to threads, and these cost a hundred times what they save
FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Words `start` to `end` (exclusive) of a sentence are a name of this label (PER, LOC, ORG, MISC)."""

    label: str
    start: int
    end: int


def place_parts(length: int, matches: Sequence[PlaceMatch]) -> list[str]:
    """Name for each word the part it has in a place name of several words: first, inner, or empty."""
    found = [""] * length
    for match in matches:
        if match.end - match.start > 1:
            for position in range(match.start, match.end):
                part = "first" if position == match.start else "inner"
                found[position] = f"{part},{match.place.kind},{'sure' if match.place.sure else 'weak'}"
    return found


class Tagger:
    """A trained model with the rows of the words met so far."""

    def __init__(self, model: TaggerModel) -> None:
        self._model = model
        between, start = iob_constraints(model.labels)
        self._search = Viterbi(model.labels, between + model.transitions, start)
        self._words: dict[str, int] = {}
        self._table = np.zeros((1 << 14, model.rows.shape[1]), np.float32)
        self._forget()

    def tag(
        self, sentences: Sequence[Sequence[SentenceWord]], matches: Sequence[Sequence[PlaceMatch]]
    ) -> list[list[TaggedSpan]]:
        """Return the names in each sentence, in order, given the places the gazetteer knows in each."""
        if not sentences:
            return []
        if len(self._words) > _CACHED_WORDS:
            self._forget()
        if new := {word.key: None for sentence in sentences for word in sentence if word.key not in self._words}:
            self._meet(list(new))
        words = [_NOTHING] * WINDOW
        parts: list[int] = []
        starts: list[int] = []
        for sentence, found in zip(sentences, matches, strict=True):
            starts.append(len(parts) + 1)
            words += [_EDGE_ROW, *[self._words[word.key] for word in sentence], _EDGE_ROW, *[_NOTHING] * WINDOW]
            parts += [0, *self._parts(len(sentence), found), 0, *[0] * WINDOW]
        rows = np.array(words)
        scores = self._scores(rows, np.array(parts[:-WINDOW]))
        return self._names(scores, rows[WINDOW:-WINDOW] > _EDGE_ROW, starts)

    def _parts(self, length: int, matches: Sequence[PlaceMatch]) -> list[int]:
        if all(match.end - match.start == 1 for match in matches):
            return [self._model.parts[""]] * length
        return [self._model.parts.get(part, 0) for part in place_parts(length, matches)]

    def _forget(self) -> None:
        self._words = {"": _NOTHING}
        self._meet([EDGE])

    def _meet(self, words: Sequence[str]) -> None:
        """Add up the rows of new words."""
        model = self._model
        ids: list[int] = []
        starts: list[int] = []
        for word in words:
            starts.append(len(ids))
            ids += [id_ for id_ in map(model.features.get, word_features(word)) if id_ is not None]
            ids.append(-1)  # the row behind the last is zero: words without any known feature have it alone
        first, last = len(self._words), len(self._words) + len(words)
        while last > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[first:last] = np.add.reduceat(model.rows[ids], starts, axis=0)
        self._table[first:last] += model.vector_rows[[model.vectors.get(vector_key(word), 0) for word in words]]
        self._words.update(zip(words, range(first, last), strict=True))

    def _scores(self, words: NDArray[np.int64], parts: NDArray[np.int64]) -> FloatArray:
        """Score each label for each word, but for the first and last that a window has no place around."""
        model = self._model
        rows = self._table[words]
        hidden = model.bias + model.part_hidden[parts]
        for offset, layer in enumerate(model.hidden):
            hidden += _product(rows[offset : offset + len(parts)], layer)
        np.maximum(hidden, 0, out=hidden)
        return _product(hidden, model.output) + model.output_bias + model.part_output[parts]

    def _names(self, scores: FloatArray, inside: NDArray[np.bool_], starts: Sequence[int]) -> list[list[TaggedSpan]]:
        """Read the names off the best labels of the words that are `inside` a sentence."""
        found: list[list[TaggedSpan]] = [[] for _ in starts]
        begins, paths = self._search.paths(scores, inside)
        sentences = np.searchsorted(starts, begins, side="right") - 1
        for sentence, begin, path in zip(sentences.tolist(), begins.tolist(), paths, strict=True):
            found[sentence] += read_spans(path, begin - starts[sentence])
        return [sorted(spans, key=lambda span: span.start) for spans in found]


def _product(one: FloatArray, other: FloatArray) -> FloatArray:
    """Multiply two matrices in blocks of rows."""
    rows = max(1, _BLOCK // other.size)
    return np.concatenate([one[first : first + rows] @ other for first in range(0, len(one), rows)])


def read_spans(labels: Sequence[str], first: int = 0) -> list[TaggedSpan]:
    """Read IOB2 labels as spans; the words count from `first`."""
    found: list[TaggedSpan] = []
    for position, label in enumerate(labels, first):
        if label.startswith("B-"):
            found.append(TaggedSpan(label[2:], position, position + 1))
        elif label.startswith("I-"):
            found[-1] = TaggedSpan(label[2:], found[-1].start, position + 1)
    return found


def iob_constraints(labels: Sequence[str]) -> tuple[FloatArray, FloatArray]:
    """Forbid what IOB2 forbids: I-X after anything but B-X and I-X, and at the beginning."""
    between = np.zeros((len(labels), len(labels)), np.float32)
    start = np.zeros(len(labels), np.float32)
    for j, after in enumerate(labels):
        if after.startswith("I-"):
            start[j] = FORBIDDEN
            for i, before in enumerate(labels):
                if before[2:] != after[2:]:
                    between[i, j] = FORBIDDEN
    return between, start


@cache
def tagger() -> Tagger:
    """Load the model once."""
    return Tagger(load_model())
