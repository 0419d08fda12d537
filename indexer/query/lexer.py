"""Split a query into lexemes: words, operators, parentheses and quotations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from indexer.display import without_format_signs

# The name before a colon -> the field. Arabic names come with and without hamza: people type both.
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
    "section": "section",
    "قسم": "section",
    "author": "author",
    "كاتب": "author",
}
_VOWEL = "\u064f"  # of names that are written with it too: نُشر


def field_names() -> dict[str, list[str]]:
    """Return the names of each field, the English one first, without those that only differ by vowel marks."""
    names: dict[str, list[str]] = {}
    for name, field in FIELDS.items():
        if _VOWEL not in name:
            names.setdefault(field, []).append(name)
    return names


_OPERATORS = {"AND": "and", "OR": "or", "NOT": "not"}
# An operator only with its hamza and between two operands. In a sentence it does no harm: without it, the two words
# find the same documents. و, لا and بدون are not operators: they are common in sentences, where they would change which
# documents match.
_ARABIC_OR = "أو"

# What opens a quotation -> what closes it. Right-to-left text often has the pairs reversed. A quotation that lacks its
# own closing mark ends at the next mark of any kind, or at the end of the query.
_CLOSING = {'"': '"', "«": "»", "»": "«", "“": "”", "”": "“”", "„": "“”"}
_QUOTES = "".join(_CLOSING)
_INSIDE = rf"(?:[^\\{{0}}]++|\\[\\{_QUOTES}]?+)*+"  # quotes that {0} closes
_QUOTATION = "|".join(
    [
        *(f"{mark} ({_INSIDE.format(closing)}) [{closing}]" for mark, closing in _CLOSING.items()),
        f"[{_QUOTES}] ({_INSIDE.format(_QUOTES)}) (?: [{_QUOTES}] | $ )",
    ]
)
# A value as terminals and pages show it (`display.isolated`).
_ISOLATED_VALUE = re.compile(rf"(?<=:)[\u2066-\u2068]([^\u2066-\u2069{_QUOTES}]+)\u2069")
_MINUS = "\\-–−"  # phones and word processors replace the hyphen by a dash or a minus sign
_ESCAPE = re.compile(rf"\\([\\{_QUOTES}])")  # inside quotes
_TO_ESCAPE = re.compile(rf'"|\\(?=[\\{_QUOTES}]|\Z)')
_WORD_END = rf"[\s()|{_QUOTES}]"
_LEXEME = re.compile(
    rf"""
      (?P<open>\()
    | (?P<close>\))
    | (?P<or>\|)
    | (?<![^\s(]) (?P<not>[{_MINUS}]) (?=[^\s{_MINUS}])
    | (?: (?: (?P<field>{"|".join(FIELDS)}): | (?P<equals>=) ) (?=[^\s()|]) )?
      (?: (?P<quotation> {_QUOTATION} )
          (?: (?: (?P<star>\*) | (?(field)(?!)) (?(equals)(?!)) ~(?P<distance>\d+) ) (?= {_WORD_END} | $ ) )?
        | (?P<text>[^\s()|{_QUOTES}]+)
      )
    """,
    re.VERBOSE,
)
_FIRST_INSIDE = _LEXEME.groupindex["quotation"]  # the number of groups up to the first text inside quotes


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One operator, parenthesis, word or quotation of a query; `written` is its text in the query.

    `kind` is open, close, or, and, not, or the field of a word or quotation: people, places, dates, published,
    mentioned, title, source, section, author, `=` for exact spelling, or text. `distance` is the number after `~`, -1
    without one; `star` means that `*` follows, `fuzzy` that `~` does.
    """

    kind: str
    written: str
    text: str = ""
    quoted: bool = False
    distance: int = -1
    star: bool = False
    fuzzy: bool = False


def quoted(text: str) -> str:
    """Put a text in quotes, escaping what is needed for `lexemes` to read the same text."""
    return '"' + _TO_ESCAPE.sub(r"\\\g<0>", text) + '"'


def unquoted(text: str) -> str | None:
    """Return what is inside the quotes of a text; None if it is not one quotation."""
    lexeme = next(iter(lexemes(text)), None)
    return lexeme.text if lexeme and lexeme.quoted and lexeme.kind == "text" and lexeme.written == text else None


def without_signs(text: str) -> str:
    """Remove the signs that only steer the display of a query; a value that is isolated by them is quoted instead."""
    return without_format_signs(_ISOLATED_VALUE.sub(r'"\1"', text))


def lexemes(text: str) -> Iterable[Lexeme]:
    """Yield the lexemes of any text; whatever is not an operator or parenthesis is a word."""
    read = [_operator(match) or _content(match) for match in _LEXEME.finditer(without_signs(text))]
    for n, lexeme in enumerate(read):
        is_infix = 0 < n < len(read) - 1 and _ends_operand(read[n - 1]) and _begins_operand(read[n + 1])
        yield replace(lexeme, kind="or") if is_infix and lexeme.written == _ARABIC_OR else lexeme


def _ends_operand(lexeme: Lexeme) -> bool:
    """Say whether an operand can end with a lexeme."""
    return lexeme.kind not in ("open", "or", "and", "not")


def _begins_operand(lexeme: Lexeme) -> bool:
    """Say whether an operand can begin with a lexeme."""
    return lexeme.kind not in ("close", "or", "and")


def _operator(match: re.Match[str]) -> Lexeme | None:
    written = match.group()
    kind = _OPERATORS.get(written) or next((k for k in ("open", "close", "or", "not") if match[k]), None)
    return Lexeme(kind, written) if kind else None


def _content(match: re.Match[str]) -> Lexeme:
    kind = FIELDS[match["field"]] if match["field"] else match["equals"] or "text"
    if match["quotation"]:
        distance = int(match["distance"]) if match["distance"] else -1
        inside = next(text for text in match.groups()[_FIRST_INSIDE:] if text is not None)
        text = _ESCAPE.sub(r"\1", inside.strip())
        return Lexeme(kind, match.group(), text, True, distance, bool(match["star"]))
    text, last = match["text"], match["text"][-1]
    star, fuzzy = last == "*", last == "~" and kind == "text"
    return Lexeme(kind, match.group(), text[:-1] if star or fuzzy else text, star=star, fuzzy=fuzzy)
