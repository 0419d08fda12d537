"""Read JSON lines in the format of BEIR: objects with `_id`, `text`, and optionally `title` and a date."""

import json
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from analyzers.dates.dateline import find_published
from indexer.documents.document import Document, Outcome
from indexer.documents.encoding import LOST, MAX_BYTES, bad_bytes, decode, decode_line, without_nuls
from indexer.documents.mojibake import mend
from indexer.documents.publication_date import date_in_fields
from indexer.documents.titles import title_and_body
from indexer.errors import SourceError, SourceWarning

MAX_LINE_BYTES = MAX_BYTES  # a line is a document
MAX_SIGNS = 2_000_000  # brackets, quotes and commas of a line: each may be a value, which takes 60 bytes of memory
JSON_DATE_FIELDS = (
    "date",
    "published",
    "publishedAt",
    "published_at",
    "pubdate",
    "pubDate",
    "datePublished",
    "date_published",
    "publish_date",
)
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a pair, "\ud83d": valid in JSON, but not in UTF-8
_UTF_16_STARTS = (BOM_UTF16_LE, BOM_UTF16_BE, b"{\0", b"\0{")
_PADDING = b"\0 \t\r\n"
_SIGNS = (b"{", b"[", b'"', b",")
_MISSING_ENDS = ("", "}", '"}')  # what a last line may lack whose end was cut off


@dataclass(slots=True)
class _Line:
    """One line of a file, with its number and the bytes before it; `is_cut` if no line end follows.

    `encoding` is that of the line before until the line is decoded.
    """

    source: str
    number: int
    offset: int
    data: bytes
    is_cut: bool
    encoding: str = ""
    warnings: list[SourceWarning] = field(default_factory=list)

    def warn(self, warning: SourceWarning) -> None:
        """Keep a warning that does not say yet where it is."""
        place = {"source": self.source, "line": self.number}
        self.warnings.append(SourceWarning("%(source)s, line %(line)s: %(error)s", error=warning, **place))


def read(path: Path, source: str) -> Iterator[Outcome]:
    """Yield the document of each line, or an error with the number of the line; raise SourceError or OSError."""
    with path.open("rb") as file:
        if file.read(2) in _UTF_16_STARTS:
            yield from _read_utf_16(file, source)
            return
        file.seek(0)
        yield from _outcomes(file, source)


def _read_utf_16(file: BinaryIO, source: str) -> Iterator[Outcome]:
    file.seek(0)
    data = file.read(MAX_LINE_BYTES + 1)
    if len(data) > MAX_LINE_BYTES:
        raise SourceError(
            "%(source)s: is in UTF-16 and bigger than %(limit)s MB; save it as UTF-8.",
            source=source,
            limit=MAX_LINE_BYTES >> 20,
        )
    decoded = decode(data, source)
    yield from _outcomes(BytesIO(decoded.text.rstrip(LOST).encode()), source)
    yield from decoded.warnings


def _outcomes(file: BinaryIO, source: str) -> Iterator[Outcome]:
    encoding = ""
    for line in _lines(file, source):
        line.encoding = encoding
        try:
            document = _document(line)
        except SourceError as error:
            yield SourceError("%(source)s, line %(line)s: %(error)s", source=source, line=line.number, error=error)
        else:
            yield document
            yield from line.warnings
        encoding = line.encoding


def _lines(file: BinaryIO, source: str) -> Iterator[_Line]:
    """Yield the lines that are not blank; cut a line that is too long, and skip the rest of it."""
    number, offset = 0, 0
    while chunk := file.readline(MAX_LINE_BYTES + 1):
        for data in chunk.splitlines(keepends=True):  # at \r too, which JSON has nowhere in a line
            number += 1
            if data.strip(_PADDING):
                yield _Line(source, number, offset, data, not data.endswith((b"\r", b"\n")))
            offset += len(data)
        while not chunk.endswith(b"\n") and len(chunk) > MAX_LINE_BYTES:
            chunk = file.readline(MAX_LINE_BYTES + 1)
            offset += len(chunk)


