"""The Engine protocol, and the types of its arguments and results."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from analyzers.token import Kind
from indexer.documents.document import Record
from indexer.documents.long_text import IndexedText
from indexer.engine.entry import Entry
from indexer.engine.tables import Tables
from indexer.errors import KashshafError
from indexer.query.request import Filters, Sort
from indexer.query.tree import Node

# How a document matches a word: by its stem in the text or in the title, by another form, a related word or an n-gram.
# Or the match is a whole phrase or value, or the query as asked before it was widened. Or it is what the words of a
# short query have in common: all are in the title, next to each other, spelled as typed, or found as themselves.
MatchForm = Literal[
    "text", "title", "form", "related", "parts", "whole", "asked", "in_title", "together", "as_typed", "own_words"
]

# Fields whose values can be listed and counted. "words" are folded words of the text, "terms" their stems, "places_in"
# the places of a document with all places that contain them. Raw values are those before unification over the index.
CountedField = Kind | Literal["words"]
RawField = Literal["raw_people", "raw_places", "raw_dates"]
IndexField = CountedField | RawField | Literal["terms", "places_in", "during"]

FACET_LIMIT = 50  # values of one facet in an answer; selected values come in addition
_RAW_FIELDS: Mapping[Kind, RawField] = {"people": "raw_people", "places": "raw_places", "dates": "raw_dates"}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, and what holds of it.

    `count` is the number of hits that have it. If the values of its facet are alternatives, the selection among them is
    ignored. An excluded value counts the hits that it takes away.
    """

    value: str
    count: int
    selected: bool
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of each kind by descending count; the months of publication (`2023-10`; `2023` for documents
    that state only a year) in chronological order; the values of each property that has several in the index.

    The counts of a kind or property ignore the values selected in it, unless hits must have all of them; `months` and
    `undated` ignore the filters by date. If the date range lies in one month, `days` has the days of that month,
    without the documents that state only a month or year. `within` has the listed places and those that they lie in, up
    to their countries, each counted with all that is in it; no engine counts them, but `PlaceCounter`;
    nor `during`, the periods of mentioned dates (`PeriodCounter`).

    `totals` says of each kind and property how many values there are, listed or not: those that the counted documents
    have, and those that are selected.
    """

    kinds: Mapping[Kind, tuple[FacetValue, ...]]
    months: tuple[FacetValue, ...]
    undated: int
    properties: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    days: tuple[FacetValue, ...] = ()
    within: tuple[FacetValue, ...] = ()
    during: tuple[tuple[FacetValue, ...], ...] = ()
    totals: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A slice of the documents that match, in order: the key and the score of each.

    `total` counts all matches. Keys are `Document.key`; scores are 0 unless sorted by relevance.
    """

    total: int
    keys: Sequence[int]
    scores: Sequence[float]


@dataclass(frozen=True, slots=True)
class Contribution:
    """The score that one form adds to a document; `asked` is the word or part of the query, as printed."""

    asked: str
    how: MatchForm
    form: str
    score: float


