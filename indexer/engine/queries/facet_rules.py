"""What facets count, whatever the engine."""

from calendar import monthrange
from dataclasses import replace

from indexer.query.request import Filters


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
