"""Label plain news for the tagger to learn from: by teachers, and by all that `find_names` knows of a whole text."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.entities.name_finder import find_names
from analyzers.entities.sentences import split_sentences
from derive.tagger.corpus import ANY_OF, LabelledSentence, plain_word

LENGTHS = range(4, 71)  # words of a sentence to learn from
MIN_PROBABILITY = 0.8  # of a label that the teachers give; a word with a lower one may be anything
_LABELS = {"people": "PER", "places": "LOC"}


def found_in(text: str) -> Iterator[LabelledSentence]:
    """Yield the sentences of a text with the labels of the people and places that `find_names` finds in it."""
    mentions = [mention for mention in find_names(text) if mention.kind in _LABELS]
    for sentence in split_sentences(text):
        labels = ["O"] * len(sentence)
        for mention in mentions:
            inside = [i for i, word in enumerate(sentence) if word.start < mention.end and mention.start < word.end]
            for i in inside:
                labels[i] = f"{'I' if i > inside[0] else 'B'}-{_LABELS[mention.kind]}"
        if len(sentence) in LENGTHS:
            yield [(plain_word(word.key), label) for word, label in zip(sentence, labels, strict=True)]


def reconciled(sentence: LabelledSentence, chances: NDArray[np.float32], labels: Sequence[str]) -> LabelledSentence:
    """Return a sentence of `found_in` with what teachers say of it; where the two differ, both labels are possible.

    `chances` is the probability of each of `labels` for each word. `find_names` finds no organisations: where it finds
    nothing, the teachers decide, and a word of which they are not certain may be anything.
    """
    best = chances.argmax(axis=1)
    result: LabelledSentence = []
    for (word, found), own, column in zip(sentence, chances, best, strict=True):
        taught = labels[column]
        if found != "O":
            label = found if found == taught else found + ANY_OF + taught
        else:
            label = taught if own[column] >= MIN_PROBABILITY else ANY_OF.join(labels)
        result.append((word, label))
    return result
