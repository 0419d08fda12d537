"""Split a line of text into atoms: words, numbers and punctuation, each with its role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pyarabic import araby

from analyzers.dates.atom_roles import Role
from analyzers.dates.date_words import FUTURE_VERB, PUNCTUATION, vocabulary
from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold_with_offsets

_PUNCTUATION_ROLES = {character: role for role, characters in PUNCTUATION for character in characters}
_OTHER_PUNCTUATION = "!\"#$%&'*+;<>?@^_`{|}~؛؟٪۔«»“”‘’…•"
_PUNCTUATION = re.escape("".join(_PUNCTUATION_ROLES) + _OTHER_PUNCTUATION)
# A word is all that lies between spaces, digits and punctuation, so its diacritics and bidi controls belong to it.
# 60 characters hold every word and number of a date, diacritics included; a longer run is split into several atoms.
_ATOM = re.compile(rf"\d{{1,60}}|[{_PUNCTUATION}]|[^\s\d{_PUNCTUATION}]{{1,60}}")
_HAMZA = re.compile("[أإ]")  # آب and اب are the month; أب is father, إب a city
_BIDI_CONTROLS = "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


class Atom(NamedTuple):
    """A word, a number or a punctuation character; `start` and `end` count from the start of the match it came from."""

    role: Role
    value: int
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """The atoms of one line: `roles[i]` is the role of `atoms[i]`, and `offsets[i]` is where its match starts."""

    roles: str
    atoms: list[Atom]
    offsets: list[int]

    def role(self, index: int) -> str:
        """Return the role of atom `index`; an empty string outside the line."""
        return self.roles[index] if 0 <= index < len(self.roles) else ""

    def word(self, index: int) -> str:
        """Return the folded word of atom `index`; an empty string outside the line."""
        return self.atoms[index].word if 0 <= index < len(self.roles) else ""

    def start(self, index: int) -> int:
        """Return where atom `index` starts in the text."""
        return self.offsets[index] + self.atoms[index].start

    def end(self, index: int) -> int:
        """Return where atom `index` ends in the text."""
        return self.offsets[index] + self.atoms[index].end

    def total(self, span: tuple[int, int]) -> int:
        """Return the number that the atoms of `span` add up to: ألفين و ثمانية عشر is 2018."""
        return sum(atom.value for atom in self.atoms[span[0] : span[1]])


def read_line(text: str, start: int, end: int) -> Line:
    """Split `text[start:end]`, which must not contain a line break, into atoms."""
    atoms: list[Atom] = []
    offsets: list[int] = []
    for match in _ATOM.finditer(text, start, end):
        for atom in _classify(match.group()):
            atoms.append(atom)
            offsets.append(match.start())
    return Line("".join([atom.role for atom in atoms]), atoms, offsets)


@lru_cache(maxsize=1 << 16)
def _classify(surface: str) -> tuple[Atom, ...]:
    if surface[0].isdecimal():
        return (Atom(_number_role(surface), int(surface), surface, 0, len(surface)),)
    if surface in _PUNCTUATION_ROLES or surface in _OTHER_PUNCTUATION:
        return (Atom(_PUNCTUATION_ROLES.get(surface, Role.OTHER_PUNCTUATION), 0, surface, 0, 1),)
    return tuple(_word_atoms(surface))


def _number_role(digits: str) -> Role:
    number, length = int(digits), len(digits)
    if length <= 2:
        return Role.DAY_NUMBER if 1 <= number <= 31 else Role.TWO_DIGITS
    if length == 3 and number >= 100:
        return Role.THREE_DIGITS
    return Role.YEAR_NUMBER if length == 4 and 1000 <= number <= 2999 else Role.OTHER_NUMBER


def _word_atoms(surface: str) -> Iterator[Atom]:
    """Yield the proclitics of a listed word and the word, or one unlisted word; nothing for diacritics alone."""
    folded, origins = fold_with_offsets(surface)
    if not folded:
        if set(surface) == {araby.TATWEEL}:  # a tatweel by itself is typed as a dash
            yield Atom(Role.DASH, 0, surface, 0, len(surface))
        return
    if folded == ARTICLE:  # before digits: الـ27
        return
    begin, end = origins[0], len(surface.rstrip(_BIDI_CONTROLS))
    for conjunction, preposition, word in _segmentations(folded):
        entry = vocabulary().get(word)
        if entry is None or (word == "اب" and _HAMZA.search(surface)):
            continue
        if conjunction:
            yield Atom(Role.CONJUNCTION, 0, conjunction, begin, begin + 1)
        if preposition:
            at = origins[len(conjunction)]
            yield Atom(Role.PROCLITIC, 0, preposition, at, at + 1)
        yield Atom(*entry, word, origins[len(conjunction + preposition)], end)
        return
    future = FUTURE_VERB.fullmatch(folded.removeprefix("و"))
    yield Atom(Role.FUTURE if future else Role.OTHER_WORD, 0, folded, begin, end)


def _segmentations(folded: str) -> Iterator[tuple[str, str, str]]:
    """Yield each split of a word into conjunction, preposition and host: unsplit first; للجمعة as ل + الجمعة."""
    yield "", "", folded
    for conjunction in ("", "و", "ف"):
        for preposition in ("", "ب", "ل"):
            proclitics = conjunction + preposition
            host = folded[len(proclitics) :]
            if not proclitics or not folded.startswith(proclitics) or len(host) < 2:
                continue
            yield conjunction, preposition, host
            if preposition == "ل" and host.startswith("ل"):
                yield conjunction, preposition, "ا" + host
