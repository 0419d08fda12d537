"""A line of text as atoms: each word, number or mark, with what it can do in a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pyarabic import araby

from analyzers.dates.date_words import FUTURE_VERB, PUNCTUATION, vocabulary
from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold_with_offsets

_PUNCTUATION_KINDS = {mark: kind for kind, marks in PUNCTUATION for mark in marks}
_OTHER_MARKS = "!\"#$%&'*+;<>?@^_`{|}~؛؟٪۔«»“”‘’…•"
_MARKS = re.escape("".join(_PUNCTUATION_KINDS) + _OTHER_MARKS)
# Whatever stands between spaces, digits and marks is one word: its harakat and bidi marks are part of it.
# None is longer than what can be part of a date, harakat counted; the rest of a longer one is an atom of its own.
_ATOM = re.compile(rf"\d{{1,60}}|[{_MARKS}]|[^\s\d{_MARKS}]{{1,60}}")
_HAMZA = re.compile("[أإ]")  # آب and اب are the month; أب is father, إب a city
_BIDI_MARKS = "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


class Part(NamedTuple):
    """An atom as it is in any text: `kind` is the letter that rules use, offsets count in the surface it is part of."""

    kind: str
    value: int
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """The atoms of one line: `kinds[i]` is the kind of `parts[i]`, whose surface begins at `offsets[i]` in the text."""

    kinds: str
    parts: list[Part]
    offsets: list[int]

    def kind(self, index: int) -> str:
        """The kind of an atom, none before the first and after the last."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""

    def word(self, index: int) -> str:
        """The folded word of an atom, none before the first and after the last."""
        return self.parts[index].word if 0 <= index < len(self.parts) else ""

    def start(self, index: int) -> int:
        """Where atom `index` begins in the text."""
        return self.offsets[index] + self.parts[index].start

    def end(self, index: int) -> int:
        """Where atom `index` ends in the text."""
        return self.offsets[index] + self.parts[index].end

    def total(self, span: tuple[int, int]) -> int:
        """The number that the atoms of `span` spell together: ألفين و ثمانية عشر is 2018."""
        return sum(part.value for part in self.parts[span[0] : span[1]])


def read_line(text: str, start: int, end: int) -> Line:
    """Take `text[start:end]`, which holds no line break, apart into atoms."""
    parts: list[Part] = []
    offsets: list[int] = []
    for match in _ATOM.finditer(text, start, end):
        for part in _classify(match.group()):
            parts.append(part)
            offsets.append(match.start())
    return Line("".join([part.kind for part in parts]), parts, offsets)


@lru_cache(maxsize=1 << 16)
def _classify(surface: str) -> tuple[Part, ...]:
    if surface[0].isdecimal():
        return (Part(_number_kind(surface), int(surface), surface, 0, len(surface)),)
    if surface in _PUNCTUATION_KINDS or surface in _OTHER_MARKS:
        return (Part(_PUNCTUATION_KINDS.get(surface, "!"), 0, surface, 0, 1),)
    return tuple(_word_parts(surface))


def _number_kind(digits: str) -> str:
    """d: a day or a month, z: a year of two digits, k: of three, y: of four; # no part of a date."""
    number, length = int(digits), len(digits)
    if length <= 2:
        return "d" if 1 <= number <= 31 else "z"
    if length == 3 and number >= 100:
        return "k"
    return "y" if length == 4 and 1000 <= number <= 2999 else "#"


def _word_parts(surface: str) -> Iterator[Part]:
    """The proclitics of a known word and the word itself; one unknown part else; none for marks alone."""
    folded, origins = fold_with_offsets(surface)
    if not folded:
        if set(surface) == {araby.TATWEEL}:  # a tatweel that stands alone is typed for a dash
            yield Part("-", 0, surface, 0, len(surface))
        return
    if folded == ARTICLE:
        return
    begin, end = origins[0], len(surface.rstrip(_BIDI_MARKS))
    for conjunction, preposition, rest in _readings(folded):
        known = vocabulary().get(rest)
        if known is None or (rest == "اب" and _HAMZA.search(surface)):
            continue
        if conjunction:
            yield Part("&", 0, conjunction, begin, begin + 1)
        if preposition:
            at = origins[len(conjunction)]
            yield Part("l", 0, preposition, at, at + 1)
        yield Part(*known, rest, origins[len(conjunction + preposition)], end)
        return
    yield Part("+" if FUTURE_VERB.fullmatch(folded.removeprefix("و")) else "x", 0, folded, begin, end)


def _readings(folded: str) -> Iterator[tuple[str, str, str]]:
    """Every way to part a word into conjunction, preposition and rest: as it stands first, للجمعة as ل + الجمعة."""
    yield "", "", folded
    for conjunction in ("", "و", "ف"):
        for preposition in ("", "ب", "ل"):
            proclitics = conjunction + preposition
            rest = folded[len(proclitics) :]
            if not proclitics or not folded.startswith(proclitics) or len(rest) < 2:
                continue
            yield conjunction, preposition, rest
            if preposition == "ل" and rest.startswith("ل"):
                yield conjunction, preposition, "ا" + rest
