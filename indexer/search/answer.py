"""What is asked of an index, and what is answered, ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from indexer.documents.document import Document
from indexer.engine.base import Facets, FacetValue, ScoredRecord
from indexer.query.highlight import Highlighter, Mark, Snippet
from indexer.query.request import Request
from indexer.query.tree import MatchAll
from indexer.rewrite.meaning import Meaning
from indexer.rewrite.relaxation import Step


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found, as it is shown; `copies` are its near-duplicates among the hits, shown with it."""

    id: str
    title: str
    title_marks: tuple[Mark, ...]
    score: float
    published: date | None
    source: str
    snippet: Snippet
    copies: tuple[Document, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return a hit as an object of `hits`."""
        return {
            "id": self.id,
            "title": self.title,
            "title_marks": self.title_marks,
            "score": round(self.score, 4),
            "published": self.published.isoformat() if self.published else None,
            "source": self.source,
            "snippet": {"text": self.snippet.text, "marks": self.snippet.marks},
            "copies": [copy.id for copy in self.copies],
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits as it is shown; `meaning` is what the query was read as.

    `total` counts documents; `folded` of them are shown with another, as copies.
    """

    request: Request
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Facets
    meaning: Meaning = field(default_factory=lambda: Meaning(MatchAll()))
    folded: int = 0
    rescue: "Rescue | None" = None

    def as_json(self) -> dict[str, object]:
        """The object that `search-cli --json` prints and /api/search returns."""
        facets = {str(kind): [_value_json(value) for value in values] for kind, values in self.facets.kinds.items()}
        return {
            "query": self.request.query,
            "total": self.total,
            "folded": self.folded,
            "took_ms": round(self.took_ms, 2),
            "hits": [hit.as_json() for hit in self.hits],
            "facets": facets | {"published": [_value_json(month) for month in self.facets.months]},
            "undated": self.facets.undated,
            **self.meaning.as_json(),
            "rescue": self.rescue and self.rescue.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Rescue:
    """What a less strict query finds where the one that was asked finds nothing, and what it gave up, in order."""

    steps: tuple[Step, ...]
    answer: Answer

    def as_json(self) -> dict[str, object]:
        """Return the query and strictness that find something, what was given up, and the hits."""
        request = self.answer.request
        asked = {"query": request.query, "strictness": request.strictness, "gave_up": self.steps}
        return {**asked, "total": self.answer.total, "hits": [hit.as_json() for hit in self.answer.hits]}


def make_hit(match: ScoredRecord, highlighter: Highlighter, copies: tuple[Document, ...] = ()) -> Hit:
    """Return a match as it is shown."""
    document = match.record.document
    return Hit(
        document.id,
        document.title,
        highlighter.marks(document.title),
        match.score,
        document.published,
        document.source,
        highlighter.snippet(document.body),
        copies,
    )


def _value_json(value: FacetValue) -> Mapping[str, object]:
    return {"value": value.value, "count": value.count, "selected": value.selected}
