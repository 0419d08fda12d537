"""A syntax tree and filters as Tantivy queries."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import pairwise

import tantivy
from tantivy import FieldType, Occur, Query

from analyzers.arabic import grams
from analyzers.clitics import with_proclitics
from analyzers.token import Kind
from indexer.engine import Filters
from indexer.query_tree import (
    Both,
    Called,
    Either,
    Everything,
    Exact,
    FromSource,
    InTitle,
    Leaf,
    Loose,
    Named,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Word,
    restricts,
    words,
)
from indexer.weights import Weights

_WORDS = 20_000  # whose queries are kept


def day_number(day: date) -> int:
    """A date as the integer that sorts and compares like it: 2023-10-20 -> 20231020."""
    return day.year * 10_000 + day.month * 100 + day.day


def both(queries: list[Query]) -> Query:
    """Documents that match all of `queries`."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def either(queries: Iterable[Query]) -> Query:
    """Documents that match one of `queries` or more."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


class QueryBuilder:
    """Builds queries for one schema."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, weights: Weights) -> None:
        """Take what is searched, and what words count; forms that `searcher` does not have are left out."""
        self._schema = schema
        self._searcher = searcher
        self._weights = weights
        # Queries ask for the same words again and again; a query is made in half the time.
        self._forms = lru_cache(_WORDS)(self._made_forms)
        self._grams = lru_cache(_WORDS)(self._made_grams)

    def query(self, node: Node) -> Query:
        """Return the query of a syntax tree."""
        match node:
            case Called(called, others):
                named = either(map(self.query, others))
                return Query.disjunction_max_query(
                    [self.query(called), Query.boost_query(named, self._weights.other_name)]
                )
            case Not():
                return self._all_of((node,))
            case Both(nodes):
                return self._all_of(nodes)
            case Either(nodes):
                return either(self._any(nodes))
            case Loose(nodes):
                return self._loose(nodes)
            case _:
                return self._leaf(node)

    def exactly(self, word: str) -> Query:
        """Return the query of a folded word as it is spelled."""
        return Query.term_query(self._schema, "text_exact", word)

    def ranked(self, node: Node) -> Query:
        """Return the query of a syntax tree that ranks what it finds by parts of words too."""
        asked = list(words(node))
        in_phrases = [word for phrase in asked if isinstance(phrase, Phrase | Near) for word in phrase.words]
        single = [word for word in asked if isinstance(word, Word)]
        further = [gram for word in (*single, *in_phrases) for gram in self._grams(word.exact)]
        further += [form for word in in_phrases for form in self._forms(word)]
        return Query.boolean_query([(Occur.Must, self.query(node)), *((Occur.Should, query) for query in further)])

    def filters(self, filters: Filters, without: Kind | None = None) -> list[Query]:
        """Return what restricts a search without scoring; `without` leaves the selection of one kind out."""
        chosen: dict[str, tuple[str, ...]] = {kind: v for kind, v in filters.values.items() if kind != without}
        return [
            _silent(Query.term_set_query(self._schema, field, list(values)))
            for field, values in (chosen | {"places_in": filters.within}).items()
            if values
        ]

    def published(self, filters: Filters) -> list[Query]:
        """Return the restriction to the published dates asked for; undated documents are in no range."""
        if filters.since is None and filters.until is None:
            return []
        first = day_number(filters.since or date.min)
        last = day_number(filters.until or date.max)
        dated = Query.range_query(self._schema, "published", FieldType.Integer, first, last)
        return [_silent(dated)]

    def _leaf(self, node: Leaf) -> Query:
        match node:
            case Word():
                return either(self._forms(node))
            case Phrase(phrase):
                return self._phrase(phrase)
            case Near(near, most):
                return both([self._pair(one.exact, other.exact, most) for one, other in pairwise(near)])
            case Exact(forms):
                return self._in_order(list(forms))
            case Prefix(start):
                return either(self._begins("text_exact", form) for form in (start, *with_proclitics(start)))
            case InTitle(title):
                return both([self._term("title_term", word.term, self._weights.title) for word in title])
            case FromSource(name, begins):
                return _silent(self._begins("source", name) if begins else self._term("source", name, 1))
            case Everything():
                return _silent(Query.all_query())
            case Named(kind, value):
                return Query.const_score_query(Query.term_query(self._schema, kind, value), self._weights.named)

    def _made_forms(self, word: Word) -> tuple[Query, ...]:
        """Return the forms that a word is found by, whose scores are added."""
        others = [("text_exact", form, self._weights.other_form) for form in word.other_forms]
        related = [("text_term", term, weight) for term, weight in word.related]
        further = [("title_term", word.term, self._weights.title), *others, *related]
        text = Query.term_query(self._schema, "text_term", word.term)
        return (text, *(self._term(*form) for form in further if self._searcher.doc_freq(*form[:2])))

    def _made_grams(self, exact: str) -> tuple[Query, ...]:
        """Return the rarest parts of a word, without those that are in too many documents."""
        most = self._weights.common_gram * self._searcher.num_docs
        counts = sorted((self._searcher.doc_freq("text_grams", gram), gram) for gram in set(grams(exact)))
        telling = [gram for count, gram in counts if 0 < count <= most][: self._weights.rare_grams]
        return tuple(self._term("text_grams", gram, self._weights.grams) for gram in telling)

    def _any(self, nodes: Iterable[Node]) -> list[Query]:
        """Return what finds each node; the forms of words stand beside one another, which Tantivy is quick at."""
        found = (self._forms(node) if isinstance(node, Word) else (self.query(node),) for node in nodes)
        return [query for queries in found for query in queries]

    def _phrase(self, phrase: tuple[Word, ...]) -> Query:
        first, *rest = (word.exact for word in phrase)
        return either(self._in_order([form, *rest]) for form in (first, *with_proclitics(first)))

    def _in_order(self, forms: list[str]) -> Query:
        if len(forms) == 1:
            return self.exactly(forms[0])
        return Query.phrase_query(self._schema, "text_exact", list(forms))

    def _pair(self, one: str, other: str, most: int) -> Query:
        """Return the query of two words with `most` others between at most, whichever is first."""
        first, second = _behind_clitics(one), _behind_clitics(other)
        in_order = Query.regex_phrase_query(self._schema, "text_exact", [first, second], most)
        return either([in_order, Query.regex_phrase_query(self._schema, "text_exact", [second, first], most)])

    def _begins(self, field: str, start: str) -> Query:
        return Query.phrase_prefix_query(self._schema, field, [start])  # of one word it is a range of terms

    def _all_of(self, nodes: tuple[Node, ...]) -> Query:
        wanted = [(Occur.Must, self.query(node)) for node in nodes if not isinstance(node, Not)]
        everything = [] if wanted else [(Occur.Must, _silent(Query.all_query()))]
        return Query.boolean_query([*wanted, *everything, *self._unwanted(nodes)])

    def _loose(self, nodes: tuple[Node, ...]) -> Query:
        fields = [self.query(node) for node in nodes if restricts(node)]
        if fields:
            others = tuple(node for node in nodes if not restricts(node))
            return both([*fields, *([self._loose(others)] if others else [])])
        wanted = tuple(node for node in nodes if not isinstance(node, Not))
        if len(wanted) < 2:
            return self._all_of(nodes)
        clauses = self._any(wanted)
        if len(wanted) <= self._weights.few_words:
            clauses.append(Query.const_score_query(both([*map(self.query, wanted)]), self._weights.all_words))
        unwanted = self._unwanted(nodes)
        return Query.boolean_query([(Occur.Must, either(clauses)), *unwanted]) if unwanted else either(clauses)

    def _unwanted(self, nodes: tuple[Node, ...]) -> list[tuple[Occur, Query]]:
        return [(Occur.MustNot, self.query(node.node)) for node in nodes if isinstance(node, Not)]

    def _term(self, field: str, form: str, weight: float) -> Query:
        return Query.boost_query(Query.term_query(self._schema, field, form), weight)


def _behind_clitics(word: str) -> str:
    """A regular expression for a folded word as it stands, and behind each conjunction and preposition.

    Its forms have the end in common; written once, it keeps a long word under the 1000 states that Tantivy allows.
    """
    end = word.removeprefix("ا")  # of the article: ل before it takes its place
    heads = [form.removesuffix(end) for form in (word, *with_proclitics(word))]
    return f"(?:{'|'.join(heads)}){re.escape(end)}"


def _silent(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
