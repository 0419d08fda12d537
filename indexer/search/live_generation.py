"""The live generation of an index, kept open: another one is opened when it is published, and may fail to open."""

import logging
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread, local

from indexer.deadline import SlowSearchError
from indexer.display import shell_command
from indexer.engine.weights import Weights
from indexer.errors import ClusterError, IndexStateError, KashshafError
from indexer.search.open_generation import OpenGeneration
from indexer.store.manifest import NO_INDEX, Stamp, missing, stamp

_LOOK_SECONDS = 1.0  # between two looks at the files of the open generation, which take 10 microseconds a file
_FOLLOW_SECONDS = 1.0  # between two looks for a new generation, if no search notices it sooner
_PATIENCE = 10.0  # seconds that a server waits for the lists of its first generation; Gunicorn ends it after 15
_RETRY_SECONDS = 60.0  # after which a generation that could not be opened is tried again: memory may have run out


class LiveGeneration:
    """Follows the index in a folder, for all threads of a process.

    A generation that cannot be opened is named in the log and in `problem`, and the one that is open stays. It is tried
    again when the manifest changes, and each minute.
    """

    def __init__(self, folder: Path, weights: Weights, *, must_open: bool) -> None:
        """Take the folder of an index; with `must_open`, open it: raises IndexMissingError or IndexStateError."""
        self._folder, self._weights = folder, weights
        self._lock = Lock()  # of the thread that opens a generation
        self._opened: OpenGeneration | None = None
        self._refused: tuple[Stamp, float] = (NO_INDEX, 0.0)  # what could not be opened, and when
        self._looked = 0.0
        self._follower: Event | None = None  # wakes the thread that follows the index
        self._warmed: OpenGeneration | None = None
        self._held = local()  # of each thread: whether it holds a generation, and which
        self._logs = not must_open  # what is raised when the first generation is opened needs no log
        self.problem: KashshafError | None = None
        if must_open:
            self._opened = self.get()
            self._logs = True

    def follow(self) -> None:
        """From now on let a thread open each new generation, which replaces the open one when its lists are loaded.

        It opens the first one, and loads its lists, before this returns, unless they take longer than _PATIENCE.
        """
        self._follower, is_warm = Event(), Event()
        with suppress(RuntimeError):  # no thread can be started: searches open generations, and load what they need
            Thread(target=_follow, args=(weakref.ref(self), self._follower, is_warm), daemon=True).start()
            is_warm.wait(_PATIENCE)
            return
        self._follower = None

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Let this thread get one generation throughout a block: the one that it gets first."""
        self._held.holds, self._held.generation = True, None
        try:
            yield
        finally:
            self._held.holds, self._held.generation = False, None

    def get(self) -> OpenGeneration:
        """Return the live generation, or the one that is open while the live one cannot be opened; in `hold`, that one.

        Raises IndexMissingError or IndexStateError if none is open, also if files of the open one were changed in
        place: it could give wrong answers.
        """
        if not getattr(self._held, "holds", False):
            return self._get_live()
        held: OpenGeneration = self._held.generation or self._get_live()
        self._held.generation = held
        return held

    def _get_live(self) -> OpenGeneration:
        self._drop_if_changed()
        opened = self._opened
        if opened and self._is_current(opened):
            return opened
        if opened and self._follower:
            self._follower.set()
            return opened
        problem = self.problem  # which the follower may take back at any moment
        if self._follower and problem and self._is_refused(stamp(self._folder), _RETRY_SECONDS):
            raise _copy(problem)  # the follower tries again, and may wait long for a cluster
        if not self._lock.acquire(blocking=opened is None) and opened:  # another thread opens the new one
            return opened
        try:
            return self._open()
        finally:
            self._lock.release()

    def removal(self) -> KashshafError | None:
        """Say what of the open generation was removed from the folder: it can be searched until the process ends."""
        opened = self._opened
        if opened is None:
            return None
        if stamp(self._folder) == NO_INDEX:
            return missing(self._folder, opened.manifest.sources)
        if file := opened.missing_file():
            return opened.manifest.damage(self._folder, IndexStateError("%(file)s is missing", file=file))
        return None

    def _is_current(self, opened: OpenGeneration) -> bool:
        found = stamp(self._folder)
        return found in (opened.stamp, NO_INDEX) or self._is_refused(found, _RETRY_SECONDS)

    def _is_refused(self, found: Stamp, seconds: float) -> bool:
        """Say whether a generation could not be opened in the last seconds."""
        refused, when = self._refused
        return found == refused and time.monotonic() - when < seconds

    def _open(self) -> OpenGeneration:
        """Open the live generation, unless another thread has just done so, or failed to."""
        opened, found = self._opened, stamp(self._folder)
        if opened and self._is_current(opened):
            return opened
        if self.problem and opened is None and self._is_refused(found, _LOOK_SECONDS):
            raise _copy(self.problem)
        try:
            new = OpenGeneration.open(self._folder, self._weights, verify=self._doubts_files())
        except SlowSearchError:  # says nothing of the generation
            raise
        except Exception as fault:
            self._refused = (found, time.monotonic())
            problem = self._report(fault)
            if opened is None:
                raise problem from fault
            return opened  # whatever is wrong with the new one, this one can be searched
        if self._follower and opened:
            self._warm(new)
        self._opened, self.problem = new, None
        return new

    def _doubts_files(self) -> bool:
        """Say whether the files of an index may be damaged, as far as is known; a cluster says nothing of them."""
        return self.problem is not None and not isinstance(self.problem, ClusterError)

    def look(self) -> None:
        """Open the live generation and load its lists, unless that is done already."""
        self._drop_if_changed()
        with suppress(KashshafError):  # who asks for the generation is told
            with self._lock:
                opened = self._open()
            self._warm(opened)

    def _warm(self, opened: OpenGeneration) -> None:
        if opened is self._warmed:
            return
        self._warmed = opened
        try:
            opened.warm()
        except Exception:  # a search loads the same lists, and says what is wrong
            logging.getLogger(__name__).warning("The lists of an index could not be loaded ahead", exc_info=True)

    def _report(self, fault: Exception) -> KashshafError:
        """Keep, log and return why a generation cannot be opened; the log has each reason once."""
        problem = fault if isinstance(fault, KashshafError) else _cannot_open(self._folder, fault)
        if self._logs and str(problem) != str(self.problem):
            kept = "; the search goes on with the generation that is open" if self._opened else ""
            logging.getLogger(__name__).error("%s%s", problem, kept)
        self.problem = problem
        return problem

    def _drop_if_changed(self) -> None:
        """Close the open generation if a file of it was changed in place: Tantivy reads it where it lies.

        A file that was made shorter ends the process (SIGBUS) if a search reads what is gone before this looks.
        """
        now = time.monotonic()
        if self._opened is None or now - self._looked < _LOOK_SECONDS:
            return
        self._looked = now
        if changed := self._opened.changed_file():
            manifest, self._opened = self._opened.manifest, None
            reason = IndexStateError("%(file)s was changed while it was open", file=changed)
            self.problem = manifest.damage(self._folder, reason)
            logging.getLogger(__name__).error(str(self.problem))


def _follow(live: "weakref.ref[LiveGeneration]", wakes: Event, is_warm: Event) -> None:
    """Look for a new generation each second, and when woken, as long as there is something to look for it."""
    while (followed := live()) is not None:
        try:
            followed.look()
        except Exception:  # the thread goes on: without it, no search would see a new generation
            logging.getLogger(__name__).exception("The index could not be looked at")
        is_warm.set()
        del followed
        wakes.wait(_FOLLOW_SECONDS)
        wakes.clear()


def _copy(problem: KashshafError) -> KashshafError:
    """Return an error that this thread can raise."""
    return type(problem)(problem.message, **problem.values)


def _cannot_open(folder: Path, fault: Exception) -> KashshafError:
    reason = f"{type(fault).__name__}: {fault}"
    return IndexStateError(
        "The index in %(folder)s cannot be opened (%(reason)s): `%(command)s` says more.",
        folder=folder,
        reason=reason,
        command=shell_command("index-cli", "check", "--index", folder),
    )
