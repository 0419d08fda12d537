"""The pattern of a word in folded text."""

import re

# Words are runs of letters and digits. Hyphen, apostrophe, underscore and slash separate words, so that a search for a
# part finds COVID-19, l'Aube and #هاشتاغ_طويل. A decimal and a number with thousands separators stay whole; a dotted
# date (20.10.2023) does not.
WORD = re.compile(
    r"""
      (?<!\d[.,])(?<!\w) \d{1,3}(?:,\d{3})+(?:\.\d+)? (?![.,]?\d)
    | (?<!\d[.,])(?<!\w) \d+\.\d+ (?!\d|[.,]\d)
    | [^\W_]+
    """,
    re.VERBOSE,
)


def normal_number(word: str) -> str:
    """Remove thousands separators from a word: `10,000` -> `10000`."""
    return word.replace(",", "")
