"""Facets of a query, and counts of single values: each in one request."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any

from opensearchpy import OpenSearch

from indexer.engine.base import FACET_LIMIT, Facets, FacetValue, IndexField
from indexer.engine.entry import KINDS
from indexer.engine.fields import FacetFields, day_of, schema_field
from indexer.engine.opensearch.clauses import Query
from indexer.engine.opensearch.vocabulary import ClusterVocabulary, count_values
from indexer.engine.queries.facet_rules import Counts, are_alternatives, in_range, month_of, selected_alone
from indexer.engine.queries.tree import QueryBuilder
from indexer.query.leaves import MatchAll
from indexer.query.request import Filters
from indexer.query.tree import Node

_ALL_VALUES = 1 << 30  # of each shard, so that counts are exact
_FIRST_VALUES, _MORE = 10 * FACET_LIMIT, 20  # and how many times as many if these do not tell how many there are
_MAX_VALUES = 65_000  # in one answer: a cluster allows 65,535
_MOST_FIRST = [{"_count": "desc"}, {"_key": "asc"}]

Asked = tuple[str, ...]  # what is counted: a facet, or a value of it that is selected or excluded
Aggregation = dict[str, Any]
Aggregations = dict[Asked, Aggregation]
Found = Mapping[Asked, Any]


class FacetCounter:
    """Counts over one index."""

    def __init__(
        self,
        client: OpenSearch,
        index: str,
        queries: QueryBuilder[Query],
        fields: FacetFields,
        vocabulary: ClusterVocabulary,
    ) -> None:
        """Take the client, the index of the documents, what builds its queries, its facets and its values."""
        self._client, self._index = client, index
        self._queries, self._fields, self._vocabulary = queries, fields, vocabulary

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
        asked: Aggregations = {("facet", facet): self._of_facet(facet, filters, _FIRST_VALUES) for facet in facets}
        months = self._queries.make.all_of([self._everything, *self._queries.filters.of_values(filters)])
        asked["months",] = _within(months, _terms("month", _MAX_VALUES))
        found = self._count(query, asked | self._days(filters) | self._chosen(facets, filters))
        counts = {facet: self._enough(query, facet, filters, _counts(found["facet", facet])) for facet in facets}
        values = {facet: _values(facet, counts[facet], filters, found) for facet in facets}
        by_month = {row["key"]: row["doc_count"] for row in found["months",]["of"]["buckets"]}
        return Facets(
            {kind: values[kind] for kind in KINDS},
            tuple(FacetValue(m, n, in_range(m, filters)) for m, n in sorted(by_month.items()) if m),
            undated=by_month.get("", 0),
            properties={name: values[name] for name in self._properties},
            days=_days(found, filters),
            totals={facet: counts[facet].total + selected_alone(values[facet]) for facet in facets},
        )

    def counts(self, facet: str, node: Node, filters: Filters) -> dict[str, int]:
        """Return how many of the documents that match have each value of a kind or property."""
        query = self._queries.filters.restrict(self._queries.query(node), filters)
        return count_values(self._client, self._index, _filtered(query), self._fields.field(facet))

    def count_values(self, node: Node, filters: Filters, values: Sequence[tuple[IndexField, str]]) -> list[int]:
        """Return, for each of `values`, how many documents that match `node` and `filters` have it."""
        query = self._queries.filters.restrict(self._queries.query(node), filters)
        of_value = self._queries.filters.facet_value
        asked: Aggregations = {
            (field, value): {"filter": of_value(schema_field(field), value)} for field, value in values
        }
        found = self._count(query, asked)
        return [found[field, value]["doc_count"] for field, value in values]

    @cached_property
    def _properties(self) -> tuple[str, ...]:
        """The properties with several values in the index: the others narrow nothing, and are not counted."""
        return tuple(
            name
            for name in self._fields.properties
            if len(self._vocabulary.listed(self._fields.field(name), "", 2)) > 1
        )

    @property
    def _everything(self) -> Query:
        return self._queries.make.everything()

    def _of_facet(self, facet: str, filters: Filters, size: int) -> Aggregation:
        """Return what counts the values of a facet; if they are alternatives, whichever of them is selected."""
        without = facet if are_alternatives(facet, filters) else None
        counted = self._queries.filters.restrict(self._everything, filters, without=without)
        return _within(counted, _terms(self._fields.field(facet), size))

    def _enough(self, query: Query, facet: str, filters: Filters, counts: Counts) -> Counts:
        """Return the counts of a facet, more of them if these do not tell how many values there are."""
        size = _FIRST_VALUES
        while not counts.are_enough(FACET_LIMIT):
            size *= _MORE
            if size > _MAX_VALUES:
                return self._all_counts(query, facet, filters)
            counts = _counts(self._count(query, {("more",): self._of_facet(facet, filters, size)})["more",])
        return counts

    def _all_counts(self, query: Query, facet: str, filters: Filters) -> Counts:
        without = facet if are_alternatives(facet, filters) else None
        counted = _filtered(self._queries.filters.restrict(query, filters, without=without))
        rows = count_values(self._client, self._index, counted, self._fields.field(facet))
        return Counts(dict(sorted(rows.items(), key=lambda row: (-row[1], row[0]))), 0)

    def _chosen(self, facets: Collection[str], filters: Filters) -> Aggregations:
        """Return what counts the selected and excluded values, which may not be among the most frequent."""
        asked: Aggregations = {}
        for facet in facets:
            without = facet if are_alternatives(facet, filters) else None
            for value in filters.values.get(facet, ()):
                counted = self._queries.filters.restrict(self._everything, filters, without=without)
                asked["selected", facet, value] = self._with_value(counted, facet, value)
            for value in filters.excluded.get(facet, ()):
                counted = self._queries.filters.restrict(self._everything, filters.without_exclusion(facet, value))
                asked["excluded", facet, value] = self._with_value(counted, facet, value)
        return asked

    def _with_value(self, counted: Query, facet: str, value: str) -> Aggregation:
        return {"filter": self._queries.make.all_of([counted, self._queries.filters.facet_value(facet, value)])}

    def _days(self, filters: Filters) -> Aggregations:
        """Return what counts the days of the month that the date range lies in; nothing for another range."""
        month = month_of(filters)
        if month is None:
            return {}
        ends = {"aggs": {"until": _terms("published_until", _MAX_VALUES)}}
        counted = self._queries.filters.restrict(self._everything, month)
        return {("days",): _within(counted, _terms("published", _MAX_VALUES) | ends)}

    def _count(self, query: Query, asked: Aggregations) -> Found:
        """Return what is counted of the documents that match; in the request it has numbers for names."""
        if not asked:
            return {}
        aggregations = {str(number): aggregation for number, aggregation in enumerate(asked.values())}
        body = {"size": 0, "query": _filtered(query), "aggs": aggregations}
        found = self._client.search(index=self._index, body=body)["aggregations"]
        return {name: found[str(number)] for number, name in enumerate(asked)}


def _filtered(query: Query) -> Query:
    return {"bool": {"filter": [query]}}


def _within(counted: Query, of: Aggregation) -> Aggregation:
    return {"filter": counted, "aggs": {"of": of}}


def _terms(field: str, size: int) -> Aggregation:
    return {"terms": {"field": field, "size": size, "shard_size": _ALL_VALUES, "order": _MOST_FIRST}}


def _counts(found: Mapping[str, Any]) -> Counts:
    rows = found["of"]
    return Counts({row["key"]: row["doc_count"] for row in rows["buckets"]}, rows["sum_other_doc_count"])


def _values(facet: str, counts: Counts, filters: Filters, found: Found) -> tuple[FacetValue, ...]:
    """Return the most frequent values of a facet, and all that are selected or excluded, by descending count."""
    selected, excluded = filters.values.get(facet, ()), filters.excluded.get(facet, ())
    most = list(counts.documents.items())[:FACET_LIMIT]
    listed = {value: FacetValue(value, count, value in selected) for value, count in most}
    for value in {*selected} - {*listed}:
        listed[value] = FacetValue(value, found["selected", facet, value]["doc_count"], selected=True)
    for value in {*excluded} - {*selected}:
        count = found["excluded", facet, value]["doc_count"]
        listed[value] = FacetValue(value, count, selected=False, excluded=True)
    return tuple(sorted(listed.values(), key=lambda each: (-each.count, each.value)))


def _days(found: Found, filters: Filters) -> tuple[FacetValue, ...]:
    rows = found["days",]["of"]["buckets"] if ("days",) in found else ()
    days = {
        day_of(row["key"]).isoformat(): end["doc_count"]
        for row in rows
        for end in row["until"]["buckets"]
        if end["key"] == row["key"]
    }
    return tuple(FacetValue(day, count, in_range(day, filters)) for day, count in sorted(days.items()))
