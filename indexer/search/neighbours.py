"""The hits before and after a document among those of a search."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.documents.document import Document
from indexer.query.request import Request
from indexer.similar.collapse import CollapsedPage


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The document of a hit, and the request for the page that lists it."""

    document: Document
    request: Request


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The hits before and after a document, its place among the `total` hits that are listed, from 1, and its page.

    `collapsed` documents are no hits of their own but copies of one; `partial` hits have only some of the words.
    """

    place: int
    total: int
    collapsed: int
    partial: int
    request: Request
    previous: Neighbour | None
    next: Neighbour | None


def wider_page(request: Request) -> Request:
    """Return the request for the hits of a page, with one before and one after them."""
    return replace(request, limit=request.limit + 2, offset=max(0, request.offset - 1))


def find_neighbours(
    documents: Sequence[Document], found: CollapsedPage, partial: CollapsedPage, id_: str, request: Request
) -> Neighbours | None:
    """Return the neighbours of a document among those of `wider_page(request)`; None if it is none of them.

    `found` and `partial` count the hits on all pages together.
    """
    number = next((number for number, document in enumerate(documents) if document.id == id_), None)
    if number is None:
        return None
    first = wider_page(request).offset

    def at(number: int) -> Neighbour | None:
        if not 0 <= number < len(documents):
            return None
        return Neighbour(documents[number], _page(request, first + number))

    place = first + number
    total, collapsed = found.listed + partial.listed, found.hidden + partial.hidden
    page = _page(request, place)
    return Neighbours(place + 1, total, collapsed, partial.listed, page, at(number - 1), at(number + 1))


def _page(request: Request, place: int) -> Request:
    return replace(request, offset=place // request.limit * request.limit)
