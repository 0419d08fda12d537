"""Copies of an index: a snapshot is a folder that is an index itself, made and restored while others read and write."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from indexer.errors import IndexStateError, OutputError
from indexer.intake.report import Progress
from indexer.messages.catalogue import gettext_noop
from indexer.store.generation import Generation
from indexer.store.manifest import Manifest, stamp
from indexer.store.publisher import building, publish, seal
from indexer.stored_files import MANIFEST_FILE, replace_file, sync


def take(folder: Path, target: Path, progress: Progress) -> Manifest:
    """Copy the live generation of an index into `target`, which appears in one step, whole and verified.

    Returns the manifest of the copy. Raises OutputError if `target` exists or cannot be written, IndexMissingError or
    IndexStateError if there is no index or it is damaged. A generation published meanwhile is copied instead if the
    one that was begun is gone.
    """
    _check_target(folder, target)
    while True:
        before = stamp(folder)
        try:
            return _take(folder, Manifest.read(folder), target, progress)
        except IndexStateError:
            if stamp(folder) == before:
                raise


def restore(source: Path, folder: Path, progress: Progress) -> Manifest:
    """Publish a copy of the snapshot `source` in the index `folder`; the live generation becomes the previous one.

    Returns the manifest that is live now. Raises IndexMissingError or IndexStateError if there is no snapshot, if it is
    damaged or made by another version, or if another writer holds the index; the index then stays as it was.
    """
    manifest = Manifest.read_current(source)
    with building(folder) as draft:
        _copy(source / manifest.generation, draft, manifest, progress)
        manifest = replace(manifest, generation=draft.path.name)
        _verify(draft.path.parent, manifest, source)
        publish(draft, manifest)
    return manifest


def _take(folder: Path, manifest: Manifest, target: Path, progress: Progress) -> Manifest:
    with _folder_beside(target) as draft:
        copy = Generation(draft / manifest.generation)
        copy.path.mkdir()
        _copy(folder / manifest.generation, copy, manifest, progress)
        _verify(draft, manifest, folder)
        seal(copy)
        replace_file(draft / MANIFEST_FILE, manifest.to_json())
        draft.replace(target)
        sync(target.parent)
    return manifest


def _copy(path: Path, copy: Generation, manifest: Manifest, progress: Progress) -> None:
    """Copy the files of a generation that its manifest names.

    Raises IndexStateError if one of them cannot be read, OSError if the copy cannot be written.
    """
    progress.begin(gettext_noop("copying"), manifest.size)
    for name, (size, _) in manifest.files.items():
        (copy.path / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(path / name, copy.path / name)
        except OSError:
            manifest.check_files(path.parent)  # names the file if it is the index that cannot be read
            raise
        progress.advance(size)


def _verify(folder: Path, manifest: Manifest, source: Path) -> None:
    """Raise IndexStateError if the files of a copy are not those that the manifest describes."""
    try:
        manifest.check_files(folder, content=True)
    except IndexStateError:
        original = Manifest.read(source)
        original.check_files(source, content=True)  # names the file if it is the original that is damaged
        raise


def _check_target(folder: Path, target: Path) -> None:
    if target.exists():
        raise OutputError("%(folder)s exists already: give the snapshot a new folder.", folder=target)
    if folder.resolve() in target.resolve().parents:
        raise OutputError("%(folder)s lies inside the index: put the snapshot beside it.", folder=target)


@contextmanager
def _folder_beside(target: Path) -> Iterator[Path]:
    """Yield a new folder beside `target`, which is removed unless it was renamed."""
    draft = target.with_name(f".{target.name}-{uuid4().hex[:8]}")
    try:
        draft.mkdir(parents=True)
        yield draft
    except OSError as fault:
        raise _not_written(target, fault) from fault
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _not_written(folder: Path, fault: OSError) -> OutputError:
    return OutputError(
        "%(folder)s cannot be written (%(reason)s): choose another folder, or make room.",
        folder=folder,
        reason=fault.strerror,
    )
