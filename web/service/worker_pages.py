"""The application of one worker: the pages over an index that the worker opens for itself."""

import logging
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from flask import Flask

from indexer.errors import KashshafError
from indexer.search.searcher import Searcher
from web.app import create_app
from web.service.events import log_event
from web.service.settings import Settings

_NO_INDEX = "الفهرس غير متاح الآن. The index is unavailable: try again shortly.\n".encode()
_HEADERS = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Length", str(len(_NO_INDEX))),
    ("Retry-After", "5"),
]


class WorkerPages:
    """The pages; while the index cannot be opened, 503, and each request tries again."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._app: Flask | None = None
        self._opening = Lock()
        self._open()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        app = self._app or self._open()
        if app is None:
            start_response("503 Service Unavailable", _HEADERS)
            return [_NO_INDEX]
        return app(environ, start_response)

    def _open(self) -> Flask | None:
        with self._opening:
            if self._app is None:
                try:
                    self._app = create_app(Searcher(self._settings.index), self._settings)
                except KashshafError as fault:
                    log_event("index_unavailable", logging.ERROR, reason=fault)
            return self._app
