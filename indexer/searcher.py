"""Searching an index as people do: a request in their words, an answer ready to show."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from analyzers.judge import same_name
from analyzers.token import Kind
from indexer import manifest as manifests
from indexer import unified as unified_values
from indexer import vocabulary
from indexer.document import Record
from indexer.engine import Facets, FacetValue, Filters, Match, Sort
from indexer.entities import Entity, Inside, find_entity, find_inside, list_entities
from indexer.entry import Unified, place_parents, unify_mentions
from indexer.errors import IndexStateError
from indexer.highlight import Highlighter, Mark, Snippet
from indexer.interpreter import Interpreter, Meaning
from indexer.manifest import Manifest
from indexer.query import Everything, Named, parse
from indexer.spellings import Spell, Spellings, speller, spellings_of
from indexer.spellings import load as load_spellings
from indexer.tantivy_engine import TantivyEngine
from indexer.weights import Weights


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks: `query` in the query language, everything else chosen beside it.

    `all_spellings` finds names in the other spellings of the index too.
    """

    query: str
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0
    all_spellings: bool = True


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
    """A page of hits as it is shown; `meaning` is what the query was read as."""

    request: Request
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Facets
    meaning: Meaning = field(default_factory=lambda: Meaning(Everything()))

    def as_json(self) -> dict[str, object]:
        """The object that `search-cli --json` prints and /api/search returns."""
        facets = {str(kind): [_value_json(value) for value in values] for kind, values in self.facets.kinds.items()}
        return {
            "query": self.request.query,
            "total": self.total,
            "took_ms": round(self.took_ms, 2),
            "hits": [_hit_json(hit) for hit in self.hits],
            "facets": facets | {"published": [_value_json(month) for month in self.facets.months]},
            "undated": self.facets.undated,
            **self.meaning.as_json(),
        }


@dataclass(frozen=True, slots=True)
class _Live:
    """The open generation; replaced as a whole, since threads share a searcher."""

    stamp: tuple[int, int]
    manifest: Manifest
    unified: Unified
    engine: TantivyEngine
    interpreter: Interpreter

    def read(self, text: str, *, all_spellings: bool = True) -> Meaning:
        """Read a query, its names in all spellings of this index if so wanted; raises QueryError."""
        return self.interpreter.read(text) if all_spellings else Meaning(parse(text))


