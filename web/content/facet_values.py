"""Collect what the page of all values of a facet shows."""

from dataclasses import dataclass, replace

from indexer.query.request import Request
from indexer.search.facet_list import FacetList, FacetListing
from web.content.facet_panel import FacetGroup, Parents, make_group
from web.content.paging import page_numbers


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """The values of a page of a list, all of them visible, with the numbers of the pages to link (`page_numbers`)."""

    listing: FacetListing
    request: Request
    group: FacetGroup
    total: int
    page: int
    last: int
    numbers: tuple[int | None, ...]


def make_values_page(found: FacetList, parents: Parents) -> ValuesPage:
    """Return the page of a list of values; each choice leads to the results."""
    listing, facet = found.listing, found.listing.facet
    of_places = parents if facet == "places" and listing.order == "count" else None
    group = make_group(found.request, facet, found.values, of_places, found.columns)
    page, last = listing.offset // listing.limit + 1, max(1, -(-found.total // listing.limit))
    group = replace(group, visible=(*group.visible, *group.hidden), hidden=())
    return ValuesPage(listing, found.request, group, found.total, page, last, page_numbers(page, last))
