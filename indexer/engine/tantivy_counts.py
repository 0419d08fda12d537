"""Counting what documents have: the values of facets, and of any field."""

from collections.abc import Sequence
from typing import Any

import tantivy
from tantivy import Query

from analyzers.token import Kind
from indexer.engine.base import FACET_LIMIT, Counted, Facets, FacetValue
from indexer.engine.entry import KINDS
from indexer.engine.tantivy_query import QueryBuilder
from indexer.engine.tantivy_terms import both
from indexer.query.request import Filters
from indexer.query.tree import Node

# Values that each segment counts before the best are taken: more than any segment has in practice, for exact counts.
_SEGMENT_VALUES = 1_000_000
_PLACES = 50_000  # of one tree; Tantivy gives no more than 65,000


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

    def inside(self, place: str) -> dict[str, int]:
        """Return the places, with all that they lie in, of the documents within `place`, with their number of these."""
        return self._terms(self._queries.within(place), "places_in", _PLACES)

    def having(self, query: Node, filters: Filters, values: Sequence[tuple[Counted, str]]) -> list[int]:
        """Return for each value, or folded word, how many of the documents that `query` and `filters` match have it."""
        wanted = self._queries.filtered(self._queries.query(query), filters)
        having = [f'{counted_field(field)}:"{_escaped(value)}"' for field, value in values]
        asked = {str(number): {"filter": query} for number, query in enumerate(having)}
        counted = self._searcher.aggregate(wanted, asked) if asked else {}
        return [int(counted[number]["doc_count"]) for number in asked]

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


def counted_field(field: Counted) -> str:
    """Return the field that holds the values of a kind, or the words as they are spelled."""
    return "text_exact" if field == "words" else field


def _escaped(value: str) -> str:
    """A value as it stands between quotation marks in Tantivy's own query language, in which aggregations filter."""
    return value.replace("\\", "\\\\").replace('"', '\\"')


def _in_range(month: str, filters: Filters) -> bool:
    """Whether a date range was asked for that this month lies in, in part at least."""
    since = filters.since.isoformat()[:7] if filters.since else ""
    until = filters.until.isoformat()[:7] if filters.until else "9999-99"
    return bool(filters.since or filters.until) and since <= month <= until
