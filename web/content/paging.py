"""Choose the page numbers that a page of results links to."""

from dataclasses import dataclass

from indexer.query.request import MAX_OFFSET
from indexer.search.answer import Answer
from web import urls

PAGES_ON_EACH_SIDE = 2  # of the current page


@dataclass(frozen=True, slots=True)
class Paging:
    """Page numbers to link, in order; None is a gap. `partial` is a later page, where the partial hits begin."""

    page: int
    last: int
    numbers: tuple[int | None, ...]
    partial: int | None = None


def make_paging(answer: Answer) -> Paging:
    """Return the pages of an answer, near-duplicates collapsed; `last` is the last page that can be requested.

    The partial hits follow the others, so that one page can end with the last hits and the first partial ones.
    """
    request = answer.request
    page = urls.page_of(request)
    last = min(-(-answer.listed // request.limit), MAX_OFFSET // request.limit)
    partial = (answer.total - answer.collapsed) // request.limit + 1
    return Paging(
        page, last, page_numbers(page, last), partial if answer.partial.total and page < partial <= last else None
    )


def page_numbers(page: int, last: int) -> tuple[int | None, ...]:
    """Return the numbers to link on a page: the first, the last and those nearby, in order; None is a gap."""
    nearby = range(page - PAGES_ON_EACH_SIDE, page + PAGES_ON_EACH_SIDE + 1)
    numbers: list[int | None] = []
    for number in sorted(number for number in {1, last, *nearby} if 1 <= number <= last):
        if numbers and (previous := numbers[-1]) is not None and number - previous > 1:
            numbers.append(None)
        numbers.append(number)
    return tuple(numbers)
