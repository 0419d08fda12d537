"""Publish a build: the folder of an index holds generations, and a manifest that names the live one.

manifest.json     replaced in one step, which publishes a generation
previous.json     the manifest of the generation that was live before; `rollback` swaps the two
generation-*/     the live generation, the previous one, and the one being built
.lock             held while an index is written
"""

import errno
import fcntl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from indexer.errors import IndexMissingError, IndexStateError
from indexer.intake.report import Progress
from indexer.query.parser import has_surrogates
from indexer.store.generation import Generation
from indexer.store.manifest import PREVIOUS_FILE, Manifest, missing
from indexer.stored_files import GENERATION_PREFIX, MANIFEST_FILE, replace_file, sync, write_beside

_NOT_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EFBIG)
_SYNC_THREADS = 8  # 45 files take 11-50 ms, and 230-260 ms one after the other: the file system writes them together


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Lock the index in a folder for one writer.

    Raises IndexMissingError if there is no such folder, IndexStateError if another holds the lock or the folder cannot
    be written.
    """
    try:
        lock = (folder / ".lock").open("w")
    except FileNotFoundError as fault:
        raise missing(folder) from fault
    except OSError as fault:
        raise IndexStateError(
            "The index in %(folder)s cannot be written (%(reason)s): run this with an account that may write there.",
            folder=folder,
            reason=fault.strerror,
        ) from fault
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise IndexStateError(
                "Another command is writing the index in %(folder)s: wait until it ends.", folder=folder
            ) from fault
        yield


@contextmanager
def building(folder: Path) -> Iterator[Generation]:
    """Lock the index in a folder, which is made if there is none, and yield a draft as `drafting` does."""
    make_folder(folder)
    with locked(folder), drafting(folder) as draft:
        yield draft


@contextmanager
def drafting(folder: Path) -> Iterator[Generation]:
    """Yield a new, empty generation of a locked index, which is removed afterwards unless it was published.

    Generations that are neither live nor the previous one are removed too: drafts of killed builds, and those before
    the previous. What the manifest names is known only if it can be read: before that, nothing else is removed.
    """
    is_known = remove_dead(folder)
    draft = Generation(folder / f"{GENERATION_PREFIX}{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}")
    try:
        draft.path.mkdir()
        yield draft
    except OSError as fault:
        if draft.published or fault.errno not in _NOT_WRITTEN:
            raise
        raise not_written(folder, fault) from fault
    finally:
        if not draft.published:
            draft.remove()
        elif is_known:
            remove_dead(folder)


def not_written(folder: Path, fault: OSError) -> IndexStateError:
    """Return the error of an index whose folder takes no new generation."""
    return IndexStateError(
        "The index in %(folder)s cannot be written (%(reason)s): make room, or mend the disk, and run the command "
        "again. The index stays as it was.",
        folder=folder,
        reason=fault.strerror,
    )


def publish(draft: Generation, manifest: Manifest) -> None:
    """Make a draft, which `manifest` describes, the live generation in one step; the live one becomes the previous.

    Durable at each step: whatever a power failure leaves, the manifest names a generation that is whole.
    """
    folder = draft.path.parent
    seal(draft)
    sync(folder)
    live = _read_if_whole(folder, content=True)  # otherwise previous.json names the last one that is whole
    if live and live.generation != manifest.generation:
        replace_file(folder / PREVIOUS_FILE, live.to_json())
    draft.announce()
    new = write_beside(folder / MANIFEST_FILE, manifest.to_json())
    draft.published = True
    new.replace(folder / MANIFEST_FILE)
    sync(folder)


def rollback(folder: Path, progress: Progress) -> Manifest:
    """Make the previous generation the live one, after its files are verified, and the live one the previous.

    Returns the manifest of the generation that is live now. Raises IndexStateError if there is no previous generation,
    if it is damaged or made by another version, IndexMissingError if there is no index.
    """
    with locked(folder):
        live = _read_if_whole(folder)
        try:
            previous = Manifest.read(folder, PREVIOUS_FILE)
        except IndexMissingError as fault:
            raise _no_previous(folder) from fault
        if live and live.generation == previous.generation:
            raise _no_previous(folder)
        _check_previous(folder, previous, progress)
        Generation(folder / previous.generation).announce()
        replace_file(folder / MANIFEST_FILE, previous.to_json())
        if live:
            replace_file(folder / PREVIOUS_FILE, live.to_json())
        return previous


def prune(folder: Path, progress: Progress) -> int:
    """Remove all generations but the live one, after its files are verified; return the bytes that this gives back.

    Raises IndexMissingError, and IndexStateError if the live generation is damaged: the previous one may be needed.
    """
    with locked(folder):
        live = Manifest.read(folder)
        live.check_files(folder, content=True, progress=progress)
        before = _size(folder)
        (folder / PREVIOUS_FILE).unlink(missing_ok=True)
        sync(folder)
        remove_dead(folder)
        return before - _size(folder)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def make_folder(folder: Path) -> None:
    """Make the folder of an index durably, if there is none; raise IndexStateError."""
    is_new = not folder.exists()
    if is_new and has_surrogates(str(folder)):
        raise IndexStateError(
            "The name of the folder %(folder)s is not in UTF-8: choose another one with --index.", folder=folder
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise IndexStateError(
            "The folder %(folder)s cannot be made (%(reason)s): choose another one with --index.",
            folder=folder,
            reason=fault.strerror,
        ) from fault
    if is_new:
        with suppress(PermissionError):  # whoever may make a folder there need not be allowed to list it
            sync(folder.parent)


def remove_dead(folder: Path) -> bool:
    """Remove the generations that neither manifest names; searchers that have one of them open keep working.

    Returns False, and removes nothing, if a manifest cannot be read or the live one is missing. Where there has been
    none, drafts that killed builds left half done are removed.
    """
    if not any((folder / name).exists() for name in (MANIFEST_FILE, PREVIOUS_FILE)):
        for path in folder.glob(f"{GENERATION_PREFIX}*"):
            if not Generation(path).is_complete:
                Generation(path).remove()
        return False
    try:
        named = {Manifest.read(folder).generation}
        if (folder / PREVIOUS_FILE).exists():
            named.add(Manifest.read(folder, PREVIOUS_FILE).generation)
    except (IndexMissingError, IndexStateError):
        return False
    for path in folder.glob(f"{GENERATION_PREFIX}*"):
        if path.name not in named:
            Generation(path).remove()
    return True


def seal(draft: Generation) -> None:
    """Give all files of a draft alike the modes that its folder has from the umask, and put everything on the disk."""
    files, mode = draft.files(), draft.path.stat().st_mode & 0o666
    for file in files:
        if file.stat().st_mode & 0o777 != mode:  # Tantivy keeps some of its files from all other accounts
            file.chmod(mode)
    with ThreadPoolExecutor(_SYNC_THREADS) as threads:
        list(threads.map(sync, files))
    for folder in draft.folders():
        sync(folder)


def _read_if_whole(folder: Path, *, content: bool = False) -> Manifest | None:
    """Return the manifest of an index, None if it is missing or damaged; with `content`, if its files are too."""
    try:
        live = Manifest.read(folder)
        if content:
            live.check_files(folder, content=True)
    except (IndexMissingError, IndexStateError):
        return None
    return live


def _check_previous(folder: Path, previous: Manifest, progress: Progress) -> None:
    if not previous.current:
        raise IndexStateError(
            "The previous generation of the index in %(folder)s was made by another version: the index stays as it is.",
            folder=folder,
        )
    for fault in previous.damaged_files(folder, content=True, progress=progress):
        raise IndexStateError(
            "The previous generation of the index in %(folder)s is damaged (%(reason)s): the index stays as it is.",
            folder=folder,
            reason=fault.values["reason"],
        )


def _no_previous(folder: Path) -> IndexStateError:
    return IndexStateError(
        "The index in %(folder)s has no previous generation to go back to: only a build or an update makes one.",
        folder=folder,
    )
