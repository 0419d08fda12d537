"""What the filter panel and the row of chips show: every choice with the address that it leads to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from analyzers.token import Kind
from indexer.engine.base import Facets, FacetValue
from indexer.query.request import Request
from indexer.search.answer import Answer
from web import urls
from web.date_chart import BAR_WIDTH, HEIGHT, Bar, Bars, histograms
from web.date_labels import range_label, value_label
from web.i18n import gettext

Parents = Callable[[str], tuple[str, ...]]  # of a place, the nearest first

SHOWN = 8  # values of a facet in sight; the others open on demand


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet value to choose, or to remove when it is selected; `parent` is the country to show beside a city."""

    value: str
    label: str
    count: int
    selected: bool
    request: Request
    parent: str


@dataclass(frozen=True, slots=True)
class Group:
    """A facet: the values in sight, selected ones first, and the others."""

    kind: Kind
    shown: tuple[Choice, ...]
    others: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A bar with what it says and the request that it leads to; choosing the chosen one removes the range."""

    bar: Bar
    label: str
    request: Request


@dataclass(frozen=True, slots=True)
class Chart:
    """A histogram of published dates with the labels of its two ends; sizes in the units of the drawing."""

    columns: tuple[Column, ...]
    width: int
    height: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter and the request without it."""

    facet: str
    label: str
    request: Request


@dataclass(frozen=True, slots=True)
class Panel:
    """All filters of an answer."""

    groups: tuple[Group, ...]
    charts: tuple[Chart, ...]
    undated: int


def panel(answer: Answer, parents: Parents) -> Panel:
    """Return the filters of an answer, for the request that it answers; `parents` tells what a place lies in."""
    request = answer.request
    groups = tuple(
        group(request, kind, answer.facets.kinds.get(kind, ()), parents if kind == "places" else None)
        for kind in urls.KINDS
    )
    return Panel(groups, charts(request, answer.facets), answer.facets.undated)


def group(request: Request, kind: Kind, values: Iterable[FacetValue], parents: Parents | None = None) -> Group:
    """Return a facet of a request with its selected values first, otherwise in the order given."""
    ordered = sorted(values, key=lambda value: not value.selected)
    choices = [_choice(request, kind, value) for value in ordered]
    if parents:
        choices = list(_located(choices, request, parents))
    shown = max(SHOWN, sum(choice.selected for choice in choices))
    if len(choices) == shown + 1:
        shown += 1  # one more line costs no more than the line that would open it
    return Group(kind, tuple(choices[:shown]), tuple(choices[shown:]))


def charts(request: Request, facets: Facets) -> tuple[Chart, ...]:
    """Return the histograms of published dates, each bar leading to its days."""
    return tuple(_chart(request, bars) for bars in histograms(facets.months, request.filters))


def chips(request: Request) -> list[Chip]:
    """Return the active filters of a request."""
    filters = request.filters
    found = [
        Chip(kind, value_label(kind, value), urls.toggled(request, kind, value))
        for kind in urls.KINDS
        for value in filters.values.get(kind, ())
    ]
    found += [
        Chip("within", gettext("within %(place)s", place=place), urls.within(request, place))
        for place in filters.within
    ]
    if filters.since or filters.until:
        label = range_label(filters.since, filters.until)
        found.append(Chip("published", label, urls.between(request, None, None)))
    return found


def _choice(request: Request, kind: Kind, given: FacetValue) -> Choice:
    label = value_label(kind, given.value)
    return Choice(given.value, label, given.count, given.selected, urls.toggled(request, kind, given.value), "")


def _located(choices: Iterable[Choice], request: Request, parents: Parents) -> Iterator[Choice]:
    """Give the places that lie in a country its name, unless the line above or a filter says it."""
    above = ""
    for choice in choices:
        country, *continent = parents(choice.value) or ("",)
        is_said = country in (above, *request.filters.within)
        yield replace(choice, parent=country) if continent and not is_said else choice
        above = choice.value


def _chart(request: Request, bars: Bars) -> Chart:
    columns = tuple(_column(request, bar) for bar in bars)
    first, last = columns[0].label, columns[-1].label
    if bars[0].since.year < bars[0].until.year:
        first, last = str(bars[0].since.year), str(bars[-1].until.year)
    return Chart(columns, BAR_WIDTH * len(columns), HEIGHT, first, last)


def _column(request: Request, bar: Bar) -> Column:
    chosen = (request.filters.since, request.filters.until) == (bar.since, bar.until)
    target = urls.between(request, None, None) if chosen else urls.between(request, bar.since, bar.until)
    return Column(bar, range_label(bar.since, bar.until), target)
