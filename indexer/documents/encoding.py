"""Decode the bytes of a file as text: UTF-8, UTF-16, UTF-32, windows-1256 or ISO-8859-6.

Files that were put together have lines in UTF-8 beside lines with one byte per letter: each is read as what it is. A
few bytes that are not of the encoding do not refuse a text: U+FFFD stands in their place, and a warning names the
first. Where they are many, the encoding is another, or the file is not text.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from indexer.documents.mojibake import mend
from indexer.errors import SourceError, SourceWarning

# Of a file read as a whole, and of a line of JSON. A build takes 250 MB of memory for a text of 3 MB and 550 MB for one
# of 10 MB: some 1.5 GB for this one, if it grows alike.
MAX_BYTES = 32 * 1024 * 1024
LOST = "\ufffd"  # stands for bytes that cannot be read

# A byte order mark names the encoding; behind that of UTF-8 there may be something else all the same.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF_16 = ("utf-16-le", "utf-16-be")
_UNIT_BYTES = {"utf-16-le": 2, "utf-16-be": 2, "utf-32": 4}  # of one NUL; 1 in other encodings
_ARABIC = ["cp1256", "iso8859_6"]  # encodings of Arabic with one byte per letter, the more frequent first
_ARABIC_WORD = re.compile("[\u0621-\u064a]{2}")
# A Latin letter beside an Arabic one: what is in one encoding was read as another.
_TORN_WORD = re.compile("(?<=[\u0621-\u064a])[a-zA-Z\u00c0-\u00ff]|[a-zA-Z\u00c0-\u00ff](?=[\u0621-\u064a])")
_FEW_BAD = 3  # bad bytes of a line: one of ASCII with a bad byte in a file in UTF-8 is in UTF-8 too
# Arabic in windows-1256 has less than one sequence in fifty that is valid in UTF-8 (a letter before ، or ؟), and UTF-8
# that was cut or overwritten has many for each bad one.
_MIN_GOOD_PER_BAD = 4
_CONTROL = re.compile(r"\x00+|[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # a run of NUL is one hole in a file
_MAX_CONTROL_SHARE = 0.005  # of control characters in a text; a file with a greater share is binary
_FEW_CONTROLS, _MIN_TEXT_PER_CONTROL = 3, 8  # in a short text so many are no sign of a binary file
_ASCII_OR_ARABIC = re.compile(r"[\t\n\r -~\u0600-\u06ff]")
# Arabic in UTF-16 looks so after a byte that is one too many or too few.
_MISALIGNED = re.compile(r"[^\t\n\r -~\u00ab\u00bb\u0600-\u06ff\u200c-\u200f\u2013-\u201f\u2026\ufeff\ufffd]{4}")
_MAX_REALIGNED = 16  # places; each costs the time to decode the rest
_NULS = re.compile("\0+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with newlines as line ends, and what was mended or lost in it."""

    text: str
    warnings: tuple[SourceWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Bytes as text in one encoding: `bad` sequences are not valid in it, the first at byte offset `first_bad`."""

    text: str
    encoding: str
    bad: int = 0
    first_bad: int = 0


def read_text(path: Path, source: str, limit: int = MAX_BYTES) -> Decoded:
    """Return the text of a file; raise SourceError if it is too big or not text, OSError if it cannot be opened."""
    return decode(read_bytes(path, source, limit), source)


def read_bytes(path: Path, source: str, limit: int = MAX_BYTES) -> bytes:
    """Return the content of a file; raise SourceError if it has more than `limit` bytes, or OSError."""
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise SourceError(
            "%(source)s: is bigger than %(limit)s MB; split it, or make it a .jsonl file.",
            source=source,
            limit=limit >> 20,
        )
    return data


def decode(data: bytes, source: str, declared: str = "") -> Decoded:
    """Return bytes as text; raise SourceError if they are not text.

    Tries a byte order mark, then UTF-8, then the encoding that the file declares if it is one of Arabic, then the guess
    of charset-normalizer. UTF-8 that was once read as another encoding and saved again is mended.
    """
    candidate = _candidate(data, declared)
    if candidate is None or not _is_text(candidate.text):
        raise SourceError(
            "%(source)s: is not a text file, or its encoding is not known; save it as UTF-8.", source=source
        )
    text, warnings = without_nuls(candidate.text, source, _place_of_nul(data, candidate))
    if candidate.bad:
        warnings = (_warning_of_bytes(data, candidate, source), *warnings)
    mended = mend(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    return Decoded(mended.text, warnings + mended.warnings(source))


def without_nuls(text: str, source: str, place: tuple[int, int]) -> tuple[str, tuple[SourceWarning, ...]]:
    """Return a text with U+FFFD for each run of NUL and without NUL at its end; warn of them.

    `place` is the line and the byte offset of the first.
    """
    holes = len(_NULS.findall(text))
    if not holes:
        return text, ()
    warning = SourceWarning(
        "%(source)s, line %(line)s, byte offset %(byte)s: NUL characters are left out here; such places in all: "
        "%(count)s.",
        source=source,
        line=place[0],
        byte=place[1],
        count=holes,
    )
    return _NULS.sub(LOST, text.rstrip("\0")), (warning,)


def decode_line(data: bytes, encoding: str) -> Candidate | None:
    """Return a line of a file in UTF-8, windows-1256 or ISO-8859-6; None if it is in neither.

    `encoding` is that of the line before, if there is one.
    """
    few = 0 if encoding in _ARABIC else _FEW_BAD
    return _lenient(data, "utf-8", few) or _one_byte_per_letter(data, encoding)


def bad_bytes(source: str, line: int, offset: int, count: int, encoding: str) -> SourceWarning:
    """Return the warning of bytes that could not be read; `offset` counts the bytes of the file before the first."""
    return SourceWarning(
        "%(source)s, line %(line)s, byte offset %(byte)s: not valid %(encoding)s; � stands for what is lost. Such "
        "places in all: %(count)s.",
        source=source,
        line=line,
        byte=offset,
        encoding=encoding.upper(),
        count=count,
    )


def _candidate(data: bytes, declared: str) -> Candidate | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            candidate = _lenient(data, encoding)
            return _realigned(data, candidate) if candidate and encoding in _UTF_16 else candidate
    if b"\0" in data and (candidate := _utf_16(data)):
        return candidate
    utf_8 = _lenient(data, "utf-8")
    if utf_8 and not utf_8.bad:
        return utf_8
    return _mixed(data, declared) or utf_8 or _one_byte_per_letter(data, declared) or _utf_16(data)


def _utf_16(data: bytes) -> Candidate | None:
    """Return bytes as UTF-16 without a byte order mark; other bytes read as UTF-16 are mostly Chinese."""
    candidates = [candidate for encoding in _UTF_16 if (candidate := _lenient(data, encoding))]
    aligned = [candidate for candidate in candidates if not _MISALIGNED.search(candidate.text)]
    realigned = [_realigned(data, candidate) for candidate in candidates if not _MISALIGNED.match(candidate.text)]
    return next((each for each in (*aligned, *realigned, *candidates) if _is_ascii_or_arabic(each.text)), None)


def _realigned(data: bytes, candidate: Candidate) -> Candidate:
    """Return UTF-16 with U+FFFD for each single byte that moved what follows it out of its place."""
    text, encoding = candidate.text, candidate.encoding
    places: list[int] = []
    start = 0
    for _ in range(_MAX_REALIGNED):
        match = _MISALIGNED.search(text, start)
        if match is None:
            break
        offset = len(text[: match.start()].encode(encoding, "surrogatepass")) - len(places)
        rest = data[offset + 1 :].decode(encoding, "replace")
        start = match.end()
        if not _MISALIGNED.match(rest):
            text, start = f"{text[: match.start()]}{LOST}{rest}", match.start() + 1
            places.append(offset)
    if not places:
        return candidate
    first = min(places[0], candidate.first_bad) if candidate.bad else places[0]
    return Candidate(text, encoding, text.count(LOST), first)


def _lenient(data: bytes, encoding: str, few: int = 0) -> Candidate | None:
    """Return bytes as text in an encoding with U+FFFD for what is not valid; None if that is too much of them."""
    try:
        return Candidate(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        first_bad = error.start
    text = data.decode(encoding, "replace")
    bad = text.count(LOST)
    if encoding == "utf-8":
        bad -= data.count(LOST.encode())
        good = sum(map(len, re.findall("[^\0-\x7f]+", text))) - bad
    else:
        good = len(text) - bad
    return Candidate(text, encoding, bad, first_bad) if bad <= few or good >= bad * _MIN_GOOD_PER_BAD else None


def _one_byte_per_letter(data: bytes, declared: str) -> Candidate | None:
    """Return bytes in the encoding of Arabic that tears the fewest words; if equal, the declared one, or the guess."""
    data = data.removeprefix(codecs.BOM_UTF8)
    first = declared
    if declared not in _ARABIC:
        best = from_bytes(data.replace(b"\0", b" "), cp_isolation=_ARABIC).best()
        first = best.encoding if best else ""
    encodings = dict.fromkeys((first, *_ARABIC)) if first else {}
    candidates = filter(None, (_lenient(data, encoding) for encoding in encodings))
    return min(candidates, key=lambda each: each.bad + len(_TORN_WORD.findall(each.text)), default=None)


def _mixed(data: bytes, declared: str) -> Candidate | None:
    """Return a file that has lines in UTF-8 and lines with one byte per letter; None if it has not both."""
    lines = data.splitlines(keepends=True)
    read = [_lenient(line, "utf-8", _FEW_BAD) for line in lines]
    if all(read) or not any(each and not each.bad and _ARABIC_WORD.search(each.text) for each in read):
        return None
    others = [line for line, utf_8 in zip(lines, read, strict=True) if not utf_8]
    other = _one_byte_per_letter(b"".join(others), declared)
    if other is None:
        return None
    pairs = zip(lines, read, strict=True)
    rows = list(filter(None, (utf_8 or _lenient(line, other.encoding, len(line)) for line, utf_8 in pairs)))
    damaged = next((number for number, row in enumerate(rows) if row.bad), 0)
    first_bad = sum(map(len, lines[:damaged])) + rows[damaged].first_bad
    return Candidate("".join(row.text for row in rows), "utf-8", sum(row.bad for row in rows), first_bad)


def _is_text(text: str) -> bool:
    controls = len(_CONTROL.findall(text.rstrip("\0")))
    few = min(_FEW_CONTROLS, len(text) / _MIN_TEXT_PER_CONTROL)
    return controls <= max(few, len(text) * _MAX_CONTROL_SHARE)


def _is_ascii_or_arabic(text: str) -> bool:
    """Say whether most characters are ASCII or Arabic."""
    return len(_ASCII_OR_ARABIC.findall(text)) * 2 > len(text)


def _warning_of_bytes(data: bytes, candidate: Candidate, source: str) -> SourceWarning:
    line = _line(data, candidate.first_bad, candidate.encoding)
    return bad_bytes(source, line, candidate.first_bad, candidate.bad, candidate.encoding)


def _place_of_nul(data: bytes, candidate: Candidate) -> tuple[int, int]:
    if "\0" not in candidate.text:
        return 0, 0
    size = _UNIT_BYTES.get(candidate.encoding, 1)
    first = offset = data.find(bytes(size))
    while offset > 0 and offset % size:
        offset = data.find(bytes(size), offset + 1)
    offset = max(0, first if offset < 0 else offset)  # where a byte too many moved it, it is in no place of its own
    return _line(data, offset, candidate.encoding), offset


def _line(data: bytes, offset: int, encoding: str) -> int:
    """Return the number of the line that has the byte at an offset."""
    before = data[:offset].decode(encoding, "replace")
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
