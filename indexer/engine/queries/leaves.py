"""Queries for phrases, words near each other, exact words, prefixes, typos, sources and dates."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Generic

from analyzers.expansion.edits import max_edits
from analyzers.text.clitics import begins_with, prefix_starts, with_proclitics
from analyzers.text.diacritics import accepted_forms
from indexer.engine.date_regex import date_regex
from indexer.engine.fields import day_number
from indexer.engine.queries.clauses import Clauses, Q, Vocabulary
from indexer.query.leaves import Exact, Near, Phrase, Prefix, Word

_CACHED_PREFIXES = 64  # one search looks up the same ones up to 20 times; each has up to some thousand words


class LeafQueries(Generic[Q]):
    """Builds queries with the words that an index has."""

    def __init__(self, clauses: Clauses[Q], vocabulary: Vocabulary) -> None:
        """Take what makes clauses, and the words of an index."""
        self._make, self._vocabulary = clauses, vocabulary
        self._words_with_prefix = lru_cache(_CACHED_PREFIXES)(self._find_words_with_prefix)

    def spelled(self, node: Phrase | Near | Exact | Prefix) -> Q:
        """Return the query for words as they are spelled."""
        match node:
            case Phrase(words):
                return self._vocalized(self._phrase(words), [(word.vocalized, not n) for n, word in enumerate(words)])
            case Near(words, distance, clitics):
                pairs = [
                    self._make.near_words(one.exact, other.exact, distance, clitics=clitics)
                    for one, other in pairwise(words)
                ]
                return self._vocalized(self._make.all_of(pairs), [(word.vocalized, clitics) for word in words])
            case Exact(forms, vocalized):
                in_order = self._make.phrase("text_exact", forms)
                return self._vocalized(in_order, [(word, False) for word in vocalized])
            case Prefix(letters):
                return self._make.one_of("text_exact", self._words_with_prefix(letters))

    def source(self, name: str, *, is_prefix: bool) -> Q:
        """Return the query for a source, or for all sources that begin with `name`."""
        make = self._make.begins if is_prefix else self._make.term
        return self._make.unscored(make("source", name))

    def typos(self, word: Word) -> list[Q]:
        """Return the queries for words within edit distance of the exact word, or of its stem for other clitics."""
        forms = (("text_exact", word.exact), ("text_term", word.term))
        return [self._make.similar(field, form, edits) for field, form in forms if (edits := max_edits(form))]

    def published(self, since: date | None, until: date | None) -> Q:
        """Return the query for a range of publication dates, which holds a month or a year only with all its days.

        Undated documents never match.
        """
        first, last = day_number(since or date.min), day_number(until or date.max)
        ends = ("published",) if until is None else ("published", "published_until")
        return self._make.unscored(self._make.all_of(self._make.numbers(end, first, last) for end in ends))

    def mentioned(self, since: date | None, until: date | None) -> Q:
        """Return the query for a range of mentioned dates."""
        return self._make.unscored(self._make.like("dates", date_regex(since, until)))

    def _phrase(self, words: Sequence[Word]) -> Q:
        first, *rest = (word.exact for word in words)
        forms = (first, *with_proclitics(first))
        return self._make.any_of(self._make.phrase("text_exact", [form, *rest]) for form in forms)

    def _vocalized(self, query: Q, words: list[tuple[str, bool]]) -> Q:
        """Restrict a query to documents that have these words with hamza and harakat, with clitics where allowed."""
        required = [
            self._make.unscored(self._make.like("text_vocalized", accepted_forms(word, clitics=clitics)))
            for word, clitics in words
            if word
        ]
        return self._make.all_of([query, *required]) if required else query

    def _find_words_with_prefix(self, letters: str) -> list[str]:
        """Return the words of the index that begin with these letters, also after clitics."""
        words = self._vocabulary.beginning("text_exact", prefix_starts(letters))
        return sorted({word for word in words if begins_with(word, letters)})
