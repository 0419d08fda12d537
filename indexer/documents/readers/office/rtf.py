r"""Read rich text: .rtf.

On a document with one of each, striprtf 0.0.35 loses notes and text boxes, and shows deleted and hidden text. So this
reader follows the groups itself. Letters are `\uN` with a fallback for old programs, or bytes in the charset of a font.
"""

import codecs
import re
import sys
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.documents.encoding import read_bytes
from indexer.documents.metadata import Metadata
from indexer.documents.readers.office.content import Content, columns_of
from indexer.documents.readers.office.lines import Lines
from indexer.documents.readers.office.rtf_words import (
    CELL_ENDS,
    CHARACTERS,
    CHARSETS,
    DESTINATIONS,
    ENCODINGS,
    LINE_ENDS,
    SIGNS,
    Destination,
)
from indexer.errors import SourceError

_UTF_16 = f"utf-16-{sys.byteorder[0]}e"
_MAX_BYTES = 128 << 20  # with pictures, which are in hexadecimal
_MAX_DEPTH = 10_000  # groups inside one another; programs write some dozens
_TOKEN = re.compile(
    r"""
      \\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?\ ?
    | (?P<hex>(?:\\'[0-9a-fA-F]{2})+)
    | \\(?P<sign>.)
    | (?P<brace>[{}])
    | (?P<text>[^\\{}\r\n]+)
    """,
    re.VERBOSE | re.DOTALL,
)
# Letters with one character of fallback each, as Word and LibreOffice write Arabic: a run of them is read at once.
_UNITS = re.compile(r"(?:\\u-?\d{1,5}\ ?(?:\\'[0-9a-fA-F]{2}|\?))+")
_UNIT = re.compile(r"\\u(-?\d+)")
_ASIDES: Mapping[Destination, Callable[[Lines], None]] = {  # and what ends them
    Destination.BOX: Lines.end_box,
    Destination.NOTE: Lines.end_note,
    Destination.MARGIN: Lines.end_margin,
}
_WITH_TEXT = frozenset((Destination.TEXT, *_ASIDES))


def content_of(path: Path, source: str) -> Content:
    """Return the content of a file; raise SourceError or OSError."""
    reader = _Reader(read_bytes(path, source, _MAX_BYTES).decode("latin-1"), source)
    reader.run()
    stated = {name: " ".join("".join(parts).split()) for name, parts in reader.info.items()}
    columns = columns_of(subject=stated.get("subject", ""), keywords=stated.get("keywords", ""))
    metadata = Metadata(author=stated.get("author", ""), section=stated.get("category", ""), columns=columns)
    return Content(reader.lines.text(), stated.get("title", ""), metadata)


@dataclass(slots=True)
class _State:
    """What holds up to the end of a group."""

    destination: Destination = Destination.TEXT
    outer: Destination = Destination.TEXT  # the destination of the group around the one that began this
    info: str = ""  # the field of metadata
    font: int | None = None  # None for that of the file
    complex_font: int | None = None  # for letters that run from right to left
    is_complex: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    fallback: int = 1  # characters after \u, for programs that do not know it
    is_repeated: bool = False  # Unicode of the same follows
    begins: Destination | None = None  # the aside that begins with this group


