"""The one pattern of what a word is, on folded text."""

import re

# Words are runs of letters and digits; hyphen, apostrophe, underscore and slash part them, so that COVID-19,
# l'Aube and #هاشتاغ_طويل are found by their parts. A decimal and a number grouped by thousands stay whole,
# a dotted date (20.10.2023) does not.
WORD = re.compile(
    r"""
      (?<!\d[.,])(?<!\w) \d{1,3}(?:,\d{3})+(?:\.\d+)? (?![.,]?\d)
    | (?<!\d[.,])(?<!\w) \d+\.\d+ (?!\d|[.,]\d)
    | [^\W_]+
    """,
    re.VERBOSE,
)


def normal_number(word: str) -> str:
    """Take the thousands separators out of a word: `10,000` -> `10000`."""
    return word.replace(",", "")
