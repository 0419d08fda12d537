"""Hits that are copies of one text, shown as one: the best of them, and the others with it.

Only the first hits are folded; those beyond stand alone. A folded list goes on where its pages end, so that no page
has what another has, and nothing is lost.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.documents.document import Document, key_of
from indexer.engine.base import Engine, Page, ScoredRecord
from indexer.query.request import MAX_LIMIT, MAX_OFFSET, Filters, Sort
from indexer.query.tree import Node
from indexer.similar.duplicates import Groups

WINDOW = 1000  # hits that are folded


@dataclass(frozen=True, slots=True)
class Folded:
    """A list of hits, folded. `places` of those that are shown, in order; of their copies the ids, by their place."""

    places: tuple[int, ...]
    copies: Mapping[int, tuple[str, ...]]

    @property
    def hidden(self) -> int:
        """How many hits are shown with another."""
        return sum(map(len, self.copies.values()))

    def page(self, limit: int, offset: int) -> list[int]:
        """Return the places of the hits of a page; they may go beyond the end of the list."""
        within = self.places[offset : offset + limit]
        beyond = range(self.hidden + max(offset, len(self.places)), self.hidden + offset + limit)
        return [*within, *beyond]


@dataclass(frozen=True, slots=True)
class Listing:
    """All that matches a query under filters, in order."""

    engine: Engine
    query: Node
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"

    def page(self, limit: int, offset: int) -> Page:
        """Return a slice of it; raises QueryError for a limit or offset out of bounds."""
        return self.engine.search(self.query, self.filters, self.sort, limit, offset)

    def keys(self, limit: int) -> list[int]:
        """Return the keys of the first documents."""
        return self.engine.keys(self.query, self.filters, self.sort, limit)


@dataclass(frozen=True, slots=True)
class FoldedPage:
    """A page of a folded list, each hit with its copies. `total` counts all hits, `folded` those shown with another."""

    total: int
    folded: int
    hits: tuple[tuple[ScoredRecord, tuple[Document, ...]], ...]


class Copies:
    """The near-duplicates of an index."""

    def __init__(self, groups: Groups) -> None:
        """Take the groups that `indexer.similar.duplicates` found."""
        self._groups = groups
        self._by_key = {key_of(id_): (group[0], id_) for id_, group in groups.items()}

    def of(self, id_: str) -> tuple[str, ...]:
        """Return the ids of a document's near-duplicates, the first published first."""
        return tuple(other for other in self._groups.get(id_, ()) if other != id_)

    def page(self, listing: Listing, limit: int, offset: int) -> FoldedPage:
        """Return a page of a list, folded; raises QueryError for a limit or offset out of bounds."""
        if not self._by_key or not 0 < limit <= MAX_LIMIT or not 0 <= offset <= MAX_OFFSET:
            page = listing.page(limit, offset)
            return FoldedPage(page.total, 0, tuple((match, ()) for match in page.matches))
        folded = self.fold(listing.keys(WINDOW))
        places = folded.page(limit, offset)
        found: dict[int, ScoredRecord] = {}
        for place in range(places[0], places[-1] + 1, MAX_LIMIT):
            start = min(place, MAX_OFFSET)  # copies before it may push the last page beyond
            page = listing.page(min(MAX_LIMIT, places[-1] + 1 - start), start)
            found |= enumerate(page.matches, start)
        hits = ((found[place], folded.copies.get(place, ())) for place in places if place in found)
        with_copies = tuple((match, documents(listing.engine, ids)) for match, ids in hits)
        return FoldedPage(page.total, folded.hidden, with_copies)

    def fold(self, keys: Sequence[int]) -> Folded:
        """Fold a list of hits, given by the keys of the first `WINDOW` documents."""
        shown: dict[str, int] = {}
        copies: dict[int, list[str]] = defaultdict(list)
        hidden: set[int] = set()
        for place, key in enumerate(keys):
            if key in self._by_key:
                group, id_ = self._by_key[key]
                if shown.setdefault(group, place) != place:
                    copies[shown[group]].append(id_)
                    hidden.add(place)
        places = tuple(place for place in range(len(keys)) if place not in hidden)
        return Folded(places, {place: tuple(ids) for place, ids in copies.items()})


def documents(engine: Engine, ids: Iterable[str]) -> tuple[Document, ...]:
    """Return the documents with these ids; one that has left the index is passed over."""
    return tuple(record.document for id_ in ids if (record := engine.get(id_)))
