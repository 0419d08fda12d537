"""Fixtures of several packages: a browser, a server for it to visit, and a cluster of OpenSearch."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Thread

import pytest
from flask import Flask
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from tests.cluster.nodes import Cluster, running_cluster

CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
CHROMIUM += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]

# A shell ignores Ctrl-C for what it runs in the background, and so would all that tests start and stop.
signal.signal(signal.SIGINT, signal.default_int_handler)

os.environ["LC_ALL"] = "C.UTF-8"  # the commands, which take their help from the locale, print both languages

# A deadline measures the machine, not the code.
settings.register_profile("kashshaf", deadline=None)
settings.load_profile("kashshaf")

Serve = Callable[[Flask], AbstractContextManager[str]]


@contextmanager
def _serving(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def serve() -> Serve:
    """A context manager that serves an application on a free port and gives its address."""
    return _serving


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("Chromium is missing: install it from the distribution (on Debian: apt-get install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Three nodes; a test that ends one starts it again. Tests with it are marked `cluster`."""
    with running_cluster(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster
