"""Requests as they come from the network, and applications with settings of their own."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder, TestResponse, run_wsgi_app
from werkzeug.wrappers import Request

from indexer.search.searcher import Searcher
from web.app import create_app
from web.service.settings import Settings


def guarded(searcher: Searcher, **settings: Any) -> FlaskClient:
    """Return a client of an application with some settings."""
    return create_app(searcher, Settings(**settings)).test_client()


def raw(client: FlaskClient, path: str = "/", query: str = "", **environ: Any) -> TestResponse:
    """Send a request with this path, query string and environment as they are; None removes a key."""
    sent = EnvironBuilder(path="/").get_environ()
    sent |= {"PATH_INFO": path, "QUERY_STRING": query, "REMOTE_ADDR": "127.0.0.1", **environ}
    parts, status, headers = run_wsgi_app(client.application, {k: v for k, v in sent.items() if v is not None})
    answer = TestResponse([b"".join(parts)], status, headers, Request(sent))
    if hasattr(parts, "close"):
        parts.close()
    return answer
