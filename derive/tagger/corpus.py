"""Turn the training sentences of the tagger into numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack

from analyzers.entities.features import EDGE, vector_key, word_features
from analyzers.entities.sentences import MAX_SENTENCE_WORDS
from analyzers.entities.tagger import CONTEXT_WORDS, place_parts
from analyzers.names.gazetteer import gazetteer
from analyzers.text.fold import fold
from derive.tagger.network import Batch

BATCH = 32  # sentences
MIN_COUNT = 3  # words with a feature, and occurrences of a word in the texts
HIDDEN_WORDS = 0.4  # share of words whose identity is hidden in training, so that the other features learn too
DROPPED_FEATURES = 0.4  # share of features left out in training
IDENTITY = ("w=", "c=", "n=")

# A folded word and its label, or all labels that it may have, with ANY_OF between them.
LabelledSentence = list[tuple[str, str]]
ANY_OF = "|"


def read(path: Path) -> Iterator[LabelledSentence]:
    """Yield the sentences of a CoNLL file: a word and a label a line, an empty line between sentences.

    A longer sentence than the tagger reads is cut as the tagger cuts it.
    """
    sentence: LabelledSentence = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            word, label = line.split()
            sentence.append((fold(word) or "_", label))
        if sentence and (not line.strip() or len(sentence) == MAX_SENTENCE_WORDS):
            yield sentence
            sentence = []


def plain_word(key: str) -> str:
    """Return a folded word of plain text; every number becomes 0."""
    return "0" if key[:1].isdigit() else key


class Source(NamedTuple):
    """A collection of ner/, how much its sentences count, and what its labels leave open.

    `open_labels` maps the name of a label without B- and I- to the kinds that such a word may have instead: a corpus
    that marks places alone says of no other word what it is.
    """

    folder: str
    trust: float
    open_labels: Mapping[str, str]

    def sentences(self, collections: Path) -> Iterator[LabelledSentence]:
        """Yield the sentences for training."""
        for sentence in read(collections / "ner" / self.folder / "train.conll"):
            yield [(word, self._possible(label)) for word, label in sentence]

    def _possible(self, label: str) -> str:
        kinds = self.open_labels.get(label[2:] or label)
        return any_label(kinds.split()) if kinds else label


def any_label(kinds: Sequence[str]) -> str:
    """Return all labels of these kinds as one: `O`, or a kind of name."""
    return ANY_OF.join(label for kind in kinds for label in ([kind] if kind == "O" else [f"B-{kind}", f"I-{kind}"]))


# ANERcorp decides what the labels mean and the others count less, AQMAR least, whose texts are no news. A sixth of the
# train part of ANERcorp, kept apart, gained from each source; the figures of trust themselves were not tuned.
SOURCES = (
    Source("anercorp", 1.0, {}),
    # Its ORG and MISC are other things than those of ANERcorp.
    Source("aqmar", 0.4, {"O": "O ORG MISC", "ORG": "O ORG MISC", "MISC": "O ORG MISC"}),
    # It has no MISC, and its ORG includes states that act.
    Source("wojood_sample", 0.7, {"O": "O MISC", "ORG": "ORG LOC MISC"}),
)


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
        self.labels: list[str] = (
            like.labels if like else sorted({x for s in sentences for _, label in s for x in label.split(ANY_OF)})
        )
        self.parts: list[str] = (
            like.parts if like else ["", *sorted({part for parts in named for part in parts} - {""})]
        )
        self._words, self._trust = words, np.array(trust, np.float32)
        self._rows = [[words.rows[word] for word, _ in sentence] for sentence in sentences]
        self._parts = [[self.parts.index(part) if part in self.parts else 0 for part in parts] for parts in named]
        self._gold = [np.array([self._allowed(label) for _, label in sentence]) for sentence in sentences]

    def _allowed(self, label: str) -> list[bool]:
        return [own in label.split(ANY_OF) for own in self.labels]

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
        allowed = np.zeros((*where.shape, len(self.labels)), bool)
        for column, i in enumerate(chosen):
            length = len(self._rows[i])
            where[:length, column] = np.arange(len(flat) + 1, len(flat) + 1 + length)
            inside[:length, column] = True
            allowed[:length, column] = self._gold[i]
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
        return Batch(features.astype(np.float32), words, np.array(parts), where, inside, allowed, trust)
