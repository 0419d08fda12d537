"""The hits before and after a document among those of a search."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.documents.document import Document
from indexer.query.request import Request


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The document of a hit, and the request for the page that lists it."""

    document: Document
    request: Request


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The hits before and after a document, its place among the `total` hits that are listed, from 1, and its page."""

    place: int
    total: int
    request: Request
    previous: Neighbour | None
    next: Neighbour | None


def wider_page(request: Request) -> Request:
    """Return the request for the hits of a page, with one before and one after them."""
    return replace(request, limit=request.limit + 2, offset=max(0, request.offset - 1))


def find_neighbours(documents: Sequence[Document], listed: int, id_: str, request: Request) -> Neighbours | None:
    """Return the neighbours of a document among those of `wider_page(request)`; None if it is none of them.

    `listed` is the number of the hits on all pages together.
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
    return Neighbours(place + 1, listed, _page(request, place), at(number - 1), at(number + 1))


def _page(request: Request, place: int) -> Request:
    return replace(request, offset=place // request.limit * request.limit)
