"""The state of an index, for `index-cli info` and before a server starts."""

from collections.abc import Sequence
from pathlib import Path

from indexer.documents.sources import digests, list_source_files, load_digests
from indexer.errors import IndexMissingError, IndexStateError, SourceError
from indexer.store.manifest import PREVIOUS_FILE, Manifest, read_live


def describe(folder: Path) -> dict[str, object]:
    """Return the object that `index-cli info --json` prints.

    `bytes` is the size on disk; `built` is UTC; `failed` counts the files and rows that could not be read; `stale` says
    whether the index has to be built again; `damaged` says what is wrong with its files, None if nothing is; `previous`
    is when the generation was built that `index-cli rollback` goes back to, None if there is none. Raises
    IndexMissingError or IndexStateError if there is no readable manifest.
    """
    return read_live(folder, lambda manifest: _facts(folder, manifest))


def _facts(folder: Path, manifest: Manifest) -> dict[str, object]:
    damage = _damage(folder, manifest)
    return {
        "documents": manifest.documents,
        "bytes": manifest.size,
        "analyzer": manifest.analyzer,
        "schema": manifest.schema,
        "built": manifest.built.isoformat(),
        "sources": list(manifest.sources),
        "failed": manifest.failed,
        "stale": is_stale(folder, manifest, [Path(source) for source in manifest.sources]),
        "damaged": damage,
        "previous": _previous(folder, manifest),
    }


def needs_build(folder: Path, sources: Sequence[Path]) -> bool:
    """Say whether the index in `folder` is missing, damaged or stale; its files are read whole."""
    try:
        return read_live(folder, lambda manifest: _needs_build(folder, manifest, sources))
    except (IndexMissingError, IndexStateError):
        return True


def _needs_build(folder: Path, manifest: Manifest, sources: Sequence[Path]) -> bool:
    manifest.check_files(folder, content=True)
    return is_stale(folder, manifest, sources)


def is_stale(folder: Path, manifest: Manifest, sources: Sequence[Path]) -> bool:
    """Say whether another version of the program built the index, or its sources have changed since."""
    if not manifest.current:
        return True
    try:
        current = digests(list_source_files(sources))
        return current != load_digests(folder / manifest.generation)
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
