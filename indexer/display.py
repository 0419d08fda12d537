"""Text that is safe to print: without control characters, and isolated from text of the other direction."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"  # they only change the shapes of letters
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def printable(text: str) -> str:
    """Remove control and format characters (escapes, bidi overrides), which a terminal obeys, and join lines."""
    return _SPACES.sub(" ", "".join(char for char in text if char.isspace() or not _is_control(char)))


def isolated(text: str, *, safe: bool = False) -> str:
    """Isolate a text, so that it keeps its own direction (UAX #9); make it printable unless it is `safe`."""
    return f"{_FIRST_STRONG_ISOLATE}{text if safe else printable(text)}{_POP_ISOLATE}"


def _is_control(char: str) -> bool:
    return char not in _JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co")
