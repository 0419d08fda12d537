"""The open generation of an index: everything that a search reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Self

from indexer.documents.properties import facet_columns
from indexer.engine.base import Engine
from indexer.engine.tables import Table
from indexer.engine.weights import Weights
from indexer.messages.catalogue import LANGUAGES
from indexer.query.leaves import MatchAll
from indexer.query.request import Filters, Request, Strictness
from indexer.query.tree import Node
from indexer.rewrite.query_meaning import Meaning
from indexer.rewrite.rewriter import Lookups, Rewriter
from indexer.search.examples import HelpExamples
from indexer.similar.collapse import Copies
from indexer.similar.groups import load_groups
from indexer.store.generation import Generation
from indexer.store.manifest import Manifest, Stamp, read_live, stamp
from indexer.suggest.suggester import Suggester
from indexer.values import spellings
from indexer.values.canonical import CanonicalValues
from indexer.values.entities import PlaceContents, places_inside
from indexer.values.name_lookup import NameLookup
from indexer.values.name_rows import NameRows
from indexer.values.period_counts import PeriodCounter
from indexer.values.place_counts import PlaceCounter
from indexer.values.place_tables import Counts, load_place_names, load_places_below
from indexer.values.root_table import load_roots

FileState = tuple[int, int, int] | None  # inode, size in bytes, and time of the last change; None if there is no file

_MAX_MEANINGS = 1000  # cached meanings of queries: pages, filters and documents repeat the same query
_LONG_QUERY, _MAX_LONG_MEANINGS = 200, 16  # characters; a thousand meanings of long queries would take gigabytes

_FIRST_QUERIES = ("كتاب جديد", "kitab jadid")  # a word and the beginning of one, in both alphabets


@dataclass(frozen=True, slots=True)
class OpenGeneration:
    """A generation as threads share it: it never changes, and is replaced as a whole."""

    folder: Path
    stamp: Stamp
    manifest: Manifest
    canonical: CanonicalValues
    engine: Engine
    rewriter: Rewriter
    suggester: Suggester
    copies: Copies
    places: PlaceCounter
    periods: PeriodCounter
    examples: HelpExamples
    _below: Table[Counts]
    _read: Callable[..., Meaning]  # `Rewriter.read`, with a cache
    _files: Mapping[Path, FileState]

    @classmethod
    def open(cls, folder: Path, weights: Weights, *, verify: bool = False) -> Self:
        """Open the live generation of the index in `folder`; with `verify`, read all of its files first.

        Raises IndexMissingError or IndexStateError.
        """
        return read_live(folder, lambda manifest: cls._load(folder, manifest, weights, verify))

    @classmethod
    def _load(cls, folder: Path, manifest: Manifest, weights: Weights, verify: bool) -> Self:
        published = stamp(folder)
        manifest.check_version(folder)
        path = folder / manifest.generation
        files = {path / name: _state(path / name) for name in manifest.files}
        manifest.check_files(folder, content=verify)
        engine = Generation(path).open_for_search(weights, columns=manifest.columns)
        tables = engine.tables
        canonical = CanonicalValues.load(tables)
        names = NameLookup(engine, canonical, NameRows.load(tables), load_place_names(tables))
        spell = spellings.spelling_lookup(spellings.load_vocabulary(tables))
        rewriter = Rewriter(engine, canonical, Lookups(names, spell, load_roots(engine)), weights)
        copies = Copies(load_groups(tables))
        counters = PlaceCounter(engine, canonical), PeriodCounter(engine)
        read = _cached(rewriter.read)
        suggester = Suggester(engine, names, rewriter.latin.complete)
        examples = HelpExamples(engine, canonical, read)
        parts = canonical, engine, rewriter, suggester, copies, *counters, examples
        return cls(folder, published, manifest, *parts, load_places_below(tables), read, files)

    def warm(self) -> None:
        """Load all lists that a first search, suggestion or page would wait for otherwise."""
        self.rewriter.latin.load()
        self.suggester.load()
        everything = MatchAll(), Filters()
        self.engine.facets(*everything)
        self.places.count(*everything)
        self.periods.count(*everything)
        self.inside("")
        self.canonical.spellings("places", "")
        self.canonical.mentions("كتب", ())
        for query in _FIRST_QUERIES:
            self.engine.search(self.read(Request(query)).node, Filters(), "relevance", 1)
            self.suggester.suggest(Request(query), self.read)
        for language in LANGUAGES:
            self.examples.of(language)

    def inside(self, place: str) -> PlaceContents:
        """Return the places directly below `place`, with their numbers of documents."""
        return places_inside(self.engine, self._below, place)

    @property
    def columns(self) -> Mapping[str, str]:
        """The columns that are facets, with their labels."""
        return {column.name: column.label for column in facet_columns(self.manifest.recipe.facets)}

    def resolved(self, request: Request) -> Request:
        """Return a request with its filters by the values that facets show."""
        if not (request.filters.restrict or request.filters.every):
            return request
        return replace(request, filters=self.rewriter.filters(request.filters))

    def changed_file(self) -> Path | None:
        """Return a file that was changed in place since the generation was opened; one may be removed or replaced."""
        return next((file for file, before in self._files.items() if _is_changed(before, _state(file))), None)

    def missing_file(self) -> Path | None:
        """Return a file that was there when the generation was opened and is gone."""
        return next((file for file, before in self._files.items() if before and _state(file) is None), None)

    def read(self, request: Request, node: Node | None = None) -> Meaning:
        """Return the meaning of a request's query, or of `node`, which prints as that query; raises QueryError."""
        options = {"all_spellings": request.all_spellings, "any_word": request.any_word}
        if node is None:
            return self._read(request.query, request.strictness, **options)
        return self.rewriter.rewrite(node, request.query, request.strictness, **options)


def _state(file: Path) -> FileState:
    try:
        status = file.stat()
    except OSError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns)


def _is_changed(before: FileState, now: FileState) -> bool:
    return before is not None and now is not None and before[0] == now[0] and before != now


def _cached(read: Callable[..., Meaning]) -> Callable[..., Meaning]:
    """Return a function with a cache of many short queries and few long ones."""
    short, long = lru_cache(_MAX_MEANINGS)(read), lru_cache(_MAX_LONG_MEANINGS)(read)

    def cached(query: str, strictness: Strictness, **options: bool) -> Meaning:
        return (long if len(query) > _LONG_QUERY else short)(query, strictness, **options)

    return cached
