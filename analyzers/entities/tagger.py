"""Tag the words of sentences that belong to names of people, places and organisations.

The tagger is a small neural network with a conditional random field on top (after Collobert et al., Natural Language
Processing (Almost) from Scratch, 2011). The features of a word and its vector add up to one row of numbers, which
depends on the spelling alone and is cached. A hidden layer sees the rows of the word and its neighbours. The best
sequence of labels wins. `python -m derive.tagger` trains the model.
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

CONTEXT_WORDS = 2  # words on either side that the hidden layer sees
_PADDING_ROW, _EDGE_ROW = 0, 1
_MAX_CACHED_WORDS = 200_000  # 50 MB
# Multiplications in one matrix product. BLAS spreads larger products over threads, which costs a hundred times what it
# saves here.
_MAX_MULTIPLICATIONS = 1 << 18
FORBIDDEN = np.float32(-1e4)  # the score of a transition that IOB2 does not allow


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Words `start` to `end` (exclusive) of a sentence are a name with this label: PER, LOC, ORG or MISC."""

    label: str
    start: int
    end: int


def place_parts(length: int, matches: Sequence[PlaceMatch]) -> list[str]:
    """Return the part of each word in a place name of several words: `first` or `inner`, kind and trust, or ""."""
    parts = [""] * length
    for match in matches:
        if match.end - match.start > 1:
            for position in range(match.start, match.end):
                part = "first" if position == match.start else "inner"
                parts[position] = f"{part},{match.place.kind},{'sure' if match.place.sure else 'weak'}"
    return parts


class Tagger:
    """A trained model with a cache of the rows of words."""

    def __init__(self, model: TaggerModel) -> None:
        self._model = model
        between, start = iob_constraints(model.labels)
        self._search = Viterbi(model.labels, between + model.transitions, start)
        self._words: dict[str, int] = {}
        self._table = np.zeros((1 << 14, model.rows.shape[1]), np.float32)
        self._clear()

    def tag(
        self, sentences: Sequence[Sequence[SentenceWord]], matches: Sequence[Sequence[PlaceMatch]]
    ) -> list[list[TaggedSpan]]:
        """Return the names in each sentence, in order; `matches` are the gazetteer's places in each sentence."""
        if not sentences:
            return []
        if len(self._words) > _MAX_CACHED_WORDS:
            self._clear()
        if new := {word.key: None for sentence in sentences for word in sentence if word.key not in self._words}:
            self._add_rows(list(new))
        words = [_PADDING_ROW] * CONTEXT_WORDS
        parts: list[int] = []
        starts: list[int] = []
        for sentence, sentence_matches in zip(sentences, matches, strict=True):
            starts.append(len(parts) + 1)
            words += [
                _EDGE_ROW,
                *[self._words[word.key] for word in sentence],
                _EDGE_ROW,
                *[_PADDING_ROW] * CONTEXT_WORDS,
            ]
            parts += [0, *self._part_ids(len(sentence), sentence_matches), 0, *[0] * CONTEXT_WORDS]
        rows = np.array(words)
        scores = self._scores(rows, np.array(parts[:-CONTEXT_WORDS]))
        return self._names(scores, rows[CONTEXT_WORDS:-CONTEXT_WORDS] > _EDGE_ROW, starts)

    def _part_ids(self, length: int, matches: Sequence[PlaceMatch]) -> list[int]:
        if all(match.end - match.start == 1 for match in matches):
            return [self._model.parts[""]] * length
        return [self._model.parts.get(part, 0) for part in place_parts(length, matches)]

    def _clear(self) -> None:
        self._words = {"": _PADDING_ROW}
        self._add_rows([EDGE])

    def _add_rows(self, words: Sequence[str]) -> None:
        """Compute and cache the rows of new words."""
        model = self._model
        ids: list[int] = []
        starts: list[int] = []
        for word in words:
            starts.append(len(ids))
            ids += [id_ for id_ in map(model.features.get, word_features(word)) if id_ is not None]
            ids.append(-1)  # the last row is zero; a word without known features has only this one
        first, last = len(self._words), len(self._words) + len(words)
        while last > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[first:last] = np.add.reduceat(model.rows[ids], starts, axis=0)
        self._table[first:last] += model.vector_rows[[model.vectors.get(vector_key(word), 0) for word in words]]
        self._words.update(zip(words, range(first, last), strict=True))

    def _scores(self, words: NDArray[np.int64], parts: NDArray[np.int64]) -> FloatArray:
        """Return the score of each label for each word, except the first and last CONTEXT_WORDS words."""
        model = self._model
        rows = self._table[words]
        hidden = model.bias + model.part_hidden[parts]
        for offset, layer in enumerate(model.hidden):
            hidden += _product(rows[offset : offset + len(parts)], layer)
        np.maximum(hidden, 0, out=hidden)
        return _product(hidden, model.output) + model.output_bias + model.part_output[parts]

    def _names(self, scores: FloatArray, inside: NDArray[np.bool_], starts: Sequence[int]) -> list[list[TaggedSpan]]:
        """Return the names of each sentence; `inside` is true for words of sentences, false for padding."""
        names: list[list[TaggedSpan]] = [[] for _ in starts]
        begins, paths = self._search.paths(scores, inside)
        sentences = np.searchsorted(starts, begins, side="right") - 1
        for sentence, begin, path in zip(sentences.tolist(), begins.tolist(), paths, strict=True):
            names[sentence] += read_spans(path, begin - starts[sentence])
        return [sorted(spans, key=lambda span: span.start) for spans in names]


def _product(one: FloatArray, other: FloatArray) -> FloatArray:
    """Multiply two matrices, a block of rows at a time."""
    rows = max(1, _MAX_MULTIPLICATIONS // other.size)
    whole = len(one) // rows * rows
    product = np.empty((len(one), other.shape[1]), np.float32)
    np.matmul(one[:whole].reshape(-1, rows, one.shape[1]), other, out=product[:whole].reshape(-1, rows, other.shape[1]))
    np.matmul(one[whole:], other, out=product[whole:])
    return product


def read_spans(labels: Sequence[str], first: int = 0) -> list[TaggedSpan]:
    """Return the spans of IOB2 labels; `first` is the number of the first word."""
    spans: list[TaggedSpan] = []
    for position, label in enumerate(labels, first):
        if label.startswith("B-"):
            spans.append(TaggedSpan(label[2:], position, position + 1))
        elif label.startswith("I-"):
            spans[-1] = TaggedSpan(label[2:], spans[-1].start, position + 1)
    return spans


def iob_constraints(labels: Sequence[str]) -> tuple[FloatArray, FloatArray]:
    """Return scores that forbid I-X after anything but B-X and I-X, and at the start of a sentence."""
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
