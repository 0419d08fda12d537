"""The tagger: says of each word of a sentence whether it belongs to the name of a person or a place.

A small neural network under a conditional random field (after Collobert et al., Natural Language Processing
(Almost) from Scratch, 2011): the features of a word and its vector add up to one row of numbers, which depends
on its spelling alone and is computed once; a hidden layer sees the rows of the words around; the best sequence
of labels wins. Trained by `python -m derive.tagger`.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from analyzers.features import EDGE, vector_key, word_features
from analyzers.gazetteer import Match
from analyzers.scan import Word

Numbers = NDArray[np.float32]

WINDOW = 2  # words to either side that the hidden layer sees
_NOTHING, _EDGE_ROW = 0, 1
_CACHED_WORDS = 40_000  # 100 MB, taken from the system as it fills
NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start` to `end` (exclusive) of a sentence are a name of this label (PER, LOC, ORG, MISC)."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Model:
    """What training gives. `rows` of features, and of words by their vectors; then the layers.

    Shapes, with d numbers a row, h hidden and l labels: hidden (2 * WINDOW + 1, d, h), bias (h,), part_hidden
    (parts, h), part_output (parts, l), output (h, l), output_bias (l,), transitions (l, l).
    """

    labels: list[str]
    parts: dict[str, int]
    features: dict[str, int]
    vectors: dict[str, int]
    rows: Numbers
    vector_rows: Numbers
    hidden: Numbers
    bias: Numbers
    part_hidden: Numbers
    part_output: Numbers
    output: Numbers
    output_bias: Numbers
    transitions: Numbers


def place_parts(length: int, matches: Sequence[Match]) -> list[str]:
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

    def __init__(self, model: Model) -> None:
        self._model = model
        width = model.rows.shape[1]
        self._layer = model.hidden.transpose(1, 0, 2).reshape(width, -1)
        self._transitions, self._start = constraints(model.labels)
        self._transitions = self._transitions + model.transitions
        self._words: dict[str, int] = {}
        self._table = np.zeros((_CACHED_WORDS, 2 * WINDOW + 1, len(model.bias)), np.float32)
        self._forget()

    def tag(self, sentences: Sequence[Sequence[Word]], matches: Sequence[Sequence[Match]]) -> list[list[Span]]:
        """Return the names in each sentence, in order, given the places the gazetteer knows in each."""
        if not sentences:
            return []
        if len(self._words) > _CACHED_WORDS:
            self._forget()
        if new := {word.key: None for sentence in sentences for word in sentence if word.key not in self._words}:
            self._meet(list(new))
        lengths = np.array([len(sentence) for sentence in sentences])
        words = [_NOTHING] * WINDOW
        parts: list[int] = [self._model.parts[""]] * WINDOW
        for sentence, found in zip(sentences, matches, strict=True):
            words += [_EDGE_ROW, *[self._words[word.key] for word in sentence], _EDGE_ROW, *[_NOTHING] * WINDOW]
            named = place_parts(len(sentence), found)
            parts += [0, *[self._model.parts.get(part, 0) for part in named], 0, *[0] * WINDOW]
        scores = self._scores(np.array(words), np.array(parts))
        starts = np.cumsum([0, *lengths[:-1] + WINDOW + 2]) + WINDOW + 1
        return [spans_of([self._model.labels[i] for i in path]) for path in self._decode(scores, starts, lengths)]

    def _forget(self) -> None:
        self._words = {"": _NOTHING}
        self._meet([EDGE])

    def _meet(self, words: Sequence[str]) -> None:
        """Compute what the hidden layer sees of new words from each place of the window."""
        model = self._model
        ids: list[int] = []
        starts: list[int] = []
        for word in words:
            starts.append(len(ids))
            ids += [model.features[feature] for feature in word_features(word) if feature in model.features]
            ids.append(-1)  # the row behind the last is zero: words without any known feature have it alone
        rows = np.add.reduceat(model.rows[ids], starts, axis=0)
        rows += model.vector_rows[[model.vectors.get(vector_key(word), 0) for word in words]]
        first, last = len(self._words), len(self._words) + len(words)
        while last > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[first:last] = (rows @ self._layer).reshape(len(words), 2 * WINDOW + 1, -1)
        self._words.update(zip(words, range(first, last), strict=True))

    def _scores(self, words: NDArray[np.int64], parts: NDArray[np.int64]) -> Numbers:
        """Score each label for each word."""
        model = self._model
        hidden = model.bias + model.part_hidden[parts]
        for offset in range(-WINDOW, WINDOW + 1):
            hidden += self._table[np.roll(words, -offset), WINDOW + offset]
        np.maximum(hidden, 0, out=hidden)
        scores = hidden @ model.output + model.output_bias + model.part_output[parts]
        return scores.astype(np.float32, copy=False)

    def _decode(self, scores: Numbers, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> list[list[int]]:
        """Find the best sequence of labels of each sentence (Viterbi), all sentences side by side."""
        positions = np.arange(int(lengths.max()))[:, None]
        inside = positions < lengths
        padded = scores[np.where(inside, starts + positions, 0)]
        best = padded[0] + self._start
        back = np.zeros(padded.shape, np.int8)
        for position in range(1, len(padded)):
            ways = best[:, :, None] + self._transitions
            back[position] = ways.argmax(axis=1)
            best = np.where(inside[position][:, None], ways.max(axis=1) + padded[position], best)
        return [_trace(back[:length, column], int(best[column].argmax())) for column, length in enumerate(lengths)]


def _trace(back: NDArray[np.int8], last: int) -> list[int]:
    path = [last]
    for position in range(len(back) - 1, 0, -1):
        path.append(int(back[position, path[-1]]))
    return path[::-1]


def spans_of(labels: Sequence[str]) -> list[Span]:
    """Read IOB2 labels as spans."""
    found: list[Span] = []
    for position, label in enumerate(labels):
        if label.startswith("B-"):
            found.append(Span(label[2:], position, position + 1))
        elif label.startswith("I-"):
            found[-1] = Span(label[2:], found[-1].start, position + 1)
    return found


def constraints(labels: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Forbid what IOB2 forbids: I-X after anything but B-X and I-X, and at the beginning."""
    between = np.zeros((len(labels), len(labels)), np.float32)
    start = np.zeros(len(labels), np.float32)
    for j, after in enumerate(labels):
        if after.startswith("I-"):
            start[j] = NEVER
            for i, before in enumerate(labels):
                if before[2:] != after[2:]:
                    between[i, j] = NEVER
    return between, start


@cache
def tagger() -> Tagger:
    """Load the model once; made by `python -m derive.tagger`."""
    with (files("analyzers") / "data" / "tagger.bin").open("rb") as file:
        file.readline()  # source and licence
        about = json.loads(file.readline())
        features = file.readline().decode().rstrip("\n").split(" ")
        vectors = file.readline().decode().rstrip("\n").split(" ")
        packed = zlib.decompress(file.read())
    arrays: dict[str, Numbers] = {}
    offset = 0
    for name, shape, kind in about["arrays"]:
        numbers = np.frombuffer(packed, kind, int(np.prod(shape)), offset)
        offset += numbers.nbytes
        arrays[name] = numbers.reshape(shape).astype(np.float32)
    for name in ("rows", "vector_rows"):
        arrays[name] *= arrays.pop(f"{name}_scale")
    arrays["rows"] = np.concatenate([arrays["rows"], np.zeros_like(arrays["rows"][:1])])
    return Tagger(
        Model(
            labels=about["labels"],
            parts={part: i for i, part in enumerate(about["parts"])},
            features={feature: i for i, feature in enumerate(features)},
            vectors={word: i for i, word in enumerate(vectors)},
            **arrays,
        )
    )
