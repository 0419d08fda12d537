"""Read documents of Word 97 to 2003: .doc.

On a document with one of each, antiword 0.37 shows deleted and hidden text and cuts the cells of tables, catdoc 0.95
loses the sentence with the tracked changes and shows the orders of fields, and both lose headers; LibreOffice reads it
all but takes 200 MB of disk and a second of CPU a file. So this reader takes the text from the file itself ([MS-DOC]
2.4.1): `olefile` finds its streams, a table has the places of the text, and another the formats that hide some of it.
"""

import re
import struct
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

from olefile import OleFileIO

from indexer.documents.metadata import Metadata
from indexer.documents.readers.office.content import Content, columns_of, damaged, encrypted, to_convert
from indexer.documents.readers.office.lines import Lines
from indexer.errors import SourceError

_MAX_STREAM_BYTES = 256 << 20
_MAGIC, _WORD_97 = 0xA5EC, 0xC1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200  # flags
_COMPRESSED = 0x40000000  # a piece has one byte for a letter
# Where the first part of the file has what: the lengths of the parts of the text, and the places of tables.
_LENGTHS, _CHARACTER_FORMATS, _PIECES = 0x4C, 0xFA, 0x1A2
_PAGE_BYTES = 512  # of formats
_HIDING = frozenset((0x0800, 0x083C))  # formats: deleted while changes were tracked, and hidden
_OPERAND_BYTES = (1, 1, 2, 4, 2, 2, 0, 3)  # of a format, by its three highest bits; 0: the first byte says it
_SPECIAL = re.compile(r"([\x01-\x08\x0b-\x0f\x13-\x15\x1e\x1f])")
_LINE_ENDS = frozenset("\r\x0b\x0c\x0e")
_CODE_PAGES = {1200: "utf-16-le", 65001: "utf-8", 10000: "mac_roman"}
_OTHERS = (("Workbook", "Excel"), ("Book", "Excel"), ("PowerPoint Document", "PowerPoint"))


def content_of(path: Path, source: str) -> Content:
    """Return the content of a file; raise SourceError."""
    try:
        with OleFileIO(path) as file:
            _check(file, source)
            return _content(file, source)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error) as error:
        raise damaged(source, error) from error


def _check(file: OleFileIO, source: str) -> None:
    """Raise SourceError for what is no document of Word 97 to 2003, or is encrypted."""
    if file.exists("EncryptedPackage"):
        raise encrypted(source)
    for stream, program in _OTHERS:
        if file.exists(stream):
            raise SourceError("%(source)s: is of %(program)s, and no text.", source=source, program=program)
    if not file.exists("WordDocument"):
        raise SourceError("%(source)s: is no Word document.", source=source)
    magic, version = struct.unpack("<HH", file.openstream("WordDocument").read(4))
    if magic != _MAGIC or version < _WORD_97:
        raise to_convert(source, "Word 6 or 95")


def _content(file: OleFileIO, source: str) -> Content:
    main = file.openstream("WordDocument").read(_MAX_STREAM_BYTES)
    flags = _number(main, 0x0A) & 0xFFFF
    if flags & _ENCRYPTED:
        raise encrypted(source)
    table = file.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read(_MAX_STREAM_BYTES)
    stated = file.get_metadata()
    encoding = _CODE_PAGES.get(stated.codepage or 0, f"cp{(stated.codepage or 1252) & 0xFFFF}")
    title, author, subject, keywords, category = (
        _value(value, encoding)
        for value in (stated.title, stated.author, stated.subject, stated.keywords, stated.category)
    )
    columns = columns_of(subject=subject, keywords=keywords)
    return Content(_text(main, table), title, Metadata(author=author, section=category, columns=columns))


def _text(main: bytes, table: bytes) -> str:
    """Return the parts of the text: body, text boxes, footnotes, endnotes, and what stands above and below pages."""
    units = _units(main, table)
    names = ("body", "footnotes", "margins", "macros", "comments", "endnotes", "boxes", "boxes in margins")
    starts = [0]
    for number in range(len(names)):
        starts.append(starts[-1] + _number(main, _LENGTHS + 4 * number))
    parts = {
        name: units[2 * start : 2 * end].decode("utf-16-le", "replace")
        for name, start, end in zip(names, starts, starts[1:], strict=False)
    }
    lines = Lines()
    for name in ("body", "boxes"):
        _add(parts[name], lines)
    for name in ("footnotes", "endnotes"):
        lines.begin_aside()
        _add(parts[name], lines)
        lines.end_note()
    for name in ("margins", "boxes in margins"):
        lines.begin_aside()
        _add(parts[name], lines)
        lines.end_margin()
    return lines.text()


