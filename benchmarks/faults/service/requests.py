"""Hostile requests to a running server: methods, headers, paths, bodies, halves. It goes on answering."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from urllib.parse import quote

from benchmarks.faults.children import children
from benchmarks.faults.hostile.texts import any_text
from benchmarks.faults.outcome import Outcome
from benchmarks.faults.service.server import HOST, Server, ServerDiedError, serving, status_of
from benchmarks.faults.trial_index import TrialIndex

_NOT_IMPLEMENTED = (501, 505)  # what RFC 9110 asks for where a method or a version is unknown
_PATIENCE = 1  # seconds: some requests promise a body that never comes
_METHODS = (
    "GET",
    "POST",
    "PUT",
    "HEAD",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "DELETE",
    "PATCH",
    "get",
    "G\0T",
    "Ω",
    "",
    "GET " * 50,
)
_PATHS = (
    "/",
    "/search?q=",
    "/api/v1/search?q=",
    "/api/v1/suggest?q=",
    "/documents/",
    "/people/",
    "/help",
    "/static/",
    "/%00",
)
_VERSIONS = ("HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/9.9", "", "HTTP/1.1 x", "ICY/1.0")
_NAMES = ("Host", "Content-Length", "Transfer-Encoding", "Connection", "Expect", "Range", "Cookie", "Accept-Language")
_VALUES = (
    "-1",
    "0",
    "10",
    "99999999999999999999",
    "chunked",
    "chunked, chunked",
    "100-continue",
    "bytes=0-",
    "a..b",
    "a" * 9000,
)
_CHUNKS = (b"5\r\nhello\r\n", b"zz\r\n", b"-1\r\n", b"0\r\n\r\n", b"\r\n")


def run(requests: int, seed: int) -> Outcome:
    """Send random requests to one server."""
    outcome = Outcome("requests", "methods, versions, headers, paths, bodies and half requests to a running server")
    random = Random(seed)
    with TemporaryDirectory() as home, children() as makers:
        trial = makers.must(TrialIndex.make, Path(home), Random(seed))
        with serving(trial.index) as server:
            for number in range(requests):
                kind = random.choice(list(_KINDS))
                request = _KINDS[kind](random)
                outcome.add(kind, _faults(server, request, half=kind == "half", ask=not number % 10))
    return outcome


def _faults(server: Server, request: bytes, *, half: bool, ask: bool) -> list[str]:
    """Return what is wrong with the answer to a request, and if asked for, with the answer to an ordinary one."""
    named = f"{request[:200]!a}"
    try:
        status = status_of(server.send(request, half=half, seconds=_PATIENCE))
        faults = [f"{named}: status {status}"] if status >= 500 and status not in _NOT_IMPLEMENTED else []
        if ask and (after := server.get("/api/v1/search?q=" + quote("القاهرة"))[0]) != 200:
            faults.append(f"after {named}: status {after}")
    except (OSError, ServerDiedError) as fault:
        return [f"{named}: {fault}"]
    return faults


def _line(random: Random) -> str:
    path = random.choice(_PATHS) + random.choice((quote(any_text(random)[:300]), any_text(random)[:50], ".." * 9, ""))
    return f"{random.choice(_METHODS)} {path} {random.choice(_VERSIONS)}\r\n"


def _head(random: Random) -> bytes:
    names = [random.choice((*_NAMES, any_text(random)[:30])) for _ in range(random.choice((0, 1, 2, 5, 300)))]
    headers = "".join(f"{name}: {random.choice((*_VALUES, any_text(random)[:50]))}\r\n" for name in names)
    return f"{_line(random)}{headers}Connection: close\r\n\r\n".encode(errors="surrogatepass")


def _ordinary(random: Random, more: str = "") -> bytes:
    path = random.choice(_PATHS[:6]) + quote(any_text(random)[:300], errors="surrogatepass")
    return f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n{more}Connection: close\r\n\r\n".encode()


def _one_header(random: Random) -> bytes:
    return _ordinary(random, f"{random.choice(_NAMES)}: {random.choice(_VALUES)}\r\n")


def _body(random: Random) -> bytes:
    size = random.choice((0, 10, 1 << 16, 1 << 40))
    head = _head_of_body(random.choice(_METHODS[:6]), f"Content-Length: {size}")
    return head + random.randbytes(random.choice((0, 10, 1 << 16)))


def _chunks(random: Random) -> bytes:
    return _head_of_body("POST", "Transfer-Encoding: chunked") + b"".join(random.choices(_CHUNKS, k=9))


def _head_of_body(method: str, header: str) -> bytes:
    return f"{method} /search HTTP/1.1\r\nHost: {HOST}\r\n{header}\r\nConnection: close\r\n\r\n".encode()


def _half(random: Random) -> bytes:
    request = random.choice((_head, _ordinary, _body))(random)
    return request[: random.randrange(len(request))]


def _noise(random: Random) -> bytes:
    return random.randbytes(random.randint(1, 2000)) + b"\r\n\r\n"


_KINDS: dict[str, Callable[[Random], bytes]] = {
    "head": _head,
    "ordinary": _ordinary,
    "one header": _one_header,
    "half": _half,
    "noise": lambda random: _noise(random) if random.random() < 0.5 else _body(random),
    "chunks": _chunks,
}
