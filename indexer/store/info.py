"""The state of an index, for `index-cli info` and before a server starts."""

from collections.abc import Sequence
from pathlib import Path

from indexer.documents.sources import digests, list_source_files, load_digests
from indexer.errors import IndexMissingError, IndexStateError, SourceError
from indexer.store.manifest import Manifest


def describe(folder: Path) -> dict[str, object]:
    """Return the object that `index-cli info --json` prints.

    `bytes` is the size on disk; `built` is UTC; `failed` counts the files and rows that could not be read; `stale` says
    whether the index has to be built again; `damaged` says what is wrong with its files, None if nothing is. Raises
    IndexMissingError or IndexStateError if there is no readable manifest.
    """
    manifest = Manifest.read(folder)
    return {
        "documents": manifest.documents,
        "bytes": sum(size for size, _ in manifest.files.values()),
        "analyzer": manifest.analyzer,
        "schema": manifest.schema,
        "built": manifest.built.isoformat(),
        "sources": list(manifest.sources),
        "failed": manifest.failed,
        "stale": is_stale(folder, manifest, [Path(source) for source in manifest.sources]),
        "damaged": _damage(folder, manifest),
    }


def needs_build(folder: Path, sources: Sequence[Path]) -> bool:
    """Say whether the index in `folder` is missing, damaged or stale."""
    try:
        manifest = Manifest.read(folder)
        manifest.check_files(folder)
    except (IndexMissingError, IndexStateError):
        return True
    return is_stale(folder, manifest, sources)


def is_stale(folder: Path, manifest: Manifest, sources: Sequence[Path]) -> bool:
    """Say whether another version of the program built the index, or its sources have changed since."""
    if not manifest.current:
        return True
    try:
        current = digests(list_source_files(sources))
    except SourceError:
        return True
    return current != load_digests(folder / manifest.generation)


def _damage(folder: Path, manifest: Manifest) -> str | None:
    """Read all files of the index; return the sentence that says what is damaged, None if nothing is."""
    try:
        manifest.check_files(folder, content=True)
    except IndexStateError as fault:
        return str(fault)
    return None