class Engine(Protocol):
    """An index on disk. Every method turns an error of the underlying library into one of `indexer.errors`."""

    @property
    def documents(self) -> int:
        """The number of documents; does not read the disk."""

    @property
    def tables(self) -> Tables:
        """The tables of the index, beside what the engine itself has of it."""

    @property
    def properties(self) -> Sequence[str]:
        """The names of the properties of documents that are facets: those of every index, then its columns."""

    def problem(self) -> KashshafError | None:
        """Return what is wrong with the machines that have the index though it can be searched; None if nothing is.

        Raises KashshafError if it cannot be searched. Costs no search, and a second at most.
        """

    def write(self, entries: Iterable[Entry]) -> None:
        """Add documents, whose ids must be new; searches see them after `commit`."""

    def commit(self) -> None:
        """Make all writes durable and searchable."""

    def written(self) -> Iterator[Record]:
        """Yield all records in the order in which they were written, few of them in memory at a time."""

    def unfound(self, entry: Entry) -> list[str]:
        """Return the names of the fields by whose values the document of an entry is not found; none if it is whole."""

    def get(self, id_: str) -> Record | None:
        """Return the record with this id, or None."""

    def records(self, keys: Iterable[int]) -> list[Record]:
        """Return the records with these keys, in order; skip unknown keys."""

    def texts(self, keys: Iterable[int]) -> list[IndexedText]:
        """Return the texts with these keys, in order, of long ones the beginning; skip unknown keys.

        Faster than `records`.
        """

    def ids(self, keys: Iterable[int]) -> list[str]:
        """Return the ids of the documents with these keys, in order; skip unknown keys. Faster than `records`."""

    def search(self, query: Node, filters: Filters, sort: Sort, limit: int, offset: int = 0) -> Page:
        """Return at most `limit` documents that match `query` and `filters`, from `offset` on.

        Documents of equal score come in the order of their keys, and scores that differ by rounding are equal. So do
        documents of one day; the newest first is the opposite order.
        """

    def all_ranked(self, query: Node, filters: Filters, sort: Sort) -> Iterator[tuple[int, float]]:
        """Yield the key and score of all documents that match, in the order of `search`, few in memory at a time."""

    def count(self, query: Node, filters: Filters) -> int:
        """Return how many documents match `query` and `filters`."""

    def counts(self, queries: Sequence[Node], filters: Filters) -> list[int]:
        """Return, for each of `queries`, how many documents match it and `filters`; at once where that is faster."""

    def matching(self, queries: Sequence[Node], keys: Sequence[int]) -> list[set[int]]:
        """Return, for each of `queries`, those of the keys whose documents match it."""

    def facets(self, query: Node, filters: Filters) -> Facets:
        """Return the facets of the documents that match `query` and `filters`."""

    def facet_counts(self, facet: str, query: Node, filters: Filters) -> Mapping[str, int]:
        """Return all values of a kind or property in the documents that match, each with its number of them."""

    def values_of(self, keys: Sequence[int]) -> list[Mapping[Kind, Sequence[str]]]:
        """Return the values that the facets count of each of these documents, in the order of their letters."""

    def property_values(self, name: str, prefix: str = "", limit: int | None = None) -> Mapping[str, int]:
        """Return the values of a property as `vocabulary` does; none if the index has no such property."""

    def count_values(self, query: Node, filters: Filters, values: Sequence[tuple[IndexField, str]]) -> list[int]:
        """Return, for each of `values`, how many documents that match `query` and `filters` have it."""

    def frequency(self, field: IndexField, value: str) -> int:
        """Return how many documents have a value; fast enough for thousands of calls."""

    def look_up(self, field: IndexField, values: Iterable[str]) -> None:
        """Look up many frequencies at once, where that is faster: `frequency` is asked for them next."""

    def attached(self, word: str) -> Sequence[str]:
        """Return a folded word with each conjunction and preposition (`with_proclitics`): the forms that occur."""

    def vocabulary(self, field: IndexField, prefix: str = "", limit: int | None = None) -> Mapping[str, int]:
        """Return the values of a field that begin with `prefix`, each with its number of documents.

        The most frequent come first, equally frequent ones in the order of their letters; without a limit all are
        returned.
        """

    def explain(self, query: Node, id_: str) -> list[Contribution]:
        """Return what adds to the score of a document, the largest first; nothing if it does not match."""


class EntrySender(Protocol):
    """Sends entries to an engine on other machines, from any process; it can be pickled."""

    def prepare(self) -> None:
        """Have the engine ready; raises IndexStateError."""

    def check(self) -> None:
        """Raise IndexStateError if this process cannot reach the engine."""

    def open(self) -> Callable[[Iterable[Entry], int], None]:
        """Return what sends entries, of which the first is the document of a number in the order of the build.

        What is sent twice is there once.
        """


def raw_field(kind: Kind) -> RawField:
    """Return the field that holds the values of a kind before unification."""
    return _RAW_FIELDS[kind]
