"""Which pages of hits a page of results links to."""

from dataclasses import dataclass

from indexer.query.request import MAX_OFFSET
from indexer.search.answer import Answer
from web import urls

NEIGHBOURS = 2  # pages on each side of the current one


@dataclass(frozen=True, slots=True)
class Paging:
    """Page numbers to link, in order; None is a gap."""

    page: int
    last: int
    numbers: tuple[int | None, ...]


def make_paging(answer: Answer) -> Paging:
    """Return the pages of an answer, near-duplicates collapsed; `last` is the last page that can be requested."""
    request = answer.request
    page = urls.page_of(request)
    last = min(-(-(answer.total - answer.collapsed) // request.limit), MAX_OFFSET // request.limit)
    near = {number for number in range(page - NEIGHBOURS, page + NEIGHBOURS + 1) if 1 <= number <= last}
    numbers: list[int | None] = []
    for number in sorted({1, last, *near}) if last else []:
        if numbers and (previous := numbers[-1]) is not None and number - previous > 1:
            numbers.append(None)
        numbers.append(number)
    return Paging(page, last, tuple(numbers))
