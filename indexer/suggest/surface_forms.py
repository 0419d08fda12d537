"""How a folded word is written: القاهرة for القاهره. An index has it in its documents alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from analyzers.text.fold import fold, fold_char, fold_with_offsets
from analyzers.text.words import WORD, normal_number
from indexer.engine.base import Engine
from indexer.query.request import Filters
from indexer.query.tree import Exact, MatchAll, Node

_READ_FIRST, _PAGE = 1_000, 100  # documents, the newest: they have most words that will be asked for …
_WORDS_READ = 200_000  # … in so many words at the most
_LEAST = 3  # documents of these that show how a word is written
_READ = 3  # documents, the newest that have a word which those do not show
_LONGEST = 20_000  # code points of a document that are looked at
_CACHED = 16_384

Surfaces = dict[str, Counter[str]]  # folded word -> what it is written like, with numbers of documents


class AsWritten:
    """Look-up of how documents write words most often, without vowel marks."""

    def __init__(self, engine: Engine) -> None:
        """Take an open index."""
        self._engine = engine
        self.surface = lru_cache(_CACHED)(self._surface)

    def _surface(self, word: str) -> str:
        """Return how a folded word is written; as it is, if no document shows it."""
        if known := self._common.get(word):
            return known
        found = _surfaces(self._texts(Exact((word,)), 0, _READ), word).get(word)
        return _commonest(found) if found else word

    @cached_property
    def _common(self) -> Mapping[str, str]:
        """The words of the newest documents."""
        found = _surfaces(self._newest())
        return {word: _commonest(counts) for word, counts in found.items() if counts.total() >= _LEAST}

    def _newest(self) -> Iterator[str]:
        words = 0
        for offset in range(0, _READ_FIRST, _PAGE):
            for text in self._texts(MatchAll(), offset, _PAGE):
                yield text
                words += text.count(" ")
            if words > _WORDS_READ:
                return

    def _texts(self, query: Node, offset: int, limit: int) -> Iterator[str]:
        page = self._engine.search(query, Filters(), "newest", limit, offset)
        for record in self._engine.records(page.keys):
            yield record.document.text[:_LONGEST]


def _surfaces(texts: Iterable[str], letters: str = "") -> Surfaces:
    """Return the words of texts, of the pieces between blanks that have these folded letters."""
    pieces = Counter(piece for text in texts for piece in set(text.split()) if letters in normal_number(fold(piece)))
    found: Surfaces = defaultdict(Counter)
    for piece, n in pieces.items():
        folded, origins = fold_with_offsets(piece)
        for word in WORD.finditer(folded):
            surface = piece[origins[word.start()] : origins[word.end() - 1] + 1]
            found[normal_number(word.group())]["".join(filter(fold_char, surface))] += n
    return found


def _commonest(surfaces: Counter[str]) -> str:
    return min(surfaces, key=lambda surface: (-surfaces[surface], surface))
