"""All values of a facet in the documents that a request finds, a page at a time."""

import sys
from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypedDict, get_args

from analyzers.dates.calendar import decade_start
from analyzers.dates.month_names import GREGORIAN, GREGORIAN_AMBIGUOUS, GREGORIAN_FIRST_WORDS
from analyzers.latin.romanisation import latin_name
from analyzers.text.fold import fold
from analyzers.token import Kind
from indexer.display import without_format_signs
from indexer.engine.base import FacetValue
from indexer.engine.entry import KINDS
from indexer.errors import QueryError
from indexer.messages.catalogue import LANGUAGES, translate
from indexer.query.limits import MAX_VALUE_LENGTH
from indexer.query.request import Filters, Request
from indexer.search.json_objects import FacetValueJson, values_json
from indexer.search.labels import DECADE_LABEL
from indexer.search.open_generation import OpenGeneration
from indexer.values.canonical import NAME_KINDS

ListOrder = Literal["count", "name"]
LIST_ORDERS: tuple[ListOrder, ...] = get_args(ListOrder)
MAX_LISTED = 1000  # values of a page
ALL_VALUES = sys.maxsize  # in place of the number of a page


class UnlistedFacetError(QueryError):
    """A facet that has no list of values: the index does not have it, or it is a period or a place with all in it."""


@dataclass(frozen=True, slots=True)
class FacetListing:
    """Which values of a facet are listed: those with `text` in a spelling, `limit` of them from `offset` on."""

    facet: str
    text: str = ""
    order: ListOrder = "count"
    limit: int = 100
    offset: int = 0


@dataclass(frozen=True, slots=True)
class FacetList:
    """A page of the values of a facet under a request, and how many there are on all pages.

    The counts are those of `Facets`. Values that the request excludes are left out.
    """

    request: Request
    listing: FacetListing
    total: int
    values: tuple[FacetValue, ...]
    columns: Mapping[str, str]


class FacetListJson(TypedDict):
    """The object of /api/v1/values/FACET; `total` counts all pages."""

    facet: str
    query: str
    total: int
    values: list[FacetValueJson]


def list_values(live: OpenGeneration, request: Request, listing: FacetListing) -> FacetList:
    """Return a page of all values of a facet in the documents that a request finds; raises QueryError."""
    if listing.limit != ALL_VALUES and not 0 <= listing.limit <= MAX_LISTED:
        raise QueryError("A list has at most %(limit)s values; ask for its next page.", limit=MAX_LISTED)
    facet, request = listing.facet, live.resolved(request)
    _check_listed(facet, live.rewriter.properties)
    node, selected = live.read(request).node, request.filters.values.get(facet, ())
    counts = dict(live.engine.facet_counts(facet, node, _counted(request.filters, facet)))
    counts |= {value: 0 for value in selected if value not in counts}
    values = list(_with_text(counts, listing, live)) if listing.text.strip() else list(counts)
    if listing.order == "name":
        values.sort(key=lambda value: (fold(value), value))
    else:
        values.sort(key=lambda value: (-counts[value], value))
    page = values[listing.offset : listing.offset + listing.limit]
    shown = tuple(FacetValue(value, counts[value], value in selected) for value in page)
    return FacetList(request, listing, len(values), shown, live.columns)


def facet_list_json(found: FacetList) -> FacetListJson:
    """Return the object of a list of values."""
    return {
        "facet": found.listing.facet,
        "query": found.request.query,
        "total": found.total,
        "values": values_json(found.listing.facet, found.values),
    }


def _check_listed(facet: str, properties: Sequence[str]) -> None:
    listed = (*KINDS, *properties)
    if facet not in listed:
        raise UnlistedFacetError(
            "The index has no list of values for “%(name)s”; it has one for: %(known)s.",
            name=facet[:MAX_VALUE_LENGTH],
            known=", ".join(listed),
        )


def _counted(filters: Filters, facet: str) -> Filters:
    """Return the filters of the documents whose values are counted: alternatives do not narrow their own facet."""
    if facet in filters.every:
        return filters
    return replace(filters, values={**filters.values, facet: ()})


def _with_text(values: Iterable[str], listing: FacetListing, live: OpenGeneration) -> Iterable[str]:
    """Yield the values that have the text of a listing in one of their spellings, both folded, or in Latin letters."""
    if listing.facet == "dates":
        yield from _dates_with_text(values, fold(without_format_signs(listing.text)).strip())
        return
    text, kind = fold(listing.text).strip(), _kind(listing.facet)
    is_latin = text.isascii()
    named = live.rewriter.latin.values(kind, f"{text}*") if kind and is_latin else ()
    for value in values:
        spellings = live.canonical.spellings(kind, value) if kind else ()
        names = (latin_name(kind, value).lower(),) if kind and is_latin else ()
        if value in named or any(text in name for name in (*map(fold, (value, *spellings)), *names)):
            yield value


def _dates_with_text(values: Iterable[str], text: str) -> Iterator[str]:
    """Yield the dates that have a folded text, or that pages write with it at the beginning of a word."""
    for value in values:
        if text in fold(value) or any(f" {text}" in name for name in _date_names(value)):
            yield value


def _date_names(value: str) -> Iterator[str]:
    """Yield a date as pages write it, folded: ` 5 march 2017` with each name of its month; a decade in words."""
    if first_year := decade_start(value):
        yield from (f" {fold(translate(each, DECADE_LABEL, decade=first_year))}" for each in LANGUAGES)
    year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    for name in _month_names().get(month, ()):
        yield f" {int(day)} {name} {year}" if day else f" {name} {year}"


@cache
def _month_names() -> Mapping[str, list[str]]:
    """Return the names of each month, folded, by its two digits."""
    names = {f"{month:02}": [fold(month_name[month])] for month in range(1, 13)}
    for month, name, _ in (*GREGORIAN, *GREGORIAN_AMBIGUOUS):
        names[f"{month:02}"].append(fold(name))
    for month, word, _ in GREGORIAN_FIRST_WORDS:
        names[f"{month:02}"].append(fold(f"{word} الأول"))
        names[f"{month % 12 + 1:02}"].append(fold(f"{word} الثاني"))
    return names


def _kind(facet: str) -> Kind | None:
    return next((kind for kind in NAME_KINDS if kind == facet), None)
