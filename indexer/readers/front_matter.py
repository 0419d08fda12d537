"""Front matter: fields between two lines of --- at the head of a text, as site generators write them."""

import re
from collections.abc import Mapping

_FENCED = re.compile(r"\s*---[ \t]*\n((?:[^\n:]+:[^\n]*\n|[ \t]*\n)*)---[ \t]*(?:\n|$)")


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """Return the fields, names in lower case, and the text behind them; without front matter none and all of it."""
    match = _FENCED.match(text)
    if match is None:
        return {}, text
    pairs = (line.split(":", 1) for line in match[1].splitlines() if line.strip())
    return {name.strip().lower(): value.strip().strip("\"'") for name, value in pairs}, text[match.end() :]
