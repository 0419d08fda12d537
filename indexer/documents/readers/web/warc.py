"""Read web archives (WARC, ISO 28500): each page that was fetched is a document.

warcio (Apache licence, pure Python) parses records and what HTTP wraps around a page. The file is decompressed here, so
that its end is known to be one: warcio takes a file that is cut off for one that ends.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from gzip import BadGzipFile, GzipFile
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from warcio import bufferedreaders
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParserException

from indexer.documents.metadata import Metadata, web_address
from indexer.documents.readers.members import Facts, Member, Step
from indexer.documents.readers.web.html import declared_encoding
from indexer.errors import SourceError

MAX_BYTES = 64 << 20  # of a page or file
_PIECE_BYTES = 1 << 20
_GZIP = b"\x1f\x8b"
# What is read, by its type in HTTP. Text alone is left out: scripts and robots.txt are sent so, and hardly an article.
_EXTENSIONS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
    "application/epub+zip": ".epub",
}
_ANY = ("", "application/octet-stream", "binary/octet-stream", "application/download")  # the address tells what it is
_KINDS = ("response", "resource")  # of records; a revisit says that a page is what it was
_BROTLI = "br"  # warcio reads it if the package is there
_FETCHED = "200"  # the status of a page that was there
_CAPTURED = "captured"  # the column with the day on which a page was fetched, which is not when it was published
_FAULTS = (ArchiveLoadFailed, StatusAndHeadersParserException, zlib.error, ValueError, LookupError, AttributeError)


def read(path: Path, source: str) -> Iterator[Step]:
    """Yield the pages of the archive; raise SourceError, for what follows a damage too, or OSError.

    Of a page that was fetched several times, the last counts: news are corrected.
    """
    last: dict[str, int] = {}
    with _records(path, source) as records:
        for number, record in enumerate(records):
            if address := _address(record):
                last[address] = number
            yield None
    with _records(path, source) as records:
        for number, record in enumerate(records):
            address = _address(record)
            yield _page(record, address, source) if address and last.get(address) == number else None
    if records.is_cut:
        raise SourceError("%(source)s: is cut off; what follows in it is not read: fetch it again.", source=source)


class _Records:
    """The records of a file; `is_cut` if it ends in the middle of one."""

    def __init__(self, content: GzipFile | BufferedReader) -> None:
        self._content = content
        self._at = 0
        self.is_cut = False

    def __iter__(self) -> Iterator[ArcWarcRecord]:
        for record in ArchiveIterator(self):
            yield record
            while record.raw_stream.read(_PIECE_BYTES):
                pass
            if record.raw_stream.limit:
                self.is_cut = True

    def read(self, size: int) -> bytes:
        """Return so many bytes of the file, fewer at its end."""
        try:
            piece = self._content.read1(size)
        except EOFError:
            self.is_cut = True
            return b""
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._at


@contextmanager
def _records(path: Path, source: str) -> Iterator[_Records]:
    with path.open("rb") as file, GzipFile(fileobj=file) as content:
        is_compressed = file.peek(2).startswith(_GZIP)
        try:
            yield _Records(content if is_compressed else file)
        except (*_FAULTS, BadGzipFile) as error:
            raise SourceError(
                "%(source)s: is no web archive or damaged (%(reason)s); what follows in it is not read.",
                source=source,
                reason=error,
            ) from error


def _address(record: ArcWarcRecord) -> str:
    """Return the address of a page that is read; "" for other records."""
    if record.rec_type not in _KINDS or not _extension(record):
        return ""
    status = record.http_headers.get_statuscode() if record.http_headers else _FETCHED
    address = web_address(str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>"))
    return address if status == _FETCHED else ""


def _extension(record: ArcWarcRecord) -> str:
    """Return the extension of the format of a page; "" if it is not read."""
    kind = _content_type(record).partition(";")[0].strip().lower()
    if kind in _ANY:
        address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        extension = PurePosixPath(address.partition("?")[0]).suffix.lower()
        return extension if extension in _EXTENSIONS.values() else ""
    return _EXTENSIONS.get(kind, "")


def _content_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "")


def _page(record: ArcWarcRecord, address: str, source: str) -> Step:
    shown = _readable(address)
    day = str(record.rec_headers.get_header("WARC-Date") or "")[:10]
    facts = Facts(metadata=Metadata(url=address, columns=((_CAPTURED, day),) if day else ()))
    try:
        data = _content(record, f"{source}/{shown}")
    except SourceError as error:
        return SourceError(error.message, **{**error.values, "member": shown})
    return Member(shown, [data], f"page{_extension(record)}", facts)


def _content(record: ArcWarcRecord, shown: str) -> bytes:
    """Return the bytes of a page, in UTF-8 if its sender states another encoding of Arabic; raise SourceError."""
    coding = _coding(record.http_headers)
    if coding and coding not in bufferedreaders.BufferedReader.get_supported_decompressors():
        if coding == _BROTLI:
            raise SourceError("%(source)s: is compressed with Brotli: `pip install brotli`.", source=shown)
        raise SourceError("%(source)s: is compressed as “%(coding)s”, which is not read.", source=shown, coding=coding)
    data = bytearray()
    stream = record.content_stream()
    while piece := stream.read(_PIECE_BYTES):
        data += piece
        if len(data) > MAX_BYTES:
            raise SourceError("%(source)s: is bigger than %(limit)s MB; split it.", source=shown, limit=MAX_BYTES >> 20)
    _, _, parameter = _content_type(record).lower().partition("charset=")
    encoding = declared_encoding(b"", parameter.split(";")[0].strip(" \"'"))
    return bytes(data) if not encoding or _is_utf_8(data) else data.decode(encoding, "replace").encode()


def _coding(headers: Any) -> str:
    stated = headers.get_header("Content-Encoding") if headers else None
    return str(stated or "").strip().lower().replace("identity", "")


def _is_utf_8(data: bytearray) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _readable(address: str) -> str:
    """Return an address with its letters in place of their bytes (%D8%A3), if that is possible."""
    try:
        readable = unquote(address, errors="strict")
    except UnicodeDecodeError:
        return address
    return readable if readable.isprintable() and " " not in readable else address
