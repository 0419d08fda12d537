"""Suggest people and places, words and titles of documents for a query that is being typed.

Each suggestion finds documents under the filters and the strictness of the search, together with the words before it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from typing import Literal

from analyzers.text.affixes import ARTICLE
from analyzers.text.analyzer import folded_words
from analyzers.text.stem import stem
from analyzers.token import Kind
from indexer.engine.base import CountedField, Engine
from indexer.query.fields import TitleTerms
from indexer.query.highlight import Mark
from indexer.query.leaves import Word
from indexer.query.limits import MAX_LENGTH, MAX_WORDS
from indexer.query.request import Filters, Request
from indexer.query.tree import AllOf, And, DisMax, Node, Or
from indexer.rewrite.query_meaning import Meaning
from indexer.suggest.co_occurrence import CoOccurrence
from indexer.suggest.index_words import FrequentWords, SurfaceForms
from indexer.suggest.partial_query import (
    PartialQuery,
    has_word_with_prefix,
    highlight_suggestion,
    is_plain_text,
    parse_partial_query,
)
from indexer.values.name_lookup import NameLookup
from indexer.values.name_rows import Value

_MAX_NAMES, _MAX_WORDS, _MAX_TITLES = 5, 3, 3  # suggestions of each kind: as many as a short list shows
_MAX_NAME_LENGTH = 4  # last words of a query that are looked up as one name
# Candidates to count, the most frequent of the index first; the second batch only if the first gives too few. Larger
# batches take longer, and find more names that are rare in the index but frequent under the filters.
_NAME_BATCHES, _WORD_BATCHES = (12, 28), (8, 12)
# Most frequent words that may complete the last word in a title, as many again with the article: more find more titles
# and make the query slower.
_TITLE_FORMS = 16
_TITLES_READ = 5  # documents read for titles: two more than are shown, because some repeat a title

ReadQuery = Callable[[Request], Meaning]
CompleteLatin = Callable[[Sequence[str], str], Iterator[tuple[Value, int]]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name, a title, or words to search for: `value`; `marks` highlight the letters that were typed.

    For a name, `query` is the text before it, and `documents` the number of documents that this text finds with the
    name among the filters. For words, `query` is the new text of the search box. `documents` is None for words and
    titles. A title has the `id` of its document.
    """

    kind: CountedField | Literal["title"]
    value: str
    documents: int | None
    marks: tuple[Mark, ...]
    query: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class _PartialRequest:
    """A request with an unfinished query."""

    query: PartialQuery
    request: Request
    read: ReadQuery

    @property
    def filters(self) -> Filters:
        return self.request.filters

    def node(self, text: str) -> Node:
        """Return the query tree of a search for some words of the query."""
        return self.read(replace(self.request, query=text.strip())).node


