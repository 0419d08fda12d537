"""Read JSON: a list of objects, an object that holds such a list, or one object; or JSON lines under this name."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from indexer.documents.document import Document, Outcome
from indexer.documents.encoding import read_text
from indexer.documents.readers.tables import jsonl
from indexer.documents.readers.tables.columns import ColumnMap, assign, no_text
from indexer.documents.readers.tables.rows import MapUse, Row, document_of, rendered
from indexer.errors import SourceError
from indexer.messages.catalogue import gettext_noop

_MAX_DEPTH = 4  # objects inside one another, in which a list of objects is looked for
_MESSAGE = gettext_noop("%(source)s, object %(line)s: %(error)s")
_SAMPLE = 20  # objects of a list, by which it is told whether they have texts
# What holds the columns of a document: Elasticsearch; JSON:API; the Guardian; GraphQL; CouchDB.
_RECORDS = ("_source", "attributes", "fields", "node", "doc")


def read(path: Path, source: str, column_map: ColumnMap = ()) -> Iterator[Outcome]:
    """Yield the document of each object, or an error with its number; raise SourceError or OSError.

    It parses the whole file: run it within limits of memory.
    """
    decoded = read_text(path, source)
    column_map = tuple((field, column) for field, column in column_map)  # from another process it comes as lists
    try:
        value = json.loads(decoded.text, strict=False)
    except RecursionError as error:
        raise SourceError("%(source)s: has too many levels of JSON.", source=source) from error
    except ValueError as error:
        if not _is_lines(decoded.text):
            raise SourceError(
                "%(source)s: is not JSON (%(reason)s); if it has one object per line, call it .jsonl.",
                source=source,
                reason=error,
            ) from error
        yield from jsonl.read(path, source, column_map)
        return
    used = MapUse(column_map)
    yield from _outcomes(_objects(value, column_map, source), source, used)
    yield from (*decoded.warnings, *used.warnings(source))


def _is_lines(text: str) -> bool:
    """Say whether the first line that is not blank is an object by itself."""
    try:
        return isinstance(json.loads(text.lstrip().split("\n", 1)[0], strict=False), dict)
    except (ValueError, RecursionError):
        return False


def _outcomes(objects: list[object], source: str, used: MapUse) -> Iterator[Outcome]:
    for number, fields in enumerate(objects, 1):
        row = Row(source, number, id="" if len(objects) > 1 else source, message=_MESSAGE)
        yield from row.outcomes(partial(_document, fields, used))


def _document(fields: object, used: MapUse, row: Row) -> Document:
    if not isinstance(fields, dict):
        raise SourceError("is not an object with named values.")
    record = _record(fields, used.column_map)
    used.see(record)
    return document_of(row, record, used.column_map)


def _objects(value: object, column_map: ColumnMap, source: str) -> list[object]:
    """Return the objects that are documents: those of the longest list of objects with texts, else the object itself.

    An object whose values are all objects lists them by their ids.
    """
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        raise SourceError("%(source)s: is neither a list of objects nor an object.", source=source)
    if _has_text([value], column_map):
        return [value]
    lists = list(_lists(value, _MAX_DEPTH))
    inner = [each for each in value.values() if _has_text([each], column_map)]
    if of_texts := [each for each in lists if _has_text(each[:_SAMPLE], column_map)]:
        return max(of_texts, key=len)
    if inner and all(isinstance(each, dict) for each in value.values()) and len(value) > 1:
        return [{"id": name, **each} for name, each in value.items()]
    if inner or lists:
        return inner[:1] or max(lists, key=len)
    if "text" in assign(tuple(value), column_map).of:
        return [value]
    raise SourceError("%(source)s: %(error)s", source=source, error=no_text(value))


def _has_text(values: list[object], column_map: ColumnMap) -> bool:
    """Say whether one of these values is an object in which a column has the text."""
    objects = (_record(each, column_map) for each in values if isinstance(each, dict))
    return any(
        isinstance(rendered(each[name]), str)
        for each in objects
        for name in assign(tuple(each), column_map).of.get("text", ())
    )


def _lists(value: object, depth: int) -> Iterator[list[object]]:
    """Yield each list whose first value is an object, at most `depth` objects down."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        yield value
    elif isinstance(value, dict) and depth:
        yield from chain.from_iterable(_lists(each, depth - 1) for each in value.values())


def _record(fields: Mapping[str, object], column_map: ColumnMap) -> Mapping[str, object]:
    """Return the columns of an object, with those of an object in it that has the text."""
    if "text" in assign(tuple(fields), column_map).of and _RECORDS[0] not in fields:
        return fields
    for name in _RECORDS:
        record = fields.get(name)
        if isinstance(record, dict):
            return {other: value for other, value in fields.items() if other != name} | record
    return fields
