"""Two servers behind a proxy that asks them in turn, while an index is published: what its readers get."""

import http.client
import itertools
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import pytest
from flask import Flask, Response, request

from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from indexer.store.depot.publication import publish_to
from indexer.store.depot.pull import pull
from indexer.store.manifest import Manifest
from tests.conftest import Serve
from tests.indexer.archive import write_archive, write_document
from tests.progress import Silent
from web.app import create_app
from web.delivery import program_hash
from web.service.settings import Settings

_PATHS = (
    *("/", f"/search?q={quote('الوزير')}", f"/places/{quote('تونس')}", "/map", "/search.csv?q="),
    *("/api/v1/search?q=", "/api/v1/map?q=", "/api/v1/index"),
)
_SHOWN_OF_ALL = "/api/v1/map?q="  # two searches, of which each sees all documents


class Got(NamedTuple):
    """What a reader got; `took_ms` is left out of the body."""

    path: str
    status: int
    generation: str
    etag: str
    body: bytes


class Machines:
    """A builder, a depot, and two page servers with indexes of their own."""

    def __init__(self, folder: Path) -> None:
        self.seeds = write_archive(folder / "seeds", 6)
        self.index, self.depot = folder / "index", str(folder / "depot")
        self.pages = [folder / "first", folder / "second"]
        build([self.seeds], self.index, Silent())

    def publish(self) -> str:
        publish_to(self.index, self.depot, Silent())
        return Manifest.read(self.index).generation

    def publish_more(self) -> str:
        write_document(self.seeds, 9)
        update([], self.index, Silent())
        return self.publish()


@pytest.fixture
def machines(tmp_path: Path) -> Machines:
    machines = Machines(tmp_path)
    machines.publish()
    for page in machines.pages:
        pull(machines.depot, page, Silent())
    return machines


def round_robin(addresses: Iterable[str]) -> Flask:
    """Return a proxy that asks each address in turn."""
    turns = itertools.cycle(addresses)
    app = Flask("proxy")

    @app.get("/", defaults={"path": ""})
    @app.get("/<path:path>")
    def forward(path: str) -> Response:
        connection = http.client.HTTPConnection(urlsplit(next(turns)).netloc, timeout=30)
        connection.request("GET", request.environ["RAW_URI"], headers={"Host": "localhost"})
        answer = connection.getresponse()
        kept = {name: value for name, value in answer.getheaders() if name in ("ETag", "Kashshaf-Generation")}
        response = Response(answer.read(), answer.status, kept)
        connection.close()
        return response

    return app


@pytest.fixture
def proxy(machines: Machines, serve: Serve) -> Iterator[str]:
    """The address of the proxy, with both servers behind it."""
    with ExitStack() as stack:
        settings = Settings(threads=16)  # so that no download waits for another
        apps = [create_app(Searcher(page), settings) for page in machines.pages]
        servers = [stack.enter_context(serve(app)) for app in apps]
        yield stack.enter_context(serve(round_robin(servers)))


def get(proxy: str, path: str) -> Got:
    connection = http.client.HTTPConnection(urlsplit(proxy).netloc, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if path.startswith("/api/v1/search"):
        body = json.dumps(json.loads(body) | {"took_ms": 0}).encode()
    return Got(path, answer.status, answer.headers["Kashshaf-Generation"], answer.headers["ETag"], body)


class Readers:
    """Ask for all addresses again and again."""

    def __init__(self, proxy: str, count: int = 3) -> None:
        self.got: list[Got] = []
        self._proxy, self._stop = proxy, Event()
        self._threads = [Thread(target=self._ask) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def _ask(self) -> None:
        for path in itertools.cycle(_PATHS):
            self.got.append(get(self._proxy, path))
            if self._stop.is_set():
                return

    def wait_for(self, generation: str, count: int) -> None:
        while sum(got.generation == generation for got in list(self.got)) < count:
            assert any(thread.is_alive() for thread in self._threads)
            self._stop.wait(0.01)

    def leave(self) -> list[Got]:
        self._stop.set()
        for thread in self._threads:
            thread.join()
        return self.got


def test_a_publication_under_load_fails_no_request_and_mixes_nothing(machines: Machines, proxy: str) -> None:
    old = Manifest.read(machines.index).generation
    readers = Readers(proxy)
    readers.wait_for(old, 2 * len(_PATHS))
    new = machines.publish_more()
    for count, page in enumerate(machines.pages, 1):
        pull(machines.depot, page, Silent())
        readers.wait_for(new, 2 * count * len(_PATHS))
    got = readers.leave()
    assert {each.status for each in got} == {200}
    assert {each.generation for each in got} == {old, new}
    of_generation, generations_of = defaultdict(set), defaultdict(set)
    for each in got:
        of_generation[each.path, each.generation].add((each.etag, each.body))
        generations_of[each.path, each.etag].add(each.generation)
    assert {key: len(answers) for key, answers in of_generation.items() if len(answers) > 1} == {}
    assert all(len(generations) == 1 for generations in generations_of.values())
    assert [get(proxy, path).generation for path in _PATHS * 2] == [new] * len(_PATHS) * 2


def test_a_request_reads_one_generation_though_another_is_published_in_the_middle(
    machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher = Searcher(machines.pages[0])
    client = create_app(searcher).test_client()
    before = client.get(_SHOWN_OF_ALL)
    find = searcher.places_found

    def publish_in_the_middle(request: object) -> object:
        found = find(request)  # type: ignore[arg-type]
        machines.publish_more()
        pull(machines.depot, machines.pages[0], Silent())
        return found

    monkeypatch.setattr(searcher, "places_found", publish_in_the_middle)
    during = client.get(_SHOWN_OF_ALL)
    assert (during.get_json(), during.headers["ETag"]) == (before.get_json(), before.headers["ETag"])
    after = client.get("/api/v1/search?q=")
    assert (after.get_json()["total"], after.headers["Kashshaf-Generation"]) == (7, searcher.manifest.generation)


def test_the_hash_of_the_program_is_that_of_its_content_and_of_no_time(tmp_path: Path) -> None:
    for copy in ("first", "second", "third"):
        (tmp_path / copy / "web").mkdir(parents=True)
        (tmp_path / copy / "web" / "app.py").write_text("x = 1\n")
    os.utime(tmp_path / "first" / "web" / "app.py", (1, 1))
    (tmp_path / "third" / "web" / "app.py").write_text("x = 2\n")
    first, second, third = (program_hash(tmp_path / copy) for copy in ("first", "second", "third"))
    assert first == second != third
