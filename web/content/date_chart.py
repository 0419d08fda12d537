"""Draw published dates as a bar chart by month or, over longer ranges, by year, decade or century."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer.engine.base import Facets, FacetValue
from indexer.query.dates import first_day
from indexer.query.request import DURING, Filters, Request
from web import changes
from web.content.date_labels import range_label, value_label

STEPS = (1, 12, 120, 1200)  # months of a bar
MAX_BARS = 36  # more bars would be too narrow to tap on a phone
BAR_WIDTH = 10
HEIGHT = 56  # of the highest bar
MIN_HEIGHT = 4  # of a bar with any document: lower ones cannot be seen

_MONTHS_OF_YEAR, _YEAR_LENGTH = 12, len("2023")

Period = tuple[date, date, int]  # first and last day, number of documents
Month = int  # number of months since the year 0


@dataclass(frozen=True, slots=True)
class Bar:
    """The number of documents published from `since` to `until`, with the position and height of its bar."""

    since: date
    until: date
    count: int
    selected: bool
    x: int
    height: int


Bars = tuple[Bar, ...]  # in chronological order; one for each step, even without documents


@dataclass(frozen=True, slots=True)
class Column:
    """A bar with its label and the request that it leads to: its range of days, or no range if that one is selected."""

    bar: Bar
    label: str
    request: Request


@dataclass(frozen=True, slots=True)
class Chart:
    """A histogram with the labels of its two ends; sizes are in units of the SVG."""

    columns: tuple[Column, ...]
    width: int
    height: int
    first: str
    last: str


def make_charts(request: Request, facets: Facets, max_bars: int = MAX_BARS) -> tuple[Chart, ...]:
    """Return the charts of published dates for the facets of a request, each finer than the one before."""
    histograms_ = [*histograms(facets.months, request.filters, max_bars), *day_histogram(facets.days, request.filters)]
    return tuple(_chart(request, bars) for bars in histograms_)


def make_period_charts(request: Request, facets: Facets) -> tuple[Chart, ...]:
    """Return the charts of mentioned dates: decades, then the parts of the chosen period; empty parts are left out."""
    return tuple(_period_chart(request, level) for level in facets.during if level)


def _period_chart(request: Request, level: Sequence[FacetValue]) -> Chart:
    days = (first_day(value.value.replace("X", "0")) or date.min for value in level)
    bars = _bars([(day, day, value.count) for day, value in zip(days, level, strict=True)], Filters())
    columns = tuple(
        Column(
            replace(bar, selected=each.selected),
            value_label(DURING, each.value),
            changes.with_period(request, each.value),
        )
        for bar, each in zip(bars, level, strict=True)
    )
    return Chart(columns, BAR_WIDTH * len(columns), HEIGHT, columns[0].label, columns[-1].label)


def day_histogram(days: Iterable[FacetValue], filters: Filters) -> list[Bars]:
    """Return the bars of the days of the month that the selected range lies in; nothing if there are no documents."""
    counts = {date.fromisoformat(day.value): day.count for day in days}
    if not counts:
        return []
    first = min(counts).replace(day=1)
    all_days = [first.replace(day=number) for number in range(1, monthrange(first.year, first.month)[1] + 1)]
    return [_bars([(day, day, counts.get(day, 0)) for day in all_days], filters)]


def histograms(months: Iterable[FacetValue], filters: Filters, max_bars: int = MAX_BARS) -> list[Bars]:
    """Return the bars of all months; then those of the selected range, if it is short enough for finer bars.

    A range inside a year has the bars of the whole year, so that its months stay in sight.

    Documents that state only a year are in bars of a year or more. Empty if no document has a date.
    """
    dated = list(months)
    counts = {_month(month.value): month.count for month in dated if len(month.value) > _YEAR_LENGTH}
    years = {_month(f"{year.value}-01"): year.count for year in dated if len(year.value) == _YEAR_LENGTH}
    if not dated:
        return []
    all_counts = Counter(counts) + Counter(years)
    first, last = min(all_counts), max(all_counts)
    step = max(_step(first, last, max_bars), 1 if counts else _MONTHS_OF_YEAR)
    charts = [_bars(_sums(counts if step == 1 else all_counts, first, last, step), filters)]
    if filters.since and filters.until:
        since, until = _month_of(filters.since), _month_of(filters.until)
        if filters.since.year == filters.until.year:
            since, until = 12 * filters.since.year, 12 * filters.since.year + 11
        first, last = max(first, since), min(last, until)
        if first < last and (finer := _step(first, last, max_bars)) < step and (finer > 1 or counts):
            charts.append(_bars(_sums(counts if finer == 1 else all_counts, first, last, finer), filters))
    return charts


def _chart(request: Request, bars: Bars) -> Chart:
    columns = tuple(_column(request, bar) for bar in bars)
    first, last = columns[0].label, columns[-1].label
    if bars[0].since.year < bars[0].until.year:
        first, last = str(bars[0].since.year), str(bars[-1].until.year)
    return Chart(columns, BAR_WIDTH * len(columns), HEIGHT, first, last)


def _column(request: Request, bar: Bar) -> Column:
    is_range = (request.filters.since, request.filters.until) == (bar.since, bar.until)
    target = changes.with_dates(request, None, None) if is_range else changes.with_dates(request, bar.since, bar.until)
    return Column(bar, range_label(bar.since, bar.until), target)


def _sums(counts: Mapping[Month, int], first: Month, last: Month, step: int) -> list[Period]:
    """Return the period of each bar with its number of documents."""
    sums = dict.fromkeys(range(first // step * step, last + 1, step), 0)
    for month, count in counts.items():
        if first <= month <= last:
            sums[month // step * step] += count
    return [(_first_day(month), _last_day(month + step - 1), count) for month, count in sums.items()]


def _bars(periods: Sequence[Period], filters: Filters) -> Bars:
    highest = max(1, *(count for _, _, count in periods))
    bars = []
    for number, (since, until, count) in enumerate(periods):
        height = max(MIN_HEIGHT, round(HEIGHT * count / highest)) if count else 0
        bars.append(Bar(since, until, count, _is_selected(filters, since, until), BAR_WIDTH * number, height))
    return tuple(bars)


def _is_selected(filters: Filters, since: date, until: date) -> bool:
    """Say whether a range of days is selected and overlaps a bar."""
    begin, end = filters.since or date.min, filters.until or date.max
    return (begin, end) != (date.min, date.max) and begin <= until and since <= end


def _step(first: Month, last: Month, max_bars: int) -> int:
    return next((step for step in STEPS if last // step - first // step < max_bars), STEPS[-1])


def _month(value: str) -> Month:
    year, month = value.split("-")
    return 12 * int(year) + int(month) - 1


def _month_of(day: date) -> Month:
    return 12 * day.year + day.month - 1


def _first_day(month: Month) -> date:
    return date(month // 12, month % 12 + 1, 1) if month >= 12 else date.min


def _last_day(month: Month) -> date:
    year, month_index = divmod(month, 12)
    if year > date.max.year:
        return date.max
    return date(year, month_index + 1, monthrange(year, month_index + 1)[1])
