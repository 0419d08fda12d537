"""Make the facet panel and the chips of active filters; each choice has the request that a click on it sends."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from indexer.engine.base import FacetValue
from indexer.engine.entry import KINDS
from indexer.query.request import DURING, WITHIN, Request
from indexer.search.answer import Answer
from web import changes, urls
from web.content.date_chart import Chart, make_charts, make_period_charts
from web.content.date_labels import range_label, value_label
from web.i18n import gettext
from web.url_parameters import label_of

Parents = Callable[[str], tuple[str, ...]]  # place -> the places it lies in, the nearest first

SINGLE = ("source", "section")  # facets of which a document has one value: none has two of them
VISIBLE_VALUES = 8  # of a facet; more would push the facets below out of sight, and open on demand
MOST_VALUES = 20  # of a facet, those that open among them: with 50, a page took 6 ms longer; a page of its own has all


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet value; `parent` is the country to show with a city.

    `address` selects it, or does so no longer if it is selected; `opposite` excludes it, or does so no longer.
    """

    value: str
    label: str
    count: int
    selected: bool
    excluded: bool
    address: str
    opposite: str
    parent: str


@dataclass(frozen=True, slots=True)
class Joint:
    """How the values selected in a facet are joined, and the request that joins them the other way.

    There is none where a document has one value. Unless all are wanted, the number of a value is that of all documents
    with it: to select it adds them.
    """

    is_every: bool
    request: Request | None


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet: the visible values, selected ones first, and the hidden values, which open on demand.

    `kind` is the name of the facet, or `column` for any column, as a style knows it; `parameter` that of its values in
    an address. `total` counts all values, also those that are on no page of results.
    """

    kind: str
    label: str
    parameter: str
    visible: tuple[Choice, ...]
    hidden: tuple[Choice, ...]
    joint: Joint | None = None
    total: int = 0


@dataclass(frozen=True, slots=True)
class Branch:
    """A country, or a place outside of one, with the places in it; each stands for itself and all in it."""

    choice: Choice
    children: tuple[Choice, ...]

    @property
    def is_open(self) -> bool:
        """Whether a filter holds of a place in it."""
        return any(child.selected or child.excluded for child in self.children)


@dataclass(frozen=True, slots=True)
class Tree:
    """The places of an answer as branches: those that hold first, then the most frequent."""

    visible: tuple[Branch, ...]
    hidden: tuple[Branch, ...]
    joint: Joint | None


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter of a facet, as a style knows it, the name of the facet, and the request without the filter.

    `joint` is the word between the chip and the one before it, of the same facet; `value` has the page of a name.
    """

    facet: str
    name: str
    label: str
    request: Request
    excluded: bool = False
    joint: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """All filters of an answer."""

    groups: tuple[FacetGroup, ...]
    charts: tuple[Chart, ...]
    undated: int
    tree: Tree
    mentioned: tuple[Chart, ...]


def make_panel(answer: Answer, parents: Parents) -> Panel:
    """Return the filters of an answer; each choice changes the request of that answer."""
    request = answer.request
    facets, columns = answer.facets, answer.columns
    groups: dict[str, FacetGroup] = {
        kind: make_group(request, kind, _listed(facets.kinds.get(kind, ())), parents if kind == "places" else None)
        for kind in KINDS
    }
    groups |= {
        name: make_group(request, name, _listed(values), columns=columns)
        for name, values in facets.properties.items()
        if len(values) > 1 or any(value.selected for value in values)
    }
    return Panel(
        tuple(replace(group, total=facets.totals[facet]) for facet, group in groups.items()),
        make_charts(request, answer.facets),
        answer.facets.undated,
        make_tree(answer, parents),
        make_period_charts(request, facets),
    )


def make_tree(answer: Answer, parents: Parents) -> Tree:
    """Return the places of an answer as a tree of two levels, each counted with all in it."""
    request, values = answer.request, _listed(answer.facets.within)
    root_of = {value.value: (parents(value.value)[:-1] or (value.value,))[-1] for value in values}
    children: dict[str, list[Choice]] = defaultdict(list)
    roots = []
    for choice in _choices(request, WITHIN, values):
        root = root_of[choice.value]
        if root == choice.value or root not in root_of:
            roots.append(choice)
        else:
            children[root].append(choice)
    branches = [Branch(root, tuple(children[root.value])) for root in roots]
    branches.sort(key=lambda branch: not branch.is_open)
    return Tree(tuple(branches[:VISIBLE_VALUES]), tuple(branches[VISIBLE_VALUES:]), make_joint(request, WITHIN))


