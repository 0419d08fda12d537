"""Follow the sources of an index: what changes in them brings it up to date."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import NamedTuple

from watchfiles import Change, watch

from indexer.errors import KashshafError, SourceError
from indexer.intake.report import Report
from indexer.store.manifest import Manifest

QUIET_SECONDS = 5.0  # after the last change: files that are copied come one after the other
_MOST_QUIETS = 12  # so many times as long after the first change, if changes do not end
_LOOK_MILLISECONDS = 1_000  # between looks whether a source is gone or there again
_RETRY_SECONDS = 60  # after an update that failed: another build may be running, or a disk be full


class Pace(NamedTuple):
    """Seconds without a change after which an update begins, and until one that failed is tried again."""

    quiet: float = QUIET_SECONDS
    retry: float = _RETRY_SECONDS


def follow(folder: Path, renew: Callable[[], Report], stop: Event, pace: Pace) -> Iterator[Report | KashshafError]:
    """Yield what `renew` returns or raises: at once, and after each change of the sources of the index in `folder`.

    Changes are watched while `renew` runs too, and so are sources that another command adds. Ends when `stop` is set.
    Raises SourceError if no source can be watched, IndexMissingError or IndexStateError if there is no index.
    """
    due = 0.0
    while not stop.is_set():
        roots = Manifest.read(folder).source_paths
        watched = _identities(roots)
        for changed in _changes(list(watched), folder.resolve(), stop, pace):
            if changed or time.monotonic() >= due:
                outcome = _outcome(renew)
                due = time.monotonic() + pace.retry if isinstance(outcome, KashshafError) else math.inf
                yield outcome
            if _identities(roots) != watched or Manifest.read(folder).source_paths != roots:
                due = 0.0
                break


def _outcome(renew: Callable[[], Report]) -> Report | KashshafError:
    try:
        return renew()
    except KashshafError as fault:
        return fault
    except OSError as fault:  # a full disk
        return KashshafError("The system refused (%(reason)s); the update is tried again.", reason=fault)


def _identities(roots: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """Return the sources that are there, with the device and inode of each: a disk that is mounted again has others."""
    found = {}
    for root in roots:
        try:
            status = root.stat()
        except OSError:
            continue
        found[root] = (status.st_dev, status.st_ino)
    return found


def _changes(roots: Sequence[Path], index: Path, stop: Event, pace: Pace) -> Iterator[bool]:
    """Yield True for changes after which nothing changed for a while, False from time to time."""

    def is_source(_: Change, path: str) -> bool:
        changed = Path(path)
        below = next((changed.relative_to(root).parts for root in roots if changed.is_relative_to(root)), ())
        is_hidden = any(part.startswith(".") for part in below)  # what editors and copiers write beside a file
        return not is_hidden and not changed.is_relative_to(index)

    quiet = int(pace.quiet * 1000)
    if not roots:
        time.sleep(_LOOK_MILLISECONDS / 1000)
        yield False
        return
    try:
        for changes in watch(
            *roots,
            watch_filter=is_source,
            debounce=_MOST_QUIETS * quiet,
            step=quiet,
            stop_event=stop,
            rust_timeout=_LOOK_MILLISECONDS,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            yield bool(changes)
    except OSError as fault:
        raise SourceError(
            "The sources cannot be watched (%(reason)s): raise fs.inotify.max_user_watches, or set "
            "WATCHFILES_FORCE_POLLING=1.",
            reason=fault,
        ) from fault
