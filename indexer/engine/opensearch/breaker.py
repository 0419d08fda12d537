"""While a cluster does not answer, calls fail at once, and one thread at a time looks whether it answers again."""

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread

_FAILURES = 3  # in a row, after which calls fail at once
_BETWEEN_LOOKS = 2.0  # seconds
_LOOK_PATIENCE = 0.3  # seconds that the caller for whom it is looked waits for the outcome


class Breaker:
    """Is shared by all threads of a process that ask one cluster over one connection.

    Libraries that do this either let one call at a time pass, or all of them at once when they try again.
    """

    def __init__(self, answers: Callable[[], bool]) -> None:
        """Take a function that asks whether the cluster answers; it may take its time."""
        self._answers = answers
        self._lock = Lock()
        self._failures = 0
        self._fault: Exception | None = None  # for which calls fail
        self._look: Thread | None = None
        self._next_look = 0.0

    def check(self) -> None:
        """Raise the fault of the last call while the cluster does not answer."""
        if self._fault and self._looked():
            fault = self._fault
            if fault:
                raise type(fault)(*fault.args)  # each thread has one of its own, with its own traceback

    def failed(self, fault: Exception) -> None:
        """Count a call that got no answer."""
        with self._lock:
            self._failures += 1
            if self._failures >= _FAILURES and self._fault is None:
                self._fault, self._next_look = fault, time.monotonic() + _BETWEEN_LOOKS

    def doubted(self, fault: Exception) -> None:
        """Count a call that was given up, unless the cluster answers when it is looked: then it was only slow."""
        with suppress(RuntimeError):  # no thread can be started
            Thread(target=self._ask_or_fail, args=(fault,), daemon=True).start()

    def answered(self) -> None:
        """Count a call that got an answer, whatever it says."""
        if self._failures:
            with self._lock:
                self._failures, self._fault = 0, None

    def _looked(self) -> bool:
        """Look again if it is time to; return False if that cannot be done, so that the caller must try itself."""
        with self._lock:
            is_looking = self._look is not None and self._look.is_alive()  # a forked process has no threads
            if is_looking or time.monotonic() < self._next_look:
                return True
            self._next_look = time.monotonic() + _BETWEEN_LOOKS
            self._look = look = Thread(target=self._ask, daemon=True)
            try:
                look.start()
            except RuntimeError:  # no thread can be started
                self._look = None
                return False
        look.join(_LOOK_PATIENCE)
        return True

    def _ask_or_fail(self, fault: Exception) -> None:
        if not self._answers():
            self.failed(fault)

    def _ask(self) -> None:
        if self._answers():
            self.answered()
