"""How many of the documents found mention a date in each decade, year, month and day."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from indexer.engine.base import Engine, FacetValue, IndexField
from indexer.query.dates import parts_of_period, period_prefix
from indexer.query.request import DURING, Filters
from indexer.query.tree import Node

MAX_DECADES = 36  # the last ones that texts mention: with more, bars would be too narrow to tap on a phone

Level = tuple[FacetValue, ...]  # the parts of one period in order


class PeriodCounter:
    """Counts the periods of mentioned dates over one index."""

    def __init__(self, engine: Engine) -> None:
        """Take an open index."""
        self._engine = engine

    def count(self, query: Node, filters: Filters) -> tuple[Level, ...]:
        """Return the decades, then the parts of each period that the last value of the filter `during` lies in.

        Periods that no document mentions are left out. If the values of the filter are alternatives, they are ignored.
        """
        wanted = filters.values.get(DURING, ())
        counted = filters if DURING in filters.every else replace(filters, values={**filters.values, DURING: ()})
        levels = [self._decades, *_zoomed(wanted[-1])] if wanted else [self._decades]
        return tuple(self._level(query, counted, level, wanted) for level in levels)

    def _level(self, query: Node, filters: Filters, periods: list[str], wanted: tuple[str, ...]) -> Level:
        fields: list[tuple[IndexField, str]] = [("during", period) for period in periods]
        counts = self._engine.count_values(query, filters, fields)
        prefixes = [period_prefix(value) for value in wanted]
        return tuple(
            FacetValue(period, count, any(prefix.startswith(period_prefix(period)) for prefix in prefixes))
            for period, count in zip(periods, counts, strict=True)
            if count
        )

    @cached_property
    def _decades(self) -> list[str]:
        """The decades of the dates that the index has."""
        decades = {f"{value[:3]}X" for value in self._engine.vocabulary("dates") if value[:3].isdecimal()}
        return sorted(decades)[-MAX_DECADES:]


def _zoomed(period: str) -> Iterator[list[str]]:
    """Yield the years of the decade that a period lies in, the months of its year, and the days of its month."""
    for length in (3, 4, 7):  # of 201, 2016, 2016-05
        prefix = period_prefix(period)[:length]
        if len(prefix) == length and (parts := parts_of_period(prefix)):
            yield parts
