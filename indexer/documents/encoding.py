"""Decode the bytes of a file as text: UTF-8, UTF-16, UTF-32, windows-1256 or ISO-8859-6."""

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from indexer.errors import SourceError

MAX_BYTES = 64 * 1024 * 1024  # bounds the memory that a file read as a whole takes

# A byte order mark names the encoding. The one of UTF-32 starts with that of UTF-16, so it comes first.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF_16 = ("utf-16-le", "utf-16-be")  # without a byte order mark
_ARABIC = ["cp1256", "iso8859_6"]  # encodings of Arabic with one byte per letter
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.005  # of control characters in a text; a file with a greater share is binary
_ASCII_OR_ARABIC = re.compile(r"[\t\n\r -~\u0600-\u06ff]")


def read_text(path: Path, source: str) -> str:
    """Return the text of a file; raise SourceError if it is too big or not text, OSError if it cannot be opened."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise SourceError(
            "%(source)s: is bigger than %(limit)s MB; split it, or make it a .jsonl file.",
            source=source,
            limit=MAX_BYTES >> 20,
        )
    return decode(path.read_bytes(), source)


def decode(data: bytes, source: str) -> str:
    """Return bytes as text with newlines as line ends; raise SourceError if they are not text.

    Tries a byte order mark, then strict UTF-8, then the guess of charset-normalizer.
    """
    text = _decoded(data)
    if text is None or not _is_text(text):
        raise SourceError(
            "%(source)s: is not a text file, or its encoding is not known; save it as UTF-8.", source=source
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\0" in data:
        texts = (_strict(data, encoding) for encoding in _UTF_16)
        return next((text for text in texts if text and _is_ascii_or_arabic(text)), None)
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
    return len(_CONTROL.findall(text)) <= len(text) * _MAX_CONTROL_SHARE


def _is_ascii_or_arabic(text: str) -> bool:
    """Say whether most characters are ASCII or Arabic; other bytes decoded as UTF-16 are mostly Chinese."""
    return len(_ASCII_OR_ARABIC.findall(text)) * 2 > len(text)