class Searcher:
    """An open index. Follows the index on disk: after a rebuild the next call answers from the new one."""

    def __init__(self, folder: Path, weights: Weights | None = None) -> None:
        """Open the index in `folder`; raises IndexMissingError or IndexStateError."""
        self._folder = folder
        self._weights = weights or Weights()
        self._opened = _open(folder, self._weights)

    def search(self, request: Request) -> Answer:
        """Answer a request; raises QueryError."""
        start = time.perf_counter()
        live = self._live()
        meaning = live.read(request.query, all_spellings=request.all_spellings)
        engine, query = live.engine, meaning.node
        page = engine.search(query, request.filters, request.sort, request.limit, request.offset)
        facets = engine.facets(query, request.filters)
        highlighter = Highlighter(query)
        hits = tuple(_hit(match, highlighter) for match in page.matches)
        took_ms = (time.perf_counter() - start) * 1000
        return Answer(request, page.total, took_ms, hits, facets, meaning)

    def rank(self, query: str, limit: int) -> list[tuple[str, float]]:
        """Return the ids of the best documents with their scores, and nothing else; raises QueryError."""
        live = self._live()
        return live.engine.rank(live.read(query).node, limit)

    def document(self, id_: str) -> Record | None:
        """Return the stored document with its mentions, each with its value over the whole index, or None."""
        live = self._live()
        record = live.engine.get(id_)
        return record and replace(record, mentions=unify_mentions(record.mentions, live.unified))

    def marks(self, record: Record, query: str, *, all_spellings: bool = True) -> tuple[Mark, ...]:
        """Return where the words of `query` stand in `record.document.text`; raises QueryError."""
        meaning = self._live().read(query, all_spellings=all_spellings)
        return Highlighter(meaning.node).marks(record.document.text)

    def suggest(self, prefix: str, limit: int = 8) -> list[str]:
        """Return the people and places that begin with `prefix`, the most used first."""
        return self._live().engine.suggest(prefix, limit)

    def entity(self, kind: Kind, value: str) -> Entity | None:
        """Return a value of a facet with its spellings, None when no document has it."""
        live = self._live()
        return find_entity(live.engine, live.unified, kind, value)

    def beside(self, kind: Kind, value: str) -> Facets:
        """Return the facets of the documents that name a value, those of its own kind too; it is among them."""
        return self._live().engine.facets(Named(kind, value), Filters())

    def inside(self, place: str) -> Inside:
        """Return what lies in a place."""
        live = self._live()
        return find_inside(live.engine, live.unified, place)

    def parents(self, place: str) -> tuple[str, ...]:
        """Return what a place lies in, the nearest first."""
        return place_parents(place, self._live().unified)

    def entities(self, kinds: Iterable[Kind], text: str = "") -> list[Entity]:
        """Return the values that have `text` in one of their spellings, the commonest first."""
        live = self._live()
        return list_entities(live.engine, live.unified, kinds, text)

    @property
    def documents(self) -> int:
        """How many documents the index holds."""
        return self._live().manifest.documents

    @property
    def built(self) -> datetime:
        """When the index was built (UTC)."""
        return self._live().manifest.built

    def _live(self) -> _Live:
        """Return the live generation, opened anew if another was published."""
        if _stamp(self._folder) not in (self._opened.stamp, _NO_INDEX):
            self._opened = _open(self._folder, self._weights)
        return self._opened


_NO_INDEX = (0, 0)


def _stamp(folder: Path) -> tuple[int, int]:
    """What changes when an index is published: inode and time of the manifest."""
    try:
        status = (folder / manifests.FILE).stat()
    except OSError:
        return _NO_INDEX
    return (status.st_ino, status.st_mtime_ns)


def _open(folder: Path, weights: Weights) -> _Live:
    stamp = _stamp(folder)
    manifest = manifests.read(folder)
    if not manifest.current:
        raise IndexStateError(f"The index in {folder} was made by another version: run `index-cli build` again.")
    try:
        manifests.check(folder, manifest, whole=False)
        generation = folder / manifest.generation
        unified = unified_values.load(generation)
        engine = TantivyEngine(generation, weights)
        interpreter = Interpreter(engine, unified, _speller(generation, unified), weights)
        return _Live(stamp, manifest, unified, engine, interpreter)
    except (IndexStateError, OSError):
        if _stamp(folder) != stamp:  # published anew while it was being opened
            return _open(folder, weights)
        raise


def _speller(generation: Path, unified: Unified) -> Spell:
    return speller(_spellings(generation, unified), vocabulary.load(generation))


def _spellings(generation: Path, unified: Unified) -> Spellings:
    """The spellings that documents have, and those that were joined over the index; other names of one are none."""
    joined = ((found, value) for (_, found), value in unified.items() if value and same_name(found, value))
    return spellings_of([*load_spellings(generation), *joined])


def _hit(match: Match, highlighter: Highlighter) -> Hit:
    document = match.record.document
    return Hit(
        document.id,
        document.title,
        highlighter.marks(document.title),
        match.score,
        document.published,
        document.source,
        highlighter.snippet(document.body),
    )


def _hit_json(hit: Hit) -> Mapping[str, object]:
    return {
        "id": hit.id,
        "title": hit.title,
        "title_marks": hit.title_marks,
        "score": round(hit.score, 4),
        "published": hit.published.isoformat() if hit.published else None,
        "source": hit.source,
        "snippet": {"text": hit.snippet.text, "marks": hit.snippet.marks},
    }


def _value_json(value: FacetValue) -> Mapping[str, object]:
    return {"value": value.value, "count": value.count, "selected": value.selected}
