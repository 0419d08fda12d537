"""What to offer for a query that is being typed: people and places, words, titles of documents.

All of it finds something under the filters of the search, with its words meant as strictly, beside the words kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from typing import Literal

from analyzers.text.affixes import ARTICLE
from analyzers.text.stem import stem
from indexer.engine.base import CountedField, Engine
from indexer.query.highlight import Mark
from indexer.query.parser import MAX_LENGTH, MAX_WORDS
from indexer.query.request import Filters, Request
from indexer.query.tree import And, Node, Or, TitleTerms, Word
from indexer.rewrite.meaning import Meaning
from indexer.suggest.co_occurrence import Beside
from indexer.suggest.frequent_words import WordIndex
from indexer.suggest.partial_query import Typed, has_beginning, is_plain, read_typed, typed_marks
from indexer.suggest.surface_forms import AsWritten
from indexer.values.lookup import NameLookup

_NAMES, _WORDS, _TITLES = 5, 3, 3  # offered at most
_LONGEST_NAME = 4  # words of a name that are looked for together
_NAMES_TRIED, _WORDS_TRIED = (12, 28), (8, 12)  # of the most used; the second turn where the first gave too few
_TITLE_WORDS = 16  # the commonest that a word of a title may be, with the article and without
_TITLES_READ = 5

Read = Callable[[Request], Meaning]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`value` is a name, a title, or words to look for; `marks` are its letters that were typed.

    `query` is what is left of the words beside a name, and for words what is to stand in the box. `documents` are found
    by it with the name among the filters; for words, which are read anew as a whole, and titles it is None. A title has
    the `id` of its document.
    """

    kind: CountedField | Literal["title"]
    value: str
    documents: int | None
    marks: tuple[Mark, ...]
    query: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request whose words are being typed."""

    typed: Typed
    request: Request
    read: Read

    @property
    def filters(self) -> Filters:
        return self.request.filters

    def meaning(self, kept: str) -> Node:
        """Return what a search for some of the words looks for."""
        return self.read(replace(self.request, query=kept.strip())).node


class Suggester:
    """Suggestions from one index; takes its commonest words and names into memory when first asked."""

    def __init__(self, engine: Engine, names: NameLookup) -> None:
        """Take an open index, what its values are called, and how documents spell them (`indexer.values.spellings`)."""
        self._engine, self._names = engine, names
        self._beside = Beside(engine)
        self._written = AsWritten(engine)

    @cached_property
    def _words(self) -> WordIndex:
        return WordIndex(self._engine)

    def suggest(self, request: Request, read: Read) -> tuple[Suggestion, ...]:
        """Return what to offer for the query of a request, of which the last word may be half a word.

        Nothing for one without words, with too many or with more of the query language than words, and only names for
        one letter. `read` says what a request looks for.
        """
        typed = read_typed(request.query)
        if typed is None or len(typed.words) > MAX_WORDS:
            return ()
        asked = _Asked(typed, request, read)
        names = tuple(self._named(asked))
        if len(typed.words) == len(typed.beginning) == 1:
            return names
        shown = {name.value for name in names}
        words = (word for word in self._completed(asked) if word.value not in shown)
        return (*names, *words, *islice(self._titled(typed, asked.filters), _TITLES))

    def _named(self, asked: _Asked) -> Iterator[Suggestion]:
        """Yield the names that begin so, by as many of the last words as there is a name for."""
        for count in range(min(len(asked.typed.words), _LONGEST_NAME), 0, -1):
            kept = asked.typed.kept(count)
            if kept is not None and (found := self._names_of(asked, count, kept)):
                yield from found
                return

    def _names_of(self, asked: _Asked, count: int, kept: str) -> list[Suggestion]:
        words, beginning = asked.typed.before(count), asked.typed.beginning
        chosen = {(kind, value) for kind, values in asked.filters.values.items() for value in values}
        found = (counted for counted in self._names.find(words, beginning) if counted[0] not in chosen)
        if (first := next(found, None)) is None:
            return []  # without reading what is kept
        query = asked.meaning(kept)
        best = self._beside.used(chain([first], found), query, asked.filters, _NAMES_TRIED, _NAMES)
        return [
            Suggestion(
                *name,
                self._beside.found((name, n), query, asked.filters),
                typed_marks(name[1], words, beginning),
                kept.strip(),
            )
            for name, n in best
        ]

    def _completed(self, asked: _Asked) -> Iterator[Suggestion]:
        """Yield what is typed with its last word completed, the words that most documents have first."""
        typed, kept = asked.typed, asked.typed.kept()
        if kept is None or not typed.goes_on:
            return
        found, query = self._words.telling(typed.beginning), asked.meaning(kept)
        for (kind, word), _ in self._beside.used(found, query, asked.filters, _WORDS_TRIED, _WORDS):
            value = kept + self._surface(word)
            if len(value) <= MAX_LENGTH:
                yield Suggestion(kind, value, None, typed_marks(value, typed.before_last, typed.beginning), value)

    def _surface(self, word: str) -> str:
        """Return how documents write a word, unless a query would take that for a sign, as it does NOT."""
        surface = self._written.surface(word)
        return surface if is_plain(surface) else word

    def _titled(self, typed: Typed, filters: Filters) -> Iterator[Suggestion]:
        """Yield the newest titles with all words typed, the last in full or as a beginning; each title once."""
        starts = (typed.beginning, ARTICLE + typed.beginning)
        words = [word for start in starts for word, _ in islice(self._words.find(start), _TITLE_WORDS)]
        if not words:
            return
        last = Or(tuple(TitleTerms((Word(term, term),)) for term in dict.fromkeys(map(stem, words))))
        before = (TitleTerms((Word(word.exact, word.term),)) for word in typed.words[:-1])
        page = self._engine.search(And((*before, last)), filters, "newest", _TITLES_READ)
        documents = {record.document.title: record.document for record in self._engine.records(page.keys)}
        for title, document in documents.items():
            if has_beginning(title, typed.beginning):
                marks = typed_marks(title, typed.before_last, typed.beginning)
                yield Suggestion("title", title, None, marks, typed.text, document.id)
