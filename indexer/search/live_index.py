"""The open generation of an index, and when to open it anew."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analyzers.names.same_name import are_same_name
from indexer.engine.tantivy_engine import TantivyEngine
from indexer.engine.weights import Weights
from indexer.errors import IndexStateError
from indexer.query.request import Request
from indexer.query.tree import Node
from indexer.rewrite.meaning import Meaning
from indexer.rewrite.rewriter import Rewriter
from indexer.similar.collapse import Copies
from indexer.similar.duplicates import load as load_duplicates
from indexer.store import manifest as manifests
from indexer.store.manifest import Manifest
from indexer.suggest.suggester import Suggester
from indexer.values import spellings
from indexer.values.canonical import CanonicalValues
from indexer.values.lookup import NameLookup
from indexer.values.spellings import Spell, SpellingPair, Spellings

_MEANINGS = 1000  # queries that are read once: pages, filters and documents ask for them again
NO_INDEX = (0, 0)  # the stamp of a folder without an index


@dataclass(frozen=True, slots=True)
class Live:
    """The open generation; replaced as a whole, since threads share a searcher."""

    stamp: tuple[int, int]
    manifest: Manifest
    canonical: CanonicalValues
    engine: TantivyEngine
    rewriter: Rewriter
    meanings: Callable[..., Meaning]  # of the last queries, kept
    suggester: Suggester
    copies: Copies

    def read(self, request: Request, node: Node | None = None) -> Meaning:
        """Return what the query of a request means, or `node`, which it is printed as; raises QueryError."""
        if node is None:
            return self.meanings(request.query, request.strictness, all_spellings=request.all_spellings)
        return self.rewriter.rewrite(node, request.query, request.strictness, all_spellings=request.all_spellings)


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
        canonical = CanonicalValues.load(generation)
        engine = TantivyEngine(generation, weights)
        pairs = spellings.load(generation)
        names = NameLookup(engine, canonical, pairs)
        rewriter = Rewriter(engine, canonical, names, _speller(generation, canonical, pairs), weights)
        suggester, copies = Suggester(engine, names), Copies(load_duplicates(generation))
        meanings = lru_cache(_MEANINGS)(rewriter.read)
        return Live(published, manifest, canonical, engine, rewriter, meanings, suggester, copies)
    except (IndexStateError, OSError):
        if stamp(folder) != published:  # published anew while it was being opened
            return open_index(folder, weights)
        raise


def _speller(generation: Path, canonical: CanonicalValues, pairs: Iterable[SpellingPair]) -> Spell:
    return spellings.speller(_spellings(canonical, pairs), spellings.load_vocabulary(generation))


def _spellings(canonical: CanonicalValues, pairs: Iterable[SpellingPair]) -> Spellings:
    """The spellings that documents have, and those that were joined over the index; other names of one are none."""
    joined = ((found, value) for _, found, value in canonical.variants() if are_same_name(found, value))
    return spellings.spellings_of([*pairs, *joined])
