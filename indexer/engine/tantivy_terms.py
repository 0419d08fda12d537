"""Tantivy queries of words as they are spelled, of beginnings, and of dates; and how queries are put together."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

import tantivy
from tantivy import FieldType, Occur, Query

from analyzers.expansion.edits import max_edits
from analyzers.text.clitics import with_proclitics
from indexer.engine.date_pattern import pattern_within
from indexer.query.tree import Exact, Near, Phrase, Prefix, Word


def day_number(day: date) -> int:
    """A date as the integer that sorts and compares like it: 2023-10-20 -> 20231020."""
    return day.year * 10_000 + day.month * 100 + day.day


def both(queries: list[Query]) -> Query:
    """Documents that match all of `queries`."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def either(queries: Iterable[Query]) -> Query:
    """Documents that match one of `queries` or more."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def silent(query: Query) -> Query:
    """Documents that match `query`, which adds nothing to their scores."""
    return Query.const_score_query(query, 0.0)


class SpelledQueries:
    """Builds them for one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def query(self, node: Phrase | Near | Exact | Prefix) -> Query:
        """Return the query of words that are asked for as they are spelled."""
        match node:
            case Phrase(words):
                return self._with_marks(self._phrase(words), [(word.vocalized, not n) for n, word in enumerate(words)])
            case Near(words, distance, clitics):
                form = _behind_clitics if clitics else re.escape
                pairs = [self._pair(form(one.exact), form(other.exact), distance) for one, other in pairwise(words)]
                return self._with_marks(both(pairs), [(word.vocalized, clitics) for word in words])
            case Exact(forms, vocalized):
                return self._with_marks(self._in_order(forms), [(word, False) for word in vocalized])
            case Prefix(letters):
                return self._begins("text_exact", _behind_clitics(letters))

    def source(self, name: str, *, begins: bool) -> Query:
        """Return the query of a source, or of all whose names begin so."""
        if begins:
            return silent(self._begins("source", re.escape(name)))
        return silent(Query.term_query(self._schema, "source", name))

    def slips(self, word: Word) -> list[Query]:
        """Return the queries of what is a slip away: as it is spelled and, for what stands behind clitics, its stem."""
        forms = (("text_exact", word.exact), ("text_term", word.term))
        return [
            Query.fuzzy_term_query(self._schema, field, form, distance=most)
            for field, form in forms
            if (most := max_edits(form))
        ]

    def published(self, since: date | None, until: date | None) -> Query:
        """Return the query of a range of published dates; undated documents are in none."""
        first, last = day_number(since or date.min), day_number(until or date.max)
        return silent(Query.range_query(self._schema, "published", FieldType.Integer, first, last))

    def mentioned(self, since: date | None, until: date | None) -> Query:
        """Return the query of a range of dates that texts name."""
        return silent(Query.regex_query(self._schema, "dates", pattern_within(since, until)))

    def _phrase(self, words: Sequence[Word]) -> Query:
        first, *rest = (word.exact for word in words)
        return either(self._in_order([form, *rest]) for form in (first, *with_proclitics(first)))

    def _in_order(self, forms: Sequence[str]) -> Query:
        if len(forms) == 1:
            return Query.term_query(self._schema, "text_exact", forms[0])
        return Query.phrase_query(self._schema, "text_exact", list(forms))

    def _pair(self, first: str, second: str, distance: int) -> Query:
        """Return the query of two patterns of words with `distance` others between at most, whichever is first."""
        in_order = Query.regex_phrase_query(self._schema, "text_exact", [first, second], distance)
        return either([in_order, Query.regex_phrase_query(self._schema, "text_exact", [second, first], distance)])

    def _with_marks(self, found: Query, words: list[tuple[str, bool]]) -> Query:
        """Leave those documents that have the words with their hamza and harakat; behind clitics too where so said."""
        wanted = [
            silent(Query.term_set_query(self._schema, "text_marked", [word, *(with_proclitics(word) * clitics)]))
            for word, clitics in words
            if word
        ]
        return both([found, *wanted]) if wanted else found

    def _begins(self, field: str, start: str) -> Query:
        """Return the query of what begins with a regular expression, all of it; a prefix query stops at 50 words."""
        return Query.regex_query(self._schema, field, f"{start}(?s).*")


def _behind_clitics(word: str) -> str:
    """A regular expression for a folded word as it stands, and behind each conjunction and preposition.

    Its forms have the end in common; written once, it keeps a long word under the 1000 states that Tantivy allows.
    """
    end = word.removeprefix("ا")  # of the article: ل before it takes its place
    heads = [form.removesuffix(end) for form in (word, *with_proclitics(word))]
    return f"(?:{'|'.join(heads)}){re.escape(end)}"
