"""Hostile texts: random Unicode, queries changed at random, deep nesting, long words, changed pages and rows."""

import math
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from random import Random

from benchmarks.faults.archive import PEOPLE, PLACES, TOPICS, report
from indexer.query.lexer import FIELDS

_WORDS = (*PEOPLE, *PLACES, *TOPICS, "COVID-19", "10,000", "1.5", "G20", "sergey lavrov", "gJhv hg,.vhx", "٢٠٢٣")
_SIGNS = (
    *"()|-–−*~=\"«»“”„:\\/.,'_ ",
    "AND",
    "OR",
    "NOT",
    "أو",
    "~2",
    "~99999",
    "..",
    *(f"{name}:" for name in FIELDS),
)
_DATES = ("2023-10", "2023", "..2020", "2020..", "9999-99-99", "20/10/2023", "0000", "٢٠٢٣-١٠-٢٠", "3 رمضان 1445")
_TAGS = ("div", "p", "table", "script", "style", "title", "meta", "time", "article", "!--", "svg", "a href=x")
_JSON = ('{"_id": "', '"title": "', '"text": "', '"date": "', '", ', "}", "\n", "[", "null", "1e999", "\\ud800")


def any_text(random: Random) -> str:
    """Return a random text of any kind."""
    return random.choice(_KINDS)(random)


def hostile_file(random: Random) -> tuple[str, bytes]:
    """Return the extension and the content of a random file for the readers."""
    extension = random.choice(("txt", "html", "jsonl"))
    parts = {"txt": _WORDS, "html": [f"<{tag}>" for tag in _TAGS], "jsonl": _JSON}[extension]
    text = "".join(random.choice((random.choice(parts), any_text(random)[:200])) for _ in range(random.randint(0, 30)))
    encoding = random.choice(("utf-8", "utf-8", "windows-1256", "utf-16", "utf-8-sig", "iso-8859-6"))
    content = bytearray(text.encode(encoding, "ignore"))
    for _ in range(random.choice((0, 0, 1, 5))):
        content[random.randint(0, len(content)) : random.randint(0, len(content))] = random.randbytes(1)
    return extension, bytes(content)


@cache
def odd_characters() -> tuple[str, ...]:
    """Return some characters of each category, and all that have a compatible form or are longer in lower case."""
    by_category: dict[str, list[str]] = {}
    odd: list[str] = []
    for char in map(chr, range(sys.maxunicode + 1)):
        by_category.setdefault(unicodedata.category(char), []).append(char)
        if unicodedata.decomposition(char).startswith("<") or len(char.casefold()) > 1:
            odd.append(char)
    samples = [Random(1).sample(chars, min(len(chars), 30)) for chars in by_category.values()]
    return tuple(dict.fromkeys([*odd, *(char for sample in samples for char in sample)]))


def _unicode(random: Random) -> str:
    pool = odd_characters() if random.random() < 0.7 else _WORDS
    return "".join(
        random.choice((random.choice(pool), chr(random.randrange(sys.maxunicode)))) for _ in range(_few(random))
    )


def _grammar(random: Random) -> str:
    pools = (_WORDS, _SIGNS, _SIGNS, _DATES, odd_characters())
    return "".join(random.choice(random.choice(pools)) + random.choice(("", " ")) for _ in range(_few(random)))


_BRACKETS = (("(", ")"), ("-", ""), ("NOT ", ""), ("-(", ")"), ('"', '"'), ("(", ""))


def _nested(random: Random) -> str:
    depth: int = random.choice((1, 19, 20, 21, 500))
    word: str = random.choice(_WORDS)
    opening, closing = random.choice(_BRACKETS)
    return opening * depth + word + closing * depth


def _long(random: Random) -> str:
    piece: str = random.choice((*_WORDS, *_SIGNS, *odd_characters()[:100]))
    times: int = random.choice((50, 199, 201, 700, 2001))
    return (piece + random.choice(("", " ", "*", "~"))) * times


def _changed(random: Random) -> str:
    """Return a sentence of a report with some letters changed."""
    letters = [*" ".join(report(random))[:300]]
    for _ in range(_few(random)):
        start = random.randrange(len(letters))
        letters[start : start + random.randint(0, 2)] = random.choice((*_SIGNS, *odd_characters()[:300]))
    return "".join(letters)


def _beside(random: Random) -> str:
    """Return a character alone, doubled, beside letters, in quotes, as a value, with a star."""
    return random.choice(PLACES_OF_A_CHARACTER).format(random.choice(odd_characters()))


# Alone, doubled, beside letters, in quotes, with a star, as the value of each field.
PLACES_OF_A_CHARACTER = (
    *(
        "{0}",
        "{0}{0}",
        "ب{0}",
        "{0}ب",
        "a{0}",
        "1{0}",
        "وزير {0}",
        "{0} وزير",
        '"{0}"',
        '"وزير {0}"~2',
        "{0}*",
        "كتا{0}*",
    ),
    *("({0})", "-{0}", "NOT {0}", "={0}", '="{0} ب"', "{0}~", "وونسا{0}ن~", *(f"{name}:{{0}}" for name in FIELDS)),
    *(f'{name}:"{{0}}"' for name in FIELDS),
)
_KINDS: tuple[Callable[[Random], str], ...] = (_unicode, _grammar, _grammar, _nested, _long, _changed, _beside, _beside)


def _few(random: Random) -> int:
    return min(60, 1 + int(-6 * math.log(1 - random.random())))