class Suggester:
    """Suggestions from one index; its most frequent words and names are loaded on first use."""

    def __init__(self, engine: Engine, names: NameLookup, complete_latin: CompleteLatin) -> None:
        """Take an open index, the look-up of its names, and that of names by words and a prefix in Latin letters."""
        self._engine, self._names, self._complete_latin = engine, names, complete_latin
        self._co_occurrence = CoOccurrence(engine)
        self._surface_forms = SurfaceForms(engine)

    @cached_property
    def _words(self) -> FrequentWords:
        return FrequentWords(self._engine)

    def load(self) -> None:
        """Load what the first suggestion waits for otherwise."""
        _ = self._words
        self._surface_forms.load()

    def suggest(self, request: Request, read: ReadQuery) -> tuple[Suggestion, ...]:
        """Return suggestions for a request; the last word of its query may be unfinished.

        Return nothing for a query without words, with more than MAX_WORDS or with operators, and only names for one
        letter. `read` returns the meaning of a request.
        """
        query = parse_partial_query(request.query)
        if query is None or len(query.words) > MAX_WORDS:
            return ()
        partial = _PartialRequest(query, request, read)
        names = tuple(self._suggest_names(partial))
        if len(query.words) == len(query.prefix) == 1:
            return names
        shown = {name.value for name in names}
        words = (word for word in self._suggest_words(partial) if word.value not in shown)
        return (*names, *words, *islice(self._suggest_titles(partial), _MAX_TITLES))

    def names(self, kind: Kind, typed: str, limit: int) -> tuple[str, ...]:
        """Return the names of a kind with all words of a text, the last of which may be unfinished, by frequency.

        Return nothing for a text without words.
        """
        words = [word.exact for word in folded_words(typed)]
        if not words:
            return ()
        found = self._names.find(words[:-1], words[-1])
        return tuple(islice((value for (of_kind, value), _ in found if of_kind == kind), limit))

    def latin_names(self, kind: Kind, typed: str, limit: int) -> tuple[str, ...]:
        """Return the names of a kind that a text in Latin letters, perhaps unfinished, stands for, the likeliest first.

        Return nothing for another text.
        """
        words = [word.exact for word in folded_words(typed)]
        if not any(map(str.isalpha, typed)) or not typed.isascii():
            return ()
        found = self._complete_latin(words[:-1], words[-1])
        return tuple(islice((value for (of_kind, value), _ in found if of_kind == kind), limit))

    def _suggest_names(self, partial: _PartialRequest) -> Iterator[Suggestion]:
        """Yield the names that begin with the last words of the query, as many of these words as possible."""
        for count in range(min(len(partial.query.words), _MAX_NAME_LENGTH), 0, -1):
            text_before = partial.query.text_before(count)
            if text_before is not None and (names := self._find_names(partial, count, text_before)):
                yield from names
                return

    def _find_names(self, partial: _PartialRequest, count: int, text_before: str) -> list[Suggestion]:
        """Return the names that begin with the last `count` words; `text_before` is the text before these."""
        words, prefix, filters = partial.query.words_before_prefix(count), partial.query.prefix, partial.filters
        selected = {(kind, value) for kind, values in filters.values.items() for value in values}
        found = chain(self._names.find(words, prefix), self._complete_latin(words, prefix))
        candidates = (candidate for candidate in found if candidate[0] not in selected)
        if (first := next(candidates, None)) is None:
            return []  # without parsing the text before
        node = partial.node(text_before)
        names = self._co_occurrence.most_frequent(chain([first], candidates), node, filters, _NAME_BATCHES, _MAX_NAMES)
        return [
            Suggestion(
                kind,
                value,
                self._co_occurrence.documents_with(((kind, value), documents), node, filters),
                highlight_suggestion(value, words, prefix),
                text_before.strip(),
            )
            for (kind, value), documents in names
        ]

    def _suggest_words(self, partial: _PartialRequest) -> Iterator[Suggestion]:
        """Yield the query with its last word completed, by the most frequent words first."""
        query, text_before = partial.query, partial.query.text_before(1)
        if text_before is None or not query.is_unfinished:
            return
        candidates, node = self._words.completions(query.prefix), partial.node(text_before)
        words = self._co_occurrence.most_frequent(candidates, node, partial.filters, _WORD_BATCHES, _MAX_WORDS)
        for (kind, word), _ in words:
            text = text_before + self._surface(word)
            if len(text) <= MAX_LENGTH and self._finds_something(partial, node, text):
                yield Suggestion(kind, text, None, highlight_suggestion(text, query.whole_words, query.prefix), text)

    def _finds_something(self, partial: _PartialRequest, before: Node, text: str) -> bool:
        """Say whether a query with a completed word finds something, where a share of the words `before` is enough.

        The completed word was counted with any such share of them; the longer query may need other words.
        """
        group = before.node if isinstance(before, DisMax) else before
        if not (isinstance(group, AllOf) and group.minimum):
            return True
        return self._engine.count(partial.node(text), partial.filters) > 0

    def _surface(self, word: str) -> str:
        """Return the surface form of a word, or the folded word if the form is an operator like NOT."""
        surface = self._surface_forms.surface(word)
        return surface if is_plain_text(surface) else word

    def _suggest_titles(self, partial: _PartialRequest) -> Iterator[Suggestion]:
        """Yield the newest titles that have all words of the query, the last as a prefix too; each title once."""
        query = partial.query
        prefixes = (query.prefix, ARTICLE + query.prefix)
        words = [word for prefix in prefixes for word, _ in islice(self._words.find(prefix), _TITLE_FORMS)]
        if not words:
            return
        last = Or(tuple(TitleTerms((Word(term, term),)) for term in dict.fromkeys(map(stem, words))))
        others = (TitleTerms((Word(word.exact, word.term),)) for word in query.words[:-1])
        page = self._engine.search(And((*others, last)), partial.filters, "newest", _TITLES_READ)
        documents = {text.document.title: text.document for text in self._engine.texts(page.keys)}
        for title, document in documents.items():
            if has_word_with_prefix(title, query.prefix):
                marks = highlight_suggestion(title, query.whole_words, query.prefix)
                yield Suggestion("title", title, None, marks, query.text, document.id)
