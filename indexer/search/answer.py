"""The answer to a request, ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from indexer.deadline import check_time
from indexer.documents.document import Document
from indexer.documents.long_text import IndexedText
from indexer.documents.metadata import NO_METADATA, Metadata
from indexer.documents.partial_date import PublishedDate
from indexer.engine.base import Facets
from indexer.query.highlight import (
    MAX_LEAD,
    SNIPPET_LENGTH,
    Highlighter,
    Mark,
    Snippet,
    best_place,
    make_snippet,
    make_snippet_at,
)
from indexer.query.leaves import MatchAll
from indexer.query.request import Request
from indexer.rewrite.query_meaning import Meaning
from indexer.rewrite.relaxation import Step
from indexer.search.hit_names import Names, most_named
from indexer.similar.collapse import CollapsedHit
from indexer.values.canonical import CanonicalValues


@dataclass(frozen=True, slots=True)
class Hit:
    """A matching document as it is shown, together with its near-duplicates among the hits (`copies`).

    `page` is the page of the source with the first word found in the snippet; None if there is none. `names` are the
    people and places that the document names most often.
    """

    id: str
    title: str
    title_marks: tuple[Mark, ...]
    score: float
    published: PublishedDate | None
    source: str
    snippet: Snippet
    copies: tuple[Document, ...] = ()
    metadata: Metadata = NO_METADATA
    member: str = ""
    page: int | None = None
    names: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits. `total` counts matching documents; `collapsed` of them are shown as copies of another hit.

    `columns` are the columns that are facets of the index, with their labels.
    """

    request: Request
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Facets
    meaning: Meaning = field(default_factory=lambda: Meaning(MatchAll()))
    collapsed: int = 0
    partial: "Partial" = field(default_factory=lambda: Partial(0, ()))
    rescue: "Rescue | None" = None
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def listed(self) -> int:
        """The number of hits on all pages together: without copies, with the partial hits after the others."""
        return self.total + self.partial.total - self.hidden

    @property
    def hidden(self) -> int:
        """The number of documents that are shown as copies of a hit, partial or not."""
        return self.collapsed + self.partial.collapsed


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


def make_hit(
    hit: CollapsedHit, highlighter: Highlighter, canonical: CanonicalValues, *, with_names: bool = True
) -> Hit:
    """Return a hit with its marks and snippet; `with_names`, also with the names that its text has most often."""
    check_time()  # a page has up to 1000 hits, of any length
    document = hit.text.document
    in_title, snippet = _long_snippet(hit.text, highlighter) or _snippet(hit.text, highlighter)
    return Hit(
        document.id,
        document.title,
        in_title,
        hit.score,
        document.published,
        document.source,
        snippet,
        hit.copies,
        document.metadata,
        document.member,
        _page(document, snippet),
        most_named(hit.text, canonical) if with_names else {},
    )


def _page(document: Document, snippet: Snippet) -> int | None:
    if not snippet.marks:
        return None
    return document.page_at(len(document.title) + 1 + snippet.start + snippet.marks[0][0])


def _snippet(text: IndexedText, highlighter: Highlighter) -> tuple[tuple[Mark, ...], Snippet]:
    """Return the marks in the title, and the snippet."""
    document = text.document
    start = len(document.title) + 1  # of the body in the text
    marks = highlighter.marks(document.text, text.words)
    in_body = [(a - start, b - start) for a, b in marks if a >= start]
    return marks[: len(marks) - len(in_body)], make_snippet(document.body, in_body)


def _long_snippet(text: IndexedText, highlighter: Highlighter) -> tuple[tuple[Mark, ...], Snippet] | None:
    """Return the same of a long document, of which only a passage is read; None of another, or without a word found."""
    words = highlighter.words_of(text.long.words) if text.long else ()
    if text.long is None or not len(words):
        return None
    table, start = text.long.words, len(text.document.title) + 1
    places = table.starts[words]
    in_title, in_body = table.spans(words[places < start].tolist()), words[places >= start]
    place = best_place(table, in_body) if len(in_body) else start
    begin, end = max(start, place - MAX_LEAD - 1), place + SNIPPET_LENGTH + 2
    around = in_body[(table.starts[in_body] >= begin) & (table.starts[in_body] < end)]
    marks = [(a - begin, b - begin) for a, b in dict.fromkeys(table.spans(around.tolist()))]
    snippet = make_snippet_at(text.long.passage(begin, end), place - begin, marks)
    return tuple(in_title), replace(snippet, start=snippet.start + begin - start)
