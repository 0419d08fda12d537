"""The original files of documents: which file it is, and how a browser may take it.

A file is served only if a document of the index comes from it, if it lies below a source of the index and below the
folder that is opened, and if links on the way to it end below that folder too. Nothing of a request but the id of the
document is used.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import BinaryIO
from urllib.parse import quote

from flask import Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable

_TEXT, _PDF = "text/plain", "application/pdf"
# What a browser shows; it saves all other files, since pages and pictures of the archive could hold scripts.
_SHOWN = {".pdf": _PDF, ".txt": _TEXT, ".md": _TEXT, ".csv": _TEXT, ".json": _TEXT, ".jsonl": _TEXT, ".eml": _TEXT}
_OTHER = "application/octet-stream"
_CHUNK = 1 << 16  # bytes
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# Browsers refuse PDF files in a sandbox; their viewers need styles of their own, and a plugin.
_POLICIES = {_PDF: f"{_NOTHING}; object-src 'self'; style-src 'unsafe-inline'"}
_SANDBOX = f"{_NOTHING}; sandbox"


class UnseenOriginalError(Exception):
    """The file of a document may not be read, or is gone."""


@dataclass(frozen=True, slots=True)
class Originals:
    """The files below the folder `root`; none if it is None."""

    root: Path | None

    def path(self, name: str, sources: Iterable[str]) -> PurePosixPath | None:
        """Return the path below the root of a file, given by its name in the index; None if it may not be read.

        A link has the path of what it leads to.
        """
        if self.root is None:
            return None
        root = Path(os.path.realpath(self.root))
        for source in map(Path, sources):
            file = source.parent / name  # the name of a file begins with that of its source
            if ".." not in file.parts and file.is_relative_to(source) and file.is_relative_to(root):
                real = Path(os.path.realpath(file))
                return PurePosixPath(real.relative_to(root)) if real.is_relative_to(root) else None
        return None

    def open(self, path: PurePosixPath) -> BinaryIO | None:
        """Open a file below the root; None if there is none, or if a part of its path is a link."""
        if self.root is None:
            return None
        opened = os.open(os.path.realpath(self.root), os.O_RDONLY | os.O_DIRECTORY)
        for number, name in enumerate(path.parts, 1):
            kind = os.O_DIRECTORY if number < len(path.parts) else os.O_NONBLOCK
            try:
                inner = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | kind, dir_fd=opened)
            except OSError:
                return None
            finally:
                os.close(opened)
            opened = inner
        if S_ISREG(os.fstat(opened).st_mode):
            return os.fdopen(opened, "rb")
        os.close(opened)
        return None


def original_response(file: BinaryIO, path: PurePosixPath) -> Response:
    """Return a file as a browser may take it: shown if it cannot run anything, else saved. A range is answered.

    The server sends the file itself, however slow the client is, and closes it. Raise RequestedRangeNotSatisfiable for
    a range that begins after the end.
    """
    kind = _SHOWN.get(path.suffix.lower(), _OTHER)
    size = os.fstat(file.fileno()).st_size
    try:
        span = _span(size)
    except RequestedRangeNotSatisfiable:
        file.close()
        raise
    start, end = span or (0, size)
    file.seek(start)
    response = Response(_body(file, end - start), status=206 if span else 200, direct_passthrough=True)
    response.content_length = end - start
    response.headers["Content-Type"] = kind  # a text in whichever encoding it has: the browser tells
    if span:
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    name = {"filename*": f"UTF-8''{quote(path.name, safe='')}"}
    response.headers.set("Content-Disposition", "attachment" if kind == _OTHER else "inline", **name)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Content-Security-Policy"] = _POLICIES.get(kind, _SANDBOX)
    return response


def _span(size: int) -> tuple[int, int] | None:
    """Return where the range that is asked for begins and ends; None if the whole file is to be sent (RFC 9110, 14)."""
    asked = request.range
    if asked is None or asked.units != "bytes" or len(asked.ranges) > 1 or "If-Range" in request.headers:
        return None  # without a validator of ours, no part that a client has can be known to fit
    if asked.ranges[0][0] <= -size:
        return None  # so many bytes from the end, which are all
    span = asked.range_for_length(size)
    if span is None:
        raise RequestedRangeNotSatisfiable(size)
    return span


def _body(file: BinaryIO, size: int) -> Iterable[bytes]:
    if request.method == "HEAD":
        file.close()
        return ()
    wrapper: Callable[[BinaryIO], Iterable[bytes]] | None = request.environ.get("wsgi.file_wrapper")
    return wrapper(file) if wrapper else _chunks(file, size)


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    with file:
        while size and (chunk := file.read(min(size, _CHUNK))):
            size -= len(chunk)
            yield chunk
