"""Addresses of the list of all values of a facet: /values/FACET with the parameters of a search, and those of the list.

The list has the parameters find (text of a value), by (count or name), list (its page) and size (values of a page).
"""

from indexer.query.limits import MAX_VALUE_LENGTH
from indexer.query.request import Request
from indexer.search.facet_list import LIST_ORDERS, MAX_LISTED, FacetListing
from web import changes, urls
from web.i18n import gettext
from web.url_parameters import Args, LinkError, number_of, parse_choice

VALUES_OF_PAGE = 100
MAX_LIST_PAGE = 1_000_000  # a number above the last page names an empty one


def read_listing(parameter: str, args: Args) -> FacetListing:
    """Return the list that an address names by the parameter of its facet; raise LinkError if one is invalid."""
    text = args.get("find", "").strip()
    if len(text) > MAX_VALUE_LENGTH:
        raise LinkError(
            gettext("The text to find is longer than %(limit)s characters; shorten it.", limit=MAX_VALUE_LENGTH)
        )
    size = number_of(args, "size", VALUES_OF_PAGE, MAX_LISTED)
    offset = (number_of(args, "list", 1, MAX_LIST_PAGE) - 1) * size
    order = parse_choice(args, "by", LIST_ORDERS, "count")
    return FacetListing(parameter.removeprefix(urls.COLUMN), text, order, size, offset)


def listing_url(request: Request, listing: FacetListing, **others: str) -> str:
    """Return the address of a list under a request, with other values of the parameters in `others`."""
    current = {"find": listing.text, "by": listing.order if listing.order != "count" else ""}
    current |= {"size": str(listing.limit) if listing.limit != VALUES_OF_PAGE else ""}
    parameters = {name: value for name, value in (current | others).items() if value}
    return urls.url(changes.with_page(request, 1), "pages.values", facet=urls.parameter(listing.facet), **parameters)
