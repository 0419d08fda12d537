"""Addresses of requests: read one, write one.

An address holds the whole request. Parameters: q; any; typed; strictness; copies; people, places, dates, within,
during, source, section, author, and facet.NAME for a column that is a facet (each repeated for more values); not.FACET
for values that hits must not have; all (the facets of which hits must have every value); from, to (days); undated;
sort; page; limit.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import get_args
from urllib.parse import quote, urlencode

from flask import g, url_for

from analyzers.token import Kind
from indexer.documents.properties import PROPERTIES
from indexer.engine.entry import KINDS
from indexer.errors import QueryError
from indexer.query.dates import check_days
from indexer.query.lexer import without_signs
from indexer.query.limits import MAX_LENGTH, MAX_VALUE_LENGTH  # noqa: F401 - templates read them here
from indexer.query.request import DURING, MAX_OFFSET, WITHIN, Filters, Request, Sort, Strictness, check_mentioned
from web import changes
from web.i18n import gettext
from web.url_parameters import Args, LinkError, day_of, is_on, label_of, number_of, parse_choice, values_of

SORTS: tuple[Sort, ...] = get_args(Sort)
STRICTNESS_LEVELS: tuple[Strictness, ...] = get_args(Strictness)
FACETS = (*KINDS, *PROPERTIES)  # of every index; each is the name of its parameter
COLUMN = "facet."  # before the name of a column in that of its parameter, so that it is no other parameter
NOT = "not."  # before the name of a parameter with values: hits must have none of them
ALL = "all"  # the parameter with the facets of which hits must have every value
PARAMETERS = (
    "q",
    *FACETS,
    WITHIN,
    DURING,
    ALL,
    "from",
    "to",
    "undated",
    "sort",
    "any",
    "typed",
    "copies",
    "strictness",
    "limit",
    "page",
)
ALL_COPIES = "all"  # of `copies`: near-duplicates are hits of their own
ANY_WORD = "1"  # of `any`: one of the words is enough
UNDATED = "1"  # of `undated`: only documents without a published date
AS_TYPED = "1"  # of `typed`: no other spellings, alphabets or keyboard layouts
PAGE_SIZE = Request("").limit
MAX_PAGE_SIZE = 100
_SAFE = "!$'()*,/:;?@"  # signs that addresses of the framework hold as they are
MATCH = "match"  # the parameter that names a match of the query in a document, counted from 1
PART = "part"  # the parameter that names a part of a long document
MAX_PARTS = 100_000  # any number above the last part is the last
MAX_MATCHES = 10_000_000  # a number above that of the matches names none


def read_request(args: Args) -> Request:
    """Return the request that an address holds; raise LinkError if a parameter is invalid."""
    _check_repeated(args)
    query = without_signs(args.get("q", "")).strip()
    if len(query) > MAX_LENGTH:
        raise LinkError(
            gettext("The query is longer than %(limit)s characters; keep only its main words.", limit=MAX_LENGTH)
        )
    limit = number_of(args, "limit", PAGE_SIZE, MAX_PAGE_SIZE)
    page = number_of(args, "page", 1, MAX_OFFSET // limit)
    return Request(
        query,
        _filters(args),
        parse_choice(args, "sort", SORTS, changes.default_sort(query)),
        limit,
        (page - 1) * limit,
        all_spellings=not is_on(args, "typed", AS_TYPED),
        strictness=parse_choice(args, "strictness", STRICTNESS_LEVELS, "usual"),
        all_copies=is_on(args, "copies", ALL_COPIES),
        any_word=is_on(args, "any", ANY_WORD),
    )


def _check_repeated(args: Args) -> None:
    """Raise LinkError if a parameter that has one value is given two: programs would read different ones."""
    for name in (*PARAMETERS, PART, MATCH):
        if name not in (*FACETS, WITHIN, DURING, ALL) and len({*args.getlist(name)}) > 1:
            raise LinkError(gettext("The address gives %(name)s more than one value; keep one.", name=name))


def request_parameters(request: Request) -> dict[str, str | list[str]]:
    """Return the parameters of a request's address; those at their default are left out, except `q`."""
    filters = request.filters
    parameters: dict[str, str | list[str]] = {"q": request.query}
    parameters |= {parameter(facet): list(values) for facet, values in filters.values.items() if values}
    if filters.within:
        parameters[WITHIN] = list(filters.within)
    parameters |= {f"{NOT}{parameter(facet)}": list(values) for facet, values in filters.excluded.items() if values}
    if every := [parameter(facet) for facet in filters.every if filters.included(facet)]:
        parameters[ALL] = every
    if filters.since:
        parameters["from"] = filters.since.isoformat()
    if filters.until:
        parameters["to"] = filters.until.isoformat()
    if request.sort != changes.default_sort(request.query):
        parameters["sort"] = request.sort
    switches = (
        (filters.undated, "undated", UNDATED),
        (request.any_word, "any", ANY_WORD),
        (not request.all_spellings, "typed", AS_TYPED),
        (request.all_copies, "copies", ALL_COPIES),
    )
    parameters |= {name: value for is_on, name, value in switches if is_on}
    if request.strictness != "usual":
        parameters["strictness"] = request.strictness
    if request.limit != PAGE_SIZE:
        parameters["limit"] = str(request.limit)
    if page_of(request) > 1:
        parameters["page"] = str(page_of(request))
    return parameters


