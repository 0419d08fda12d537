"""The pattern of a word in folded text."""

import re

# Words are runs of Arabic letters, of other letters, or of digits. Writers join and separate them at will (المادة5,
# كوفيد19 and كوفيد-19, G20 and G-20), so a change of kind separates words as hyphen, apostrophe, underscore and slash
# do. A decimal and a number with thousands separators stay whole; a dotted date (20.10.2023) does not.
WORD = re.compile(
    r"""
      (?<!\d[.,])(?<!\d) \d{1,3}(?:,\d{3})+(?:\.\d+)? (?![.,]?\d)
    | (?<!\d[.,])(?<!\d) \d+\.\d+ (?!\d|[.,]\d)
    | \d+
    | [\u0620-\u064a\u066e-\u06ff\u0750-\u077f\u0870-\u08ff]+
    | [^\W\d_\u0620-\u064a\u066e-\u06ff\u0750-\u077f\u0870-\u08ff]+
    """,
    re.VERBOSE,
)


def normal_number(word: str) -> str:
    """Remove thousands separators from a word: `10,000` -> `10000`."""
    return word.replace(",", "")
