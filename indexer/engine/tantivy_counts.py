"""Counting what documents have: the values of facets, and of any field."""

from collections.abc import Sequence
from typing import Any

import tantivy
from tantivy import Query

from analyzers.token import Kind
from indexer.engine.base import FACET_LIMIT, CountedField, Facets, FacetValue
from indexer.engine.entry import KINDS
from indexer.engine.tantivy_query import QueryBuilder
from indexer.engine.tantivy_schema import schema_field
from indexer.engine.tantivy_terms import both
from indexer.query.request import Filters
from indexer.query.tree import Node

# Values that each segment counts before the best are taken: more than any segment has in practice, for exact counts.
_SEGMENT_VALUES = 1_000_000


class Counter:
    """Counts over one searcher."""

    def __init__(self, queries: QueryBuilder, searcher: tantivy.Searcher) -> None:
        self._queries, self._searcher = queries, searcher

    def facets(self, query: Node, filters: Filters) -> Facets:
        """Return the facets of what `query` and `filters` match."""
        wanted = self._queries.query(query)
        kinds = {kind: self._values(wanted, kind, filters) for kind in KINDS}
        undated_too = both([wanted, *self._queries.filters(filters)])
        counts = self._terms(undated_too, "month", _SEGMENT_VALUES)
        months = tuple(FacetValue(m, n, _in_range(m, filters)) for m, n in sorted(counts.items()) if m)
        return Facets(kinds, months, undated=counts.get("", 0))

    def values(self, query: Node, filters: Filters, values: Sequence[tuple[CountedField, str]]) -> list[int]:
        """Return, for each of `values`, how many documents that match `query` and `filters` have it."""
        if not values:
            return []
        matching = self._queries.filtered(self._queries.query(query), filters)
        having = (f'{schema_field(field)}:"{_escaped(value)}"' for field, value in values)
        aggregations = {str(number): {"filter": query} for number, query in enumerate(having)}
        buckets = self._searcher.aggregate(matching, aggregations)
        return [int(buckets[number]["doc_count"]) for number in aggregations]

    def _values(self, wanted: Query, kind: Kind, filters: Filters) -> tuple[FacetValue, ...]:
        query, selected = self._queries.filtered(wanted, filters, without=kind), filters.values.get(kind, ())
        counts = self._terms(query, kind, FACET_LIMIT)
        for value in selected:
            if value not in counts:
                result: Any = self._searcher.search(both([query, self._queries.value(kind, value)]), limit=1)
                counts[value] = result.count
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(FacetValue(value, count, value in selected) for value, count in ordered)

    def _terms(self, query: Query, field: str, size: int) -> dict[str, int]:
        terms = {"terms": {"field": field, "size": size, "segment_size": _SEGMENT_VALUES}}
        buckets = self._searcher.aggregate(query, {"values": terms})["values"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}


def _escaped(value: str) -> str:
    """A value as it stands between quotation marks in Tantivy's own query language, in which aggregations filter."""
    return value.replace("\\", "\\\\").replace('"', '\\"')


def _in_range(month: str, filters: Filters) -> bool:
    """Whether a date range was asked for that this month lies in, in part at least."""
    since = filters.since.isoformat()[:7] if filters.since else ""
    until = filters.until.isoformat()[:7] if filters.until else "9999-99"
    return bool(filters.since or filters.until) and since <= month <= until
