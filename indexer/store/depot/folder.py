"""A depot in a folder that all machines share."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from indexer.errors import OutputError
from indexer.store.depot.base import (
    MAX_MANIFEST,
    Generations,
    Published,
    missing_file,
    not_read,
    not_written,
)
from indexer.store.manifest import PREVIOUS_FILE
from indexer.store.publisher import locked
from indexer.stored_files import GENERATION_PREFIX, MANIFEST_FILE, replace_file, sync

_CHUNK = 1 << 20  # bytes


class FolderDepot:
    """A depot in a folder; a lock in it keeps other writers out."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which `writing` makes if there is none."""
        self._folder = folder
        self.address = str(folder)

    def read_manifest(self) -> Published | None:
        """Return the manifest, None if there is none."""
        file = self._folder / MANIFEST_FILE
        try:
            with file.open("rb") as opened:
                return Published(opened.read(MAX_MANIFEST))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as fault:
            raise not_read(str(file), fault.strerror) from fault

    def read(self, name: str, size: int) -> Iterator[bytes]:
        """Yield the content of a file, at most a chunk more than `size`."""
        file = self._folder / name
        try:
            with file.open("rb") as opened:
                while size >= 0 and (chunk := opened.read(_CHUNK)):
                    size -= len(chunk)
                    yield chunk
        except FileNotFoundError as fault:
            raise missing_file(self.address, str(file)) from fault
        except OSError as fault:
            raise not_read(str(file), fault.strerror) from fault

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make the folder, and lock it for one writer."""
        if (self._folder / PREVIOUS_FILE).exists():
            raise OutputError(
                "%(folder)s is an index that is built or pulled there: publish to a folder of its own.",
                folder=self._folder,
            )
        with self._writes():
            self._folder.mkdir(parents=True, exist_ok=True)
        with locked(self._folder):
            yield

    def generations(self) -> Generations:
        """Return all generations, whole or not."""
        with self._writes():
            return {path.name: _sizes(path) for path in self._folder.glob(f"{GENERATION_PREFIX}*") if path.is_dir()}

    def write(self, file: Path, name: str) -> None:
        """Copy a file to one with another name, then rename that."""
        target = self._folder / name
        part = target.with_name(f".{target.name}")
        with file.open("rb") as source, self._writes():
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with part.open("wb") as opened:
                    shutil.copyfileobj(source, opened, _CHUNK)
                    opened.flush()
                    os.fsync(opened.fileno())
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def publish(self, manifest: str, before: Published | None) -> None:
        """Put the list of the files on the disk, then replace the manifest."""
        with self._writes():
            for path in (*self._folder.glob(f"{GENERATION_PREFIX}*/"), *self._folder.glob(f"{GENERATION_PREFIX}*/*/")):
                sync(path)
            sync(self._folder)
            replace_file(self._folder / MANIFEST_FILE, manifest)

    def remove(self, generation: str, files: Mapping[str, int]) -> None:
        """Remove a generation, also one that others may not remove."""
        with self._writes():
            shutil.rmtree(self._folder / generation)

    @contextmanager
    def _writes(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise not_written(self.address, fault.strerror) from fault


def _sizes(path: Path) -> Mapping[str, int]:
    return {file.relative_to(path).as_posix(): file.stat().st_size for file in path.rglob("*") if file.is_file()}
