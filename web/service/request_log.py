"""The log: one line of JSON for each request, each slow search, each event of the service and each fault.

Nothing personal is in it by default. The line of a request has the time (UTC), its id, the method, the route rather
than the address, the status, the duration in milliseconds and the bytes of the answer. JSON escapes all signs outside
ASCII, so that no text of a request can steer a terminal.
"""

import json
import logging
import re
import secrets
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from indexer.query.limits import MAX_LENGTH

ROUTE, REQUEST_ID = "kashshaf.route", "kashshaf.request_id"  # keys in the environment of a request
_OBSERVED = "kashshaf.observed"
NO_ROUTE = "none"  # of a request that is refused, or whose address leads nowhere
ACCESS, SLOW, SERVICE = "kashshaf.access", "kashshaf.slow", "kashshaf.service"  # loggers
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"})

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")


class Served:
    """A request that has been answered."""

    def __init__(self, environ: WSGIEnvironment, status: int, seconds: float, size: int) -> None:
        """Take the environment of the request, and the status, duration and size (bytes) of the answer."""
        self.environ, self.status, self.seconds, self.size = environ, status, seconds, size
        method = environ.get("REQUEST_METHOD", "")
        self.method = method if method in METHODS else "other"
        self.route: str = environ.get(ROUTE) or NO_ROUTE


Observer = Callable[[Served], None]


class Recorder:
    """A WSGI application that gives each request an id and tells observers how it was answered."""

    def __init__(
        self, app: WSGIApplication, begin: Callable[[], None], observers: Iterable[Observer], *, trusts_ids: bool
    ) -> None:
        """Take the application, and what to call when a request begins and when it is answered.

        With `trusts_ids`, a request that a proxy gave an id in X-Request-ID keeps it.
        """
        self._app, self._begin, self._observers, self._trusts_ids = app, begin, [*observers], trusts_ids

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        id_ = environ[REQUEST_ID] = self._id(environ)
        self._begin()
        start, status, length = time.perf_counter(), 500, 0

        def start_with_id(line: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            nonlocal status, length
            status = int(line[:3])
            length = int(dict(headers).get("Content-Length", 0))
            return start_response(line, [*headers, ("X-Request-ID", id_)], *fault)

        try:
            parts = self._app(environ, start_with_id)
        except BaseException:
            self._observe(environ, 500, time.perf_counter() - start, 0)
            raise

        def done(size: int) -> None:
            self._observe(environ, status, time.perf_counter() - start, size)

        if isinstance(parts, environ.get("wsgi.file_wrapper", ())):
            return _watched_file(parts, length, done)
        return _Watched(parts, done)

    def record(self, environ: WSGIEnvironment, status: int, seconds: float, size: int) -> str:
        """Tell the observers of a request that the server answers itself, and return its id.

        `environ` is that of the application if it works on the request; what it answers later is not told.
        """
        if REQUEST_ID not in environ:
            environ[REQUEST_ID] = secrets.token_hex(8)
            self._begin()
        self._observe(environ, status, seconds, size)
        return str(environ[REQUEST_ID])

    def _id(self, environ: WSGIEnvironment) -> str:
        given = environ.get("HTTP_X_REQUEST_ID", "")
        return given if self._trusts_ids and _ID.fullmatch(given) else secrets.token_hex(8)

    def _observe(self, environ: WSGIEnvironment, status: int, seconds: float, size: int) -> None:
        """Tell the observers once, whichever thread answers first."""
        mine = object()
        if environ.setdefault(_OBSERVED, mine) is not mine:
            return
        served = Served(environ, status, seconds, size)
        for observe in self._observers:
            observe(served)


class _Watched:
    """The body of an answer; when it is closed, `done` is told how many bytes were sent."""

    def __init__(self, parts: Iterable[bytes], done: Callable[[int], None]) -> None:
        self._parts, self._done, self._size = parts, done, 0

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            self._size += len(part)
            yield part

    def close(self) -> None:
        """Close the body, also when it was not read to its end."""
        try:
            if hasattr(self._parts, "close"):
                self._parts.close()
        finally:
            self._done(self._size)


def _watched_file(file: Any, size: int, done: Callable[[int], None]) -> Iterable[bytes]:
    """Return a file of so many bytes that the server sends by itself, without a thread; it tells `done` at its end."""
    close = file.close

    def close_and_tell() -> None:
        try:
            close()
        finally:
            done(size)

    file.close = close_and_tell
    watched: Iterable[bytes] = file
    return watched


class RequestLog:
    """Writes the access log and the log of slow searches."""

    def __init__(self, *, access: bool, slow_ms: int, clients: bool, queries: bool) -> None:
        """Say whether to log each request, from how many milliseconds on it is slow (0: never), and what is personal.

        `clients` adds the addresses of clients, `queries` the text of queries.
        """
        self._access, self._slow_ms, self._clients, self._queries = access, slow_ms, clients, queries
        self._key = secrets.token_bytes(16)

    def __call__(self, served: Served) -> None:
        """Log a request."""
        ms = served.seconds * 1000
        if self._access:
            _write(ACCESS, self._line(served, ms))
        if self._slow_ms and ms >= self._slow_ms:
            _write(SLOW, {**self._line(served, ms), **self._query(served)})

    def _line(self, served: Served, ms: float) -> dict[str, object]:
        line: dict[str, object] = {
            "time": _now(),
            "id": served.environ[REQUEST_ID],
            "method": served.method,
            "route": served.route,
            "status": served.status,
            "ms": round(ms, 1),
            "bytes": served.size,
        }
        if self._clients:
            line["client"] = served.environ.get("REMOTE_ADDR", "")
        if self._queries and (query := query_of(served.environ)):
            line["query"] = query
        return line

    def _query(self, served: Served) -> Mapping[str, object]:
        """Return what is told of a slow query without its text: its length, and a hash that changes with each start."""
        query = query_of(served.environ)
        if self._queries or not query:
            return {}
        digest = blake2b(query.encode(errors="replace"), key=self._key, digest_size=8).hexdigest()
        return {"query_length": len(query), "query_hash": digest}


class LineFormatter(logging.Formatter):
    """Formats a record of another logger as a line of JSON too, its traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        if record.name in (ACCESS, SLOW, SERVICE):
            return record.getMessage()
        line = {"time": _now(), "level": record.levelname.lower(), "event": "fault", "message": record.getMessage()}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return _json(line)


def log_event(event: str, /, level: int = logging.INFO, **values: object) -> None:
    """Log an event of the service itself with its values; a value that is None is left out."""
    line: dict[str, object] = {"time": _now(), "level": logging.getLevelName(level).lower(), "event": event}
    given = {name: value for name, value in values.items() if value is not None}
    logging.getLogger(SERVICE).log(level, "%s", _json({**line, **given}))


def write_logs() -> None:
    """Write all logs of this process to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LineFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # Its lines below an error name the path of a request, or each request that waits for a thread.
    logging.getLogger("waitress").setLevel(logging.ERROR)


def query_of(environ: WSGIEnvironment) -> str:
    """Return the query in the address of a request, cut to the longest that is allowed."""
    query: str = parse_qs(environ.get("QUERY_STRING", ""), errors="replace").get("q", [""])[0]
    return query[:MAX_LENGTH]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _write(logger: str, line: Mapping[str, object]) -> None:
    logging.getLogger(logger).info("%s", _json(line))


def _json(line: Mapping[str, object]) -> str:
    return json.dumps(line, default=str).replace("\x7f", "\\u007f")  # the one control character that JSON leaves
