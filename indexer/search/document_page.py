"""A page of a document: all of an ordinary one, one part of a long one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from analyzers.token import Mention
from indexer.documents.document import Document, Record
from indexer.documents.long_text import LongText, ValueCounts
from indexer.query.highlight import Highlighter, Mark, best_place
from indexer.values.canonical import CanonicalValues


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """The text of a page and what is in it; places count code points from its beginning.

    The first page begins with the title. `start` is where the page begins in the text of the document, which has
    `length` code points on `last` pages. `found_by_page` counts the words of the query on each page; `values` are those
    that the whole of a long document names most often. Of a long document, `document` has the beginning of the body.
    """

    document: Document
    text: str
    mentions: tuple[Mention, ...]
    marks: tuple[Mark, ...]
    number: int = 1
    last: int = 1
    start: int = 0
    length: int = 0
    found_by_page: tuple[int, ...] = (0,)
    starts: tuple[int, ...] = (0,)
    values: ValueCounts = field(default_factory=dict)

    @property
    def pages(self) -> list[tuple[int, int]]:
        """The pages of the source whose text is here: the number of each, and where it begins in the text."""
        end = self.start + len(self.text)
        begun = {place - self.start: number for number, place in enumerate(self.document.pages, 1) if place < end}
        inside = [(number, place) for place, number in begun.items() if place > 0]
        first = self.document.page_at(self.start)
        return [(first, 0), *inside] if first else []

    @property
    def found(self) -> int:
        """The number of words of the query in the whole document."""
        return sum(self.found_by_page)

    def page_at(self, place: int) -> int:
        """Return the number of the page that has a place of the whole text."""
        return sum(start <= place for start in self.starts)


def whole_page(record: Record, canonical: CanonicalValues, highlighter: Highlighter | None) -> DocumentPage:
    """Return the only page of an ordinary document."""
    text = record.document.text
    marks = highlighter.marks(text) if highlighter else ()
    mentions = canonical.mentions(text, record.mentions)
    return DocumentPage(record.document, text, mentions, marks, length=len(text), found_by_page=(len(marks),))


class LongDocument:
    """The pages of a long document, each read when it is asked for."""

    def __init__(self, head: Document, long: LongText, canonical: CanonicalValues, query: Highlighter | None) -> None:
        """Take the document with the beginning of its body, all of it, and the query whose words are marked."""
        self._document, self._long, self._canonical = head, long, canonical
        self._starts = tuple(part.start for part in long.parts)
        self._words = query.words_of(long.words) if query else np.empty(0, np.uint32)
        places = long.words.starts[self._words]
        self._bounds = np.searchsorted(places, [*self._starts, long.parts[-1].end])

    def pages(self) -> Iterator[DocumentPage]:
        """Yield all pages, without their mentions: to complete those takes most of the time."""
        return (self._page(index, self._long.text_of(index), ()) for index in range(len(self._starts)))

    def page(self, number: int | None) -> DocumentPage:
        """Return the page of this number, from 1 and at most the last; without one, that with the best passage."""
        long, words = self._long, self._words
        if number is None:
            body = words[long.words.starts[words] > len(self._document.title)]  # as the snippet of a hit
            number = long.part_at(best_place(long.words, body)) + 1 if len(body) else 1
        index = min(number, len(self._starts)) - 1
        text = long.text_of(index)
        return self._page(index, text, self._canonical.mentions(text, long.mentions_of(index)))

    def _page(self, index: int, text: str, mentions: tuple[Mention, ...]) -> DocumentPage:
        long, start = self._long, self._starts[index]
        words = self._words[self._bounds[index] : self._bounds[index + 1]]
        spans = dict.fromkeys(long.words.spans(words.tolist()))
        return DocumentPage(
            self._document,
            text,
            mentions,
            tuple((a - start, min(b - start, len(text))) for a, b in spans),
            index + 1,
            len(self._starts),
            start,
            long.parts[-1].end,
            tuple(np.diff(self._bounds).tolist()),
            self._starts,
            long.values,
        )
