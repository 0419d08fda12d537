"""What facets count, whatever the engine."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from indexer.engine.base import FacetValue
from indexer.query.request import Filters


@dataclass(frozen=True, slots=True)
class Counts:
    """The documents of each value, or of its number, the most frequent first, and the sum of those left out."""

    documents: Mapping[Any, int]
    left_out: int

    def are_enough(self, most: int) -> bool:
        """Say whether the `most` most frequent values are sure, and how many are left out: each has one document."""
        if not self.left_out:
            return True
        ordered = list(self.documents.values())
        return ordered[-1] == 1 < ordered[most - 1]

    @property
    def total(self) -> int:
        """The number of values, if the counts are enough."""
        return len(self.documents) + self.left_out


def selected_alone(values: Sequence[FacetValue]) -> int:
    """Count the selected values that no counted document has."""
    return sum(value.selected and not value.count for value in values)


def are_alternatives(facet: str, filters: Filters) -> bool:
    """Say whether hits must have one of the values that are selected in a facet."""
    return bool(filters.values.get(facet)) and facet not in filters.every


def in_range(period: str, filters: Filters) -> bool:
    """Say whether there is a date range and part of a year, month or day lies in it."""
    since, until = (
        day.isoformat()[: len(period)] if day else end for day, end in ((filters.since, ""), (filters.until, "9999-99"))
    )
    return bool(filters.since or filters.until) and since <= period <= until


def month_of(filters: Filters) -> Filters | None:
    """Return the filters with the whole month that the date range lies in; None for another range."""
    since, until = filters.since, filters.until
    if not since or not until or (since.year, since.month) != (until.year, until.month):
        return None
    return replace(filters, since=since.replace(day=1), until=since.replace(day=monthrange(since.year, since.month)[1]))
