"""Bytes of a file as text."""

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from indexer.errors import SourceError

MAX_BYTES = 64 * 1024 * 1024  # of a file that is read whole

# A mark at the head names the encoding; that of UTF-32 begins with that of UTF-16, so it goes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-16-le", "utf-16-be")  # without a mark
_ARABIC = ["cp1256", "iso8859_6"]  # encodings of Arabic with one byte a letter
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS_IN_TEXT = 0.005  # a greater share of control characters is a binary file
_WRITTEN = re.compile(r"[\t\n\r -~\u0600-\u06ff]")  # ASCII and Arabic


def read_text(path: Path, source: str) -> str:
    """Read a file whole; raises SourceError when it is too big or no text, OSError when it cannot be opened."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        bound = MAX_BYTES >> 20
        raise SourceError(f"{source}: is bigger than {bound} MB; split it, or make it a .jsonl file.")
    return decode(path.read_bytes(), source)


def decode(data: bytes, source: str) -> str:
    """Turn bytes in UTF-8, UTF-16, UTF-32, windows-1256 or ISO-8859-6 into text, line ends into newlines.

    A mark at the head decides, then strict UTF-8; what is left is told apart by charset-normalizer. Raises
    SourceError for bytes that are no text.
    """
    text = _decoded(data)
    if text is None or not _is_text(text):
        raise SourceError(f"{source}: is not a text file, or in an encoding that is not known; save it as UTF-8.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\0" in data:
        wide = (_strict(data, encoding) for encoding in _WIDE)
        return next((text for text in wide if text and _is_written(text)), None)
    text = _strict(data, "utf-8")
    return _guessed(data) if text is None else text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> str | None:
    best = from_bytes(data, cp_isolation=_ARABIC).best()
    return None if best is None else _strict(data, best.encoding)


def _is_text(text: str) -> bool:
    return len(_CONTROL.findall(text)) <= len(text) * _CONTROLS_IN_TEXT


def _is_written(text: str) -> bool:
    """Whether most characters are of ASCII or Arabic; bytes of another kind give Chinese ones when read as UTF-16."""
    return len(_WRITTEN.findall(text)) * 2 > len(text)