def _document(line: _Line) -> Document:
    fields = _fields(line)
    id_, text, title = fields.get("_id"), fields.get("text"), fields.get("title")
    if id_ is None or id_ == "":
        raise SourceError('has no "_id"; give every document one of its own.')
    if isinstance(id_, bool) or not isinstance(id_, str | int):
        raise SourceError('has an "_id" that is neither a text nor a whole number; write it in quotes.')
    if not isinstance(text, str):
        raise SourceError('has no "text"; every document needs one.')
    text = _clean(text, line)
    title, body = title_and_body(text, _title(title, line))
    if not title:
        raise SourceError('has an empty "text" and no "title".')
    stated = date_in_fields(fields, JSON_DATE_FIELDS)
    published = stated.or_found(lambda: find_published(text))
    for warning in stated.warnings(published):
        line.warn(warning)
    return Document(_SURROGATE.sub(LOST, str(id_)), title, body, published, line.source, line.number)


def _title(title: object, line: _Line) -> str:
    if isinstance(title, str):
        return _clean(title, line).strip()
    if isinstance(title, int | float) and not isinstance(title, bool):
        return str(title)
    if title is not None:
        line.warn(SourceWarning('has a "title" that is no text; the title is taken from the text.'))
    return ""


def _fields(line: _Line) -> Mapping[str, object]:
    if len(line.data) > MAX_LINE_BYTES:
        raise SourceError("is longer than %(limit)s MB; split the document.", limit=MAX_LINE_BYTES >> 20)
    if sum(map(line.data.count, _SIGNS)) > MAX_SIGNS:
        raise SourceError("has more than %(limit)s brackets, quotes and commas; split the document.", limit=MAX_SIGNS)
    fields = _parsed(_decoded(line), line)
    if not isinstance(fields, dict):
        raise SourceError("is not a JSON object; write one object per line, without a list around them.")
    return fields


def _decoded(line: _Line) -> str:
    read = decode_line(line.data, line.encoding)
    if read is None:
        raise SourceError("is not in UTF-8; save the file as UTF-8.")
    line.encoding = read.encoding
    if read.bad:
        place = line.offset + read.first_bad
        line.warnings.append(bad_bytes(line.source, line.number, place, read.bad, read.encoding))
    return read.text.removeprefix("\ufeff").strip(f"{_PADDING.decode()}{LOST}")


def _parsed(text: str, line: _Line) -> object:
    """Parse JSON; control characters may stand in strings, and the last line of a file may lack its end."""
    repeated: list[str] = []

    def make_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
        fields = dict(pairs)
        names = Counter(name for name, _ in pairs) if len(fields) < len(pairs) else {}
        repeated[:] = [name for name, count in names.items() if count > 1]  # the outermost object is made last
        return fields

    for end in _MISSING_ENDS if line.is_cut else ("",):
        try:
            fields = json.loads(text + end, strict=False, object_pairs_hook=make_object)
        except RecursionError as error:
            raise SourceError(
                "has too many levels of JSON; write fewer lists and objects inside one another."
            ) from error
        except ValueError as error:
            reason = error
            continue
        if end:
            line.warn(SourceWarning("the end of the line is missing; what is there is indexed."))
        for name in repeated[:1]:
            line.warn(SourceWarning("“%(name)s” occurs twice; the last one counts.", name=name))
        return fields
    raise SourceError("is not JSON (%(reason)s); write one object per line, as JSON lines have it.", reason=reason)


def _clean(text: str, line: _Line) -> str:
    """Return a text of a field with what was misread mended, and U+FFFD for what cannot be read."""
    if _SURROGATE.search(text):
        line.warn(SourceWarning("half a surrogate pair is no character; � stands in its place."))
        text = _SURROGATE.sub(LOST, text)
    text, warnings = without_nuls(text, line.source, (line.number, line.offset + max(0, line.data.find(b"\0"))))
    mended = mend(text)
    line.warnings.extend((*warnings, *mended.warnings(line.source, line.number)))
    return mended.text