def parameter(facet: str) -> str:
    """Return the name of the parameter with the values of a facet."""
    return facet if facet in (*FACETS, WITHIN, DURING) else f"{COLUMN}{facet}"


def url(request: Request, endpoint: str = "pages.search", **values: str | None) -> str:
    """Return the address of a request at `endpoint`; `values` are further parameters of the route."""
    parameters = request_parameters(request)
    if values:
        return url_for(endpoint, **values, **parameters)  # type: ignore[arg-type]  # `values` may hold _anchor
    address = _address(endpoint)
    return f"{address}{'&' if '?' in address else '?'}{urlencode(parameters, doseq=True, safe=_SAFE)}"


def added(address: str, name: str, value: str) -> str:
    """Return an address of a request with one more parameter."""
    return f"{address}&{urlencode({name: value}, safe=_SAFE)}"


def _address(endpoint: str) -> str:
    """Return the address of an endpoint, once for each page: the 150 links of a panel differ in parameters alone."""
    if "addresses" not in g:
        g.addresses = {}
    addresses: dict[str, str] = g.addresses
    if endpoint not in addresses:
        addresses[endpoint] = url_for(endpoint)
    return addresses[endpoint]


def document_part(args: Args) -> int | None:
    """Return the part of a long document that an address names, from 1; None if it names none."""
    return number_of(args, PART, 1, MAX_PARTS) if args.get(PART) else None


def document_match(args: Args) -> int | None:
    """Return the match of the query in a document that an address names, from 1; None if it names none."""
    return number_of(args, MATCH, 1, MAX_MATCHES) if args.get(MATCH) else None


def page_of(request: Request) -> int:
    """Return which page of the hits a request asks for, from 1."""
    return request.offset // request.limit + 1


def map_url(request: Request, area: str = "") -> str:
    """Return the address of the map of an area with the places of what a request finds; "" is the world."""
    return map_urls(request)(area)


def map_urls(request: Request) -> Callable[[str], str]:
    """Return `map_url` of a request, for pages with a link to every country."""
    path, _, parameters = url(replace(request, offset=0), "pages.map").partition("?")
    return lambda area: f"{path}/{quote(area, safe='')}?{parameters}" if area else f"{path}?{parameters}"


def value_url(kind: Kind, value: str) -> str:
    """Return the address of a facet value: the page of a person or place, the search for a date."""
    if kind == "dates":
        return url(changes.documents_with(kind, value))
    return url_for("pages.entity", kind=kind, value=value)


def _filters(args: Args) -> Filters:
    since, until = day_of(args, "from"), day_of(args, "to", last=True)
    values, excluded = _values(args, ""), _values(args, NOT)
    within = values.pop(WITHIN, ())
    every, undated = _every(args), is_on(args, "undated", UNDATED)
    filters = Filters(values, since, until, within, excluded=excluded, every=every, undated=undated)
    try:
        check_days(since, until, undated=undated)
        check_mentioned(filters)
    except QueryError as fault:
        raise LinkError(gettext(fault.message, **fault.values)) from fault
    return filters


def _every(args: Args) -> tuple[str, ...]:
    """Return the facets of which hits must have all values that are selected."""
    names, facets = values_of(args, ALL, ALL), (*FACETS, WITHIN, DURING)
    if odd := next((name for name in names if name not in facets and not name.startswith(COLUMN)), None):
        raise LinkError(
            gettext(
                "“%(value)s” is not a value of %(name)s; choose one of: %(choices)s.",
                value=odd,
                name=ALL,
                choices=", ".join((*facets, f"{COLUMN}NAME")),
            )
        )
    return tuple(name.removeprefix(COLUMN) for name in names)


def _values(args: Args, prefix: str) -> dict[str, tuple[str, ...]]:
    """Return the values of each facet, in the parameters with a prefix."""
    column = f"{prefix}{COLUMN}"
    columns = [name.removeprefix(column) for name in args if name.startswith(column)]
    if odd := next((name for name in columns if name in (*FACETS, WITHIN, DURING)), None):
        raise LinkError(
            gettext("Write %(name)s= in place of %(column)s%(name)s= in the address.", name=odd, column=COLUMN)
        )
    facets = (*FACETS, WITHIN, DURING, *columns)
    chosen = {facet: values_of(args, f"{prefix}{parameter(facet)}", label_of(facet)) for facet in facets}
    return {facet: selected for facet, selected in chosen.items() if selected}
