"""What the queries of an engine are made of: each engine says how its own library writes these."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from indexer.engine.gram_words import GramWords

Q = TypeVar("Q")  # a query of the library


class Clauses(Protocol[Q]):
    """Makes queries. A document's score for a query of several is the sum of its scores for them."""

    def boolean(
        self, must: Sequence[Q] = (), should: Sequence[Q] = (), must_not: Sequence[Q] = (), minimum: int = 0
    ) -> Q:
        """Return a query for what matches all of `must`, none of `must_not` and `minimum` of `should`.

        Without `must` it has to match one of `should` in any case; without both nothing matches.
        """

    def best_of(self, queries: Sequence[Q]) -> Q:
        """Return a query for what matches one of `queries` or more; the score is the highest."""

    def constant(self, query: Q, score: float) -> Q:
        """Return a query for the same documents, each with this score."""

    def boosted(self, query: Q, factor: float) -> Q:
        """Return a query for the same documents, with their scores times a factor."""

    def everything(self) -> Q:
        """Return a query for all documents."""

    def term(self, field: str, value: str | int) -> Q:
        """Return a query for a word of a text, or for a value; it scores by BM25."""

    def one_of(self, field: str, words: Sequence[str]) -> Q:
        """Return a query for any of many words, which scores 1."""

    def phrase(self, field: str, words: Sequence[str]) -> Q:
        """Return a query for several words in a row."""

    def near(self, field: str, words: Sequence[str], others: Sequence[str], distance: int) -> Q:
        """Return a query for one of `words` and one of `others` in any order, with at most `distance` words between."""

    def near_words(self, word: str, other: str, distance: int, *, clitics: bool) -> Q:
        """Return the same for two folded words, with `clitics` also after conjunctions and prepositions."""

    def begins(self, field: str, letters: str) -> Q:
        """Return a query for values that begin with `letters`."""

    def like(self, field: str, pattern: str) -> Q:
        """Return a query for values or words that a regular expression of a simple kind matches as a whole."""

    def similar(self, field: str, word: str, edits: int) -> Q:
        """Return a query for words that are at most so many edits from `word`, which scores 1."""

    def numbers(self, field: str, first: int, last: int) -> Q:
        """Return a query for the numbers from `first` to `last`."""

    def listed(self, query: Q) -> Q:
        """Return a query for the same documents, perhaps a faster one, to be searched often; it does not score."""

    def all_of(self, queries: Iterable[Q]) -> Q:
        """Return a query for what matches all of `queries`; for none nothing."""
        return self.boolean(must=list(queries))

    def any_of(self, queries: Iterable[Q]) -> Q:
        """Return a query for what matches one of `queries` or more; for none nothing."""
        return self.boolean(should=list(queries))

    def none_of(self, queries: Iterable[Q]) -> Q:
        """Return a query for what matches none of `queries`."""
        return self.boolean(must=[self.everything()], must_not=list(queries))

    def unscored(self, query: Q) -> Q:
        """Return a query for the same documents that adds nothing to their scores."""
        return self.constant(query, 0.0)


class Vocabulary(Protocol):
    """What an index says of its words."""

    @property
    def documents(self) -> int:
        """The number of documents."""

    def frequency(self, field: str, value: str) -> int:
        """Return the number of documents with a value of a field."""

    def look_up(self, field: str, values: Iterable[str]) -> None:
        """Look up many frequencies at once, where that is faster: `frequency` is asked for them next."""

    def beginning(self, field: str, starts: Sequence[str]) -> Iterable[str]:
        """Return the values of a field that begin with one of `starts`."""

    def look_up_grams(self, grams: Iterable[str]) -> None:
        """Look up many n-grams at once, where that is faster: `sharing` is asked for them next."""

    def sharing(self, grams: Sequence[str]) -> Sequence[GramWords]:
        """Return, for each n-gram, the words that share it."""
