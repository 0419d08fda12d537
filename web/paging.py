"""Which pages of hits to offer beside the one that is shown."""

from dataclasses import dataclass

from indexer.query.request import MAX_OFFSET
from indexer.search.answer import Answer
from web import urls

BESIDE = 2  # pages on each side of the present one


@dataclass(frozen=True, slots=True)
class Paging:
    """Numbers of pages to link, in order, None where some are left out."""

    page: int
    last: int
    numbers: tuple[int | None, ...]


def paging(answer: Answer) -> Paging:
    """Return the pages of an answer, copies folded; `last` is the last that can be asked for."""
    request = answer.request
    page = urls.page_of(request)
    last = min(-(-(answer.total - answer.folded) // request.limit), MAX_OFFSET // request.limit)
    near = {n for n in range(page - BESIDE, page + BESIDE + 1) if 1 <= n <= last}
    wanted = sorted({1, last, *near}) if last else []
    numbers: list[int | None] = []
    for number in wanted:
        if numbers and (before := numbers[-1]) is not None and number - before > 1:
            numbers.append(None)
        numbers.append(number)
    return Paging(page, last, tuple(numbers))
