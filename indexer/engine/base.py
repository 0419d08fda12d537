"""What every search engine under this project fulfils, and the values that pass through it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from analyzers.token import Kind
from indexer.documents.document import Record
from indexer.engine.entry import Entry
from indexer.query.request import Filters, Sort
from indexer.query.tree import Node

# What a document has of a word: its stem in the text or title, another form, a related word, a part of it; or the whole
# of what was asked for (a phrase, a value); or all words of a short query.
MatchForm = Literal["text", "title", "form", "related", "parts", "whole", "all_words", "asked"]
Counted = Kind | Literal["words"]  # what `Engine.counts` counts: values of a kind, words as they are spelled

FACET_LIMIT = 50  # values of one facet in a page; the selected ones are always among them


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: `count` hits have it, were this facet's own selection not applied."""

    value: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """Values by count, the highest first; `months` of the published date (`2023-10`) in order of time.

    The counts of `months` and `undated` ignore the date range, as those of a kind ignore its own selection.
    """

    kinds: Mapping[Kind, tuple[FacetValue, ...]]
    months: tuple[FacetValue, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class ScoredRecord:
    """A document that matches, with its score (0 when the sort is not by relevance)."""

    record: Record
    score: float


@dataclass(frozen=True, slots=True)
class Page:
    """A slice of what matches a query; `total` counts all of it."""

    total: int
    matches: tuple[ScoredRecord, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one form adds to the score of a document; `asked` is the word or part of the query, as it is printed."""

    asked: str
    how: MatchForm
    form: str
    score: float


class Engine(Protocol):
    """An index on disk. Every fault of the library below becomes an error of `indexer.errors`."""

    def write(self, entries: Iterable[Entry]) -> None:
        """Add documents, replacing those with the same id; seen by searches after `commit`."""

    def delete(self, source: str) -> None:
        """Remove all documents of one source; an unknown source is passed over."""

    def commit(self) -> None:
        """Make everything written and deleted so far durable and searchable."""

    def get(self, id_: str) -> Record | None:
        """Return the record with this id, or None."""

    def search(self, query: Node, filters: Filters, sort: Sort, limit: int, offset: int) -> Page:
        """Return what matches `query` under `filters`; raises QueryError for a limit or offset out of bounds."""

    def keys(self, query: Node, filters: Filters, sort: Sort, limit: int) -> list[int]:
        """Return the keys of the first documents that match, as `search` orders them; raises QueryError as it does."""

    def facets(self, query: Node, filters: Filters) -> Facets:
        """Return the facets of what `query` and `filters` match."""

    def rank(self, query: Node, limit: int) -> list[tuple[str, float]]:
        """Return the ids of the best documents with their scores; raises QueryError for a limit out of bounds."""

    def explain(self, query: Node, id_: str) -> list[Contribution]:
        """Return what makes up the score of a document, the most first; nothing for one that does not match."""

    def count(self, word: str) -> int:
        """Return how many documents have a folded word as it is spelled."""

    def count_term(self, term: str) -> int:
        """Return how many documents have a term."""

    def terms(self) -> Mapping[str, int]:
        """Return every term of the texts with the number of documents that have it."""

    def words(self) -> Mapping[str, int]:
        """Return every word of the texts as it is spelled, folded, with the number of documents that have it."""

    def found(self, kind: Kind) -> Mapping[str, int]:
        """Return every value of `kind` as documents have it before unification, with their number."""

    def with_found(self, kind: Kind, value: str) -> Iterable[Record]:
        """Return the records that have this value of `kind` before unification."""

    def inside(self, place: str) -> Mapping[str, int]:
        """Return the places, with all that they lie in, of the documents within `place`, with their number of these."""

    def with_inside(self, place: str) -> Iterable[Record]:
        """Return the records that name `place` or a place that lies in it."""

    def beginning(self, field: Counted, prefix: str, limit: int) -> Mapping[str, int]:
        """Return the values of a kind, or the folded words, that begin with `prefix`, the most used first.

        Each comes with the number of documents that have it.
        """

    def counts(self, query: Node, filters: Filters, values: Sequence[tuple[Counted, str]]) -> list[int]:
        """Return for each value, or folded word, how many of the documents that `query` and `filters` match have it."""

    def stats(self) -> Mapping[str, int]:
        """Return `documents` and `bytes` (size on disk)."""