def _add(text: str, lines: Lines) -> None:
    """Add a part of the text to lines, without the orders of fields."""
    fields: list[bool] = []  # that are open: whether the order is read, and not yet its result
    before = ""
    for piece in _SPECIAL.split(text.replace("\0", "")):
        if piece == "\x13":
            fields.append(True)
        elif piece == "\x14" and fields:
            fields[-1] = False
        elif piece == "\x15" and fields:
            fields.pop()
        elif any(fields) or not piece:
            continue
        elif piece in _LINE_ENDS or (piece == before == "\x07"):  # the last cell of a row has a second mark
            lines.end_line()
        elif piece == "\x07":
            lines.end_cell()
        elif not _SPECIAL.fullmatch(piece):
            lines.add(piece)
        elif piece == "\x1e":
            lines.add("-")
        before = piece
    lines.end_line()


def _units(main: bytes, table: bytes) -> bytes:
    """Return the text in UTF-16, with NUL for each character that is hidden or deleted."""
    hidden = sorted(_hidden(main, table))
    text = bytearray()
    for count, start, is_compressed in _pieces(main, table):
        size = 1 if is_compressed else 2
        data = main[start : start + count * size]
        units = bytearray(data.decode("cp1252", "replace").encode("utf-16-le") if is_compressed else data)
        for first, last in hidden[max(0, bisect_left(hidden, (start, 0)) - 1) :]:
            if first >= start + len(data):
                break
            begin, end = (max(0, min(len(data), place - start)) // size * 2 for place in (first, last))
            units[begin:end] = bytes(end - begin)
        text += units
    return bytes(text)


def _pieces(main: bytes, table: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces of the text in order: number of characters, place in the file, one byte for each or two."""
    place, size = _number(main, _PIECES), _number(main, _PIECES + 4)
    end = place + size
    while place < end and table[place] == 1:  # formats of pieces
        place += 3 + struct.unpack_from("<H", table, place + 1)[0]
    count = (_number(table, place + 1) - 4) // 12
    starts = struct.unpack_from(f"<{count + 1}I", table, place + 5)
    for number in range(count):
        where = _number(table, place + 5 + 4 * (count + 1) + 8 * number + 2)
        is_compressed = bool(where & _COMPRESSED)
        where &= ~_COMPRESSED
        length = starts[number + 1] - starts[number]
        if length < 0:
            raise ValueError("pieces of the text are not in order")
        yield length, where // 2 if is_compressed else where, is_compressed


def _hidden(main: bytes, table: bytes) -> Iterator[tuple[int, int]]:
    """Yield the places in the file where characters that are hidden or deleted begin and end."""
    place, size = _number(main, _CHARACTER_FORMATS), _number(main, _CHARACTER_FORMATS + 4)
    count = max(0, size - 4) // 8
    for number in struct.unpack_from(f"<{count}I", table, place + 4 * (count + 1)):
        start = (number & 0x3FFFFF) * _PAGE_BYTES
        page = main[start : start + _PAGE_BYTES]
        runs = page[-1] if len(page) == _PAGE_BYTES else 0
        places = struct.unpack_from(f"<{runs + 1}I", page, 0) if runs else ()
        for run in range(runs):
            offset = page[4 * (runs + 1) + run] * 2
            if offset and _hides(page[offset + 1 : offset + 1 + page[offset]]):
                yield places[run], places[run + 1]


def _hides(formats: bytes) -> bool:
    """Say whether one of the formats hides or deletes."""
    place = 0
    while place + 3 <= len(formats):
        code = struct.unpack_from("<H", formats, place)[0]
        if code in _HIDING and formats[place + 2] & 1:
            return True
        size = _OPERAND_BYTES[code >> 13]
        place += 2 + (size or 1 + formats[place + 2])
    return False


def _number(data: bytes, place: int) -> int:
    return int(struct.unpack_from("<I", data, place)[0])


def _value(value: object, encoding: str) -> str:
    text = value.decode(encoding, "replace") if isinstance(value, bytes) else str(value or "")
    return " ".join(text.rstrip("\0").split())
