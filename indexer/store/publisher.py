"""Publish a build: the folder of an index holds generations, and a manifest that names the live one.

manifest.json     replaced in one step, which publishes a generation
generation-*/     the live generation, and the one being built
.lock             held while an index is built
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from indexer.errors import IndexMissingError, IndexStateError
from indexer.store.generation import Generation
from indexer.store.manifest import MANIFEST_FILE, Manifest

_PREFIX = "generation-"


@contextmanager
def building(folder: Path) -> Iterator[Generation]:
    """Lock an index and yield a new, empty generation, which is removed afterwards unless it was published.

    Raises IndexStateError if another build holds the lock. The generation of a killed build is removed by the next one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise IndexStateError(
                "Another build is writing the index in %(folder)s: wait until it ends.", folder=folder
            ) from fault
        _remove_dead(folder)
        path = folder / f"{_PREFIX}{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:8]}"
        path.mkdir()
        try:
            yield Generation(path)
        finally:
            _remove_dead(folder)


def publish(folder: Path, manifest: Manifest) -> None:
    """Make the generation that `manifest` names the live one, in one step, durably."""
    draft = folder / f".{MANIFEST_FILE}"
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(manifest.to_json())
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(folder / MANIFEST_FILE)


def _remove_dead(folder: Path) -> None:
    """Remove all generations but the live one; searchers that have one of them open keep working."""
    try:
        live = Manifest.read(folder).generation
    except (IndexMissingError, IndexStateError):
        live = ""
    for path in folder.glob(f"{_PREFIX}*"):
        if path.name != live:
            shutil.rmtree(path, ignore_errors=True)
