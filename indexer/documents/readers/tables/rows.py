"""Make a document of a row: of a table, or an object of JSON."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Self

from analyzers.dates.dateline import find_published
from indexer.documents.document import Document, Outcome
from indexer.documents.encoding import LOST, without_nuls
from indexer.documents.metadata import MAX_COLUMNS, MAX_STATED, Metadata, web_address
from indexer.documents.mojibake import mend
from indexer.documents.placeholders import stated_author
from indexer.documents.publication_date import date_in_fields
from indexer.documents.readers.tables.columns import FACET, ColumnMap, Columns, assign, no_column
from indexer.documents.readers.tables.markup import without_markup
from indexer.documents.titles import title_and_body
from indexer.errors import SourceError, SourceWarning

_SURROGATE = re.compile("[\ud800-\udfff]")  # half a pair, "\ud83d": valid in JSON, but not in UTF-8
_MAX_ITEMS = 20  # values of a list, such as those of tags
_NAMED = ("name", "title", "label", "value", "rendered")  # what has the text of an object: {"name": "..."} of an author
_RENDERED = "rendered"  # WordPress: what has the text of a title or of a body
_UNIQUE_ID = "_id"  # BEIR, Elasticsearch, MongoDB: no two documents of a collection share one


@dataclass(slots=True)
class Row:
    """A row of a file: `number` is that of its line, or of its object; `offset` counts the bytes of the file before.

    `id` is that of the document if no column has one.
    """

    source: str
    number: int
    offset: int = 0
    id: str = ""
    message: str = "%(source)s, line %(line)s: %(error)s"
    warnings: list[SourceWarning] = field(default_factory=list)

    def warn(self, warning: SourceWarning) -> None:
        """Keep a warning that does not say yet where it is."""
        place = {"source": self.source, "line": self.number}
        self.warnings.append(SourceWarning(self.message, error=warning, **place))

    def outcomes(self, read: Callable[[Self], Document]) -> Iterator[Outcome]:
        """Yield the document that is read of the row, then its warnings; or the error that is raised instead."""
        try:
            document = read(self)
        except SourceError as error:
            yield self.failure(error)
        else:
            yield document
            yield from self.warnings

    def failure(self, error: SourceError) -> SourceError:
        """Return an error that does not say yet where it is with its place."""
        return SourceError(self.message, source=self.source, line=self.number, error=error)


class MapUse:
    """The columns of a map that no row had: where each row has names of its own, only the last one tells."""

    def __init__(self, column_map: ColumnMap) -> None:
        self.column_map = column_map
        self._unused = {(field_, column) for field_, column in column_map if field_ != FACET}
        self._names: tuple[str, ...] = ()

    def see(self, names: Iterable[str]) -> None:
        """Take the names of a row."""
        if self._unused:
            self._names = tuple(names)
            self._unused &= set(assign(self._names, self.column_map).missing)

    def warnings(self, source: str) -> Iterator[SourceWarning]:
        """Yield a warning for each of them."""
        for field_, column in sorted(self._unused):
            if field_ != "text":  # each row says so already
                error = no_column(field_, column, self._names)
                yield SourceWarning("%(source)s: %(error)s", source=source, error=error)


def document_of(row: Row, fields: Mapping[str, object], column_map: ColumnMap = ()) -> Document:
    """Return the document of a row; raise SourceError, without the place, for a row that is none.

    Its id is in a column for it, else the name of the file and the number of the line: the rows of a file whose lines
    are put into another order need ids of their own. A number that only counts the rows of its table has the name of
    the file before it: the next table counts from 1 too.
    """
    columns = assign(tuple(fields), column_map)
    text = _text(row, fields, columns)
    title, body = title_and_body(text, _title(row, fields, columns))
    if not title:
        raise SourceError("has neither a text nor a title.")
    stated = date_in_fields(fields, columns.of.get("published", ()))
    published = stated.or_found(lambda: find_published(text))
    for warning in stated.warnings(published):
        row.warn(warning)
    id_ = _id(row, fields, columns) or row.id or f"{row.source}:{row.number}"
    return Document(id_, title, body, published, row.source, row.number, _metadata(fields, columns))


def metadata_of(fields: Mapping[str, object]) -> Metadata:
    """Return what fields state beside title, text and date, by their names."""
    return _metadata(fields, assign(tuple(fields), ()))


def _id(row: Row, fields: Mapping[str, object], columns: Columns) -> str:
    ids = {name: _single(fields[name]) for name in columns.of.get("id", ())}
    name, id_ = next(((name, id_) for name, id_ in ids.items() if id_ is not None and str(id_).strip()), ("", ""))
    if isinstance(id_, bool) or not isinstance(id_, str | int):
        raise SourceError(
            "has in “%(column)s” an id that is neither a text nor a whole number; write it in quotes.", column=name
        )
    written = _SURROGATE.sub(LOST, str(id_))
    counts = name != _UNIQUE_ID and written.strip().isdecimal()
    return f"{row.source}/{written.strip()}" if counts else written


def _single(value: object) -> object:
    """Return the value in an object that holds one, as MongoDB writes an id: {"$oid": "..."}."""
    return next(iter(value.values())) if isinstance(value, dict) and len(value) == 1 else value


def rendered(value: object) -> object:
    """Return the text that an object has, as WordPress writes titles and texts; the value itself if it is none."""
    return value[_RENDERED] if isinstance(value, dict) and _RENDERED in value else value


def _text(row: Row, fields: Mapping[str, object], columns: Columns) -> str:
    columns.check(fields)
    texts = [rendered(fields[name]) for name in columns.of["text"]]
    text = next((text for text in texts if isinstance(text, str) and text.strip()), None)
    if text is None and not any(isinstance(text, str) for text in texts):
        raise SourceError("has no text in “%(column)s”; every document needs one.", column=columns.of["text"][0])
    return _clean(text or "", row)


def _title(row: Row, fields: Mapping[str, object], columns: Columns) -> str:
    for name in columns.of.get("title", ()):
        title = rendered(fields[name])
        if isinstance(title, int | float) and not isinstance(title, bool):
            return str(title)
        if isinstance(title, str):
            if title.strip():
                return _clean(title, row).strip()
        elif title is not None:
            row.warn(
                SourceWarning(
                    "has in “%(column)s” a title that is no text; the title is taken from the text.", column=name
                )
            )
    return ""


def _metadata(fields: Mapping[str, object], columns: Columns) -> Metadata:
    stated = {name: _stated(fields, columns, name) for name in ("author", "site", "section", "language")}
    stated["author"] = stated_author(stated["author"])  # many tables have the number of an account there
    addresses = (web_address(fields[name]) for name in columns.of.get("url", ()))
    return Metadata(next(filter(None, addresses), ""), **stated, columns=tuple(_further(fields, columns)))


def _further(fields: Mapping[str, object], columns: Columns) -> Iterator[tuple[str, str]]:
    """Yield the names and values of further columns in their order: those of facets, and as many others as are kept."""
    names = {name: _value(name) for name in columns.further}
    names = {name: shown for name, shown in names.items() if shown in columns.facets or not name.startswith("_")}
    facets_first = sorted(names, key=lambda name: names[name] not in columns.facets)
    kept = list(islice(((name, value) for name in facets_first for value in _values(fields[name])), MAX_COLUMNS))
    places = {name: place for place, name in enumerate(names)}
    yield from ((names[name], value) for name, value in sorted(kept, key=lambda pair: places[pair[0]]))


def _stated(fields: Mapping[str, object], columns: Columns, field_: str) -> str:
    found = (list(_values(fields[name])) for name in columns.of.get(field_, ()))
    return "، ".join(next(filter(None, found), ()))


def _values(value: object) -> Iterator[str]:
    """Yield what a value says in words: those of a list one by one; of an object its name, if it has one."""
    for item in value[:_MAX_ITEMS] if isinstance(value, list) else (value,):
        named = next(filter(None, map(item.get, _NAMED)), None) if isinstance(item, dict) else item
        if isinstance(named, int | float):
            named = json.dumps(named)
        if isinstance(named, str) and (written := _value(named)):
            yield written


def _value(written: str) -> str:
    """Return a value of metadata in one line, mended."""
    line = " ".join(_SURROGATE.sub(LOST, written[: 2 * MAX_STATED]).replace("\0", LOST).split())
    return line if line.isascii() else mend(line).text


def _clean(text: str, row: Row) -> str:
    """Return a text of a field with what was misread mended, and U+FFFD for what cannot be read."""
    if _SURROGATE.search(text):
        row.warn(SourceWarning("half a surrogate pair is no character; � stands in its place."))
        text = _SURROGATE.sub(LOST, text)
    text, warnings = without_nuls(text, row.source, (row.number, row.offset))
    mended = mend(without_markup(text))
    row.warnings.extend((*warnings, *mended.warnings(row.source, row.number)))
    return mended.text
