"""A query as lexemes: words, signs, and what is in quotes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

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
    "published": "published",
    "نشر": "published",
    "نُشر": "published",
    "منشور": "published",
    "mentioned": "mentioned",
    "ذكر": "mentioned",
    "ذُكر": "mentioned",
    "مذكور": "mentioned",
    "title": "title",
    "عنوان": "title",
    "source": "source",
    "مصدر": "source",
}
_OPERATORS = {"AND": "both", "OR": "either", "NOT": "minus"}
# With its hamza and between two words: side by side these find the same, so that nothing is lost where it is a word of
# a sentence. و, لا and بدون are no operators: these would leave out what a sentence is about.
_ARABIC_OR = "أو"

_QUOTES = '"“”„«»'
_ESCAPED = re.compile(rf"\\([\\{_QUOTES}])")  # inside quotes
_TO_ESCAPE = re.compile(rf"[{_QUOTES}]|\\(?=[\\{_QUOTES}]|\Z)")
_SIGN = rf"[\s()|{_QUOTES}]"  # what ends a word
_LEXEME = re.compile(
    rf"""
      (?P<open>\()
    | (?P<close>\))
    | (?P<either>\|)
    | (?<![^\s(]) (?P<minus>-) (?=[^\s-])
    | (?: (?: (?P<field>{"|".join(FIELDS)}): | (?P<equals>=) ) (?=[^\s()|]) )?
      (?: [{_QUOTES}] (?P<quoted>(?:[^\\{_QUOTES}]|\\[\\{_QUOTES}]?+)*+) (?: [{_QUOTES}] | $ )
          (?: (?: (?P<star>\*) | (?(field)(?!)) (?(equals)(?!)) ~(?P<distance>\d+) ) (?= {_SIGN} | $ ) )?
        | (?P<text>[^\s()|{_QUOTES}]+)
      )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One sign, word or quotation of a query, as it is `written`.

    `kind` is open, close, either, both, minus, or the field of a word or quotation: people, places, dates, published,
    mentioned, title, source, `=` for exact spelling, or text. `distance` is the number after `~`, -1 without one;
    `star` says that `*` follows, `fuzzy` that `~` does.
    """

    kind: str
    written: str
    text: str = ""
    quoted: bool = False
    distance: int = -1
    star: bool = False
    fuzzy: bool = False


def quoted(text: str) -> str:
    """Write a text as a quotation, which `lexemes` reads as the same text."""
    return '"' + _TO_ESCAPE.sub(r"\\\g<0>", text) + '"'


def lexemes(text: str) -> Iterable[Lexeme]:
    """Yield the lexemes of any text; what is no sign is a word."""
    found = [_sign(match) or _content(match) for match in _LEXEME.finditer(text)]
    for n, lexeme in enumerate(found):
        between = 0 < n < len(found) - 1 and _ends(found[n - 1]) and _begins(found[n + 1])
        yield replace(lexeme, kind="either") if between and lexeme.written == _ARABIC_OR else lexeme


def _ends(lexeme: Lexeme) -> bool:
    """Whether a word, a quotation or a parenthesis ends with a lexeme."""
    return lexeme.kind not in ("open", "either", "both", "minus")


def _begins(lexeme: Lexeme) -> bool:
    """Whether a word, a quotation or a parenthesis begins with a lexeme."""
    return lexeme.kind not in ("close", "either", "both")


def _sign(match: re.Match[str]) -> Lexeme | None:
    written = match.group()
    kind = _OPERATORS.get(written) or next((k for k in ("open", "close", "either", "minus") if match[k]), None)
    return Lexeme(kind, written) if kind else None


def _content(match: re.Match[str]) -> Lexeme:
    kind = FIELDS[match["field"]] if match["field"] else match["equals"] or "text"
    if match["quoted"] is not None:
        distance = int(match["distance"]) if match["distance"] else -1
        text = _ESCAPED.sub(r"\1", match["quoted"].strip())
        return Lexeme(kind, match.group(), text, True, distance, bool(match["star"]))
    text, last = match["text"], match["text"][-1]
    star, fuzzy = last == "*", last == "~" and kind == "text"
    return Lexeme(kind, match.group(), text[:-1] if star or fuzzy else text, star=star, fuzzy=fuzzy)
