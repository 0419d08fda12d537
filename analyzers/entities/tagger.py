"""Tag the words of sentences that belong to names of people, places and organisations.

The tagger is a small neural network with a conditional random field on top (after Collobert et al., Natural Language
Processing (Almost) from Scratch, 2011). The features of a word and its vector add up to one row of numbers, which
depends on the spelling alone and is cached. A hidden layer sees the rows of the word and its neighbours. The best
sequence of labels wins. `python -m derive.tagger` trains the model.
"""

from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from analyzers.entities.iob_labels import NameLabels
from analyzers.entities.tagger_model import FloatArray, TaggerModel, load_model
from analyzers.entities.viterbi import Viterbi
from analyzers.entities.word_rows import EDGE_ROW, PADDING_ROW, IntArray, WordRows
from analyzers.names.gazetteer import PlaceMatch

CONTEXT_WORDS = 2  # words on either side that the hidden layer sees
_GAP = CONTEXT_WORDS + 2  # padding and edges for each sentence
# Multiplications in one matrix product. BLAS spreads larger products over threads, which costs a hundred times what it
# saves here.
_MAX_MULTIPLICATIONS = 1 << 18
_BLOCK = 512  # words whose hidden units stay in the cache of the processor: 128 or 8,192 take a quarter longer


class TaggedSpan(NamedTuple):
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
    """A trained model with the rows of the words that it has met."""

    def __init__(self, model: TaggerModel) -> None:
        self._model = model
        self._labels = NameLabels(model.labels)
        between, start = self._labels.constraints()
        self._search = Viterbi(self._labels, between + model.transitions, start)
        self._words = WordRows(model)

    def tag(
        self, sentences: Sequence[Sequence[str]], matches: Sequence[Sequence[PlaceMatch]]
    ) -> list[list[TaggedSpan]]:
        """Return the names in each sentence of folded words, in order; `matches` are the gazetteer's places in each.

        The sentences of many texts at once take less time than those of each text.
        """
        lengths = np.fromiter(map(len, sentences), np.intp, len(sentences))
        begins = (lengths + _GAP).cumsum() - lengths - 1  # of each sentence, between edges and padding
        words = np.full(int(lengths.sum()) + len(lengths) * _GAP + CONTEXT_WORDS, PADDING_ROW)
        inside = np.arange(int(lengths.sum())) + np.repeat(begins - lengths.cumsum() + lengths, lengths)
        words[inside] = self._words.numbers(list(chain.from_iterable(sentences)))
        words[begins - 1] = words[begins + lengths] = EDGE_ROW
        parts = self._parts(len(words), begins, matches)
        scores = self._scores(words, parts[CONTEXT_WORDS:-CONTEXT_WORDS])
        labels = self._search.labels(scores, words[CONTEXT_WORDS:-CONTEXT_WORDS] > EDGE_ROW)
        return self._spans(labels, begins - CONTEXT_WORDS)

    def _parts(self, length: int, begins: IntArray, matches: Sequence[Sequence[PlaceMatch]]) -> IntArray:
        """Return the part of each word in the place names of several words."""
        parts = np.zeros(length, np.intp)
        for begin, sentence_matches in zip(begins.tolist(), matches, strict=True):
            for match in sentence_matches:
                if match.end - match.start > 1:
                    found = place_parts(match.end, [match])[match.start :]
                    parts[begin + match.start : begin + match.end] = [self._model.parts.get(part, 0) for part in found]
        return parts

    def _scores(self, words: IntArray, parts: IntArray) -> FloatArray:
        """Return the score of each label for each word, except the first and last CONTEXT_WORDS words."""
        model = self._model
        scores = np.empty((len(parts), len(model.labels)), np.float32)
        for start in range(0, len(parts), _BLOCK):
            block = parts[start : start + _BLOCK]
            rows = self._words.table[words[start : start + len(block) + 2 * CONTEXT_WORDS]]
            hidden = model.bias + model.part_hidden[block]
            for offset, layer in enumerate(model.hidden):
                hidden += _product(rows[offset : offset + len(block)], layer)
            np.maximum(hidden, 0, out=hidden)
            scores[start : start + len(block)] = (
                _product(hidden, model.output) + model.output_bias + model.part_output[block]
            )
        return scores

    def _spans(self, labels: IntArray, begins: IntArray) -> list[list[TaggedSpan]]:
        """Return the names of each sentence by the label of each word."""
        spans: list[list[TaggedSpan]] = [[] for _ in begins]
        starts, ends = self._labels.names(labels)
        sentences = np.searchsorted(begins, starts, side="right") - 1
        kinds = [self._labels.kinds[label] for label in labels[ends - 1].tolist()]
        firsts = begins[sentences]
        rows = zip(sentences.tolist(), kinds, (starts - firsts).tolist(), (ends - firsts).tolist(), strict=True)
        for sentence, kind, start, end in rows:
            spans[sentence].append(TaggedSpan(kind, start, end))
        return spans


def _product(one: FloatArray, other: FloatArray) -> FloatArray:
    """Multiply two matrices, a block of rows at a time."""
    rows = max(1, _MAX_MULTIPLICATIONS // other.size)
    whole = len(one) // rows * rows
    product = np.empty((len(one), other.shape[1]), np.float32)
    np.matmul(one[:whole].reshape(-1, rows, one.shape[1]), other, out=product[:whole].reshape(-1, rows, other.shape[1]))
    np.matmul(one[whole:], other, out=product[whole:])
    return product


@cache
def tagger() -> Tagger:
    """Load the model once."""
    return Tagger(load_model())
