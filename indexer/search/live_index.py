"""The open generation of an index, and when to open it anew."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analyzers.names.same_name import same_name
from indexer.engine.entry import Unified
from indexer.engine.tantivy_engine import TantivyEngine
from indexer.engine.weights import Weights
from indexer.errors import IndexStateError
from indexer.query.request import Request
from indexer.rewrite.meaning import Meaning
from indexer.rewrite.rewriter import Interpreter
from indexer.similar.collapse import Copies
from indexer.similar.duplicates import load as load_duplicates
from indexer.store import manifest as manifests
from indexer.store.manifest import Manifest
from indexer.suggest.suggester import Suggester
from indexer.values import unified as unified_values
from indexer.values import vocabulary
from indexer.values.spellings import Spell, SpellingPair, Spellings, speller, spellings_of
from indexer.values.spellings import load as load_spellings

_MEANINGS = 1000  # queries that are read once: pages, filters and documents ask for them again
NO_INDEX = (0, 0)  # the stamp of a folder without an index


@dataclass(frozen=True, slots=True)
class Live:
    """The open generation; replaced as a whole, since threads share a searcher."""

    stamp: tuple[int, int]
    manifest: Manifest
    unified: Unified
    engine: TantivyEngine
    meanings: Callable[..., Meaning]  # the interpreter's, those of the last queries kept
    suggester: Suggester
    copies: Copies

    def read(self, request: Request) -> Meaning:
        """Read the query of a request; raises QueryError."""
        return self.meanings(request.query, request.strictness, all_spellings=request.all_spellings)


def stamp(folder: Path) -> tuple[int, int]:
    """What changes when an index is published: inode and time of the manifest."""
    try:
        status = (folder / manifests.FILE).stat()
    except OSError:
        return NO_INDEX
    return (status.st_ino, status.st_mtime_ns)


def open_index(folder: Path, weights: Weights) -> Live:
    """Open the live generation of the index in `folder`; raises IndexMissingError or IndexStateError."""
    published = stamp(folder)
    manifest = manifests.read(folder)
    if not manifest.current:
        raise IndexStateError(f"The index in {folder} was made by another version: run `index-cli build` again.")
    try:
        manifests.check(folder, manifest, whole=False)
        generation = folder / manifest.generation
        unified = unified_values.load(generation)
        engine = TantivyEngine(generation, weights)
        pairs = load_spellings(generation)
        interpreter = Interpreter(engine, unified, _speller(generation, unified, pairs), weights)
        suggester, copies = Suggester(engine, unified, pairs), Copies(load_duplicates(generation))
        meanings = lru_cache(_MEANINGS)(interpreter.read)
        return Live(published, manifest, unified, engine, meanings, suggester, copies)
    except (IndexStateError, OSError):
        if stamp(folder) != published:  # published anew while it was being opened
            return open_index(folder, weights)
        raise


def _speller(generation: Path, unified: Unified, pairs: Iterable[SpellingPair]) -> Spell:
    return speller(_spellings(unified, pairs), vocabulary.load(generation))


def _spellings(unified: Unified, pairs: Iterable[SpellingPair]) -> Spellings:
    """The spellings that documents have, and those that were joined over the index; other names of one are none."""
    joined = ((found, value) for (_, found), value in unified.items() if value and same_name(found, value))
    return spellings_of([*pairs, *joined])
