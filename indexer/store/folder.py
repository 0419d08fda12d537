"""An index folder on disk: generations, of which the manifest names the live one.

index/manifest.json      replaced in one step: that is publishing
index/<generation>/      the engine's files, and ours: sources, unified, spellings, vocabulary, sketches, duplicates
index/.lock              held while an index is built
"""

import fcntl
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from indexer.errors import IndexMissingError, IndexStateError
from indexer.store import manifest as manifests
from indexer.store.manifest import Manifest

_PREFIX = "generation-"


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """Hold the lock of an index and yield a new, empty generation; it goes away again unless published.

    Raises IndexStateError when another build holds the lock. A build that was killed left its generation
    behind: the next one removes it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise IndexStateError(f"Another build is writing the index in {folder}: wait until it ends.") from fault
        _remove_dead(folder)
        generation = folder / f"{_PREFIX}{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:8]}"
        generation.mkdir()
        try:
            yield generation
        finally:
            _remove_dead(folder)


def publish(folder: Path, manifest: Manifest) -> None:
    """Make the generation that `manifest` names the live one, in one step, and durably."""
    draft = folder / f".{manifests.FILE}"
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(manifests.to_json(manifest))
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(folder / manifests.FILE)


def link_files(generation: Path, into: Path, *, but: Collection[str]) -> None:
    """Give a new generation the engine's files of an old one without copying: an engine changes no file in place.

    `but` names the files that are ours, and are written anew.
    """
    for file in generation.iterdir():
        if file.is_file() and not file.name.endswith(".lock") and file.name not in but:
            os.link(file, into / file.name)


def _remove_dead(folder: Path) -> None:
    """Remove all generations but the live one; searchers that have them open go on working."""
    try:
        live = manifests.read(folder).generation
    except (IndexMissingError, IndexStateError):
        live = ""
    for generation in folder.glob(f"{_PREFIX}*"):
        if generation.name != live:
            shutil.rmtree(generation, ignore_errors=True)
