"""Signs that nobody sees: what a terminal may print, and what a person means without them."""

import json
import re
import shlex
import unicodedata
from pathlib import PurePath

_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"  # they only change the shapes of letters
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
# What a terminal obeys: controls of C0 and C1 (U+009B begins a sequence as ESC [ does), bidi embeddings, overrides and
# isolates but the two of `isolated`. Halves of surrogate pairs cannot be written at all.
_OBEYED = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067\ud800-\udfff"
_OWN_STYLE = r"\x1b\[(?:0|1|33)m"  # the colour of highlights, and its end
_STYLE_OR_OBEYED = re.compile(f"({_OWN_STYLE})|[{_OBEYED}]")
_BAD_BYTE = re.compile("[\udc80-\udcff]")  # a byte of a name that is not UTF-8, as Python writes it (PEP 383)
_ESCAPED_IN_JSON = re.compile(f"[{_OBEYED}{_FIRST_STRONG_ISOLATE}{_POP_ISOLATE}]")


def printable(text: str, *, keep: str = "") -> str:
    """Remove control and format characters (escapes, bidi overrides), which a terminal obeys, and join lines.

    The characters in `keep` stay. A byte that is not UTF-8, as names of files may have, is shown as \\xe9.
    """
    if text.isprintable():  # as nearly all texts are: its only blanks are spaces
        return _SPACES.sub(" ", text) if "  " in text else text
    text = _SPACES.sub(" ", text)
    if text.isprintable():  # as a passage of several lines is: signs one by one would take half of an export to CSV
        return text
    text = _BAD_BYTE.sub(lambda match: f"\\x{ord(match.group()) & 0xFF:02x}", text)
    return _SPACES.sub(" ", "".join(char for char in text if char in keep or char.isspace() or not _is_control(char)))


def printable_value(value: object) -> object:
    """Make a text or a path printable before it goes into a sentence; isolates around it stay, as do numbers."""
    if isinstance(value, str | PurePath):
        return printable(str(value), keep=_FIRST_STRONG_ISOLATE + _POP_ISOLATE)
    return value


def shell_command(*words: object) -> str:
    """Return a command to paste into a shell, which reads these words from it, also names that cannot be printed."""
    return " ".join(map(_shell_word, map(str, words)))


def printable_lines(text: str) -> str:
    """Remove what a terminal obeys from laid out lines, except new lines, isolates and the colour of highlights."""
    return _STYLE_OR_OBEYED.sub(r"\1", text)


def json_line(value: object) -> str:
    """Return a value as JSON on one line; what a terminal obeys is escaped, other letters are as they are."""
    text = json.dumps(value, ensure_ascii=False)
    return _ESCAPED_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def without_format_signs(text: str) -> str:
    """Remove the signs that only steer the display of a text: marks of direction, soft hyphens, byte order marks.

    Texts copied from pages and terminals have them (`isolated` adds two), and nobody types them. Joiners stay.
    """
    if text.isascii():
        return text
    return "".join(char for char in text if char in _JOINERS or unicodedata.category(char) != "Cf")


def isolated(text: str, *, safe: bool = False) -> str:
    """Isolate a text, so that it keeps its own direction (UAX #9); make it printable unless it is `safe`."""
    return f"{_FIRST_STRONG_ISOLATE}{text if safe else printable(text)}{_POP_ISOLATE}"


def _shell_word(word: str) -> str:
    if printable(word) == word:
        return shlex.quote(word)
    signs = "".join(char if char.isalnum() or char in "/._-" else _in_hexadecimal(char) for char in word)
    return f"$'{signs}'"


def _in_hexadecimal(char: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in char.encode(errors="surrogateescape"))


def _is_control(char: str) -> bool:
    return char not in _JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co")
