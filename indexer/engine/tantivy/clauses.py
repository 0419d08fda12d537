"""The clauses of queries as Tantivy has them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Query

from analyzers.text.clitics import with_proclitics
from indexer.engine.queries.clauses import Clauses

_MAX_STATES = 900  # of a regular expression for terms: Tantivy allows 1000
_MAX_PAIRS = 100  # of words near each other, each a query of its own: for more, regular expressions are faster
_FEW_DOCUMENTS = 50  # to list them one by one


class TantivyClauses(Clauses[Query]):
    """Makes the queries of one schema; `Clauses` describes the methods."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        """Take the schema and the searcher of an index."""
        self._schema, self._searcher = schema, searcher

    def boolean(
        self,
        must: Sequence[Query] = (),
        should: Sequence[Query] = (),
        must_not: Sequence[Query] = (),
        minimum: int = 0,
    ) -> Query:
        """See `Clauses`."""
        clauses = [(Occur.Must, query) for query in must] + [(Occur.Should, query) for query in should]
        clauses += [(Occur.MustNot, query) for query in must_not]
        return Query.boolean_query(clauses, minimum_number_should_match=minimum or None)

    def best_of(self, queries: Sequence[Query]) -> Query:
        """See `Clauses`."""
        return Query.disjunction_max_query(list(queries))

    def constant(self, query: Query, score: float) -> Query:
        """See `Clauses`."""
        return Query.const_score_query(query, score)

    def boosted(self, query: Query, factor: float) -> Query:
        """See `Clauses`."""
        return Query.boost_query(query, factor)

    def everything(self) -> Query:
        """See `Clauses`."""
        return Query.all_query()

    def term(self, field: str, value: str | int) -> Query:
        """See `Clauses`."""
        return Query.term_query(self._schema, field, value)

    def one_of(self, field: str, words: Sequence[str]) -> Query:
        """See `Clauses`."""
        return Query.term_set_query(self._schema, field, words)

    def phrase(self, field: str, words: Sequence[str]) -> Query:
        """See `Clauses`; Tantivy has no phrase of one word."""
        return Query.phrase_query(self._schema, field, list(words)) if len(words) > 1 else self.term(field, words[0])

    def near(self, field: str, words: Sequence[str], others: Sequence[str], distance: int) -> Query:
        """See `Clauses`."""
        pairs = [pair for one in words for other in others if one != other for pair in ((one, other), (other, one))]
        if len(pairs) <= _MAX_PAIRS:
            return self.any_of(Query.phrase_query(self._schema, field, list(pair), distance) for pair in pairs)
        return self.any_of(
            self._pair(field, _one_of(one), _one_of(other), distance)
            for one in _batches(words)
            for other in _batches(others)
        )

    def near_words(self, word: str, other: str, distance: int, *, clitics: bool) -> Query:
        """See `Clauses`."""
        regex = _with_clitics if clitics else re.escape
        return self._pair("text_exact", regex(word), regex(other), distance)

    def begins(self, field: str, letters: str) -> Query:
        """See `Clauses`; Tantivy's own query for a prefix stops at 50 values."""
        return Query.regex_query(self._schema, field, f"{re.escape(letters)}(?s).*")

    def like(self, field: str, pattern: str) -> Query:
        """See `Clauses`."""
        return Query.regex_query(self._schema, field, pattern)

    def similar(self, field: str, word: str, edits: int) -> Query:
        """See `Clauses`."""
        return Query.fuzzy_term_query(self._schema, field, word, distance=edits)

    def numbers(self, field: str, first: int, last: int) -> Query:
        """See `Clauses`."""
        return Query.range_query(self._schema, field, FieldType.Integer, first, last)

    def listed(self, query: Query) -> Query:
        """Return a query that lists the documents of a slow one, if they are few: a page searches for them often."""
        found: Any = self._searcher.search(query, limit=_FEW_DOCUMENTS)
        if found.count > _FEW_DOCUMENTS:
            return self.unscored(query)
        keys: Any = self._searcher.fast_field_values("key", [address for _, address in found.hits])
        return self.unscored(self.any_of(self.term("key", key) for key in keys))

    def _pair(self, field: str, first: str, second: str, distance: int) -> Query:
        """Return the query for two regular expressions of words, in either order, at most `distance` words apart."""
        in_order = Query.regex_phrase_query(self._schema, field, [first, second], distance)
        return self.any_of([in_order, Query.regex_phrase_query(self._schema, field, [second, first], distance)])


def _batches(terms: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield terms in groups that one regular expression can hold: it has a state for each byte of them, or fewer."""
    group: list[str] = []
    for term in dict.fromkeys(terms):
        if group and sum(len(each.encode()) for each in (*group, term)) > _MAX_STATES:
            yield group
            group = []
        group.append(term)
    if group:
        yield group


def _one_of(terms: Sequence[str]) -> str:
    """Return a regular expression for one of several terms."""
    return "|".join(map(re.escape, terms))


def _with_clitics(word: str) -> str:
    """Return a regular expression for a folded word, alone and after each conjunction and preposition.

    All forms have the same end, written once, so that a long word stays below the 1000 states that Tantivy allows.
    """
    end = word.removeprefix("ا")  # of the article: the preposition ل replaces it
    heads = [form.removesuffix(end) for form in (word, *with_proclitics(word))]
    return f"(?:{'|'.join(heads)}){re.escape(end)}"
