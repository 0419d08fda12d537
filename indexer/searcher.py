"""Searching an index as people do: a request in their words, an answer ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from indexer.document import Record
from indexer.engine import Facets, Filters, Sort

Mark = tuple[int, int]  # start and end, code points


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks: `query` in the query language, everything else chosen beside it."""

    query: str
    filters: Filters = Filters()
    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a body in its original spelling; marks count in `text`."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found, as it is shown."""

    id: str
    title: str
    title_marks: tuple[Mark, ...]
    score: float
    published: date | None
    source: str
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits as it is shown."""

    request: Request
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Facets

    def as_json(self) -> dict[str, object]:
        """The object that `search-cli --json` prints and /api/search returns."""
        raise NotImplementedError


class Searcher:
    """An open index. Follows the index on disk: after a rebuild the next call answers from the new one."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`; raises IndexMissingError or IndexStateError."""
        raise NotImplementedError

    def search(self, request: Request) -> Answer:
        """Answer a request; raises QueryError."""
        raise NotImplementedError

    def document(self, id_: str) -> Record | None:
        """Return the stored document with its mentions, or None."""
        raise NotImplementedError

    def marks(self, record: Record, query: str) -> tuple[Mark, ...]:
        """Return where the words of `query` stand in `record.document.text`; raises QueryError."""
        raise NotImplementedError

    def suggest(self, prefix: str, limit: int = 8) -> list[str]:
        """Return titles and facet values that hold a word beginning with `prefix`."""
        raise NotImplementedError

    def info(self) -> Mapping[str, object]:
        """Return what `index-cli info --json` prints: documents, bytes, versions, built (UTC), stale."""
        raise NotImplementedError

    @property
    def built(self) -> datetime:
        """When the index was built (UTC)."""
        raise NotImplementedError
