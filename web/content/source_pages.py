"""The text of a document under the pages of its source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from analyzers.token import Mention
from indexer.search.document_page import DocumentPage
from web.content.text_runs import TextRun, cut, paragraphs


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The lines of a page of the source; its number is None if the source has no pages."""

    number: int | None
    lines: list[list[TextRun]]


def page_anchor(number: int) -> str:
    """Return the id of the element where a page of the source begins."""
    return f"page-{number}"


def source_pages(page: DocumentPage, mentions: Iterable[Mention], begin: int) -> Iterator[SourcePage]:
    """Yield the text of a page from `begin` on, cut where the pages of its source begin."""
    starts: list[tuple[int | None, int]] = [(number, max(begin, place)) for number, place in page.pages]
    places = [*(starts or [(None, begin)]), (None, len(page.text))]
    linked = list(mentions)
    for (number, start), (_, end) in pairwise(places):
        yield SourcePage(number, paragraphs(cut(page.text, page.marks, linked, start, end)))
