"""Listen on an address and serve the pages there: in worker processes, or in this one where there is no fork."""

import logging
import os
import signal
import stat
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from socket import AF_INET6, SOCK_STREAM, getaddrinfo, socket
from socket import create_server as open_socket
from types import FrameType

from indexer.cli.terminal import say
from indexer.errors import KashshafError
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from web.app import create_app
from web.server.http_server import Bounds, HttpServer
from web.service import guards
from web.service.request_log import log_event, write_logs
from web.service.settings import Settings

if sys.platform != "win32":
    from socket import AF_UNIX

    from web.server.workers import supervise

_BACKLOG = 2048
_FIRST_QUERIES = ("كتاب", "kitab")  # in both alphabets: each has lists of its own, 40 MB together
_STEP = 0.5  # seconds


class AddressError(KashshafError):
    """The server cannot listen on an address."""


def serve(read_settings: Callable[[], Settings]) -> None:
    """Serve until stopped; exit with 0. Raises SettingsError, AddressError, IndexMissingError or IndexStateError.

    `read_settings` is called again at SIGHUP.
    """

    def read() -> Settings:
        settings = read_settings()
        _try_index(settings.index)
        return settings

    settings = read()
    write_logs()
    listening = listen_on_path(settings.socket) if settings.socket else listen(settings.host, settings.port)
    for line in (f"كشّاف {address(listening)}", *guards.warnings(settings)):
        say(line)
    count = 1 if sys.platform == "win32" else settings.worker_count
    log_event("started", address=address(listening), workers=count, pid=os.getpid(), index=settings.index)
    if sys.platform == "win32":  # it has no fork
        serve_alone(settings, listening)
    else:
        supervise(settings, listening, read)


def _try_index(folder: Path) -> None:
    """Open an index, so that one that cannot be opened is said once, and search: workers share the lists it loads."""
    searcher = Searcher(folder)
    for query in _FIRST_QUERIES:
        searcher.search(Request(query))


def listen(host: str, port: int) -> socket:
    """Return a socket that listens on an address; raise AddressError if it cannot."""
    try:
        family, _, _, _, resolved = getaddrinfo(host or None, port, type=SOCK_STREAM)[0]
        return open_socket(resolved, family=family, backlog=_BACKLOG)
    except PermissionError as fault:
        raise AddressError(
            "Cannot listen on %(host)s port %(port)s (%(reason)s): choose a --port of 1024 or more, "
            "and let a proxy listen on the other.",
            host=host,
            port=port,
            reason=_reason(fault),
        ) from fault
    except (OSError, UnicodeError) as fault:  # UnicodeError: a part of the host is longer than 63 letters
        raise AddressError(
            "Cannot listen on %(host)s port %(port)s (%(reason)s): choose another --host or --port.",
            host=host,
            port=port,
            reason=_reason(fault),
        ) from fault


def _reason(fault: Exception) -> str:
    """Return why an address cannot be used, without the address, which `create_server` adds to it."""
    number = getattr(fault, "errno", None) or 0
    return os.strerror(number) if number > 0 else getattr(fault, "strerror", None) or str(fault)  # below 0: of names


def listen_on_path(path: Path) -> socket:
    """Return a Unix socket that listens; raise AddressError if it cannot. A socket that nobody listens on is replaced.

    The umask decides who may connect.
    """
    try:
        if sys.platform == "win32":
            raise OSError("Windows has none")
        _remove_dead_socket(path)
        with ExitStack() as stack:
            listening = stack.enter_context(socket(AF_UNIX, SOCK_STREAM))
            listening.bind(str(path))
            listening.listen(_BACKLOG)
            stack.pop_all()
    except OSError as fault:
        raise AddressError(
            "Cannot listen on the Unix socket %(path)s (%(reason)s): choose another --socket.",
            path=path,
            reason=_reason(fault),
        ) from fault
    return listening


def _remove_dead_socket(path: Path) -> None:
    """Remove the socket that a service which was killed has left; one that answers, or another file, stays."""
    if sys.platform == "win32":
        return
    with suppress(FileNotFoundError), socket(AF_UNIX, SOCK_STREAM) as client:
        if stat.S_ISSOCK(path.lstat().st_mode):
            try:
                client.connect(str(path))
            except ConnectionRefusedError:
                path.unlink()


def address(listening: socket) -> str:
    """Return the address of a listening socket, as a person types it."""
    name = listening.getsockname()
    if not isinstance(name, tuple):
        return f"unix:{name}"
    return f"http://[{name[0]}]:{name[1]}/" if listening.family == AF_INET6 else f"http://{name[0]}:{name[1]}/"


def serve_alone(settings: Settings, listening: socket) -> None:
    """Serve in this process until it is told to stop."""
    searcher = Searcher(settings.index, must_open=False)
    searcher.follow()
    app = create_app(searcher, settings)
    http = HttpServer(guards.recorder_of(app), [listening], Bounds.of(settings))
    is_stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal is_stopping
        is_stopping = True
        http.wake()

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, stop)
    while not is_stopping:
        http.step(_STEP)
        http.answer_overdue()
    dropped = http.stop(settings.stop_timeout, lambda: None)
    log_event("stopped", logging.INFO, dropped=dropped)
    sys.exit(0)
