"""Queries for filters, and for values of single fields."""

from typing import Generic

from indexer.engine.fields import UNDATED, FacetFields
from indexer.engine.queries.clauses import Clauses, Q
from indexer.engine.queries.leaves import LeafQueries
from indexer.query.dates import period_prefix
from indexer.query.request import DURING, WITHIN, Filters


class FilterQueries(Generic[Q]):
    """Builds the queries of filters."""

    def __init__(self, clauses: Clauses[Q], leaves: LeafQueries[Q], facets: FacetFields) -> None:
        """Take what makes clauses, and the leaves and facets of an index."""
        self._make, self._leaves, self._facets = clauses, leaves, facets

    def value(self, field: str, value: str | int) -> Q:
        """Return the query for a value of a field that is not tokenized."""
        return self._make.term(field, value)

    def numbers(self, first: int, last: int) -> Q:
        """Return the query for the documents that were written as the `first` to the `last`, counted from 0."""
        return self._make.unscored(self._make.numbers("number", first, last))

    def restrict(self, query: Q, filters: Filters, without: str | None = None) -> Q:
        """Restrict a query by filters, except by the values that the facet `without` must have."""
        if not filters.restrict:
            return query
        clauses = self.of_values(filters, without)
        if filters.since or filters.until:
            clauses.append(self._leaves.published(filters.since, filters.until))
        if filters.undated:
            clauses.append(self._make.unscored(self.value("published", UNDATED)))
        return self._make.all_of([query, *clauses]) if clauses else query

    def of_values(self, filters: Filters, without: str | None = None) -> list[Q]:
        """Return a query for each filter by values, except by those that the facet `without` must have."""
        selected = {**filters.values, WITHIN: filters.within}
        clauses = []
        for facet, values in selected.items():
            if values and facet != without:
                named = [self.facet_value(facet, value) for value in values]
                together = self._make.all_of if facet in filters.every else self._make.any_of
                clauses.append(self._make.unscored(together(named)))
        excluded = [self.facet_value(facet, value) for facet, values in filters.excluded.items() for value in values]
        return [*clauses, self._make.unscored(self._make.none_of(excluded))] if excluded else clauses

    def facet_value(self, facet: str, value: str) -> Q:
        """Return the query for a value of a kind or property, or for a place or period and all in it."""
        if facet == DURING:
            prefix = period_prefix(value)
            return self._make.begins("dates", prefix) if prefix else self.value("dates", value)
        return self.value("places_in" if facet == WITHIN else self._facets.field(facet), value)
