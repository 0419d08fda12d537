"""Facets of a query, and counts of single values."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import tantivy
from tantivy import Query

from analyzers.token import Kind
from indexer.engine.base import FACET_LIMIT, CountedField, Facets, FacetValue
from indexer.engine.entry import KINDS
from indexer.engine.tantivy_phrases import all_of
from indexer.engine.tantivy_query import QueryBuilder
from indexer.engine.tantivy_schema import number_field, schema_field
from indexer.engine.value_numbers import ValueNumbers
from indexer.query.request import Filters
from indexer.query.tree import Node

# Values of which an answer takes the most frequent: more than an index has, so that counts are exact.
_ALL_VALUES = 1_000_000
_MONTH = "month"


class FacetCounter:
    """Counts over one searcher."""

    def __init__(self, queries: QueryBuilder, searcher: tantivy.Searcher, values: ValueNumbers) -> None:
        self._queries, self._searcher, self._numbers = queries, searcher, values

    def facets(self, node: Node, filters: Filters) -> Facets:
        """Return the facets of the documents that match `node` and `filters`."""
        query = self._queries.query(node)
        if filters.restrict:
            kinds = {kind: self._values(query, kind, filters) for kind in KINDS}
            without_dates = all_of([query, *self._queries.value_filters(filters)])
            counts = self._count(without_dates, [_MONTH])[_MONTH]
        else:  # all facets are of the same documents, which are searched once
            found = self._count(query, [*map(number_field, KINDS), _MONTH])
            kinds = {kind: tuple(self._most_frequent(found[number_field(kind)])) for kind in KINDS}
            counts = found[_MONTH]
        months = tuple(FacetValue(m, n, _in_range(m, filters)) for m, n in sorted(counts.items()) if m)
        return Facets(kinds, months, undated=counts.get("", 0))

    def counts(self, kind: Kind) -> dict[str, int]:
        """Return how many of all documents have each value of a kind, as facets count them: by their numbers."""
        field = number_field(kind)
        counted = self._count(Query.all_query(), [field])[field]
        return {self._numbers.value(number): count for number, count in counted.items()}

    def count_values(self, node: Node, filters: Filters, values: Sequence[tuple[CountedField, str]]) -> list[int]:
        """Return, for each of `values`, how many documents that match `node` and `filters` have it."""
        if not values:
            return []
        query = self._queries.restrict(self._queries.query(node), filters)
        terms = (f'{schema_field(field)}:"{_escaped(value)}"' for field, value in values)
        aggregations = {str(number): {"filter": term} for number, term in enumerate(terms)}
        buckets = self._searcher.aggregate(query, aggregations)
        return [int(buckets[number]["doc_count"]) for number in aggregations]

    def _values(self, query: Query, kind: Kind, filters: Filters) -> tuple[FacetValue, ...]:
        restricted, selected = self._queries.restrict(query, filters, without=kind), filters.values.get(kind, ())
        field = number_field(kind)
        listed = self._most_frequent(self._count(restricted, [field])[field], selected)
        for value in set(selected) - {each.value for each in listed}:
            result: Any = self._searcher.search(all_of([restricted, self._queries.value(kind, value)]), limit=1)
            listed.append(FacetValue(value, result.count, selected=True))
        return tuple(sorted(listed, key=lambda each: (-each.count, each.value)))

    def _count(self, query: Query, fields: Sequence[str]) -> dict[str, dict[Any, int]]:
        """Count the values of fields in one search."""
        terms = {
            field: {"terms": {"field": field, "size": _ALL_VALUES, "segment_size": _ALL_VALUES}} for field in fields
        }
        found = self._searcher.aggregate(query, terms)
        return {field: {row["key"]: row["doc_count"] for row in found[field]["buckets"]} for field in fields}

    def _most_frequent(self, counts: Mapping[int, int], selected: Collection[str] = ()) -> list[FacetValue]:
        """Return the FACET_LIMIT most frequent of numbered values, of equally frequent ones the first in order."""
        least = min(sorted(counts.values(), reverse=True)[:FACET_LIMIT], default=0)
        ranked = sorted((-n, self._numbers.value(number)) for number, n in counts.items() if n >= least)
        return [FacetValue(value, -negative, value in selected) for negative, value in ranked[:FACET_LIMIT]]


def _escaped(value: str) -> str:
    """Escape a value for quotation marks in Tantivy's own query language, which filter aggregations are written in."""
    return value.replace("\\", "\\\\").replace('"', '\\"')


def _in_range(period: str, filters: Filters) -> bool:
    """Say whether there is a date range and part of the month, or of the year, lies in it."""
    since, until = (
        day.isoformat()[: len(period)] if day else end for day, end in ((filters.since, ""), (filters.until, "9999-99"))
    )
    return bool(filters.since or filters.until) and since <= period <= until
