"""Which of many values or words stand in the same documents as a query, under filters."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TypeVar

from analyzers.token import Kind
from indexer.engine.base import CountedField, Engine
from indexer.query.request import Filters
from indexer.query.tree import And, AnyOf, DisMax, Exact, FacetTerm, MatchAll, Node, Word

_BROAD = 5  # a word in more than every fifth document costs much to count beside, and tells little

C = TypeVar("C", bound=CountedField)
Candidate = tuple[tuple[C, str], int]  # a value of a kind, or a word, and how many documents have it


class Beside:
    """Counts over one index."""

    def __init__(self, engine: Engine) -> None:
        """Take an open index."""
        self._engine = engine

    @cached_property
    def _broad(self) -> int:
        return self._engine.documents // _BROAD

    def used(
        self, candidates: Iterator[Candidate[C]], query: Node, filters: Filters, tried: Iterable[int], wanted: int
    ) -> list[Candidate[C]]:
        """Return the most used candidates, each counted where all parts of a query stand under the filters.

        Candidates come with their counts in the whole index, the most used first. `tried` says how many of them are
        looked at, and how many more if those give too few, as small sets of documents do.
        """
        parts = _parts(query)
        context = And(parts) if parts else MatchAll()
        if filters.restrict or not all(map(self._is_broad, parts)):
            return self._best(candidates, context, filters, tried, wanted)
        best = list(islice(candidates, wanted))
        return self._standing(best, context) if parts else best

    def found(self, candidate: Candidate[Kind], query: Node, filters: Filters) -> int:
        """Return how many documents a query finds with a value of `used` among its filters.

        That is more than the value was counted in where a part of the query will do, or another value of its kind.
        """
        (kind, value), n = candidate
        chosen = filters.values.get(kind, ())
        if not chosen and len(_parts(query)) < 2:
            return n
        with_value = replace(filters, values={**filters.values, kind: (*chosen, value)})
        return self._engine.count(query, with_value)

    def _best(
        self, candidates: Iterator[Candidate[C]], context: Node, filters: Filters, tried: Iterable[int], wanted: int
    ) -> list[Candidate[C]]:
        found: list[Candidate[C]] = []
        for most in tried:
            batch = [value for value, _ in islice(candidates, most)]
            counts = self._engine.count_values(context, filters, batch)
            found += [counted for counted in zip(batch, counts, strict=True) if counted[1]]
            if len(found) >= wanted:
                break
        return _most_used(found)[:wanted]

    def _standing(self, best: list[Candidate[C]], context: Node) -> list[Candidate[C]]:
        """Return those that stand beside broad words, which is counted sooner one by one."""
        nodes = ((value, And((context, _node(*value)))) for value, _ in best)
        counts = ((value, self._engine.count(node, Filters())) for value, node in nodes)
        return _most_used(counted for counted in counts if counted[1])

    def _is_broad(self, node: Node) -> bool:
        match node:
            case Word():
                return self._engine.frequency("terms", node.term) > self._broad
            case Exact((form,)):
                return self._engine.frequency("words", form) > self._broad
            case _:
                return False


def _most_used(candidates: Iterable[Candidate[C]]) -> list[Candidate[C]]:
    return sorted(candidates, key=lambda counted: -counted[1])


def _parts(node: Node) -> tuple[Node, ...]:
    """Return what stands side by side: documents that match all of it are found by a search for it."""
    match node:
        case MatchAll():
            return ()
        case AnyOf(nodes):
            return nodes
        case DisMax(_, (wider,), tiered=True):
            return _parts(wider)
        case _:
            return (node,)


def _node(field: CountedField, value: str) -> Node:
    return Exact((value,)) if field == "words" else FacetTerm(field, value)
