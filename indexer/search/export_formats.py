"""The formats of an export: CSV for spreadsheets, JSON Lines for programs, RIS for reference managers.

All of them are UTF-8 and written row by row. A list that breaks off ends with a row that says so.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from indexer.display import json_line, printable
from indexer.search.export import RowJson

ExportFormat = Literal["csv", "jsonl", "ris"]
EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)

BYTE_ORDER_MARK = "\ufeff"  # Excel reads a CSV file without it as Windows-1252, or whatever the country uses
_TEXTS = ("id", "title", "score", "published", "source")
_STATED = ("url", "author", "site", "section", "member")
_COLUMNS = (*_TEXTS, "snippet", "copies", *_STATED, "people", "places", "dates", "copy_of")
_BETWEEN_NAMES = " | "  # a semicolon would end the cell where the comma is the decimal sign
# A spreadsheet evaluates a cell that starts with one of these, in some countries also with their full-width forms
# (OWASP, CSV Injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BETWEEN_AUTHORS = re.compile("[;؛]")  # a comma may stand inside a name
_BROKEN_OFF = "This list is incomplete, it broke off here: "


@dataclass(frozen=True, slots=True)
class _Format:
    """How one format begins, what a row is in it, and what the end of a list that broke off is.

    `has_names` says whether a row shows what its text names most often.
    """

    begin: str
    row: Callable[[RowJson], str]
    broken_off: Callable[[str], str]
    has_names: bool = False


def has_names(format_: ExportFormat) -> bool:
    """Say whether a format prints `most_named` of a row."""
    return _FORMATS[format_].has_names


def written(format_: ExportFormat, rows: Iterable[RowJson]) -> Iterator[str]:
    """Yield the text of an export; if the rows break off, say so in its last row and raise why."""
    writing = _FORMATS[format_]
    yield writing.begin
    try:
        for row in rows:
            yield writing.row(row)
    except Exception as fault:
        yield writing.broken_off(f"{_BROKEN_OFF}{printable(str(fault))}")
        raise


def authors_of(row: RowJson) -> list[str]:
    """Return the authors of a document, one by one."""
    return [author.strip() for author in _BETWEEN_AUTHORS.split(row["author"]) if author.strip()]


def _csv_row(row: RowJson) -> str:
    cells = {
        **row,
        "snippet": row["snippet"]["text"],
        "copies": json_line(row["copies"]) if row["copies"] else "",
        "people": _BETWEEN_NAMES.join(row["people"]),
        "places": _BETWEEN_NAMES.join(row["places"]),
        "dates": _BETWEEN_NAMES.join(row["dates"]),
    }
    return _csv_line(cells[column] for column in _COLUMNS)


def _csv_line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(map(_cell, cells))
    return line.getvalue()


def _cell(value: object) -> str:
    """Return a value as one printable line; a leading apostrophe keeps a spreadsheet from evaluating it."""
    text = printable("" if value is None else str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA_STARTS) else text


def _jsonl_row(row: object) -> str:
    return f"{json_line(row)}\n"


def _ris_row(row: RowJson) -> str:
    """Return a reference of the RIS format (2011): a news item, if the source names its site or section."""
    day = row["published"] or ""
    return _ris_lines(
        ("TY", "NEWS" if row["site"] or row["section"] else "GEN"),
        ("TI", row["title"]),
        *(("AU", author) for author in authors_of(row)),
        ("T2", row["site"]),
        ("SE", row["section"]),
        ("PY", day[:4]),
        ("DA", _ris_day(day)),
        ("AB", row["snippet"]["text"]),
        *(("KW", name) for name in (*row["people"], *row["places"])),
        ("UR", row["url"]),
        ("AN", row["id"]),
        ("ER", ""),
    )


def _ris_day(day: str) -> str:
    """Return an ISO 8601 date as YYYY/MM/DD/; what it lacks is left empty."""
    return "/".join([*day.split("-"), "", "", ""][:4]) if day else ""


def _ris_lines(*tags: tuple[str, str]) -> str:
    lines = ((tag, printable(value).strip()) for tag, value in tags)
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value or tag == "ER")


_FORMATS: Mapping[ExportFormat, _Format] = {
    "csv": _Format(BYTE_ORDER_MARK + _csv_line(_COLUMNS), _csv_row, lambda reason: _csv_line([reason])),
    "jsonl": _Format("", _jsonl_row, lambda reason: _jsonl_row({"error": reason}), has_names=True),
    "ris": _Format("", _ris_row, lambda reason: _ris_lines(("TY", "GEN"), ("TI", reason), ("ER", ""))),
}
