"""Worker processes: Gunicorn's arbiter keeps them alive, each answers requests with an `HttpServer`.

All workers listen on one socket and map the files of one index, whose pages they share. This file needs `fork`.
"""

import gc
import logging
import os
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from socket import socket
from tempfile import mkdtemp
from types import FrameType
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from indexer.errors import KashshafError
from indexer.search.searcher import Searcher
from web.app import create_app
from web.server.http_server import Bounds, HttpServer
from web.service import guards
from web.service.metrics import forget_worker, share_between_workers
from web.service.request_log import log_event
from web.service.settings import Settings

_STEP = 1.0  # seconds between two signs of life
_GRACE = 15  # seconds beyond the bound of a request before a worker that shows no sign of life is killed
_NO_BOUND = 3600  # seconds without a sign of life, if a request has no bound
_MIB = 1 << 20
_OTHER_FILES = 256  # beside connections: those of the index, of libraries, of the log


class WorkerProcess(Worker):  # type: ignore[misc]
    """A worker: it ends when it is told to, when its parent is gone, or after a request took too long."""

    http: HttpServer | None = None
    files: int

    def init_signals(self) -> None:
        """Stop gracefully at Ctrl-C too, which a terminal sends to the workers as well."""
        super().init_signals()
        signal.signal(signal.SIGINT, self.handle_exit)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop."""
        super().handle_exit(sig, frame)
        if self.http:
            self.http.wake()

    def init_process(self) -> None:
        """Bound the open files of the process, then open the index and run."""
        settings = self.app.settings
        self.files = _limit(resource.RLIMIT_NOFILE, settings.max_connections + _OTHER_FILES)
        super().init_process()

    def run(self) -> None:
        """Answer requests until the end."""
        settings = self.app.settings
        sockets = [listener.sock for listener in self.sockets]
        bounds = Bounds.of(settings)
        bounds = replace(bounds, max_connections=min(bounds.max_connections, self.files - _OTHER_FILES))
        self.http = http = HttpServer(guards.recorder_of(self.wsgi), sockets, bounds)
        if settings.request_memory:  # by now its threads have started: one that gets no memory is waited for for ever
            _limit(resource.RLIMIT_DATA, _allocated() + settings.request_memory * _MIB)
        log_event("worker_started", pid=self.pid)
        was_overdue = False
        while self.alive and os.getppid() == self.ppid and not was_overdue:
            self.notify()
            http.step(_STEP)
            was_overdue = http.answer_overdue()
        dropped = http.stop(settings.stop_timeout, self.notify)
        log_event("worker_stopped", pid=self.pid, dropped=dropped, overdue=was_overdue or None)
        sys.stderr.flush()
        os._exit(0)  # a thread that still works on an overdue request would hold up an orderly end


def _allocated() -> int:
    """Return the bytes that RLIMIT_DATA counts by now (proc_pid_statm(5)); 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[5]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def _limit(resource_: int, wanted: int) -> int:
    """Set the soft limit of a resource, as far as the hard limit allows; return it."""
    _, hard = resource.getrlimit(resource_)
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource_, (soft, hard))
    return soft


class _QuietLogger:
    """Gunicorn's logger: its warnings and errors go to the log, its other lines say what our own events say."""

    def __init__(self, cfg: Any) -> None:
        self.cfg = cfg

    def setup(self, cfg: Any) -> None:
        """Take a new configuration."""
        self.cfg = cfg

    def error(self, message: str, *values: object, **options: Any) -> None:
        """Write an error as an event."""
        log_event("supervisor", logging.ERROR, message=message % values if values else message)
        if options.get("exc_info"):
            logging.getLogger(__name__).error("", exc_info=True)

    warning = critical = error

    def exception(self, message: str, *values: object, **_options: object) -> None:
        """Write an error and its traceback."""
        self.error(message, *values, exc_info=True)

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_args, **_kwargs: None


class _Application(BaseApplication):  # type: ignore[misc]
    """What the arbiter asks for: its own configuration, and the application of a worker."""

    def __init__(self, settings: Settings, listening: socket) -> None:
        self.settings = settings
        self._descriptor = listening.detach()
        super().__init__()

    def load_config(self) -> None:
        """Give the arbiter its configuration, from ours."""
        settings = self.settings
        values = {
            "bind": f"fd://{self._descriptor}",
            "workers": settings.worker_count,
            "worker_class": WorkerProcess,
            "timeout": settings.request_timeout + _GRACE if settings.request_timeout else _NO_BOUND,
            "graceful_timeout": settings.stop_timeout + 1,
            "logger_class": _QuietLogger,
            "control_socket_disable": True,
            "child_exit": lambda _arbiter, worker: forget_worker(worker.pid),
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application of a worker, with an index of its own; without one it answers 503 and tries again."""
        searcher = Searcher(self.settings.index, must_open=False)
        searcher.follow()
        return create_app(searcher, self.settings)


class Supervisor(Arbiter):  # type: ignore[misc]
    """Starts, replaces and stops the workers. SIGHUP reads the settings again; if they are wrong, the old ones stay."""

    def __init__(self, settings: Settings, listening: socket, read_again: Callable[[], Settings]) -> None:
        self._read_again = read_again
        super().__init__(_Application(settings, listening))

    def handle_hup(self) -> None:
        """Start workers with the settings of now, then stop the others."""
        try:
            settings = self._read_again()
        except KashshafError as fault:
            log_event("reload_refused", logging.ERROR, reason=fault)
            return
        log_event("reloading")
        self.app.settings = settings
        super().handle_hup()

    def handle_int(self) -> None:
        """Stop gracefully at Ctrl-C."""
        self.handle_term()


def supervise(settings: Settings, listening: socket, read_again: Callable[[], Settings]) -> None:
    """Run worker processes until the service is stopped; then exit with 0."""
    pid, counts = os.getpid(), Path(mkdtemp(prefix="kashshaf-metrics-"))
    share_between_workers(counts)
    gc.freeze()  # what is loaded by now stays shared with the workers: collection would write to its pages
    try:
        Supervisor(settings, listening, read_again).run()
    finally:
        if os.getpid() == pid:  # a worker that fails comes by here too
            rmtree(counts, ignore_errors=True)
            log_event("stopped")
