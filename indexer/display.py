"""Text that is safe to print: without control characters, and isolated from text of the other direction."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"  # they shape letters and move nothing
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def printable(text: str) -> str:
    """Take out what a terminal would obey: control and format characters (escapes, bidi overrides), line ends."""
    return _SPACES.sub(" ", "".join(char for char in text if char.isspace() or not _is_control(char)))


def isolated(text: str, *, safe: bool = False) -> str:
    """Make a text keep its own direction amid others (UAX #9, isolates); unless `safe`, it is made printable."""
    return f"{_FIRST_STRONG_ISOLATE}{text if safe else printable(text)}{_POP_ISOLATE}"


def _is_control(char: str) -> bool:
    return char not in _JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co")
