"""The hits before and after a document among those of a search."""

from dataclasses import dataclass, replace

from indexer.query.request import Request
from indexer.search.answer import Answer, Hit


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A hit, and the request for the page that lists it."""

    hit: Hit
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


def find_neighbours(answer: Answer, id_: str, request: Request) -> Neighbours | None:
    """Return the neighbours of a document in the answer to `wider_page(request)`; None if it is not listed there."""
    hits = [*answer.hits, *(partial.hit for partial in answer.partial.hits)]
    number = next((number for number, hit in enumerate(hits) if hit.id == id_), None)
    if number is None:
        return None
    first = wider_page(request).offset

    def listed(number: int) -> Neighbour | None:
        return Neighbour(hits[number], _page(request, first + number)) if 0 <= number < len(hits) else None

    place = first + number
    return Neighbours(place + 1, answer.listed, _page(request, place), listed(number - 1), listed(number + 1))


def _page(request: Request, place: int) -> Request:
    return replace(request, offset=place // request.limit * request.limit)
