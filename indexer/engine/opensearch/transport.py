"""Carries out requests: on one node after the other, again after a pause, in vain at once while none answers."""

import logging
import time
from collections.abc import Iterator, Mapping
from itertools import repeat
from random import uniform
from typing import Any

from opensearchpy import Transport, Urllib3HttpConnection
from opensearchpy.exceptions import (
    ConnectionError,  # noqa: A004 - the client's own
    ConnectionTimeout,
    OpenSearchException,
    SSLError,
    TransportError,
)
from urllib3.util import Timeout

from indexer.deadline import SlowSearchError, check_time, seconds_left, time_limit
from indexer.engine.opensearch.breaker import Breaker
from indexer.engine.opensearch.faults import PASSING, check_whole, our_error

_SEARCH_PAUSES = (0.1, 0.2, 0.4)  # seconds before a search asks a busy cluster again
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 15.0  # seconds before a build asks again; each is twice as long as the one before
_LEAST_SECONDS = 0.001  # that a node is waited for: for none at all, the client finds fault with the number
_AROUND = (0.8, 1.2)  # times a pause
_LOOK_SECONDS = 2.0  # that a cluster which answers at all may take to say so
_AUTHORITY = ("GET", "/")  # what is asked to see whether a cluster answers


class BoundedConnection(Urllib3HttpConnection):
    """A node, which is not waited for longer than a search may take."""

    def perform_request(self, *arguments: Any, **options: Any) -> Any:
        """Ask the node; raises SlowSearchError if the time for the search is over."""
        check_time()
        left, bounds = max(seconds_left(), _LEAST_SECONDS), options.get("timeout") or self.timeout
        connect: Any = bounds.connect_timeout if isinstance(bounds, Timeout) else bounds
        read: Any = bounds.read_timeout if isinstance(bounds, Timeout) else bounds
        options["timeout"] = Timeout(connect=min(connect, left), read=min(read, left))
        return super().perform_request(*arguments, **options)


class ClusterTransport(Transport):
    """Raises our errors in place of those of the client, also for an answer that is not whole.

    The client goes to another node at once where one does not answer. This asks again after a pause: a search for less
    than a second, and only if the cluster answered that it is busy; a build for as many seconds as it may wait, if the
    cluster has answered before. So what is sent must do no harm if it comes twice.
    """

    def __init__(
        self, hosts: Any, *, names: Mapping[str, str], wait_seconds: float, has_answered: bool, **options: Any
    ) -> None:
        """Take the nodes, the `index` and `nodes` that errors name, and how long a build waits; a search 0 seconds."""
        super().__init__(hosts, connection_class=BoundedConnection, **options)
        self._names, self._wait_seconds = names, wait_seconds
        self._breaker = Breaker(self._answers)
        self._has_answered = has_answered

    def perform_request(self, *arguments: Any, **options: Any) -> Any:
        """Return the answer to a request; raises KashshafError."""
        pauses = self._pauses()
        while True:
            try:
                return self._ask(*arguments, **options)
            except OpenSearchException as fault:
                error = our_error(fault, self._names)
                pause = next(pauses, None) if self._may_pass(fault) else None
                if pause is None:
                    raise error from fault
            if self._wait_seconds:
                logging.getLogger(__name__).warning("%s (again in %.0f s)", error, pause)
            time.sleep(min(pause, max(seconds_left(), 0)))

    def _ask(self, *arguments: Any, **options: Any) -> Any:
        check_time()
        self._breaker.check()
        try:
            answer = super().perform_request(*arguments, **options)
        except ConnectionError as fault:
            self._breaker.failed(fault)
            raise
        except SlowSearchError:  # the search that waited for the answer is over
            self._breaker.doubted(ConnectionTimeout("TIMEOUT", "no answer before the search was over", None))
            raise
        except TransportError:
            self._breaker.answered()
            raise
        self._has_answered = True
        self._breaker.answered()
        check_whole(answer)
        return answer

    def _may_pass(self, fault: OpenSearchException) -> bool:
        if not isinstance(fault, TransportError) or isinstance(fault, SSLError):
            return False
        is_unreachable = isinstance(fault, ConnectionError)
        return fault.status_code in PASSING or (is_unreachable and self._has_answered and self._wait_seconds > 0)

    def _pauses(self) -> Iterator[float]:
        """Yield the seconds to wait before each time that a request is sent again."""
        if not self._wait_seconds:
            yield from map(_about, _SEARCH_PAUSES)
            return
        end, pause = time.monotonic() + self._wait_seconds, _FIRST_PAUSE
        for _ in repeat(None):
            if time.monotonic() + pause > end:
                return
            yield _about(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _answers(self) -> bool:
        """Ask one node after the other; one that refuses answers too."""
        try:
            with time_limit(_LOOK_SECONDS):
                super().perform_request(*_AUTHORITY)
        except (ConnectionError, SlowSearchError):
            return False
        except TransportError:
            return True
        return True


def _about(seconds: float) -> float:
    """Return some more or less seconds, so that not all who wait come back at once."""
    return seconds * uniform(*_AROUND)  # noqa: S311 - nothing is to be kept secret
