"""What to offer for a query that is being typed: people and places, words, titles of documents.

All of it finds something under the filters of the search, together with the words that are kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal

from analyzers.skeleton import ARTICLE
from analyzers.stem import stem
from indexer.as_written import AsWritten
from indexer.beside import Beside
from indexer.engine import Counted, Engine, Filters
from indexer.entry import Unified
from indexer.highlight import Mark
from indexer.name_index import NameIndex
from indexer.query_tree import Both, Either, InTitle, Word
from indexer.spellings import Pair
from indexer.typed import Typed, has_beginning, read_typed, typed_marks
from indexer.word_index import WordIndex

_NAMES, _WORDS, _TITLES = 5, 3, 3  # offered at most
_LONGEST_NAME = 4  # words of a name that are looked for together
_NAMES_TRIED, _WORDS_TRIED = (12, 28), (8, 12)  # of the most used; the second turn where the first gave too few
_TITLE_WORDS = 16  # the commonest that a word of a title may be, with the article and without
_TITLES_READ = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`value` is a name, a title, or words to look for; `marks` are its letters that were typed.

    `query` is what is left of the words beside a name, and for words what is to stand in the box. `documents` have the
    value and the words left, under the filters. A title has the `id` of its document.
    """

    kind: Counted | Literal["title"]
    value: str
    documents: int
    marks: tuple[Mark, ...]
    query: str
    id: str = ""


class Suggester:
    """Suggestions from one index; takes its commonest words and names into memory when first asked."""

    def __init__(self, engine: Engine, unified: Unified, pairs: Iterable[Pair]) -> None:
        """Take an open index, what its values are called, and how documents spell them (`indexer.spellings`)."""
        self._engine, self._unified, self._pairs = engine, unified, pairs
        self._beside = Beside(engine)
        self._written = AsWritten(engine)

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self._engine, self._unified, self._pairs)

    @cached_property
    def _words(self) -> WordIndex:
        return WordIndex(self._engine)

    def suggest(self, text: str, filters: Filters) -> tuple[Suggestion, ...]:
        """Return what to offer for a text; raises QueryError.

        Nothing for one without words or with more of the query language than words, and only names for one letter.
        """
        typed = read_typed(text)
        if typed is None:
            return ()
        names = tuple(self._named(typed, filters))
        if len(typed.words) == len(typed.beginning) == 1:
            return names
        shown = {name.value for name in names}
        words = (word for word in self._completed(typed, filters) if word.value not in shown)
        return (*names, *words, *islice(self._titled(typed, filters), _TITLES))

    def _named(self, typed: Typed, filters: Filters) -> Iterator[Suggestion]:
        """Yield the names that begin so, by as many of the last words as there is a name for."""
        for count in range(min(len(typed.words), _LONGEST_NAME), 0, -1):
            kept = typed.kept(count)
            if kept is not None and (found := self._names_of(typed, count, kept, filters)):
                yield from found
                return

    def _names_of(self, typed: Typed, count: int, kept: str, filters: Filters) -> list[Suggestion]:
        words, beginning = typed.before(count), typed.beginning
        chosen = {(kind, value) for kind, values in filters.values.items() for value in values}
        found = (counted for counted in self._names.find(words, beginning) if counted[0] not in chosen)
        return [
            Suggestion(kind, name, n, typed_marks(name, words, beginning), kept.strip())
            for (kind, name), n in self._beside.used(found, kept, filters, _NAMES_TRIED, _NAMES)
        ]

    def _completed(self, typed: Typed, filters: Filters) -> Iterator[Suggestion]:
        """Yield what is typed with its last word completed, the words that most documents have first."""
        kept = typed.kept()
        if kept is None or not typed.goes_on:
            return
        found = self._words.telling(typed.beginning)
        for (kind, word), n in self._beside.used(found, kept, filters, _WORDS_TRIED, _WORDS):
            value = kept + self._written.surface(word)
            yield Suggestion(kind, value, n, typed_marks(value, typed.before_last, typed.beginning), value)

    def _titled(self, typed: Typed, filters: Filters) -> Iterator[Suggestion]:
        """Yield the newest titles with all words typed, the last in full or as a beginning; each title once."""
        starts = (typed.beginning, ARTICLE + typed.beginning)
        words = [word for start in starts for word, _ in islice(self._words.find(start), _TITLE_WORDS)]
        if not words:
            return
        last = Either(tuple(InTitle((Word(term, term),)) for term in dict.fromkeys(map(stem, words))))
        before = (InTitle((Word(word.exact, word.term),)) for word in typed.words[:-1])
        page = self._engine.search(Both((*before, last)), filters, "newest", _TITLES_READ, 0)
        documents = {match.record.document.title: match.record.document for match in page.matches}
        for title, document in documents.items():
            if has_beginning(title, typed.beginning):
                marks = typed_marks(title, typed.before_last, typed.beginning)
                yield Suggestion("title", title, 1, marks, typed.text, document.id)
