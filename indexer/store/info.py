"""The state of an index, for `index-cli info` and before a server starts."""

from collections.abc import Sequence
from pathlib import Path

from indexer.documents.properties import facet_columns
from indexer.documents.recipe import NO_OPTIONS, Recipe
from indexer.documents.sources import list_source_files
from indexer.errors import IndexMissingError, IndexStateError, KashshafError, SourceError
from indexer.intake.changes import Changes, IndexedFiles
from indexer.intake.problems import Problems
from indexer.intake.spool import left_over
from indexer.store.generation import Generation
from indexer.store.manifest import PREVIOUS_FILE, Manifest, read_live


def describe(folder: Path) -> dict[str, object]:
    """Return the object that `index-cli info --json` prints.

    `bytes` is the size on disk; `built` is UTC; `origin` is where the index was pulled from, an empty text if it
    was built; `facets` are the columns that are facets, with their labels; `failed` counts the files and rows that
    are not indexed, and `problems` has each of them, and the warnings; `stale` says whether an update would change
    something, of an index that was pulled whether another version made it; `damaged` says what is wrong with its files,
    None if nothing is; `previous` is when the generation was built that `index-cli rollback` goes back to, None if
    there is none; `cluster` are the nodes that have the documents, none if they are in the folder, and
    `cluster_problem` says what is wrong with these; `unfinished` are the bytes that an interrupted build has left, from
    which the next one goes on.
    Raises IndexMissingError or IndexStateError if there is no readable manifest.
    """
    return read_live(folder, lambda manifest: _facts(folder, manifest))


def _facts(folder: Path, manifest: Manifest) -> dict[str, object]:
    damage = _damage(folder, manifest)
    place = None if damage else Generation(folder / manifest.generation).place
    problem = cluster_problem(folder, manifest)
    return {
        "documents": manifest.documents,
        "bytes": manifest.size,
        "analyzer": manifest.analyzer,
        "schema": manifest.schema,
        "built": manifest.built.isoformat(),
        "sources": list(manifest.sources),
        "origin": manifest.origin,
        "facets": {column.name: column.label for column in facet_columns(manifest.recipe.facets)},
        "failed": manifest.failed,
        "stale": is_stale(folder, manifest, [Path(source) for source in manifest.sources]),
        "damaged": damage,
        "cluster": list(place.nodes) if place else [],
        "cluster_problem": str(problem) if problem else None,
        "previous": _previous(folder, manifest),
        "unfinished": left_over(folder),
        "problems": [] if damage else [problem.to_json() for problem in _problems(folder, manifest)],
    }


def cluster_problem(folder: Path, manifest: Manifest) -> KashshafError | None:
    """Return what is wrong with the cluster of an index, None if nothing is or there is no cluster."""
    generation = Generation(folder / manifest.generation)
    try:
        if generation.place is None or not manifest.current:
            return None
        return generation.open_for_search(columns=manifest.columns).problem()
    except KashshafError as fault:
        return fault


def problems_of(folder: Path) -> Problems:
    """Return the problems of the sources of an index, from whichever run.

    Raises IndexMissingError, or IndexStateError if they cannot be read or another version built the index.
    """

    def read(manifest: Manifest) -> Problems:
        manifest.check_version(folder)
        return _problems(folder, manifest)

    return read_live(folder, read)


def _problems(folder: Path, manifest: Manifest) -> Problems:
    return Problems.load(folder / manifest.generation) if manifest.current else Problems()


def needs_build(folder: Path, sources: Sequence[Path], recipe: Recipe = NO_OPTIONS) -> bool:
    """Say whether the index in `folder` is missing, damaged, stale or of another recipe; its files are read whole."""
    try:
        return read_live(folder, lambda manifest: _needs_build(folder, manifest, sources, recipe))
    except (IndexMissingError, IndexStateError):
        return True


def _needs_build(folder: Path, manifest: Manifest, sources: Sequence[Path], recipe: Recipe) -> bool:
    manifest.check_files(folder, content=True)
    return recipe.placed_as(manifest.recipe) != manifest.recipe or is_stale(folder, manifest, sources)


def is_stale(folder: Path, manifest: Manifest, sources: Sequence[Path]) -> bool:
    """Say whether another version of the program built the index, or its sources have changed since.

    A file that failed when it was read is not stale while another try would see the same content.
    """
    if not manifest.current or manifest.origin:  # the sources of one that was pulled are on another machine
        return not manifest.current
    try:
        known = [Path(source).resolve() for source in manifest.sources]
        before = IndexedFiles.load(folder / manifest.generation)
        listing = list_source_files(sources, manifest.recipe, index=folder, known=known, done=before.done)
        return Changes.between(before, listing).stale
    except (SourceError, IndexStateError, OSError):
        return True


def _damage(folder: Path, manifest: Manifest) -> str | None:
    """Read all files of the index; return the sentence that says what is damaged, None if nothing is."""
    try:
        manifest.check_files(folder, content=True)
    except IndexStateError as fault:
        return str(fault)
    return None


def _previous(folder: Path, manifest: Manifest) -> str | None:
    try:
        previous = Manifest.read(folder, PREVIOUS_FILE)
    except (IndexMissingError, IndexStateError):
        return None
    return None if previous.generation == manifest.generation else previous.built.isoformat()
