"""Read JSON lines in the format of BEIR: objects with `_id`, `text`, and optionally `title` and a date."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from analyzers.dates.dateline import find_published
from indexer.documents.document import Document
from indexer.documents.publication_day import day_in_fields
from indexer.documents.titles import title_and_body
from indexer.errors import SourceError

MAX_LINE_BYTES = 64 * 1024 * 1024  # bounds the memory that one document takes
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


def read(path: Path, source: str) -> Iterator[Document | SourceError]:
    """Yield the document of each line, or an error with the number of the line; raise OSError."""
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), start=1):
            if line.strip():
                try:
                    yield _document(line, source)
                except SourceError as error:
                    yield SourceError("%(source)s, line %(line)s: %(error)s", source=source, line=number, error=error)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; cut a line that is too long, and skip the rest of it."""
    while line := file.readline(MAX_LINE_BYTES + 1):
        yield line
        while not line.endswith(b"\n") and len(line) > MAX_LINE_BYTES:
            line = file.readline(MAX_LINE_BYTES + 1)


def _document(line: bytes, source: str) -> Document:
    if len(line) > MAX_LINE_BYTES:
        raise SourceError("is longer than %(limit)s MB; split the document.", limit=MAX_LINE_BYTES >> 20)
    fields = _fields(line)
    id_, text, title = fields.get("_id"), fields.get("text"), fields.get("title")
    if isinstance(id_, bool) or not isinstance(id_, str | int) or id_ == "":
        raise SourceError('has no "_id"; give every document one of its own.')
    if not isinstance(text, str):
        raise SourceError('has no "text"; every document needs one.')
    text = _clean(text)
    title, body = title_and_body(text, _clean(title.strip()) if isinstance(title, str) else "")
    if not title:
        raise SourceError('has an empty "text" and no "title".')
    published = day_in_fields(fields, JSON_DATE_FIELDS) or find_published(text)
    return Document(_clean(str(id_)), title, body, published, source)


def _fields(line: bytes) -> Mapping[str, object]:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError("is not in UTF-8; save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise SourceError("is not JSON (%(reason)s).", reason=error) from error
    if not isinstance(fields, dict):
        raise SourceError("is not a JSON object.")
    return fields


def _clean(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)
