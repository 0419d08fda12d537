"""Tantivy queries for filters, and for values of single fields."""

import tantivy
from tantivy import FieldType, Query

from indexer.engine.tantivy.phrases import LeafQueries, all_of, any_of, none_of, unscored
from indexer.engine.tantivy.schema import UNDATED, FacetFields
from indexer.query.dates import period_prefix
from indexer.query.request import DURING, WITHIN, Filters


class FilterQueries:
    """Builds the queries of filters for one schema."""

    def __init__(self, schema: tantivy.Schema, leaves: LeafQueries, facets: FacetFields) -> None:
        """Take the schema, leaves and facets of an index."""
        self._schema, self._leaves, self._facets = schema, leaves, facets

    def value(self, field: str, value: str | int) -> Query:
        """Return the query for a value of a field that is not tokenized."""
        return Query.term_query(self._schema, field, value)

    def numbers(self, first: int, last: int) -> Query:
        """Return the query for the documents that were written as the `first` to the `last`, counted from 0."""
        return unscored(Query.range_query(self._schema, "number", FieldType.Integer, first, last))

    def restrict(self, query: Query, filters: Filters, without: str | None = None) -> Query:
        """Restrict a query by filters, except by the values that the facet `without` must have."""
        if not filters.restrict:
            return query
        clauses = self.of_values(filters, without)
        if filters.since or filters.until:
            clauses.append(self._leaves.published(filters.since, filters.until))
        if filters.undated:
            clauses.append(unscored(self.value("published", UNDATED)))
        return all_of([query, *clauses]) if clauses else query

    def of_values(self, filters: Filters, without: str | None = None) -> list[Query]:
        """Return a query for each filter by values, except by those that the facet `without` must have."""
        selected = {**filters.values, WITHIN: filters.within}
        clauses = []
        for facet, values in selected.items():
            if values and facet != without:
                named = [self.facet_value(facet, value) for value in values]
                clauses.append(unscored(all_of(named) if facet in filters.every else any_of(named)))
        excluded = [self.facet_value(facet, value) for facet, values in filters.excluded.items() for value in values]
        return [*clauses, unscored(none_of(excluded))] if excluded else clauses

    def facet_value(self, facet: str, value: str) -> Query:
        """Return the query for a value of a kind or property, or for a place or period and all in it."""
        if facet == DURING:
            prefix = period_prefix(value)
            return Query.regex_query(self._schema, "dates", f"{prefix}.*") if prefix else self.value("dates", value)
        return self.value("places_in" if facet == WITHIN else self._facets.field(facet), value)