def make_group(
    request: Request,
    facet: str,
    values: Iterable[FacetValue],
    parents: Parents | None = None,
    columns: Mapping[str, str] = MappingProxyType({}),
) -> FacetGroup:
    """Return a facet with its values in the given order; cities with their countries.

    `columns` are the columns that are facets, with their labels.
    """
    choices = list(_choices(request, facet, values))
    if parents:
        choices = list(_with_countries(choices, request, parents))
    visible = max(VISIBLE_VALUES, sum(choice.selected or choice.excluded for choice in choices))
    if len(choices) == visible + 1:
        visible += 1  # the last value takes no more space than the line that would open it
    style, label = facet_style(facet), label_of(facet, columns)
    shown, hidden = tuple(choices[:visible]), tuple(choices[visible:])
    return FacetGroup(style, label, urls.parameter(facet), shown, hidden, make_joint(request, facet))


def make_joint(request: Request, facet: str) -> Joint | None:
    """Return how the selected values of a facet are joined; None if there is none."""
    if not request.filters.included(facet):
        return None
    other = None if facet in SINGLE else changes.toggle_every(request, facet)
    return Joint(facet in request.filters.every, other)


def _listed(values: Iterable[FacetValue]) -> list[FacetValue]:
    """Return the values that the panel lists, the selected ones first."""
    ordered = sorted(values, key=lambda value: not (value.selected or value.excluded))
    wanted = sum(value.selected or value.excluded for value in ordered)
    return ordered[: max(MOST_VALUES, wanted)]


def facet_style(facet: str) -> str:
    """Return the name of a facet for a style sheet: that of a column may be any text."""
    return facet if facet in (*urls.FACETS, WITHIN, DURING) else "column"


def make_chips(request: Request, columns: Mapping[str, str] = MappingProxyType({})) -> list[Chip]:
    """Return the active filters of a request; `columns` are the columns that are facets, with their labels."""
    filters = request.filters
    chips: list[Chip] = []
    for facet in dict.fromkeys((*filters.values, WITHIN, *filters.excluded)):
        chips += _chips(request, facet, columns)
    if filters.since or filters.until:
        label = range_label(filters.since, filters.until)
        chips.append(Chip("published", label_of("published"), label, changes.with_dates(request, None, None)))
    if filters.undated:
        chips.append(Chip("published", label_of("published"), gettext("Undated"), changes.toggle_undated(request)))
    return chips


def _chips(request: Request, facet: str, columns: Mapping[str, str]) -> Iterator[Chip]:
    """Yield the values of a facet that hits must have, then those that they must not have."""
    style, name = facet_style(facet), label_of(facet, columns)
    joint = gettext("and") if facet in request.filters.every else gettext("or")
    for number, value in enumerate(request.filters.included(facet)):
        target = changes.toggle_value(request, facet, value)
        yield Chip(style, name, _label(facet, value), target, joint=joint if number else "", value=value)
    for value in request.filters.excluded.get(facet, ()):
        label = gettext("not %(value)s", value=_label(facet, value))
        yield Chip(style, name, label, changes.toggle_excluded(request, facet, value), excluded=True, value=value)


def _label(facet: str, value: str) -> str:
    if facet == DURING:
        return gettext("mentions %(period)s", period=value_label(facet, value))
    if facet == WITHIN:
        return gettext("within %(place)s", place=value_label("places", value))
    return value_label(facet, value)


def _choices(request: Request, facet: str, values: Iterable[FacetValue]) -> Iterator[Choice]:
    """Yield the choice of each value; the addresses of most only have one more parameter than that of the request."""
    address = urls.url(changes.with_page(request, 1))
    name = urls.parameter(facet)
    for each in values:
        if each.selected or each.excluded:
            toggles = (changes.toggle_value, changes.toggle_excluded)
            selecting, excluding = (urls.url(toggle(request, facet, each.value)) for toggle in toggles)
        else:
            selecting = urls.added(address, name, each.value)
            excluding = urls.added(address, f"{urls.NOT}{name}", each.value)
        label = value_label(facet, each.value)
        yield Choice(each.value, label, each.count, each.selected, each.excluded, selecting, excluding, parent="")


def _with_countries(choices: Iterable[Choice], request: Request, parents: Parents) -> Iterator[Choice]:
    """Add the country to each city, unless the line above or a filter already shows it."""
    previous = ""
    for choice in choices:
        country, *continents = parents(choice.value) or ("",)
        is_shown = country in (previous, *request.filters.within)
        yield replace(choice, parent=country) if continents and not is_shown else choice
        previous = choice.value
