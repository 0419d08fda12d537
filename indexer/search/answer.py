"""The answer to a request, ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from indexer.deadline import check_time
from indexer.documents.document import Document
from indexer.engine.base import Facets
from indexer.query.highlight import Highlighter, Mark, Snippet, make_snippet
from indexer.query.leaves import MatchAll
from indexer.query.request import Request
from indexer.rewrite.query_meaning import Meaning
from indexer.rewrite.relaxation import Step
from indexer.similar.collapse import CollapsedHit


@dataclass(frozen=True, slots=True)
class Hit:
    """A matching document as it is shown, together with its near-duplicates among the hits (`copies`)."""

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
    """A page of hits. `total` counts matching documents; `collapsed` of them are shown as copies of another hit."""

    request: Request
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Facets
    meaning: Meaning = field(default_factory=lambda: Meaning(MatchAll()))
    collapsed: int = 0
    partial: "Partial" = field(default_factory=lambda: Partial(0, ()))
    rescue: "Rescue | None" = None

    @property
    def listed(self) -> int:
        """The number of hits on all pages together: without copies, with the partial hits after the others."""
        return self.total - self.collapsed + self.partial.total - self.partial.collapsed


@dataclass(frozen=True, slots=True)
class PartialHit:
    """A document that has only some words of the query; `lacks` are the others, in the letters of the query."""

    hit: Hit
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Partial:
    """The documents that have only some words of the query, by relevance. They follow the other hits.

    `total` counts them, `collapsed` of them are shown as copies. If no document has all words, `without` says for each
    word how many documents have all the others.
    """

    total: int
    hits: tuple[PartialHit, ...]
    collapsed: int = 0
    without: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rescue:
    """The answer to a relaxed query, where the query itself finds nothing, and the steps of the relaxation."""

    steps: tuple[Step, ...]
    answer: Answer


def make_hit(hit: CollapsedHit, highlighter: Highlighter) -> Hit:
    """Return a hit with its marks and snippet."""
    check_time()  # a page has up to 1000 hits, of any length
    document = hit.text.document
    start = len(document.title) + 1  # of the body in the text
    marks = highlighter.marks(document.text, hit.text.words)
    in_body = [(a - start, b - start) for a, b in marks if a >= start]
    return Hit(
        document.id,
        document.title,
        marks[: len(marks) - len(in_body)],
        hit.score,
        document.published,
        document.source,
        make_snippet(document.body, in_body),
        hit.copies,
    )