class _Reader:
    """Follows the groups of a file, and adds its text to lines."""

    def __init__(self, rtf: str, source: str) -> None:
        self.lines = Lines()
        self.info: dict[str, list[str]] = {}
        self._rtf, self._source, self._place = rtf, source, 0
        self._states = [_State()]
        self._encoding = "cp1252"
        self._fonts: dict[int | None, str] = {}
        self._file_font: int | None = None
        self._bytes = bytearray()  # of letters that were read but not decoded: one may have several
        self._units = bytearray()  # of UTF-16
        self._to_skip = 0  # characters of the fallback of \u
        self._is_optional = False  # after \*: a group that may be skipped by who does not know it

    def run(self) -> None:
        """Read the file to its end."""
        while match := self._next():
            self._place = match.end()
            if match["text"]:
                self._add_bytes(match["text"].encode("latin-1"))
            elif match["hex"]:
                self._add_bytes(bytes.fromhex(match["hex"].replace("\\'", "")))
            elif match["word"]:
                self._take_word(match["word"].lower(), int(match["number"]) if match["number"] else None)
            elif match["brace"]:
                self._take_brace(match["brace"])
            else:
                self._take_sign(match["sign"])
        self._decode()

    def _next(self) -> re.Match[str] | None:
        """Return the next token that is no letter with one character of fallback; add those that are."""
        while self._state.fallback == 1 and (units := _UNITS.match(self._rtf, self._place)):
            if self._bytes:
                self._decode()
            self._units += array("H", (int(number) & 0xFFFF for number in _UNIT.findall(units[0]))).tobytes()
            self._place, self._to_skip = units.end(), 0
        return _TOKEN.search(self._rtf, self._place)

    @property
    def _state(self) -> _State:
        return self._states[-1]

    def _take_brace(self, brace: str) -> None:
        self._decode()
        self._to_skip, self._is_optional = 0, False
        if brace == "{":
            if len(self._states) == _MAX_DEPTH:
                raise SourceError(
                    "%(source)s: has more than %(limit)s groups inside one another; save its text as .txt.",
                    source=self._source,
                    limit=_MAX_DEPTH,
                )
            self._states.append(replace(self._state, begins=None))
        elif len(self._states) > 1:
            begun = self._states.pop().begins
            if begun:
                _ASIDES[begun](self.lines)

    def _take_sign(self, sign: str) -> None:
        if sign == "*":
            self._is_optional = True
        elif sign in "\r\n":
            self._take_word("par", None)
        elif sign in SIGNS:
            self._add_character(SIGNS[sign])

    def _take_word(self, word: str, number: int | None) -> None:
        destination = DESTINATIONS.get(word, Destination.NOTHING if self._is_optional else None)
        self._is_optional = False
        if word in CHARACTERS:
            self._add_character(CHARACTERS[word])
            return
        if word == "u":
            self._add_unit(number or 0)
            return
        self._decode()
        self._to_skip = 0
        if word == "bin":
            self._place += max(0, number or 0)
        elif destination:
            self._begin(destination, word)
        elif word in LINE_ENDS | CELL_ENDS:
            self._end_line(word)
        else:
            self._take_format(word, number)

    def _begin(self, destination: Destination, word: str) -> None:
        state = self._state
        if destination is Destination.ORIGINAL:
            state.destination, state.is_repeated = state.outer, False
        if destination is Destination.ORIGINAL or state.is_repeated or state.destination is Destination.FONTS:
            return
        state.outer = state.destination
        is_known = destination is Destination.INFO and word in self.info  # who saved the file first, and who last
        state.destination, state.info = Destination.NOTHING if is_known else destination, word
        state.is_repeated = word == "upr"
        if destination in _ASIDES and state.begins is None:
            state.begins = destination
            self.lines.begin_aside()

    def _end_line(self, word: str) -> None:
        if self._state.destination in _WITH_TEXT and not self._state.is_deleted:
            (self.lines.end_cell if word in CELL_ENDS else self.lines.end_line)()

    def _take_format(self, word: str, number: int | None) -> None:
        state, is_on = self._state, number != 0
        match word:
            case "f":
                state.font = number
            case "af":
                state.complex_font = number
            case "rtlch" | "ltrch":
                state.is_complex = word == "rtlch"
            case "v":
                state.is_hidden = is_on
            case "deleted":
                state.is_deleted = is_on
            case "plain":
                state.is_hidden = state.is_deleted = state.is_complex = False
                state.font = state.complex_font = None
            case "uc":
                state.fallback = max(0, number or 0)
            case _:
                self._take_encoding(word, number)

    def _take_encoding(self, word: str, number: int | None) -> None:
        if word in ENCODINGS:
            self._encoding = ENCODINGS[word]
        elif word == "ansicpg":
            self._encoding = _codec(number) or self._encoding
        elif word == "deff":
            self._file_font = number
        elif self._state.destination is Destination.FONTS and word in ("fcharset", "cpg"):
            encoding = CHARSETS.get(number or 0, "") if word == "fcharset" else _codec(number)
            if encoding:
                self._fonts[self._state.font] = encoding

    def _add_bytes(self, letters: bytes) -> None:
        skipped = min(self._to_skip, len(letters))
        self._to_skip -= skipped
        if skipped == len(letters):
            return
        if self._units:
            self._decode()
        self._bytes += letters[skipped:]

    def _add_character(self, text: str) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        self._decode()
        self._add(text)

    def _add_unit(self, number: int) -> None:
        if self._bytes:
            self._decode()
        in_bmp = -0x8000 <= number < 0x10000
        units = (number & 0xFFFF).to_bytes(2, sys.byteorder) if in_bmp else chr(number % 0x110000).encode(_UTF_16)
        self._units += units
        self._to_skip = self._state.fallback

    def _decode(self) -> None:
        """Add the letters that were read."""
        if self._bytes:
            self._add(self._bytes.decode(self._font_encoding(), "replace"))
            self._bytes.clear()
        if self._units:
            self._add(self._units.decode(_UTF_16, "replace"))
            self._units.clear()

    def _font_encoding(self) -> str:
        state = self._state
        font = self._file_font if state.font is None else state.font
        if state.is_complex and state.complex_font is not None:
            font = state.complex_font
        return self._fonts.get(font) or self._encoding

    def _add(self, text: str) -> None:
        state = self._state
        if state.destination is Destination.INFO:
            self.info.setdefault(state.info, []).append(text)
        elif state.destination in _WITH_TEXT and not (state.is_hidden or state.is_deleted):
            self.lines.add(text)


def _codec(number: int | None) -> str:
    """Return the name of the codec of a code page; "" if Python has none."""
    name = "utf-8" if number == 65001 else f"cp{number}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
