"""Derive analyzers/data/tagger.txt: train the tagger of people and places.

Run `python -m derive.tagger COLLECTIONS`, where COLLECTIONS holds ner/anercorp/train.conll. Same input, same
bytes. Takes three minutes.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from analyzers.features import word_features
from analyzers.fold import fold
from analyzers.gazetteer import gazetteer
from analyzers.tagger import EDGE, WINDOW, pack, span_features

TARGET = Path(__file__).parent.parent / "analyzers" / "data" / "tagger.txt"
HEADER = (
    "# Source: ANERcorp (CAMeL Lab release), train part; lists of analyzers/data. Licence: CC BY-SA 4.0."
    " Made by: python -m derive.tagger COLLECTIONS"
)
PARAMETERS = {"c1": 0.1, "c2": 0.02, "max_iterations": 120, "feature.possible_transitions": True}
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


def items(keys: list[str]) -> list[list[str]]:
    """Features of each word of a sentence, those of its neighbours marked with their offset."""
    around = [[EDGE], *map(word_features, keys), [EDGE]]
    found = []
    for position, span in enumerate(span_features(keys, gazetteer())):
        features = [f"0|{span}"] if span else []
        for offset in range(-WINDOW, WINDOW + 1):
            if 0 <= position + 1 + offset < len(around):
                features += [f"{offset}|{feature}" for feature in around[position + 1 + offset]]
        found.append(features)
    return found


def train(sentences: list[Sentence], model: str) -> None:
    """Train on sentences and write the model of crfsuite."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    for sentence in sentences:
        keys = [key for key, _ in sentence]
        trainer.append(pycrfsuite.ItemSequence(items(keys)), [label for _, label in sentence])
    trainer.train(model)


def export(model: str) -> list[str]:
    """Return the lines of the data file: header, scale and labels, transitions, features, weights."""
    crf = pycrfsuite.Tagger()
    crf.open(model)
    info = crf.info()
    labels = sorted(info.labels)
    column = {label: i for i, label in enumerate(labels)}
    features = sorted({name.split("|", 1)[1] for name, _ in info.state_features})
    row = {feature: i for i, feature in enumerate(features)}
    weights = np.zeros((len(features), 2 * WINDOW + 1, len(labels)))
    for (name, label), weight in info.state_features.items():
        offset, feature = name.split("|", 1)
        weights[row[feature], int(offset) + WINDOW, column[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[column[before], column[after]] = weight
    scale = float(np.abs(weights).max()) / STEPS
    quantised: NDArray[np.int8] = np.round(weights / scale).astype(np.int8)
    kept = np.abs(quantised).max(axis=(1, 2)) > 0
    names = " ".join(feature for feature, keep in zip(features, kept, strict=True) if keep)
    return [HEADER, f"{scale!r} {' '.join(labels)}", pack(transitions), names, pack(quantised[kept])]


def main(collections: Path) -> None:
    """Train and write the data file."""
    sentences = list(read(collections / "ner" / "anercorp" / "train.conll"))
    handle, model = tempfile.mkstemp()
    os.close(handle)
    try:
        train(sentences, model)
        TARGET.write_text("\n".join(export(model)) + "\n", encoding="utf-8")
    finally:
        Path(model).unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
