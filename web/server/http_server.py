"""HTTP for one process: a loop reads and writes all connections, a few threads make the answers.

The loop (Waitress) buffers whole request heads and answers, so an idle or slow client holds a connection and never a
thread. This file adds what a service needs: bounds in time, an end without dropped requests, and a fair share among
the workers that listen on one socket.
"""

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from socket import AF_UNIX, socket
from typing import Any, Self

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer, UnixWSGIServer
from waitress.task import ThreadedTaskDispatcher

from web.server.connection import Channel
from web.service.request_bounds import MAX_BODY
from web.service.request_log import Recorder, log_event
from web.service.settings import Settings

LINGER = 1.0  # seconds that a stopping server waits for the next request on a connection that was in use
_FULL_PATIENCE = 1.0  # seconds that an idle connection may last when no other fits
_LARGEST_HEAD = 192 * 1024  # bytes: an address and headers within the bounds of a request, and their names
_MAX_ACCEPTED = 4096  # connections to take from the queue of a socket before it is closed
_OVERDUE = (
    b"HTTP/1.1 504 Gateway Timeout\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"
    b"X-Request-ID: %b\r\nCache-Control: no-store\r\nContent-Length: %d\r\n\r\n%b"
)
_OVERDUE_PAGE = """<!doctype html>
<meta name="viewport" content="width=device-width">
<title>504</title>
<p lang="ar" dir="rtl">استغرق الطلب أطول مما يُسمح به. أعد المحاولة بعد قليل.</p>
<p lang="en" dir="ltr">The request took longer than it may. Try again shortly.</p>
""".encode()


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a server allows: seconds, and numbers of threads and connections. A `request_timeout` of 0 is no bound."""

    threads: int
    max_connections: int
    idle_timeout: int
    request_timeout: int

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Return what the settings say."""
        return cls(settings.threads, settings.max_connections, settings.idle_timeout, settings.request_timeout)


class _Listener:
    """A listening socket. While requests wait for a thread here, other workers take the new connections."""

    channel_class = Channel
    http: "HttpServer"
    task_dispatcher: ThreadedTaskDispatcher

    def readable(self) -> bool:
        return super().readable() and not self.task_dispatcher.queue  # type: ignore[misc]

    def maintenance(self, now: float) -> None:
        super().maintenance(now)  # type: ignore[misc]
        self.http.close_waiting()


class _TcpListener(_Listener, TcpWSGIServer):  # type: ignore[misc]
    """A port."""


class _UnixListener(_Listener, UnixWSGIServer):  # type: ignore[misc]
    """A Unix socket."""


class HttpServer:
    """Answers the requests that come in on listening sockets while its owner calls `step`."""

    def __init__(self, application: Recorder, sockets: Iterable[socket], bounds: Bounds) -> None:
        self._application, self._bounds = application, bounds
        self._map: dict[int, Any] = {}
        self._threads = ThreadedTaskDispatcher()
        self._threads.set_thread_count(bounds.threads)
        self._is_stopping = False
        adjustments = Adjustments(
            ident=None,
            connection_limit=bounds.max_connections,
            channel_timeout=bounds.idle_timeout,
            cleanup_interval=1,
            max_request_body_size=MAX_BODY + 1,  # 413 as soon as the head announces more
            max_request_header_size=_LARGEST_HEAD,
            log_socket_errors=False,
            asyncore_use_poll=True,
            clear_untrusted_proxy_headers=False,
        )
        self._listeners = [self._listen(application, each, adjustments) for each in sockets]

    def _listen(self, application: Recorder, listening: socket, adjustments: Adjustments) -> Any:
        listener_class = _UnixListener if listening.family == AF_UNIX else _TcpListener
        info = (listening.family, listening.type, listening.proto, listening.getsockname())
        options = {"dispatcher": self._threads, "adj": adjustments, "sockinfo": info, "bind_socket": False}
        listener = listener_class(application, self._map, True, listening, **options)
        listener.http = self
        return listener

    def step(self, seconds: float) -> None:
        """Read and write what is ready, waiting for it at most so many seconds."""
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._map, count=1)

    def wake(self) -> None:
        """End the wait of a `step`; may be called by a signal handler."""
        with suppress(OSError):  # it has stopped
            self._listeners[0].pull_trigger()

    @property
    def wants_new_connections(self) -> bool:
        """True if clients do better on a new connection, which another worker may take."""
        return self._is_stopping or bool(self._threads.queue)

    @property
    def _channels(self) -> list[Channel]:
        return [each for listener in self._listeners for each in listener.active_channels.values()]

    def close_waiting(self) -> None:
        """Close connections that have waited too long for a whole request, however slowly it comes in."""
        is_full = len(self._map) >= self._bounds.max_connections
        patience = _FULL_PATIENCE if is_full else self._bounds.idle_timeout
        self._close_idle(time.monotonic() - patience)

    def _close_idle(self, before: float) -> None:
        for channel in self._channels:
            if channel.is_idle and channel.waits_since <= before:
                channel.will_close = True

    def answer_overdue(self) -> bool:
        """Answer requests that take too long with 504; True if there were any.

        Their threads go on regardless, and others take their places: requests that wait are still answered. If the
        answer has begun, or its client takes none of it, the connection is closed before its end.
        """
        bound = self._bounds.request_timeout
        before = time.monotonic() - bound
        late = [each for each in self._channels if each.answered_since and each.answered_since < before]
        if not bound or not late:
            return False
        overdue = [each for each in late if not each.waits_for_client]
        for channel in late:
            if channel in overdue:
                self._record_overdue(channel)
            if channel.has_begun:
                channel.handle_close()  # its thread then writes nowhere
        self._threads.set_thread_count(len(self._threads.threads) + len(overdue))
        return bool(overdue)

    def _record_overdue(self, channel: Channel) -> None:
        """Record a request that takes too long, and answer it unless its answer has begun."""
        bound = self._bounds.request_timeout
        seconds = time.monotonic() - channel.answered_since if channel.answered_since else bound
        size = 0 if channel.has_begun else len(_OVERDUE_PAGE)
        id_ = self._application.record(channel.environ or {}, 504, seconds, size)
        log_event("request_overdue", logging.ERROR, id=id_, seconds=bound)
        if not channel.has_begun:
            channel.write_soon(_OVERDUE % (id_.encode(), len(_OVERDUE_PAGE), _OVERDUE_PAGE))
            channel.close_when_flushed = True
        channel.answered_since = None

    def stop(self, seconds: float, tick: Callable[[], None]) -> int:
        """Finish the requests that have come in; return how many were not finished after so many seconds.

        `tick` is called a few times a second. Connections in the queues of the sockets are taken before these close.
        """
        start = time.monotonic()
        self._is_stopping = True
        for listener in self._listeners:
            _take_queued(listener)
            wasyncore.dispatcher.close(listener)
        while self._channels and time.monotonic() - start < seconds:
            tick()
            if time.monotonic() - start > LINGER:
                self._close_idle(time.monotonic())
            self.answer_overdue()
            self.step(0.05)
        unfinished = sum(not channel.is_idle for channel in self._channels)
        self._threads.set_thread_count(0)
        for channel in self._channels:
            channel.handle_close()  # its thread then writes nowhere and wakes nobody
        for listener in self._listeners:
            listener.trigger.close()
        return unfinished


def _take_queued(listener: Any) -> None:
    for _ in range(_MAX_ACCEPTED):
        open_before = len(listener.active_channels)
        listener.handle_accept()
        if len(listener.active_channels) == open_before:
            return
