"""The parts of a long document, each on a page of its own: which are linked, and where the words of the query are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from analyzers.token import Kind
from indexer.documents.long_text import ValueCount
from indexer.query.request import Request
from indexer.search.document_page import DocumentPage
from web import urls
from web.content.paging import page_numbers

_MAX_LISTED = 12  # parts with words of the query, those nearest to the one that is shown


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """The parts of a document, of which a page shows one; links keep the search that led here, if there is one."""

    SHOWN: ClassVar = 8  # values of each kind that need no click

    page: DocumentPage
    search: Request | None

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """The parts to link, in order; None is a gap."""
        return page_numbers(self.page.number, self.page.last)

    @property
    def with_matches(self) -> list[tuple[int, int]]:
        """The parts nearest to this one that have words of the query, in order, each with the number of these words."""
        found = [(number, n) for number, n in enumerate(self.page.found_by_page, 1) if n]
        return sorted(sorted(found, key=lambda part: abs(part[0] - self.page.number))[:_MAX_LISTED])

    @property
    def first_match(self) -> int:
        """The first part that has a word of the query."""
        return next((number for number, n in enumerate(self.page.found_by_page, 1) if n), 1)

    def values(self, kind: Kind) -> Sequence[ValueCount]:
        """Return the values of a kind that the whole document names most often."""
        return self.page.values.get(kind, ())

    def url(self, number: int, anchor: str | None = None) -> str:
        """Return the address of a part."""
        target = {"id_": self.page.document.id, urls.PART: str(number), "_anchor": anchor}
        if self.search is None:
            return url_for("pages.document", **target)  # type: ignore[arg-type]  # `target` holds _anchor
        return urls.url(self.search, "pages.document", **target)

    def first_mention(self, value: ValueCount) -> str:
        """Return the address of the first mention of a value of the whole document."""
        number = self.page.page_at(value.first)
        return self.url(number, f"at-{value.first - self.page.starts[number - 1]}")
