"""How answers are sent: compressed, with validators for caches; and the files that all pages share.

A page or an answer of the API changes only with the index, the program and what the request itself says, so its ETag is
known before anything is searched for. Servers that have one index and one program give one ETag, and each answer names
the generation that it is of. Exports are compressed piece by piece, as they are made.
"""

import mimetypes
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path

from flask import Flask, Response, abort, g, request
from flask_compress import Compress
from werkzeug.http import parse_etags

from indexer.errors import KashshafError
from indexer.search.searcher import Searcher
from web.service.settings import Settings

STATIC = "static"  # the endpoint
_FOLDER = Path(__file__).parent / STATIC
_AT_ROOT = ("favicon.ico", "robots.txt")  # which browsers and robots ask for at this address alone
_FOREVER = "public, max-age=31536000, immutable"  # a year, of a file whose name holds the hash of what is in it
_A_DAY = "public, max-age=86400"
_HASH_BYTES = 6
_COMPRESSED = (
    *("text/html", "text/css", "text/javascript", "text/plain", "image/svg+xml"),
    *("application/json", "application/problem+json", "application/x-suggestions+json"),
    *("application/xml", "application/atom+xml", "application/opensearchdescription+xml"),
)
_STREAMED = {"text/csv", "application/jsonl", "application/x-research-info-systems"}  # the exports
_GZIP = 16 + zlib.MAX_WBITS  # as zlib names the format of RFC 1952
_VALIDATED = {"pages", "api"}  # blueprints
_UNVALIDATED = {"pages.original"}  # a file that is no part of the index
_READING = {"GET", "HEAD"}
_GENERATION = "Kashshaf-Generation"  # the header
_SAID = ("Accept-Language", "Cookie")  # headers that an answer may depend on


def register(app: Flask, searcher: Searcher, settings: Settings) -> None:
    """Make `app` send answers so. Call it after the guards, which see a request first."""
    app.config |= {
        "COMPRESS_ALGORITHM": ["zstd", "br", "gzip"],
        "COMPRESS_MIMETYPES": _COMPRESSED,
        "COMPRESS_STREAMS": False,
        "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,
    }
    Compress(app)
    app.after_request(_compress_stream)
    _StaticFiles().register(app)
    validators = _Validators(searcher, f"{program_hash()} {settings.originals} {bool(settings.corrections)}")
    app.before_request(validators.answer_unchanged)
    app.after_request(validators.add)


def _compress_stream(response: Response) -> Response:
    """Compress an export if the request takes gzip. The library would compress the parts of original files too."""
    takes = request.accept_encodings.best_match(["gzip", "identity"]) == "gzip"
    if takes and response.is_streamed and response.mimetype in _STREAMED and response.status_code == HTTPStatus.OK:
        response.response = _compressed(response.iter_encoded())
        response.headers["Content-Encoding"] = "gzip"
    return response


def _compressed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield each piece compressed; it can be read before the next one is made, also if that one fails."""
    compressor = zlib.compressobj(wbits=_GZIP)
    for piece in pieces:
        yield compressor.compress(piece) + compressor.flush(zlib.Z_SYNC_FLUSH)
    yield compressor.flush()


@dataclass(frozen=True, slots=True)
class _StaticFile:
    """A file of the folder `static`, and its name with the hash of its content."""

    content: bytes
    mimetype: str
    hashed_name: str


class _StaticFiles:
    """The files that all pages share; their addresses hold a hash of them, so that they are fetched once."""

    def __init__(self) -> None:
        self._files = {path.name: _read(path) for path in sorted(_FOLDER.iterdir())}
        self._names = {file.hashed_name: name for name, file in self._files.items()}

    def register(self, app: Flask) -> None:
        app.add_url_rule(f"/{STATIC}/<path:filename>", STATIC, self.send)
        for name in _AT_ROOT:
            app.add_url_rule(f"/{name}", STATIC, defaults={"filename": name})
        app.url_defaults(self._hash)

    def send(self, filename: str) -> Response:
        """Send a file, by its name or by its name with the hash."""
        file = self._files.get(self._names.get(filename, filename)) or abort(404)
        response = Response(file.content, mimetype=file.mimetype)
        response.headers["Cache-Control"] = _FOREVER if filename in self._names else _A_DAY
        response.set_etag(file.hashed_name, weak=True)
        response.make_conditional(request)
        return response

    def _hash(self, endpoint: str, values: dict[str, str]) -> None:
        """Put the hash into the address of a file."""
        name = values.get("filename", "")
        if endpoint == STATIC and name in self._files and name not in _AT_ROOT:
            values["filename"] = self._files[name].hashed_name


class _Validators:
    """The ETags of pages and of the API. They are weak: answers of one ETag differ in the time that they took."""

    def __init__(self, searcher: Searcher, program: str) -> None:
        self._searcher, self._program = searcher, program

    def answer_unchanged(self) -> Response | None:
        """Answer 304 to who has the answer already; None for others."""
        is_read = request.method in _READING and not request.routing_exception
        if not is_read or request.blueprint not in _VALIDATED or request.endpoint in _UNVALIDATED:
            return None
        try:
            g.generation = self._searcher.manifest.generation
        except KashshafError:  # who needs the index says so
            return None
        said = (request.url, *(request.headers.get(name, "") for name in _SAID))
        g.etag = _hash("\n".join((g.generation, self._program, *said)).encode())
        is_known = parse_etags(request.headers.get("If-None-Match")).contains_weak(g.etag)
        return Response(status=304) if is_known else None

    def add(self, response: Response) -> Response:
        """Add the ETag to a successful answer, and the generation to all."""
        if "etag" in g and response.status_code in (200, 304):
            response.set_etag(g.etag, weak=True)
        if "generation" in g:
            response.headers[_GENERATION] = g.generation
        return response


def _read(path: Path) -> _StaticFile:
    content = path.read_bytes()
    mimetype = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return _StaticFile(content, mimetype, f"{path.stem}.{_hash(content)}{path.suffix}")


@cache
def program_hash(root: Path = Path(__file__).parents[1]) -> str:
    """Return what differs between versions of the program: a hash of the names and contents of its files.

    Their times differ between machines. It takes 60 ms, once in a process.
    """
    found = blake2b(digest_size=_HASH_BYTES)
    for path in sorted(path for room in ("analyzers", "indexer", "web") for path in (root / room).rglob("*.*")):
        if "__pycache__" not in path.parts and path.is_file():
            found.update(f"{path.relative_to(root).as_posix()} {path.stat().st_size}\n".encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=_HASH_BYTES).hexdigest()
