"""Facets of a query, and counts of single values."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any

import tantivy
from tantivy import Query

from analyzers.token import Kind
from indexer.engine.base import FACET_LIMIT, Facets, FacetValue, IndexField
from indexer.engine.entry import KINDS
from indexer.engine.fields import FacetFields, day_of, schema_field
from indexer.engine.queries.facet_rules import Counts, are_alternatives, in_range, month_of, selected_alone
from indexer.engine.queries.tree import QueryBuilder
from indexer.engine.value_numbers import ValueNumbers
from indexer.query.dates import period_prefix
from indexer.query.leaves import MatchAll
from indexer.query.request import DURING, Filters
from indexer.query.tree import Node

_ALL_VALUES = 1 << 30  # more than an index has, so that counts are exact
# Values that are taken out of the engine first: each of the others costs a microsecond in Python, and a common word
# finds some hundred thousand.
_FIRST_VALUES, _MORE = 20 * FACET_LIMIT, 20  # and how many times as many if these are not enough
_MONTH = "month"


class FacetCounter:
    """Counts over one searcher."""

    def __init__(
        self, queries: QueryBuilder[Query], searcher: tantivy.Searcher, values: ValueNumbers, fields: FacetFields
    ) -> None:
        self._queries, self._searcher, self._numbers, self._fields = queries, searcher, values, fields
        self._make = queries.make

    def facets(self, node: Node, filters: Filters) -> Facets:
        """Return the facets of the documents that match `node` and `filters`."""
        return self._of_all if isinstance(node, MatchAll) and not filters.restrict else self._facets(node, filters)

    @cached_property
    def _of_all(self) -> Facets:
        """The facets of all documents, which the start page shows."""
        return self._facets(MatchAll(), Filters())

    def _facets(self, node: Node, filters: Filters) -> Facets:
        query = self._queries.query(node)
        facets = (*KINDS, *self._properties)
        own = [facet for facet in facets if are_alternatives(facet, filters)]  # each is of other documents
        common = [facet for facet in facets if facet not in own]
        restricted = self._queries.filters.restrict(query, filters)
        counted, found = self._count_most(restricted, common, months=not filters.is_dated)
        values = {facet: self._values(query, restricted, facet, counted[facet], filters) for facet in common}
        for facet in own:
            others = self._queries.filters.restrict(query, filters, without=facet)
            counted |= self._count_most(others, [facet])[0]
            values[facet] = self._values(query, others, facet, counted[facet], filters)
        months = self._months(query, filters) if filters.is_dated else found
        return Facets(
            {kind: values[kind] for kind in KINDS},
            tuple(FacetValue(m, n, in_range(m, filters)) for m, n in sorted(months.items()) if m),
            undated=months.get("", 0),
            properties={name: values[name] for name in self._properties},
            days=self._days(query, filters),
            totals={facet: counted[facet].total + selected_alone(values[facet]) for facet in facets},
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
        of_months = self._make.all_of([query, *self._queries.filters.of_values(filters)])
        return dict(self._count(of_months, {_MONTH: _ALL_VALUES})[_MONTH].documents)

    def _days(self, query: Query, filters: Filters) -> tuple[FacetValue, ...]:
        """Count the days of the month that the date range lies in; nothing for another range."""
        month = month_of(filters)
        if month is None:
            return ()
        of_month = self._queries.filters.restrict(query, month)
        ends = {"until": {"terms": _all_of_field("published_until")}}
        found = self._searcher.aggregate(of_month, {"days": {"terms": _all_of_field("published"), "aggs": ends}})
        counts = {
            int(row["key"]): int(end["doc_count"])
            for row in found["days"]["buckets"]
            for end in row["until"]["buckets"]
            if end["key"] == row["key"]
        }
        days = ((day_of(number), count) for number, count in sorted(counts.items()))
        return tuple(FacetValue(day.isoformat(), count, in_range(day.isoformat(), filters)) for day, count in days)

    def counts(self, facet: str, node: Node, filters: Filters) -> dict[str, int]:
        """Return how many of the documents that match have each value of a kind or property: by numbers, as facets."""
        field = self._fields.numbers(facet)
        query = self._queries.filters.restrict(self._queries.query(node), filters)
        counted = self._count(query, {field: _ALL_VALUES})[field]
        return {self._numbers.value(number): count for number, count in counted.documents.items()}

    def values_of(self, keys: Sequence[int]) -> list[Mapping[Kind, Sequence[str]]]:
        """Return the values of the kinds of each of these documents."""
        if not keys:
            return []
        values = {kind: {"terms": _all_of_field(self._fields.numbers(kind))} for kind in KINDS}
        query = self._make.any_of(self._queries.filters.value("key", key) for key in keys)
        found = self._searcher.aggregate(query, {"key": {"terms": _all_of_field("key"), "aggs": values}})
        rows = {int(row["key"]): row for row in found["key"]["buckets"]}
        return [{kind: self._in_order(rows[key][kind]["buckets"]) for kind in KINDS} for key in keys]

    def _in_order(self, buckets: Sequence[Mapping[str, Any]]) -> list[str]:
        return sorted(self._numbers.value(int(bucket["key"])) for bucket in buckets)

    def count_values(self, node: Node, filters: Filters, values: Sequence[tuple[IndexField, str]]) -> list[int]:
        """Return, for each of `values`, how many documents that match `node` and `filters` have it."""
        if not values:
            return []
        query = self._queries.filters.restrict(self._queries.query(node), filters)
        terms = (_aggregated(field, value) for field, value in values)
        aggregations = {str(number): {"filter": term} for number, term in enumerate(terms)}
        buckets = self._searcher.aggregate(query, aggregations)
        return [int(buckets[number]["doc_count"]) for number in aggregations]

    def _values(
        self, query: Query, counted: Query, facet: str, counts: Counts, filters: Filters
    ) -> tuple[FacetValue, ...]:
        """Return the most frequent values of a facet, and all that are selected or excluded, by descending count.

        `counts` are those of the documents that match `counted`.
        """
        selected, excluded = filters.values.get(facet, ()), filters.excluded.get(facet, ())
        listed = self._most_frequent(counts.documents, selected)
        for value in {*selected} - {each.value for each in listed}:
            listed.append(FacetValue(value, self._count_of(counted, facet, value), selected=True))
        for value in {*excluded} - {*selected}:
            without = self._queries.filters.restrict(query, filters.without_exclusion(facet, value))
            listed.append(FacetValue(value, self._count_of(without, facet, value), selected=False, excluded=True))
        return tuple(sorted(listed, key=lambda each: (-each.count, each.value)))

    def _count_of(self, query: Query, facet: str, value: str) -> int:
        """Return how many documents that match `query` have a value."""
        with_value = self._make.all_of([query, self._queries.filters.facet_value(facet, value)])
        result: Any = self._searcher.search(with_value, limit=1)
        return int(result.count)

    def _count_most(
        self, query: Query, facets: Sequence[str], *, months: bool = False
    ) -> tuple[dict[str, Counts], dict[str, int]]:
        """Count the values of facets, as many as are enough; and the months."""
        numbers, size = {facet: self._fields.numbers(facet) for facet in facets}, _FIRST_VALUES
        sizes = dict.fromkeys(numbers.values(), size)
        found = self._count(query, sizes | ({_MONTH: _ALL_VALUES} if months else {}))
        while unsure := [field for field in sizes if not found[field].are_enough(FACET_LIMIT)]:
            size *= _MORE
            found |= self._count(query, dict.fromkeys(unsure, size))
        counted = {facet: found[field] for facet, field in numbers.items()}
        return counted, dict(found[_MONTH].documents) if months else {}

    def _count(self, query: Query, sizes: Mapping[str, int]) -> dict[str, Counts]:
        """Count the values of fields in one search; of each field the most frequent, as many as given."""
        if not sizes:
            return {}
        terms = {
            field: {"terms": {"field": field, "size": size, "segment_size": _ALL_VALUES}}
            for field, size in sizes.items()
        }
        found = self._searcher.aggregate(query, terms)
        return {
            field: Counts(
                {row["key"]: row["doc_count"] for row in found[field]["buckets"]}, found[field]["sum_other_doc_count"]
            )
            for field in sizes
        }

    def _most_frequent(self, counts: Mapping[int, int], selected: Collection[str] = ()) -> list[FacetValue]:
        """Return the FACET_LIMIT most frequent of numbered values, of equally frequent ones the first in order."""
        least = min(sorted(counts.values(), reverse=True)[:FACET_LIMIT], default=0)
        ranked = sorted((-n, self._numbers.value(number)) for number, n in counts.items() if n >= least)
        return [FacetValue(value, -negative, value in selected) for negative, value in ranked[:FACET_LIMIT]]


def _all_of_field(field: str) -> dict[str, object]:
    return {"field": field, "size": _ALL_VALUES, "segment_size": _ALL_VALUES}


def _aggregated(field: IndexField, value: str) -> str:
    """Return a value in Tantivy's own query language, which filter aggregations are written in."""
    if field == DURING and (prefix := period_prefix(value)):
        return f"dates:[{prefix} TO {prefix}z]"  # z follows digits, hyphens and X
    return f'{schema_field("dates" if field == DURING else field)}:"{_escaped(value)}"'


def _escaped(value: str) -> str:
    """Escape a value for quotation marks in Tantivy's own query language, which filter aggregations are written in."""
    return value.replace("\\", "\\\\").replace('"', '\\"')
