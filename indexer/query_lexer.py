"""A query as lexemes: words, signs, and what is in quotes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Name before a colon -> field; Arabic names with and without hamza, as people type them.
FIELDS = {
    "people": "people",
    "شخص": "people",
    "أشخاص": "people",
    "اشخاص": "people",
    "places": "places",
    "مكان": "places",
    "أماكن": "places",
    "اماكن": "places",
    "dates": "dates",
    "تاريخ": "dates",
    "title": "title",
    "عنوان": "title",
    "source": "source",
    "مصدر": "source",
}
_OPERATORS = {"AND": "both", "OR": "either", "NOT": "minus"}

_QUOTES = '"“”„«»'
_SIGN = rf"[\s()|{_QUOTES}]"  # what ends a word
_LEXEME = re.compile(
    rf"""
      (?P<open>\()
    | (?P<close>\))
    | (?P<either>\|)
    | (?<![^\s(]) (?P<minus>-) (?=[^\s-])
    | (?: (?: (?P<field>{"|".join(FIELDS)}): | (?P<equals>=) ) (?=[^\s()|]) )?
      (?: [{_QUOTES}] (?P<quoted>[^{_QUOTES}]*) (?: [{_QUOTES}] | $ )
          (?: (?: (?P<star>\*) | (?(field)(?!)) (?(equals)(?!)) ~(?P<most>\d+) ) (?= {_SIGN} | $ ) )?
        | (?P<text>[^\s()|{_QUOTES}]+)
      )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One sign, word or quotation of a query.

    `kind` is open, close, either, both, minus, or the field of a word or quotation: people, places, dates, title,
    source, `=` for exact spelling, or text. `most` is the number after `~`, -1 without; `star` says that `*` follows.
    """

    kind: str
    written: str
    text: str = ""
    quoted: bool = False
    most: int = -1
    star: bool = False


def lexemes(text: str) -> Iterable[Lexeme]:
    """Yield the lexemes of any text; what is no sign is a word."""
    for match in _LEXEME.finditer(text):
        yield _sign(match) or _content(match)


def _sign(match: re.Match[str]) -> Lexeme | None:
    written = match.group()
    kind = _OPERATORS.get(written) or next((k for k in ("open", "close", "either", "minus") if match[k]), None)
    return Lexeme(kind, written) if kind else None


def _content(match: re.Match[str]) -> Lexeme:
    kind = FIELDS[match["field"]] if match["field"] else match["equals"] or "text"
    if match["quoted"] is not None:
        most = int(match["most"]) if match["most"] else -1
        return Lexeme(kind, match.group(), match["quoted"].strip(), True, most, bool(match["star"]))
    bare = match["text"].rstrip("*")
    star = match["text"] != bare
    return Lexeme(kind, match.group(), match["text"][: -1 if star else None], star=star)
