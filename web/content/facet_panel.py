"""Make the facet panel and the chips of active filters; each choice has the request that a click on it sends."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from analyzers.token import Kind
from indexer.engine.base import FacetValue
from indexer.engine.entry import KINDS
from indexer.query.request import Request
from indexer.search.answer import Answer
from web import urls
from web.content.date_chart import Chart, make_charts
from web.content.date_labels import range_label, value_label
from web.i18n import gettext

Parents = Callable[[str], tuple[str, ...]]  # place -> the places it lies in, the nearest first

VISIBLE_VALUES = 8  # of a facet; more would push the facets below out of sight, and open on demand


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet value to select, or to remove if it is selected; `parent` is the country to show with a city."""

    value: str
    label: str
    count: int
    selected: bool
    request: Request
    parent: str


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet: the visible values, selected ones first, and the hidden values, which open on demand."""

    kind: Kind
    visible: tuple[Choice, ...]
    hidden: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter and the request without it."""

    facet: str
    label: str
    request: Request


@dataclass(frozen=True, slots=True)
class Panel:
    """All filters of an answer."""

    groups: tuple[FacetGroup, ...]
    charts: tuple[Chart, ...]
    undated: int


def make_panel(answer: Answer, parents: Parents) -> Panel:
    """Return the filters of an answer; each choice changes the request of that answer."""
    request = answer.request
    groups = tuple(
        make_group(request, kind, answer.facets.kinds.get(kind, ()), parents if kind == "places" else None)
        for kind in KINDS
    )
    return Panel(groups, make_charts(request, answer.facets), answer.facets.undated)


def make_group(
    request: Request, kind: Kind, values: Iterable[FacetValue], parents: Parents | None = None
) -> FacetGroup:
    """Return a facet with its selected values first, otherwise in the given order; cities with their countries."""
    ordered = sorted(values, key=lambda value: not value.selected)
    choices = [_choice(request, kind, value) for value in ordered]
    if parents:
        choices = list(_with_countries(choices, request, parents))
    visible = max(VISIBLE_VALUES, sum(choice.selected for choice in choices))
    if len(choices) == visible + 1:
        visible += 1  # the last value takes no more space than the line that would open it
    return FacetGroup(kind, tuple(choices[:visible]), tuple(choices[visible:]))


def make_chips(request: Request) -> list[Chip]:
    """Return the active filters of a request."""
    filters = request.filters
    chips = [
        Chip(kind, value_label(kind, value), urls.toggle_value(request, kind, value))
        for kind in KINDS
        for value in filters.values.get(kind, ())
    ]
    chips += [
        Chip("within", gettext("within %(place)s", place=place), urls.toggle_place(request, place))
        for place in filters.within
    ]
    if filters.since or filters.until:
        label = range_label(filters.since, filters.until)
        chips.append(Chip("published", label, urls.with_dates(request, None, None)))
    return chips


def _choice(request: Request, kind: Kind, facet: FacetValue) -> Choice:
    target = urls.toggle_value(request, kind, facet.value)
    return Choice(facet.value, value_label(kind, facet.value), facet.count, facet.selected, target, parent="")


def _with_countries(choices: Iterable[Choice], request: Request, parents: Parents) -> Iterator[Choice]:
    """Add the country to each city, unless the line above or a filter already shows it."""
    previous = ""
    for choice in choices:
        country, *continents = parents(choice.value) or ("",)
        is_shown = country in (previous, *request.filters.within)
        yield replace(choice, parent=country) if continents and not is_shown else choice
        previous = choice.value
