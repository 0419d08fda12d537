from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from indexer.search.searcher import Searcher
from tests.conftest import Serve
from tests.indexer.searching import index_rows
from tests.web.collection import ROWS
from web.app import create_app


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the rows of `tests.web.collection`."""
    folder = tmp_path_factory.mktemp("web")
    index_rows(ROWS, folder)
    return folder / "index"


@pytest.fixture(scope="session")
def searcher(index: Path) -> Searcher:
    return Searcher(index)


@pytest.fixture(scope="session")
def app(searcher: Searcher) -> Flask:
    return create_app(searcher)


@pytest.fixture(scope="module")
def in_arabic(app: Flask) -> Iterator[None]:
    """A request for a page in Arabic."""
    with app.test_request_context("/"):
        yield


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def server(app: Flask, serve: Serve) -> Iterator[str]:
    """Serve the application and return its address."""
    with serve(app) as address:
        yield address


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A page of a desktop browser, without JavaScript unless a test is run with it."""
    scripts = getattr(request, "param", False)
    with browser.new_context(java_script_enabled=scripts, base_url=server, locale="ar") as context:
        yield context.new_page()


@pytest.fixture
def phone(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A page of a browser as wide as a phone, with JavaScript unless a test is run without it."""
    size = {"width": 390, "height": 844}
    kept = {"java_script_enabled": getattr(request, "param", True), "base_url": server, "locale": "ar"}
    with browser.new_context(viewport=size, **kept) as context:  # type: ignore[arg-type]
        yield context.new_page()
