"""The parts of a long document, each on a page of its own: which are linked, and where the words of the query are."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
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

    def values(self, kind: Kind) -> Sequence[ValueCount]:
        """Return the values of a kind that the whole document names most often."""
        return self.page.values.get(kind, ())

    def url(self, number: int, anchor: str | None = None, match: int | None = None) -> str:
        """Return the address of a part; of a document that is not long it needs no number."""
        part = str(number) if self.page.last > 1 else None
        target = {"id_": self.page.document.id, urls.PART: part, "_anchor": anchor}
        if match is not None:
            target |= {urls.MATCH: str(match), "_anchor": match_anchor(match)}
        if self.search is None:
            return url_for("pages.document", **target)  # type: ignore[arg-type]  # `target` holds _anchor
        return urls.url(self.search, "pages.document", **target)

    def before(self, number: int) -> int:
        """Return how many matches the parts before one have."""
        return sum(self.page.found_by_page[: number - 1])

    def match_url(self, match: int) -> str:
        """Return the address of a match, counted from 1 in the whole document; after the last comes the first."""
        match = (match - 1) % self.page.found + 1
        return self.url(part_of_match(self.page, match), match=match)

    def first_mention(self, value: ValueCount) -> str:
        """Return the address of the first mention of a value of the whole document."""
        number = self.page.page_at(value.first)
        return self.url(number, f"at-{value.first - self.page.starts[number - 1]}")


def match_anchor(match: int) -> str:
    """Return the id of the element of a match, counted from 1 in the whole document."""
    return f"match-{match}"


def part_of_match(page: DocumentPage, match: int) -> int:
    """Return the part of a document that has a match, the last one if there are not so many."""
    return min(bisect_left(list(accumulate(page.found_by_page)), match) + 1, page.last)
