"""Facets of a query, and counts of single values."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any

import tantivy
from tantivy import Query

from indexer.engine.base import FACET_LIMIT, CountedField, Facets, FacetValue
from indexer.engine.entry import KINDS
from indexer.engine.tantivy_phrases import all_of
from indexer.engine.tantivy_query import QueryBuilder
from indexer.engine.tantivy_schema import FacetFields, schema_field
from indexer.engine.value_numbers import ValueNumbers
from indexer.query.request import Filters
from indexer.query.tree import Node

# Values of which an answer takes the most frequent: more than an index has, so that counts are exact.
_ALL_VALUES = 1_000_000
_MONTH = "month"


class FacetCounter:
    """Counts over one searcher."""

    def __init__(
        self, queries: QueryBuilder, searcher: tantivy.Searcher, values: ValueNumbers, fields: FacetFields
    ) -> None:
        self._queries, self._searcher, self._numbers, self._fields = queries, searcher, values, fields

    def facets(self, node: Node, filters: Filters) -> Facets:
        """Return the facets of the documents that match `node` and `filters`."""
        query = self._queries.query(node)
        facets = (*KINDS, *self._properties)
        own = [facet for facet in facets if filters.values.get(facet)]  # each is of other documents
        common = [facet for facet in facets if facet not in own]
        is_dated = bool(filters.since or filters.until)
        found = self._count(
            self._queries.restrict(query, filters),
            [*map(self._fields.numbers, common), *([] if is_dated else [_MONTH])],
        )
        values = {facet: tuple(self._most_frequent(found[self._fields.numbers(facet)])) for facet in common}
        values |= {facet: self._values(query, facet, filters) for facet in own}
        months = self._months(query, filters) if is_dated else found[_MONTH]
        return Facets(
            {kind: values[kind] for kind in KINDS},
            tuple(FacetValue(m, n, _in_range(m, filters)) for m, n in sorted(months.items()) if m),
            undated=months.get("", 0),
            properties={name: values[name] for name in self._properties},
        )

    @cached_property
    def _properties(self) -> tuple[str, ...]:
        """The properties with several values in the index: the others narrow nothing, and are not counted."""
        values = (
            (name, self._searcher.terms_with_prefix(self._fields.field(name), "", limit=2))
            for name in self._fields.properties
        )
        return tuple(name for name, two in values if len(two) > 1)

    def _months(self, query: Query, filters: Filters) -> dict[str, int]:
        """Count the months of the documents that match, whenever they were published."""
        return self._count(all_of([query, *self._queries.value_filters(filters)]), [_MONTH])[_MONTH]

    def counts(self, facet: str) -> dict[str, int]:
        """Return how many of all documents have each value of a kind or property, as facets count them: by numbers."""
        field = self._fields.numbers(facet)
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

    def _values(self, query: Query, facet: str, filters: Filters) -> tuple[FacetValue, ...]:
        """Return the values of a facet with selected ones, which count the documents that the other filters leave."""
        restricted, selected = self._queries.restrict(query, filters, without=facet), filters.values[facet]
        field = self._fields.numbers(facet)
        listed = self._most_frequent(self._count(restricted, [field])[field], selected)
        for value in set(selected) - {each.value for each in listed}:
            result: Any = self._searcher.search(all_of([restricted, self._queries.facet_value(facet, value)]), limit=1)
            listed.append(FacetValue(value, result.count, selected=True))
        return tuple(sorted(listed, key=lambda each: (-each.count, each.value)))

    def _count(self, query: Query, fields: Sequence[str]) -> dict[str, dict[Any, int]]:
        """Count the values of fields in one search."""
        if not fields:
            return {}
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
