"""Published dates as bars of months; of years, decades or centuries when months would be too many."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from indexer.engine.base import FacetValue
from indexer.query.request import Filters

STEPS = (1, 12, 120, 1200)  # months in a bar
MOST_BARS = 36  # in a panel as narrow as a phone each is still wide enough to be hit
BAR_WIDTH = 10
HEIGHT = 56  # of the highest bar
LEAST = 4  # height of the lowest that counts anything

Month = int  # months since the year 0


@dataclass(frozen=True, slots=True)
class Bar:
    """How many documents were published from `since` to `until`, and where that is drawn."""

    since: date
    until: date
    count: int
    selected: bool
    x: int
    height: int


Bars = tuple[Bar, ...]  # in order of time, without gaps


def histograms(months: Iterable[FacetValue], filters: Filters) -> list[Bars]:
    """Return the bars of all months and, for a selected range that allows finer ones, those of the range.

    Empty when no document is dated.
    """
    counts = {_month(month.value): month.count for month in months}
    if not counts:
        return []
    first, last = min(counts), max(counts)
    step = _step(first, last)
    drawn = [_bars(_sums(counts, first, last, step), step, filters)]
    if filters.since and filters.until:
        first, last = max(first, _month_of(filters.since)), min(last, _month_of(filters.until))
        if first < last and (finer := _step(first, last)) < step:
            drawn.append(_bars(_sums(counts, first, last, finer), finer, filters))
    return drawn


def _sums(counts: Mapping[Month, int], first: Month, last: Month, step: int) -> dict[Month, int]:
    """Return what each bar counts, by its first month."""
    sums = dict.fromkeys(range(first // step * step, last + 1, step), 0)
    for month, count in counts.items():
        if first <= month <= last:
            sums[month // step * step] += count
    return sums


def _bars(sums: Mapping[Month, int], step: int, filters: Filters) -> Bars:
    highest = max(1, *sums.values())
    bars = []
    for place, (month, count) in enumerate(sums.items()):
        since, until = _first_day(month), _last_day(month + step - 1)
        height = max(LEAST, round(HEIGHT * count / highest)) if count else 0
        bars.append(Bar(since, until, count, _meets(filters, since, until), BAR_WIDTH * place, height))
    return tuple(bars)


def _meets(filters: Filters, since: date, until: date) -> bool:
    """Return whether a selected range has a day in a bar."""
    begin, end = filters.since or date.min, filters.until or date.max
    return (begin, end) != (date.min, date.max) and begin <= until and since <= end


def _step(first: Month, last: Month) -> int:
    return next((step for step in STEPS if last // step - first // step < MOST_BARS), STEPS[-1])


def _month(value: str) -> Month:
    year, month = value.split("-")
    return 12 * int(year) + int(month) - 1


def _month_of(day: date) -> Month:
    return 12 * day.year + day.month - 1


def _first_day(month: Month) -> date:
    return date(month // 12, month % 12 + 1, 1) if month >= 12 else date.min


def _last_day(month: Month) -> date:
    year, before = divmod(month, 12)
    return date(year, before + 1, monthrange(year, before + 1)[1]) if year <= date.max.year else date.max
