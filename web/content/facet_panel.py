"""Make the facet panel and the chips of active filters; each choice has the request that a click on it sends."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from indexer.engine.base import FacetValue
from indexer.engine.entry import KINDS
from indexer.query.request import Request
from indexer.search.answer import Answer
from web import urls
from web.content.date_chart import Chart, make_charts
from web.content.date_labels import range_label, value_label
from web.i18n import gettext
from web.url_parameters import label_of

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
    """A facet: the visible values, selected ones first, and the hidden values, which open on demand.

    `kind` is the name of the facet, or `column` for any column, as a style knows it; `parameter` that of its values in
    an address.
    """

    kind: str
    label: str
    parameter: str
    visible: tuple[Choice, ...]
    hidden: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter of a facet, as a style knows it, the name of the facet, and the request without the filter."""

    facet: str
    name: str
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
    facets, columns = answer.facets, answer.columns
    groups = [
        make_group(request, kind, facets.kinds.get(kind, ()), parents if kind == "places" else None) for kind in KINDS
    ]
    groups += [
        make_group(request, name, values, columns=columns)
        for name, values in facets.properties.items()
        if len(values) > 1 or any(value.selected for value in values)
    ]
    return Panel(tuple(groups), make_charts(request, answer.facets), answer.facets.undated)


def make_group(
    request: Request,
    facet: str,
    values: Iterable[FacetValue],
    parents: Parents | None = None,
    columns: Mapping[str, str] = MappingProxyType({}),
) -> FacetGroup:
    """Return a facet with its selected values first, otherwise in the given order; cities with their countries.

    `columns` are the columns that are facets, with their labels.
    """
    ordered = sorted(values, key=lambda value: not value.selected)
    choices = [_choice(request, facet, value) for value in ordered]
    if parents:
        choices = list(_with_countries(choices, request, parents))
    visible = max(VISIBLE_VALUES, sum(choice.selected for choice in choices))
    if len(choices) == visible + 1:
        visible += 1  # the last value takes no more space than the line that would open it
    style, label = facet_style(facet), label_of(facet, columns)
    return FacetGroup(style, label, urls.parameter(facet), tuple(choices[:visible]), tuple(choices[visible:]))


def facet_style(facet: str) -> str:
    """Return the name of a facet for a style sheet: that of a column may be any text."""
    return facet if facet in urls.FACETS else "column"


def make_chips(request: Request, columns: Mapping[str, str] = MappingProxyType({})) -> list[Chip]:
    """Return the active filters of a request; `columns` are the columns that are facets, with their labels."""
    filters = request.filters
    chips = [_chip(request, facet, value, columns) for facet, values in filters.values.items() for value in values]
    chips += [
        Chip("within", label_of("within"), gettext("within %(place)s", place=place), urls.toggle_place(request, place))
        for place in filters.within
    ]
    if filters.since or filters.until:
        label = range_label(filters.since, filters.until)
        chips.append(Chip("published", label_of("published"), label, urls.with_dates(request, None, None)))
    return chips


def _chip(request: Request, facet: str, value: str, columns: Mapping[str, str]) -> Chip:
    target = urls.toggle_value(request, facet, value)
    return Chip(facet_style(facet), label_of(facet, columns), value_label(facet, value), target)


def _choice(request: Request, facet: str, value: FacetValue) -> Choice:
    target = urls.toggle_value(request, facet, value.value)
    return Choice(value.value, value_label(facet, value.value), value.count, value.selected, target, parent="")


def _with_countries(choices: Iterable[Choice], request: Request, parents: Parents) -> Iterator[Choice]:
    """Add the country to each city, unless the line above or a filter already shows it."""
    previous = ""
    for choice in choices:
        country, *continents = parents(choice.value) or ("",)
        is_shown = country in (previous, *request.filters.within)
        yield replace(choice, parent=country) if continents and not is_shown else choice
        previous = choice.value
