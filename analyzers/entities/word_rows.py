"""The rows of numbers of words that the tagger has met, each computed once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.entities.features import EDGE, KINDS, feature_values, vector_key
from analyzers.entities.tagger_model import FloatArray, TaggerModel

PADDING_ROW, EDGE_ROW = 0, 1
_MAX_WORDS = 1 << 18  # with a row of 256 bytes and its key, 110 MB
_BLOCK = 256  # words whose rows are added up at once: larger blocks leave the cache of the processor

IntArray = NDArray[np.intp]


class WordRows:
    """A table with a row for each word; the first rows are those of padding and of EDGE.

    The table grows up to `max_words`; then the half of the words that were met last stays.
    """

    def __init__(self, model: TaggerModel, max_words: int = _MAX_WORDS) -> None:
        self._model, self._max_words = model, max_words
        of_kind: dict[str, dict[str | None, int]] = {kind: {} for kind in KINDS}
        for feature, row in model.features.items():
            kind, _, value = feature.partition("=")
            of_kind.setdefault(kind, {})[value] = row
        self._row_of_value = [of_kind[kind].get for kind in KINDS]  # no string is made for kind and value
        self._numbers: dict[str, int] = {}
        self._last_call = np.zeros(1 << 14, np.int64)  # of each row
        self._calls = 0
        self.table: FloatArray = np.zeros((1 << 14, model.rows.shape[1]), np.float32)
        self._numbers[""] = PADDING_ROW
        self._add([EDGE])

    def numbers(self, words: Sequence[str]) -> IntArray:
        """Return the number in `table` of the row of each folded word; the next call may change it."""
        if len(self._numbers) > self._max_words:
            self._forget()
        known = self._numbers
        try:
            numbers = list(map(known.__getitem__, words))
        except KeyError:
            self._add([word for word in dict.fromkeys(words) if word not in known])
            numbers = list(map(known.__getitem__, words))
        rows = np.array(numbers, np.intp)
        self._calls += 1
        self._last_call[rows] = self._calls
        return rows

    def _forget(self) -> None:
        """Keep padding, EDGE, and the half of the words that were met last."""
        self._last_call[: EDGE_ROW + 1] = self._calls + 1
        oldest = np.argsort(self._last_call[: len(self._numbers)], kind="stable")[: len(self._numbers) // 2]
        kept = np.delete(np.arange(len(self._numbers)), oldest)
        words = list(self._numbers)
        self._numbers = {words[old]: new for new, old in enumerate(kept.tolist())}
        self.table[: len(kept)] = self.table[kept]
        self._last_call[: len(kept)] = self._last_call[kept]

    def _add(self, words: Sequence[str]) -> None:
        """Compute the rows of new words."""
        first, last = len(self._numbers), len(self._numbers) + len(words)
        while last > len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
            self._last_call = np.concatenate([self._last_call, np.zeros_like(self._last_call)])
        for start in range(0, len(words), _BLOCK):
            block = words[start : start + _BLOCK]
            self.table[first + start : first + start + len(block)] = self._rows(block)
        self._numbers.update(zip(words, range(first, last), strict=True))

    def _rows(self, words: Sequence[str]) -> FloatArray:
        """Add up the rows of the features of each word, and of its vector."""
        model = self._model
        ids: list[int] = []
        starts: list[int] = []
        for word in words:
            starts.append(len(ids))
            values, others = feature_values(word)
            of_values = zip(self._row_of_value, values, strict=False)
            ids += [row for find, value in of_values if (row := find(value)) is not None]
            ids += [row for other in others if (row := model.features.get(other)) is not None]
            ids.append(-1)  # the last row is zero; a word without known features has only this one
        vectors = [model.vectors.get(vector_key(word), 0) for word in words]
        rows: FloatArray = np.add.reduceat(model.rows[ids], starts, axis=0) + model.vector_rows[vectors]
        return rows
