"""The words of an index that may complete a query: the most frequent ones by prefix, and how documents write them."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from typing import Literal

import numpy as np

from analyzers.text.fold import fold, fold_char, fold_with_offsets
from analyzers.text.function_words import is_function_word, may_be_name
from analyzers.text.words import WORD, normal_number
from indexer.engine.base import Engine
from indexer.query.leaves import Exact, MatchAll
from indexer.query.request import Filters
from indexer.query.tree import Node

# Bounds of memory and time, chosen and not measured.
_MAX_WORDS = 200_000  # kept in memory, the most frequent; rarer words are not suggested
_NEWEST_DOCUMENTS, _PAGE = 1_000, 100  # documents read once for surface forms; each other word takes a search
_MAX_WORDS_READ = 200_000  # of these documents; no further page is read after them
_MIN_OCCURRENCES = 3  # of a word in these documents, for its most frequent form there to be used
_DOCUMENTS_PER_WORD = 3  # documents read for a word with fewer occurrences there
_MAX_TEXT_LENGTH = 20_000  # code points read of a document
_CACHED_SURFACES = 16_384
_LAST = chr(0x10FFFF)  # sorts after every letter

# A word in more documents than this share hardly narrows a search; a small index offers it nonetheless.
_MAX_DOCUMENT_SHARE = 1 / 5
_ALWAYS_OFFERED = 50  # documents of a word, up to which it is offered whatever its share


class FrequentWords:
    """The most frequent words of an index, folded, by prefix."""

    def __init__(self, engine: Engine) -> None:
        """Take an open index."""
        counts = engine.vocabulary("words", limit=_MAX_WORDS)
        ranked, self._documents = list(counts), array("I", counts.values())
        order = sorted(range(len(ranked)), key=ranked.__getitem__)
        self._words = [ranked[rank] for rank in order]
        self._ranks = np.array(order, np.uint32)  # of each word; the most frequent has 0
        self._max_documents = max(_ALWAYS_OFFERED, int(engine.documents * _MAX_DOCUMENT_SHARE))

    def find(self, prefix: str) -> Iterator[tuple[str, int]]:
        """Yield the words that begin with a prefix, each with its number of documents, the most frequent first."""
        start, end = bisect_left(self._words, prefix), bisect_left(self._words, prefix + _LAST)
        ranks = self._ranks[start:end]
        return ((self._words[start + at], self._documents[ranks[at]]) for at in np.argsort(ranks).tolist())

    def completions(self, prefix: str) -> Iterator[tuple[tuple[Literal["words"], str], int]]:
        """Yield the words longer than the prefix that narrow a search, as arguments of `Engine.count_values`."""
        for word, documents in self.find(prefix):
            says_something = may_be_name(word) or not is_function_word(word)
            if documents <= self._max_documents and word != prefix and says_something:
                yield ("words", word), documents


class SurfaceForms:
    """How documents write folded words most often, without harakat: القاهرة for القاهره.

    The index has only folded words, so the forms are read from the text of documents.
    """

    def __init__(self, engine: Engine) -> None:
        """Take an open index."""
        self._engine = engine
        self.surface = lru_cache(_CACHED_SURFACES)(self._surface)

    def load(self) -> None:
        """Read the newest documents, which the first form waits for otherwise."""
        _ = self._newest

    def _surface(self, word: str) -> str:
        """Return the surface form of a folded word, the word itself if no document has it."""
        surfaces = _surfaces(word, self._newest.with_word(word))
        if surfaces.total() < _MIN_OCCURRENCES:
            texts = self._texts(Exact((word,)), 0, _DOCUMENTS_PER_WORD)
            surfaces = _surfaces(word, _Pieces(texts).with_word(word)) or surfaces
        return min(surfaces, key=lambda surface: (-surfaces[surface], surface), default=word)

    @cached_property
    def _newest(self) -> "_Pieces":
        """The pieces of the newest documents."""
        return _Pieces(self._newest_texts())

    def _newest_texts(self) -> Iterator[str]:
        words = 0
        for offset in range(0, _NEWEST_DOCUMENTS, _PAGE):
            for text in self._texts(MatchAll(), offset, _PAGE):
                yield text
                words += text.count(" ")
            if words > _MAX_WORDS_READ:
                return

    def _texts(self, query: Node, offset: int, limit: int) -> Iterator[str]:
        page = self._engine.search(query, Filters(), "newest", limit, offset)
        for text in self._engine.texts(page.keys):
            yield text.long.text_of(0) if text.long else text.document.text[:_MAX_TEXT_LENGTH]


class _Pieces:
    """The blank-separated pieces of texts, each with the number of texts that have it, by their folded words.

    They are folded all at once, in a fifth of the time of one by one.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts = Counter(chain.from_iterable(set(text.split()) for text in texts))
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for piece, folded in zip(self._counts, fold("\n".join(self._counts)).split("\n"), strict=False):
            for word in set(WORD.findall(folded)):
                self._by_word[normal_number(word)].append(piece)

    def with_word(self, word: str) -> Mapping[str, int]:
        """Return the pieces that have a folded word."""
        return {piece: self._counts[piece] for piece in self._by_word.get(word, ())}


def _surfaces(word: str, pieces: Mapping[str, int]) -> Counter[str]:
    """Count the surface forms of a folded word in pieces that have it."""
    counts: Counter[str] = Counter()
    for piece, n in pieces.items():
        folded, origins = fold_with_offsets(piece)
        for found in WORD.finditer(folded):
            if normal_number(found.group()) == word:
                surface = piece[origins[found.start()] : origins[found.end() - 1] + 1]
                counts["".join(filter(fold_char, surface))] += n
    return counts
