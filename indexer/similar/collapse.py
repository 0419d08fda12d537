"""Hits that are copies of one text, shown as one: the best of them, and the others with it.

Only the first hits are folded; those beyond stand alone. A folded list goes on where its pages end, so that no page
has what another has, and nothing is lost.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.documents.document import Document, Record, key_of
from indexer.engine.base import Engine, Page
from indexer.query.request import Filters, Sort
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
        """Return a slice of it."""
        return self.engine.search(self.query, self.filters, self.sort, limit, offset)


@dataclass(frozen=True, slots=True)
class CollapsedHit:
    """A record with its score, and its near-duplicates among the hits."""

    record: Record
    score: float
    copies: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class CollapsedPage:
    """A page of collapsed hits. `total` counts all hits, `folded` those that are copies of another hit."""

    total: int
    folded: int
    hits: tuple[CollapsedHit, ...]


class Copies:
    """The near-duplicates of an index."""

    def __init__(self, groups: Groups) -> None:
        """Take the groups that `indexer.similar.duplicates` found."""
        self._groups = groups
        self._by_key = {key_of(id_): (group[0], id_) for id_, group in groups.items()}

    def of(self, id_: str) -> tuple[str, ...]:
        """Return the ids of a document's near-duplicates, the first published first."""
        return tuple(other for other in self._groups.get(id_, ()) if other != id_)

    def page(self, listing: Listing, limit: int, offset: int) -> CollapsedPage:
        """Return a page of a list with copies collapsed."""
        if not self._by_key or limit == 0:
            page = listing.page(limit, offset)
            return CollapsedPage(page.total, 0, tuple(_hits(listing.engine, page, range(len(page.keys)), {})))
        window = listing.page(WINDOW, 0)
        folded = self.fold(window.keys)
        places = folded.page(limit, offset)
        page, start = window, 0
        if places[-1] >= WINDOW:
            page, start = listing.page(places[-1] + 1 - places[0], places[0]), places[0]
        shown = [place - start for place in places if place - start < len(page.keys)]
        copies = {place - start: ids for place, ids in folded.copies.items()}
        return CollapsedPage(page.total, folded.hidden, tuple(_hits(listing.engine, page, shown, copies)))

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


def _hits(
    engine: Engine, page: Page, places: Sequence[int], copies: Mapping[int, tuple[str, ...]]
) -> Iterator[CollapsedHit]:
    records = engine.records(page.keys[place] for place in places)
    for place, record in zip(places, records, strict=True):
        yield CollapsedHit(record, page.scores[place], documents(engine, copies.get(place, ())))


def documents(engine: Engine, ids: Iterable[str]) -> tuple[Document, ...]:
    """Return the documents with these ids; one that has left the index is passed over."""
    return tuple(record.document for id_ in ids if (record := engine.get(id_)))
