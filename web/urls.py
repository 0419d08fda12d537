"""Addresses of requests: read one, write one, and the changes to a request that links lead to.

An address holds the whole request. Parameters: q; any; typed; strictness; copies; people, places, dates, within,
during, source, section, author, and facet.NAME for a column that is a facet (each repeated for more values); not.FACET
for values that hits must not have; all (the facets of which hits must have every value); from, to (days); undated;
sort; page; limit.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import get_args
from urllib.parse import quote, urlencode

from flask import g, url_for

from analyzers.token import Kind
from indexer.documents.properties import PROPERTIES
from indexer.engine.entry import KINDS
from indexer.query.lexer import without_signs
from indexer.query.limits import MAX_LENGTH, MAX_VALUE_LENGTH  # noqa: F401 - templates read them here
from indexer.query.request import DURING, MAX_OFFSET, WITHIN, Filters, Request, Sort, Strictness
from web.i18n import gettext
from web.url_parameters import Args, LinkError, day_of, label_of, number_of, parse_choice, values_of

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
PAGE_SIZE = 10
ALL_COPIES = "all"  # of `copies`: near-duplicates are hits of their own
ANY_WORD = "1"  # of `any`: one of the words is enough
UNDATED = "1"  # of `undated`: only documents without a published date
AS_TYPED = "1"  # of `typed`: no other spellings, alphabets or keyboard layouts

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
    as_typed = args.get("typed") == AS_TYPED
    return Request(
        query,
        _filters(args),
        parse_choice(args, "sort", SORTS, _default_sort(query)),
        limit,
        (page - 1) * limit,
        all_spellings=not as_typed,
        strictness=parse_choice(args, "strictness", STRICTNESS_LEVELS, "usual"),
        all_copies=args.get("copies") == ALL_COPIES,
        any_word=args.get("any") == ANY_WORD,
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
    if request.sort != _default_sort(request.query):
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


def with_page(request: Request, page: int) -> Request:
    """Return the request for another page of the same hits."""
    return replace(request, offset=(page - 1) * request.limit)


# All changes below lead to the first page.


def with_query(request: Request, query: str) -> Request:
    """Return the request with another query, in the default order of that query."""
    return replace(request, query=query, sort=_default_sort(query), offset=0)


def with_spellings(request: Request) -> Request:
    """Return the request that looks for the words in all their spellings."""
    return replace(request, all_spellings=True, offset=0)


def without_spellings(request: Request) -> Request:
    """Return the request that looks for the words as typed."""
    return replace(request, all_spellings=False, offset=0)


def with_any_word(request: Request) -> Request:
    """Return the request for which one of the words is enough."""
    return replace(request, any_word=True, offset=0)


def with_all_words(request: Request) -> Request:
    """Return the request that wants all the words."""
    return replace(request, any_word=False, offset=0)


def with_strictness(request: Request, strictness: Strictness) -> Request:
    """Return the request with another strictness."""
    return replace(request, strictness=strictness, offset=0)


def with_copies(request: Request) -> Request:
    """Return the request that shows each near-duplicate as a hit of its own."""
    return replace(request, all_copies=True, offset=0)


def without_copies(request: Request) -> Request:
    """Return the request that collapses near-duplicates."""
    return replace(request, all_copies=False, offset=0)


def with_limit(request: Request, limit: int) -> Request:
    """Return the request with another number of hits on a page."""
    return replace(request, limit=limit, offset=0)


def with_sort(request: Request, sort: Sort) -> Request:
    """Return the request in another order."""
    return replace(request, sort=sort, offset=0)


def toggle_value(request: Request, facet: str, value: str) -> Request:
    """Return the request that wants a facet value, or does no longer if it did; a place and all in it if `within`."""
    selected = _toggle(request.filters.included(facet), value)
    filters = request.filters.without_exclusion(facet, value)
    if facet == WITHIN:
        return _with_filters(request, replace(filters, within=selected))
    return _with_filters(request, replace(filters, values={**filters.values, facet: selected}))


def toggle_excluded(request: Request, facet: str, value: str) -> Request:
    """Return the request that excludes a facet value, or does no longer if it did."""
    if value in request.filters.included(facet):
        request = toggle_value(request, facet, value)
    excluded = _toggle(request.filters.excluded.get(facet, ()), value)
    filters = replace(request.filters, excluded={**request.filters.excluded, facet: excluded})
    return _with_filters(request, filters)


def toggle_every(request: Request, facet: str) -> Request:
    """Return the request that wants all the values selected in a facet, or one of them if it wanted all."""
    return _with_filters(request, replace(request.filters, every=_toggle(request.filters.every, facet)))


def toggle_place(request: Request, place: str) -> Request:
    """Return the request restricted to a place and all places in it, or without that restriction if it has it."""
    return toggle_value(request, WITHIN, place)


def with_dates(request: Request, since: date | None, until: date | None) -> Request:
    """Return the request for documents published from `since` to `until`, both included."""
    return _with_filters(request, replace(request.filters, since=since, until=until, undated=False))


def with_period(request: Request, period: str) -> Request:
    """Return the request for one period of mentioned dates in place of others, or for none if it has that one alone."""
    alone = request.filters.values.get(DURING, ()) == (period,)
    values = {**request.filters.values, DURING: () if alone else (period,)}
    return _with_filters(request, replace(request.filters, values=values))


def toggle_undated(request: Request) -> Request:
    """Return the request for documents without a published date, or for all others too if it was for these."""
    undated = not request.filters.undated
    return _with_filters(request, replace(request.filters, since=None, until=None, undated=undated))


def without_filters(request: Request) -> Request:
    """Return the request without any filter."""
    return _with_filters(request, Filters())


def all_documents() -> Request:
    """Return the request for all documents, the newest first."""
    return Request("", sort=_default_sort(""), limit=PAGE_SIZE)


def documents_with(facet: str, value: str) -> Request:
    """Return the request for all documents with one facet value."""
    return toggle_value(all_documents(), facet, value)


def with_both(request: Request, facet: str, value: str) -> Request:
    """Return the request that wants a facet value beside the one, or all of those, that it wants now."""
    if value in request.filters.included(facet):
        return _with_filters(request, request.filters)
    several = request.filters.included(facet) and facet not in request.filters.every
    return toggle_value(toggle_every(request, facet) if several else request, facet, value)


def without_alternatives(request: Request) -> Request:
    """Return the request without its filters by places of which one is enough: no place can be wanted beside them."""
    for facet in ("places", WITHIN):
        if len(request.filters.included(facet)) > 1 and facet not in request.filters.every:
            for value in request.filters.included(facet):
                request = toggle_value(request, facet, value)
    return request


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
        return url(documents_with(kind, value))
    return url_for("pages.entity", kind=kind, value=value)


def _toggle(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(v for v in values if v != value) if value in values else (*values, value)


def _with_filters(request: Request, filters: Filters) -> Request:
    return replace(request, filters=filters, offset=0)


def _default_sort(query: str) -> Sort:
    return "relevance" if query else "newest"  # without words all scores are equal


def _filters(args: Args) -> Filters:
    since, until = _days(args)
    values, excluded = _values(args, ""), _values(args, NOT)
    within = values.pop(WITHIN, ())
    every = tuple(name.removeprefix(COLUMN) for name in values_of(args, ALL, ALL))
    undated = args.get("undated") == UNDATED
    return Filters(values, since, until, within, excluded=excluded, every=every, undated=undated)


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


def _days(args: Args) -> tuple[date | None, date | None]:
    """Return the first and the last day of publication."""
    since, until = day_of(args, "from"), day_of(args, "to", last=True)
    if since and until and since > until:
        raise LinkError(
            gettext(
                "The range starts on %(since)s, after its end %(until)s; swap the two dates.", since=since, until=until
            )
        )
    if (since or until) and args.get("undated") == UNDATED:
        raise LinkError(gettext("No document has a date of publication and none; leave out undated=1, or from and to."))
    return since, until
