"""What `index-cli info` tells of an index."""

from collections.abc import Sequence
from pathlib import Path

from indexer.documents.sources import digests, list_source_files, load_digests
from indexer.errors import IndexMissingError, IndexStateError, SourceError
from indexer.store.manifest import Manifest


def describe(folder: Path) -> dict[str, object]:
    """Return documents, bytes, versions, when built (UTC), sources, what could not be read, stale and damaged.

    Raises IndexMissingError or IndexStateError when there is no manifest to read.
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
    """Whether the index in `folder` is missing, damaged, or not what `sources` would give today."""
    try:
        manifest = Manifest.read(folder)
        manifest.check_files(folder)
    except (IndexMissingError, IndexStateError):
        return True
    return is_stale(folder, manifest, sources)


def is_stale(folder: Path, manifest: Manifest, sources: Sequence[Path]) -> bool:
    """Whether another version made the index, or its sources have other content now."""
    if not manifest.current:
        return True
    try:
        today = digests(list_source_files(sources))
    except SourceError:
        return True
    return today != load_digests(folder / manifest.generation)


def _damage(folder: Path, manifest: Manifest) -> str | None:
    """What is wrong with the files of the index, all of them read; None when nothing is."""
    try:
        manifest.check_files(folder, content=True)
    except IndexStateError as fault:
        return str(fault)
    return None
