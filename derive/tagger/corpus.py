"""Turn the training sentences of the tagger into numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack

from analyzers.entities.features import EDGE, vector_key, word_features
from analyzers.entities.tagger import CONTEXT_WORDS, place_parts
from analyzers.names.gazetteer import gazetteer
from analyzers.text.fold import fold
from derive.tagger.network import Batch

BATCH = 32  # sentences
MIN_COUNT = 3  # words with a feature, and occurrences of a word in the texts
HIDDEN_WORDS = 0.4  # share of words whose identity is hidden in training, so that the other features learn too
DROPPED_FEATURES = 0.4  # share of features left out in training
IDENTITY = ("w=", "c=", "n=")

LabelledSentence = list[tuple[str, str]]  # folded word and label


def read(path: Path) -> Iterator[LabelledSentence]:
    """Yield the sentences of a CoNLL file: a word and a label a line, an empty line between sentences."""
    sentence: LabelledSentence = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            word, label = line.split()
            sentence.append((fold(word) or "_", label))
        elif sentence:
            yield sentence
            sentence = []


class Words:
    """Words as rows of features: padding, the edge, each word; then all of them again without their identity.

    Features are those of the words `seen` in labelled sentences; the words of `unlabelled` sentences get rows too.
    """

    def __init__(
        self, seen: Counter[str], unlabelled: set[str], vectors: dict[str, int], table: NDArray[np.float32]
    ) -> None:
        self.rows = {word: row for row, word in enumerate(["", EDGE, *sorted({*seen, *unlabelled})])}
        counts = Counter(feature for word in seen for feature in word_features(word))
        counts.update({f"w={word}": count - 1 for word, count in seen.items()})
        kept = (feature for feature, count in counts.items() if count >= MIN_COUNT)
        self.features = sorted({*kept, EDGE})
        self.vectors, self.table = vectors, table
        self.matrix = vstack([self._matrix(hidden=()), self._matrix(hidden=IDENTITY)]).tocsr().astype(np.float32)

    def _matrix(self, hidden: tuple[str, ...]) -> csr_matrix:
        ids = {feature: column for column, feature in enumerate(self.features)}
        pairs = [
            (row, ids[feature])
            for word, row in self.rows.items()
            if word
            for feature in word_features(word)
            if feature in ids and not (hidden and feature.startswith(hidden))
        ]
        rows, columns = np.array(pairs).T
        named = csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(self.rows), len(ids)))
        dense = self.table[[self.vectors.get(vector_key(word), 0) for word in self.rows]]
        dense[0] = 0
        return hstack([named, csr_matrix(dense)])


class Corpus:
    """Sentences as numbers, in batches; labels and parts are those of `like`, if given."""

    def __init__(
        self, sentences: list[LabelledSentence], words: Words, trust: list[float], like: "Corpus | None" = None
    ) -> None:
        matches = [gazetteer().find([word for word, _ in sentence]) for sentence in sentences]
        named = [place_parts(len(s), found) for s, found in zip(sentences, matches, strict=True)]
        self.labels: list[str] = like.labels if like else sorted({label for s in sentences for _, label in s})
        self.parts: list[str] = (
            like.parts if like else ["", *sorted({part for parts in named for part in parts} - {""})]
        )
        self._words, self._trust = words, np.array(trust, np.float32)
        self._rows = [[words.rows[word] for word, _ in sentence] for sentence in sentences]
        self._parts = [[self.parts.index(part) if part in self.parts else 0 for part in parts] for parts in named]
        self._gold = [[self.labels.index(label) for _, label in sentence] for sentence in sentences]

    def in_order(self) -> Iterator[Batch]:
        """Yield all sentences in their order, with all features of their words."""
        for start in range(0, len(self._rows), BATCH):
            yield self._batch(range(start, min(start + BATCH, len(self._rows))), None)

    def batches(self, random: np.random.Generator) -> Iterator[Batch]:
        """Yield all sentences once, those of similar length together, in batches of random order."""
        lengths = np.array([len(rows) for rows in self._rows])
        order = np.argsort(lengths + random.random(len(lengths)) * 6, kind="stable")
        for start in random.permutation(np.arange(0, len(order), BATCH)):
            yield self._batch([int(i) for i in order[start : start + BATCH]], random)

    def _batch(self, chosen: Sequence[int], random: np.random.Generator | None) -> Batch:
        flat, parts = [0] * CONTEXT_WORDS, [0] * CONTEXT_WORDS
        longest = max(len(self._rows[i]) for i in chosen)
        where = np.zeros((longest, len(chosen)), np.int64)
        inside = np.zeros(where.shape, bool)
        labels = np.zeros(where.shape, np.int64)
        for column, i in enumerate(chosen):
            length = len(self._rows[i])
            where[:length, column] = np.arange(len(flat) + 1, len(flat) + 1 + length)
            inside[:length, column] = True
            labels[:length, column] = self._gold[i]
            flat += [1, *self._rows[i], 1, *[0] * CONTEXT_WORDS]
            parts += [0, *self._parts[i], 0, *[0] * CONTEXT_WORDS]
        rows = np.array(flat)
        if random:
            hidden = (rows > 1) & (random.random(len(rows)) < HIDDEN_WORDS)
            rows = np.where(hidden, rows + len(self._words.rows), rows)
        used, words = np.unique(rows, return_inverse=True)
        features = self._words.matrix[used]
        if random:
            kept = random.random(len(features.data)) >= DROPPED_FEATURES
            features.data = features.data * kept / (1 - DROPPED_FEATURES)
        trust = self._trust[list(chosen)]
        return Batch(features.astype(np.float32), words, np.array(parts), where, inside, labels, trust)
