"""What is asked of an index, and what is answered, ready to show."""

from dataclasses import dataclass, field
from datetime import date

from indexer.documents.document import Document
from indexer.engine.base import Facets
from indexer.query.highlight import Highlighter, Mark, Snippet
from indexer.query.request import Request
from indexer.query.tree import MatchAll
from indexer.rewrite.meaning import Meaning
from indexer.rewrite.relaxation import Step
from indexer.similar.collapse import CollapsedHit


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


@dataclass(frozen=True, slots=True)
class Rescue:
    """What a less strict query finds where the one that was asked finds nothing, and what it gave up, in order."""

    steps: tuple[Step, ...]
    answer: Answer


def make_hit(hit: CollapsedHit, highlighter: Highlighter) -> Hit:
    """Return a hit as it is shown."""
    document = hit.record.document
    return Hit(
        document.id,
        document.title,
        highlighter.marks(document.title),
        hit.score,
        document.published,
        document.source,
        highlighter.snippet(document.body),
        hit.copies,
    )
