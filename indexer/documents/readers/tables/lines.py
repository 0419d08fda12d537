"""Read the lines of a file whose lines may be in several encodings, each with its number and place."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from indexer.documents.encoding import LOST, MAX_BYTES, bad_bytes, decode, decode_line
from indexer.errors import SourceError, SourceWarning

MAX_LINE_BYTES = MAX_BYTES  # a line may be a document
_START_BYTES = 1 << 16  # from which the encoding of the first line is told
PADDING = "\0 \t\r\n"
_UTF_16_STARTS = (BOM_UTF16_LE, BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file with its end, its number and the bytes before it; `is_cut` if no line end follows."""

    number: int
    offset: int
    data: bytes
    is_cut: bool


class Lines:
    """The lines of a file. `warnings` are what to say of the file as a whole."""

    def __init__(self, file: BinaryIO, source: str, warnings: Sequence[SourceWarning] = ()) -> None:
        """Take an open file and the name to show for it."""
        self.warnings = warnings
        self._file, self._source = file, source
        self._encoding = _encoding(file)  # of the line before

    def __iter__(self) -> Iterator[Line]:
        """Yield the lines; cut one that is too long, and skip the rest of it."""
        number, offset = 0, 0
        while chunk := self._file.readline(MAX_LINE_BYTES + 1):
            for data in chunk.splitlines(keepends=True):  # at \r too, as old Macintoshes end lines
                number += 1
                yield Line(number, offset, data, not data.endswith((b"\r", b"\n")))
                offset += len(data)
            while not chunk.endswith(b"\n") and len(chunk) > MAX_LINE_BYTES:
                chunk = self._file.readline(MAX_LINE_BYTES + 1)
                offset += len(chunk)

    def text(self, line: Line, warnings: list[SourceWarning]) -> str:
        """Return the text of a line, and add to `warnings` what to say of it; raise SourceError without its place."""
        if len(line.data) > MAX_LINE_BYTES:
            raise SourceError("is longer than %(limit)s MB; split the document.", limit=MAX_LINE_BYTES >> 20)
        read = decode_line(line.data, self._encoding)
        if read is None:
            raise SourceError("is not in UTF-8; save the file as UTF-8.")
        self._encoding = read.encoding
        if read.bad:
            place = line.offset + read.first_bad
            warnings.append(bad_bytes(self._source, line.number, place, read.bad, read.encoding))
        return read.text.removeprefix("\ufeff")


@contextmanager
def open_lines(path: Path, source: str, utf_16_starts: Sequence[bytes] = ()) -> Iterator[Lines]:
    """Open a file of lines; raise SourceError or OSError.

    A file in UTF-16 is told by its mark or by `utf_16_starts`, its first two bytes in this format, and read at once.
    """
    with path.open("rb") as file:
        if file.read(2) in (*_UTF_16_STARTS, *utf_16_starts):
            file.seek(0)
            yield _lines_in_utf_16(file, source)
        else:
            file.seek(0)
            yield Lines(file, source)


def _encoding(file: BinaryIO) -> str:
    """Return the encoding of the first lines together; a single one may be too short to tell it."""
    start = file.read(_START_BYTES)
    file.seek(0)
    read = decode_line(start, "")
    return read.encoding if read else ""


def _lines_in_utf_16(file: BinaryIO, source: str) -> Lines:
    data = file.read(MAX_LINE_BYTES + 1)
    if len(data) > MAX_LINE_BYTES:
        raise SourceError(
            "%(source)s: is in UTF-16 and bigger than %(limit)s MB; save it as UTF-8.",
            source=source,
            limit=MAX_LINE_BYTES >> 20,
        )
    decoded = decode(data, source)
    return Lines(BytesIO(decoded.text.rstrip(LOST).encode()), source, decoded.warnings)
