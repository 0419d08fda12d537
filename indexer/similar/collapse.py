"""Collapse near-duplicates among hits: the best of a group is shown, with the others as its copies.

Only the first hits of a list are collapsed; later ones are shown one by one. Pages of a collapsed list have no hit in
common and leave none out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.documents.document import Document, key_of
from indexer.documents.long_text import IndexedText
from indexer.engine.base import Engine, Page
from indexer.query.request import Filters, Sort
from indexer.query.tree import Node
from indexer.similar.groups import Groups

WINDOW = 1000  # hits that are collapsed: more hides more duplicates, but every search fetches the keys of all of them


@dataclass(frozen=True, slots=True)
class CollapsedList:
    """The first hits of a list, collapsed: the ranks of the hits shown, and the ids of their copies by rank.

    Ranks count from 0 in the list before it was collapsed.
    """

    ranks: tuple[int, ...]
    copies: Mapping[int, tuple[str, ...]]

    @property
    def hidden(self) -> int:
        """The number of hits that are shown as copies of another hit."""
        return sum(map(len, self.copies.values()))

    def page(self, limit: int, offset: int) -> list[int]:
        """Return the ranks of the hits of a page; they may lie after the end of the list."""
        collapsed = self.ranks[offset : offset + limit]
        later = range(self.hidden + max(offset, len(self.ranks)), self.hidden + offset + limit)
        return [*collapsed, *later]


@dataclass(frozen=True, slots=True)
class Listing:
    """All documents that match a query under filters, in order."""

    engine: Engine
    query: Node
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"

    def page(self, limit: int, offset: int) -> Page:
        """Return a slice of the list."""
        return self.engine.search(self.query, self.filters, self.sort, limit, offset)


@dataclass(frozen=True, slots=True)
class CollapsedHit:
    """A text with its score, and its near-duplicates among the hits."""

    text: IndexedText
    score: float
    copies: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class CollapsedPage:
    """A page of collapsed hits. `total` counts all hits, `hidden` those that are shown as copies of another."""

    total: int
    hidden: int
    hits: tuple[CollapsedHit, ...]

    @property
    def listed(self) -> int:
        """The number of hits on all pages together."""
        return self.total - self.hidden


class Copies:
    """The near-duplicates of an index."""

    def __init__(self, groups: Groups) -> None:
        """Take the groups of `indexer.similar.groups`."""
        self._groups = groups

    def of(self, id_: str) -> tuple[str, ...]:
        """Return the ids of a document's near-duplicates, the first published first."""
        return tuple(other for other in self._groups.group(id_) if other != id_)

    def page(self, listing: Listing, limit: int, offset: int) -> CollapsedPage:
        """Return a page of a collapsed list."""
        if not self._groups.any or limit == 0:
            page = listing.page(limit, offset)
            return CollapsedPage(page.total, 0, tuple(_hits(listing.engine, page, range(len(page.keys)), {})))
        page, start = listing.page(WINDOW, 0), 0
        collapsed = self.collapse(page.keys)
        ranks = collapsed.page(limit, offset)
        if ranks[-1] >= WINDOW:
            page, start = listing.page(ranks[-1] + 1 - ranks[0], ranks[0]), ranks[0]
        places = [rank - start for rank in ranks if rank - start < len(page.keys)]
        copies = {rank - start: ids for rank, ids in collapsed.copies.items()}
        return CollapsedPage(page.total, collapsed.hidden, tuple(_hits(listing.engine, page, places, copies)))

    def collapse(self, keys: Sequence[int]) -> CollapsedList:
        """Collapse the first hits of a list, given by their keys."""
        known = self._groups.copies(keys)
        if not known:
            return CollapsedList(tuple(range(len(keys))), {})
        shown: dict[str, int] = {}
        copies: dict[int, list[str]] = defaultdict(list)
        hidden: set[int] = set()
        for rank, key in enumerate(keys):
            if (copy := known.get(key)) and shown.setdefault(copy.first, rank) != rank:
                copies[shown[copy.first]].append(copy.id)
                hidden.add(rank)
        ranks = tuple(rank for rank in range(len(keys)) if rank not in hidden)
        return CollapsedList(ranks, {rank: tuple(ids) for rank, ids in copies.items()})


def _hits(
    engine: Engine, page: Page, places: Sequence[int], copies: Mapping[int, tuple[str, ...]]
) -> Iterator[CollapsedHit]:
    """Yield the hits at some places of a page, with the documents of their copies."""
    texts = engine.texts(page.keys[place] for place in places)
    for place, text in zip(places, texts, strict=True):
        yield CollapsedHit(text, page.scores[place], documents(engine, copies.get(place, ())))


def documents(engine: Engine, ids: Iterable[str]) -> tuple[Document, ...]:
    """Return the documents with these ids, of long ones the beginning; skip unknown ids."""
    return tuple(text.document for text in engine.texts(map(key_of, ids)))
