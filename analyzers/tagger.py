"""The tagger: says of each word of a sentence whether it belongs to the name of a person or a place.

A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001). What a word adds to the score of
the labels around it depends on its spelling alone, so it is computed once and then comes from a table.
Trained by `python -m derive.tagger`.
"""

import base64
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from analyzers.features import word_features
from analyzers.gazetteer import Gazetteer, Match, gazetteer
from analyzers.scan import Word

Scores = NDArray[np.float32]

WINDOW = 2  # words to either side whose features count
EDGE = "<edge>"  # what stands before the first word of a sentence and after the last
_NOTHING, _EDGE_ROW = 0, 1
_CACHED_WORDS = 200_000  # 40 MB
_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start` to `end` (exclusive) of a sentence are a name of this label (PER, LOC, ORG, MISC)."""

    label: str
    start: int
    end: int


def span_features(keys: Sequence[str], places: Gazetteer) -> list[str]:
    """Name for each word the part it has in a place name of several words: first, inner, or empty."""
    found = [""] * len(keys)
    for match in places.matches(keys):
        if match.end - match.start > 1:
            for position in range(match.start, match.end):
                found[position] = _span_feature(match, position)
    return found


def _span_feature(match: Match, position: int) -> str:
    part = "first" if position == match.start else "inner"
    return f"{part},{match.place.kind},{'sure' if match.place.sure else 'weak'}"


class Tagger:
    """A trained model. `labels` are in IOB2; `weights[i]` scores (offset, label) for the feature `features[i]`."""

    def __init__(self, labels: list[str], features: list[str], weights: Scores, transitions: Scores) -> None:
        self._labels = labels
        self._ids = {feature: row for row, feature in enumerate(features)}
        self._weights = weights
        self._transitions = _allowed(labels, transitions)
        self._start = np.array([_NEVER if label.startswith("I-") else 0 for label in labels], np.float32)
        self._rows: dict[str, int] = {}
        self._table = np.zeros((4096, 2 * WINDOW + 1, len(labels)), np.float32)
        self._forget()

    def tag(self, sentences: Sequence[Sequence[Word]]) -> list[list[Span]]:
        """Return the names in each sentence, in order."""
        if not sentences:
            return []
        scores = self._emissions([[word.key for word in sentence] for sentence in sentences])
        return [self._spans(path) for path in self._decode(scores)]

    def _forget(self) -> None:
        self._rows = {"": _NOTHING, EDGE: _EDGE_ROW}
        self._table[_EDGE_ROW] = self._sum([EDGE])

    def _sum(self, features: Sequence[str]) -> Scores:
        ids = [self._ids[feature] for feature in features if feature in self._ids]
        total: Scores = self._weights[ids].sum(axis=0, dtype=np.float32)
        return total

    def _row(self, key: str) -> int:
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = len(self._rows)
            if row >= len(self._table):
                self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._table[row] = self._sum(word_features(key))
        return row

    def _emissions(self, sentences: list[list[str]]) -> list[Scores]:
        """Score each label for each word: the sum of what the words around add."""
        if len(self._rows) > _CACHED_WORDS:
            self._forget()
        rows = [_NOTHING]
        for keys in sentences:
            rows += [_EDGE_ROW, *map(self._row, keys), _EDGE_ROW, _NOTHING]
        table = self._table[rows]
        scores = sum(
            np.roll(table[:, WINDOW + offset], -offset, axis=0) for offset in range(-WINDOW, WINDOW + 1)
        )
        assert isinstance(scores, np.ndarray)
        parts: list[Scores] = []
        start = 2
        for keys in sentences:
            part = scores[start : start + len(keys)]
            for position, feature in enumerate(span_features(keys, gazetteer())):
                if feature:
                    part[position] += self._sum([feature])[WINDOW]
            parts.append(part)
            start += len(keys) + 3
        return parts

    def _decode(self, scores: list[Scores]) -> list[list[int]]:
        """Find the best sequence of labels of each sentence (Viterbi), all sentences side by side."""
        lengths = np.array([len(part) for part in scores])
        longest = int(lengths.max())
        padded = np.zeros((longest, len(scores), len(self._labels)), np.float32)
        for column, part in enumerate(scores):
            padded[: len(part), column] = part
        best = padded[0] + self._start
        back = np.zeros(padded.shape, np.int8)
        for position in range(1, longest):
            ways = best[:, :, None] + self._transitions
            back[position] = ways.argmax(axis=1)
            going_on = (position < lengths)[:, None]
            best = np.where(going_on, ways.max(axis=1) + padded[position], best)
        return [self._trace(back[:, i], int(best[i].argmax()), int(lengths[i])) for i in range(len(scores))]

    @staticmethod
    def _trace(back: NDArray[np.int8], last: int, length: int) -> list[int]:
        path = [last]
        for position in range(length - 1, 0, -1):
            path.append(int(back[position, path[-1]]))
        return path[::-1]

    def _spans(self, path: list[int]) -> list[Span]:
        found: list[Span] = []
        for position, index in enumerate(path):
            label = self._labels[index]
            if label.startswith("B-"):
                found.append(Span(label[2:], position, position + 1))
            elif label.startswith("I-"):
                found[-1] = Span(label[2:], found[-1].start, position + 1)
        return found


def _allowed(labels: list[str], transitions: Scores) -> Scores:
    """Forbid what IOB2 forbids: I-X after anything but B-X and I-X."""
    allowed = transitions.copy()
    for i, before in enumerate(labels):
        for j, after in enumerate(labels):
            if after.startswith("I-") and before[2:] != after[2:]:
                allowed[i, j] = _NEVER
    return allowed


def pack(numbers: NDArray[np.generic]) -> str:
    """Write an array as one line of text."""
    return base64.b85encode(zlib.compress(numbers.tobytes(), 9)).decode()


def _unpack(line: str, kind: type[np.generic]) -> NDArray[np.generic]:
    return np.frombuffer(zlib.decompress(base64.b85decode(line.strip())), kind)


@cache
def tagger() -> Tagger:
    """Load the model once; made by `python -m derive.tagger`."""
    with (files("analyzers") / "data" / "tagger.txt").open(encoding="utf-8") as lines:
        next(lines)  # source and licence
        scale, *labels = next(lines).split()
        transitions = _unpack(next(lines), np.float32).astype(np.float32)
        features = next(lines).split(" ")
        weights = _unpack(next(lines), np.int8).astype(np.float32) * float(scale)
    width = len(labels)
    return Tagger(
        labels,
        [feature.strip("\n") for feature in features],
        weights.reshape(len(features), 2 * WINDOW + 1, width),
        transitions.reshape(width, width),
    )
