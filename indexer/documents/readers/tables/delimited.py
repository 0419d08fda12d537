"""Read tables of delimited text, .csv and .tsv: the first line names the columns, and each row is a document.

The sign between fields is found, not asked for. A quotation mark that is never closed swallows the rows after it: where
a row of several lines has not its number of fields, its first line is read again without quotation marks.
"""

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path

from indexer.documents.document import Document, Outcome
from indexer.documents.readers.tables.columns import ColumnMap, assign, is_known
from indexer.documents.readers.tables.feed import Feed
from indexer.documents.readers.tables.lines import MAX_LINE_BYTES, open_lines
from indexer.documents.readers.tables.rows import Row, document_of
from indexer.errors import SourceError

_DELIMITERS = ",;\t|"
_NO_DELIMITER = "\x1f"  # of a table with one column, whose text may hold any of them
_SAMPLE_LINES = 50  # from which the delimiter is found
_MAX_FIELDS = 1_000  # of a row
_SEP = "sep="  # Excel: the first line may name the delimiter


class _Format(csv.excel):
    """How a table is written; rows are read leniently, as people write them."""

    skipinitialspace = True  # 1, "a text, with a comma"

    def __init__(self, delimiter: str, escapechar: str | None = None) -> None:
        self.delimiter, self.escapechar = delimiter, escapechar
        super().__init__()


class _Unquoted(_Format):
    """The same without quotation marks."""

    quoting = csv.QUOTE_NONE


def read(path: Path, source: str, column_map: ColumnMap = ()) -> Iterator[Outcome]:
    """Yield the document of each row, or an error with the number of its line; raise SourceError or OSError."""
    csv.field_size_limit(MAX_LINE_BYTES)
    with open_lines(path, source) as lines:
        feed = Feed(lines)
        try:
            dialect = _format(feed, path.suffix, column_map)
            table = _Table(feed, dialect, source, column_map)
        except SourceError as error:
            raise SourceError("%(source)s: %(error)s", source=source, error=error) from error
        yield from table
        yield from lines.warnings


class _Table:
    """The rows of a file below the names of its columns."""

    def __init__(self, feed: Feed, dialect: _Format, source: str, column_map: ColumnMap) -> None:
        """Read the names; raise SourceError if they do not say which column has the text."""
        self._feed, self._dialect, self._source, self._map = feed, dialect, source, column_map
        self._rows = csv.reader(feed, dialect)
        self._names: tuple[str, ...] = ()
        self._names = _unique(self._header()[:_MAX_FIELDS])
        assign(self._names, column_map).check(self._names, whole=True)

    def _header(self) -> list[str]:
        """Return the first row that is not blank; raise SourceError if there is none."""
        while (fields := self._next()) is not None:
            if any(field.strip() for field in fields):
                return fields
        raise SourceError("has no text.")

    def __iter__(self) -> Iterator[Outcome]:
        while True:
            self._feed.begin()
            try:
                fields = self._next()
            except SourceError as error:
                yield self._row().failure(error)
                continue
            if fields is None:
                return
            if any(fields):
                yield from self._row().outcomes(partial(self._document, fields))

    def _row(self) -> Row:
        taken = self._feed.taken
        warnings = [warning for text in taken for warning in text.warnings]
        return Row(self._source, taken[0].line.number, taken[0].line.offset, warnings=warnings)

    def _next(self) -> list[str] | None:
        """Return the fields of the next row, None at the end; raise SourceError without a place."""
        fault: SourceError | None = None
        fields: list[str] = []
        try:
            fields = next(self._rows)
        except StopIteration:
            return None
        except csv.Error as error:
            fault = SourceError("is no row of a table (%(reason)s).", reason=error)
        except SourceError as error:
            fault = error
        if self._names and len(self._feed.taken) > 1 and (len(fields) != len(self._names) or self._is_open()):
            alone = next(csv.reader([self._feed.taken[0].text], _Unquoted(self._dialect.delimiter)))
            if fault or len(alone) == len(self._names):
                self._feed.give_back_all_but_first()
            if len(alone) == len(self._names):
                return alone
        if fault:
            raise fault
        return fields

    def _is_open(self) -> bool:
        """Say whether a quotation mark of the row is never closed."""
        quotes = sum(text.text.count('"') for text in self._feed.taken)
        return quotes % 2 == 1 and not self._dialect.escapechar

    def _document(self, fields: list[str], row: Row) -> Document:
        names = self._names
        if any(fields[len(names) :]):
            raise SourceError(
                "has %(count)s fields, but the first line names %(columns)s columns; put quotation marks around a text "
                "that holds “%(delimiter)s”.",
                count=len(fields),
                columns=len(names),
                delimiter=self._dialect.delimiter,
            )
        padded = fields[: len(names)] + [""] * (len(names) - len(fields))
        return document_of(row, dict(zip(names, padded, strict=True)), self._map)


def _format(feed: Feed, extension: str, column_map: ColumnMap) -> _Format:
    """Return how a file is written by its first lines; of equally good delimiters the first counts."""
    first = next(feed, "").strip().lower()
    if first.startswith(_SEP) and len(first) == len(_SEP) + 1:
        return _Format(first[-1])
    feed.give_back_all()
    sample = _sample(feed)
    feed.give_back_all()
    text = "".join(sample)
    escape = "\\" if '\\"' in text and '""' not in text else None
    order = "\t" + _DELIMITERS if extension.lower() in (".tsv", ".tab") else _DELIMITERS
    scores = {delimiter: _score(sample, _Format(delimiter, escape), column_map) for delimiter in order}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    return _Format(best if scores[best][1] else _NO_DELIMITER, escape)


def _sample(feed: Feed) -> list[str]:
    """Return the first lines, up to one that cannot be read."""
    sample: list[str] = []
    with suppress(SourceError):
        sample.extend(islice(feed, _SAMPLE_LINES))
    return sample


def _score(sample: list[str], dialect: _Format, column_map: ColumnMap) -> tuple[int, int]:
    """Return how many columns the first line names that are known, and how many rows have as many fields as it."""
    try:
        rows = [row for row in csv.reader(sample, dialect) if row]
    except csv.Error:
        return 0, 0
    header = rows[0] if rows else []
    if len(header) < 2:
        return 0, 0
    mapped = {column for _, column in column_map}
    known = sum(is_known(name) or name.strip() in mapped for name in header)
    return known, sum(len(row) == len(header) for row in rows)


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """Return names of columns that differ: one without a name, and one that is named twice, have their number."""
    unique: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        line = " ".join(name.split())
        unique[line if line and line not in unique else f"{line} ({number})".strip()] = None
    return tuple(unique)
