"""Tantivy queries for phrases, words near each other, exact words, prefixes, typos, sources and dates."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

import tantivy
from tantivy import FieldType, Occur, Query

from analyzers.expansion.edits import max_edits
from analyzers.text.clitics import begins_with, prefix_starts, with_proclitics
from analyzers.text.diacritics import accepted_forms
from indexer.engine.date_regex import date_regex
from indexer.query.leaves import Exact, Near, Phrase, Prefix, Word

_MAX_STATES = 900  # of a regular expression for terms: Tantivy allows 1000
_CACHED_PREFIXES = 64  # one search looks up the same ones up to 20 times; each has up to some thousand words
_MAX_PAIRS = 100  # of words near each other, each a query of its own: for more, regular expressions are faster


def day_number(day: date) -> int:
    """Return a date as an integer in the same order: 2023-10-20 -> 20231020."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: int) -> date:
    """Return the day of a `day_number`."""
    return date(number // 10_000, number // 100 % 100, number % 100)


def all_of(queries: Iterable[Query]) -> Query:
    """Return a query for documents that match all of `queries`."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def any_of(queries: Iterable[Query]) -> Query:
    """Return a query for documents that match one of `queries` or more."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def none_of(queries: Iterable[Query]) -> Query:
    """Return a query for the documents that match none of `queries`."""
    return Query.boolean_query([(Occur.Must, Query.all_query()), *((Occur.MustNot, query) for query in queries)])


def unscored(query: Query) -> Query:
    """Return a query for the same documents that adds nothing to their scores."""
    return Query.const_score_query(query, 0.0)


class LeafQueries:
    """Builds queries for one schema, with the words that an index has."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema, self._searcher = schema, searcher
        self._words_with_prefix = lru_cache(_CACHED_PREFIXES)(self._find_words_with_prefix)

    def spelled(self, node: Phrase | Near | Exact | Prefix) -> Query:
        """Return the query for words as they are spelled."""
        match node:
            case Phrase(words):
                return self._vocalized(self._phrase(words), [(word.vocalized, not n) for n, word in enumerate(words)])
            case Near(words, distance, clitics):
                regex = _with_clitics if clitics else re.escape
                pairs = [self._pair(regex(one.exact), regex(other.exact), distance) for one, other in pairwise(words)]
                return self._vocalized(all_of(pairs), [(word.vocalized, clitics) for word in words])
            case Exact(forms, vocalized):
                return self._vocalized(self._in_order(forms), [(word, False) for word in vocalized])
            case Prefix(letters):
                return Query.term_set_query(self._schema, "text_exact", self._words_with_prefix(letters))

    def source(self, name: str, *, is_prefix: bool) -> Query:
        """Return the query for a source, or for all sources that begin with `name`."""
        if is_prefix:
            # Tantivy's prefix query stops at 50 values.
            return unscored(Query.regex_query(self._schema, "source", f"{re.escape(name)}(?s).*"))
        return unscored(Query.term_query(self._schema, "source", name))

    def typos(self, word: Word) -> list[Query]:
        """Return the queries for words within edit distance of the exact word, or of its stem for other clitics."""
        forms = (("text_exact", word.exact), ("text_term", word.term))
        return [
            Query.fuzzy_term_query(self._schema, field, form, distance=edits)
            for field, form in forms
            if (edits := max_edits(form))
        ]

    def published(self, since: date | None, until: date | None) -> Query:
        """Return the query for a range of publication dates, which holds a month or a year only with all its days.

        Undated documents never match.
        """
        first, last = day_number(since or date.min), day_number(until or date.max)
        ends = ("published",) if until is None else ("published", "published_until")
        ranges = (Query.range_query(self._schema, end, FieldType.Integer, first, last) for end in ends)
        return unscored(all_of(ranges))

    def mentioned(self, since: date | None, until: date | None) -> Query:
        """Return the query for a range of mentioned dates."""
        return unscored(Query.regex_query(self._schema, "dates", date_regex(since, until)))

    def near(self, terms: Sequence[str], others: Sequence[str], distance: int) -> Query:
        """Return the query for one of the terms near one of the others, at most `distance` words apart."""
        pairs = [pair for one in terms for other in others if one != other for pair in ((one, other), (other, one))]
        if len(pairs) <= _MAX_PAIRS:
            return any_of(Query.phrase_query(self._schema, "text_term", list(pair), distance) for pair in pairs)
        return any_of(
            self._pair(_one_of(one), _one_of(other), distance, "text_term")
            for one in _batches(terms)
            for other in _batches(others)
        )

    def _phrase(self, words: Sequence[Word]) -> Query:
        first, *rest = (word.exact for word in words)
        return any_of(self._in_order([form, *rest]) for form in (first, *with_proclitics(first)))

    def _in_order(self, forms: Sequence[str]) -> Query:
        if len(forms) == 1:
            return Query.term_query(self._schema, "text_exact", forms[0])
        return Query.phrase_query(self._schema, "text_exact", list(forms))

    def _pair(self, first: str, second: str, distance: int, field: str = "text_exact") -> Query:
        """Return the query for two regular expressions of words, in either order, at most `distance` words apart."""
        in_order = Query.regex_phrase_query(self._schema, field, [first, second], distance)
        return any_of([in_order, Query.regex_phrase_query(self._schema, field, [second, first], distance)])

    def _vocalized(self, query: Query, words: list[tuple[str, bool]]) -> Query:
        """Restrict a query to documents that have these words with hamza and harakat, with clitics where allowed."""
        required = [
            unscored(Query.regex_query(self._schema, "text_vocalized", accepted_forms(word, clitics=clitics)))
            for word, clitics in words
            if word
        ]
        return all_of([query, *required]) if required else query

    def _find_words_with_prefix(self, letters: str) -> list[str]:
        """Return the words of the index that begin with these letters, also after clitics."""
        starts = (self._searcher.terms_with_prefix("text_exact", start) for start in prefix_starts(letters))
        return sorted({word for counts in starts for word, _ in counts if begins_with(word, letters)})


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
