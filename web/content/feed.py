"""The newest documents of a search as an Atom feed (RFC 4287), made ready for its template."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from uuid import UUID, uuid5

from indexer.display import printable
from indexer.documents.partial_date import PublishedDate, first_day
from indexer.query.request import Request
from indexer.search.answer import Hit
from indexer.search.searcher import Searcher
from web import urls
from web.content.facet_panel import make_chips

_ENTRIES = 50
_IDS = UUID("6f0f5ab5-5c5e-4d53-9a2d-7a3d0f9d4c11")  # drawn once; ids then depend on what they name alone


@dataclass(frozen=True, slots=True)
class Entry:
    """A document. `updated` is when it was published, or if that is unknown when the index was built."""

    hit: Hit
    id: str
    title: str
    updated: str
    published: str
    author: str
    names: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A search, with its newest documents first; without a title it is for all documents."""

    id: str
    title: str
    updated: str
    entries: tuple[Entry, ...]


def make_feed(searcher: Searcher, request: Request) -> Feed:
    """Return the newest documents of a search. Raises QueryError."""
    built = searcher.built.astimezone(UTC)
    newest = replace(request, sort="newest", limit=_ENTRIES, offset=0)
    hits = searcher.hits(newest).hits
    labels = (chip.label for chip in make_chips(request, searcher.columns))
    return Feed(
        _id("search", sorted(urls.request_parameters(replace(newest, limit=urls.PAGE_SIZE)).items())),
        printable(" · ".join(filter(None, (request.query, *labels)))),
        _moment(built),
        tuple(_entry(hit, built) for hit in hits),
    )


def _entry(hit: Hit, built: datetime) -> Entry:
    published = _moment(_start(hit.published)) if hit.published else ""
    return Entry(
        hit,
        _id("document", hit.id),
        printable(hit.title).strip(),
        published or _moment(built),
        published,
        hit.metadata.author,
        tuple(_all_names(hit.names.values())),
        printable(hit.snippet.text).strip(),
    )


def _all_names(names: Iterable[Iterable[str]]) -> Iterable[str]:
    return (printable(name) for of_kind in names for name in of_kind)


def _start(published: PublishedDate) -> datetime:
    return datetime.combine(first_day(published), time(), UTC)


def _moment(when: datetime) -> str:
    """Return a moment as RFC 3339 has it, to the second."""
    return when.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _id(kind: str, what: object) -> str:
    """Return an id that stays the same wherever a collection is served, and whenever it is built."""
    return uuid5(_IDS, f"{kind} {what}").urn
