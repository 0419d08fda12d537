"""Changes to a request that links lead to. All but `with_page` lead to the first page."""

from dataclasses import replace
from datetime import date

from indexer.query.request import DURING, WITHIN, Filters, Request, Sort, Strictness


def default_sort(query: str) -> Sort:
    """Return the order of the hits of a query if none is asked for."""
    return "relevance" if query else "newest"  # without words all scores are equal


def with_page(request: Request, page: int) -> Request:
    """Return the request for another page of the same hits."""
    return replace(request, offset=(page - 1) * request.limit)


def with_query(request: Request, query: str) -> Request:
    """Return the request with another query, in the default order of that query."""
    return replace(request, query=query, sort=default_sort(query), offset=0)


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
    return Request("", sort=default_sort(""))


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


def _toggle(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(v for v in values if v != value) if value in values else (*values, value)


def _with_filters(request: Request, filters: Filters) -> Request:
    return replace(request, filters=filters, offset=0)
