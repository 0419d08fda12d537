"""Read JSON lines: one object with the columns of a document a line, such as `_id`, `title`, `text` of BEIR."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from indexer.documents.document import Document, Outcome
from indexer.documents.encoding import LOST
from indexer.documents.readers.tables.columns import ColumnMap
from indexer.documents.readers.tables.lines import PADDING, Line, Lines, open_lines
from indexer.documents.readers.tables.rows import MapUse, Row, document_of
from indexer.errors import SourceError, SourceWarning

MAX_SIGNS = 2_000_000  # brackets, quotes and commas of a line: each may be a value, which takes 60 bytes of memory
_UTF_16_STARTS = (b"{\0", b"\0{")
_SIGNS = (b"{", b"[", b'"', b",")
_MISSING_ENDS = ("", "}", '"}')  # what a last line may lack whose end was cut off


def read(path: Path, source: str, column_map: ColumnMap = ()) -> Iterator[Outcome]:
    """Yield the document of each line, or an error with the number of the line; raise SourceError or OSError."""
    used = MapUse(column_map)
    with open_lines(path, source, _UTF_16_STARTS) as lines:
        for line in lines:
            if not line.data.strip(PADDING.encode()):
                continue
            row = Row(source, line.number, line.offset + max(0, line.data.find(b"\0")))
            yield from row.outcomes(partial(_document, lines, line, used))
        yield from (*lines.warnings, *used.warnings(source))


def _document(lines: Lines, line: Line, used: MapUse, row: Row) -> Document:
    if sum(map(line.data.count, _SIGNS)) > MAX_SIGNS:
        raise SourceError("has more than %(limit)s brackets, quotes and commas; split the document.", limit=MAX_SIGNS)
    text = lines.text(line, row.warnings).strip(f"{PADDING}{LOST}")
    fields = _parsed(text, row, _MISSING_ENDS if line.is_cut else ("",))
    if not isinstance(fields, dict):
        raise SourceError("is not a JSON object; write one object per line, without a list around them.")
    used.see(fields)
    return document_of(row, fields, used.column_map)


def _parsed(text: str, row: Row, ends: tuple[str, ...]) -> object:
    """Parse JSON; control characters may stand in strings, and the last line of a file may lack its end."""
    repeated: list[str] = []

    def make_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
        fields = dict(pairs)
        names = Counter(name for name, _ in pairs) if len(fields) < len(pairs) else {}
        repeated[:] = [name for name, count in names.items() if count > 1]  # the outermost object is made last
        return fields

    for end in ends:
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
            row.warn(SourceWarning("the end of the line is missing; what is there is indexed."))
        for name in repeated[:1]:
            row.warn(SourceWarning("“%(name)s” occurs twice; the last one counts.", name=name))
        return fields
    raise SourceError("is not JSON (%(reason)s); write one object per line, as JSON lines have it.", reason=reason)
