"""IOB2 labels: B-X for the first word of a name, I-X for its further words, O for every other word."""

from collections.abc import Sequence

import numpy as np

from analyzers.entities.tagger_model import FloatArray
from analyzers.entities.word_rows import IntArray

FORBIDDEN = np.float32(-1e4)  # the score of a transition that IOB2 does not allow


class NameLabels:
    """The labels of a model, as numbers; `kinds` is X of B-X and I-X, `first` and `inner` are B-X and I-X of each X."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = labels
        self.outside = labels.index("O")
        self.kinds = [label[2:] for label in labels]
        self.inner = [number for number, label in enumerate(labels) if label.startswith("I-")]
        self.first = [labels.index(f"B-{self.kinds[number]}") for number in self.inner]
        self._is_first, self._is_inner = (np.isin(range(len(labels)), some) for some in (self.first, self.inner))

    def constraints(self) -> tuple[FloatArray, FloatArray]:
        """Return scores that forbid I-X after anything but B-X and I-X, and at the start of a sentence."""
        between = np.zeros((len(self.labels), len(self.labels)), np.float32)
        start = np.zeros(len(self.labels), np.float32)
        for number in self.inner:
            start[number] = FORBIDDEN
            for before, kind in enumerate(self.kinds):
                if kind != self.kinds[number]:
                    between[before, number] = FORBIDDEN
        return between, start

    def names(self, numbers: IntArray) -> tuple[IntArray, IntArray]:
        """Return the first words of the names in labels that end in O, and the words after their last ones."""
        starts = np.flatnonzero(self._is_first[numbers])
        others = np.flatnonzero(~self._is_inner[numbers])
        return starts, others[np.searchsorted(others, starts, side="right")]
