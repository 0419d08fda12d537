"""Count the values and words in the documents that match a query under filters."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TypeVar

from analyzers.token import Kind
from indexer.engine.base import CountedField, Engine
from indexer.query.fields import FacetTerm
from indexer.query.leaves import Exact, MatchAll, Word
from indexer.query.request import Filters
from indexer.query.tree import AllOf, And, DisMax, Node

# A word in more documents than this share is broad. Counting all candidates in so many documents is slow, and nearly
# every candidate occurs in them.
_BROAD_SHARE = 1 / 5

F = TypeVar("F", bound=CountedField)
Candidate = tuple[tuple[F, str], int]  # a value of a kind, or a word, with its number of documents


class CoOccurrence:
    """Counts in one index."""

    def __init__(self, engine: Engine) -> None:
        """Take an open index."""
        self._engine = engine

    def most_frequent(
        self, candidates: Iterator[Candidate[F]], query: Node, filters: Filters, batches: Iterable[int], limit: int
    ) -> list[Candidate[F]]:
        """Return the most frequent candidates, each with the number of documents that match the query and have it.

        Candidates come with their counts in the whole index, the
        most frequent first. `batches` are the numbers of candidates to count at a time: another batch is counted as
        long as fewer than `limit` candidates occur, as happens in small sets of documents.
        """
        parts = _parts(query)
        if filters.restrict or not all(map(self._is_broad, parts)):
            return self._count_in_batches(candidates, query, filters, batches, limit)
        first = list(islice(candidates, limit))
        return self._count_one_by_one(first, query) if parts else first

    def documents_with(self, candidate: Candidate[Kind], query: Node, filters: Filters) -> int:
        """Return how many documents the query finds if the value of a candidate is selected too.

        This is more than `most_frequent` counts if another value of the kind is selected.
        """
        (kind, value), documents = candidate
        selected = filters.values.get(kind, ())
        if not selected:
            return documents
        with_value = replace(filters, values={**filters.values, kind: (*selected, value)})
        return self._engine.count(query, with_value)

    def _count_in_batches(
        self, candidates: Iterator[Candidate[F]], query: Node, filters: Filters, batches: Iterable[int], limit: int
    ) -> list[Candidate[F]]:
        counted: list[Candidate[F]] = []
        for size in batches:
            batch = [value for value, _ in islice(candidates, size)]
            counts = self._engine.count_values(query, filters, batch)
            counted += [candidate for candidate in zip(batch, counts, strict=True) if candidate[1]]
            if len(counted) >= limit:
                break
        return _by_frequency(counted)[:limit]

    def _count_one_by_one(self, candidates: list[Candidate[F]], query: Node) -> list[Candidate[F]]:
        """Count candidates by one search each: in the documents of broad words this is faster than batches."""
        nodes = ((value, And((query, _node(*value)))) for value, _ in candidates)
        counts = ((value, self._engine.count(node, Filters())) for value, node in nodes)
        return _by_frequency(candidate for candidate in counts if candidate[1])

    def _is_broad(self, node: Node) -> bool:
        match node:
            case Word():
                return self._engine.frequency("terms", node.term) > self._min_broad_count
            case Exact((form,)):
                return self._engine.frequency("words", form) > self._min_broad_count
            case _:
                return False

    @cached_property
    def _min_broad_count(self) -> int:
        return int(self._engine.documents * _BROAD_SHARE)


def _by_frequency(candidates: Iterable[Candidate[F]]) -> list[Candidate[F]]:
    return sorted(candidates, key=lambda candidate: -candidate[1])


def _parts(node: Node) -> tuple[Node, ...]:
    """Return the parts of a query."""
    match node:
        case MatchAll():
            return ()
        case AllOf(nodes):
            return nodes
        case DisMax(_, (wider,), tiered=True):
            return _parts(wider)
        case _:
            return (node,)


def _node(field: CountedField, value: str) -> Node:
    return Exact((value,)) if field == "words" else FacetTerm(field, value)
