"""Split a line of text into atoms: words, numbers and punctuation, each with its role."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from sys import intern
from typing import NamedTuple

from pyarabic import araby

from analyzers.dates.atom_roles import Role
from analyzers.dates.date_words import FUTURE_VERB, PUNCTUATION, vocabulary
from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold, fold_with_offsets, is_basic
from analyzers.text.pieces import PieceCache

_PUNCTUATION_ROLES = {character: role for role, characters in PUNCTUATION for character in characters}
_OTHER_PUNCTUATION = "!\"#$%&'*+;<>?@^_`{|}~؛؟٪۔«»“”‘’…•"
_PUNCTUATION = re.escape("".join(_PUNCTUATION_ROLES) + _OTHER_PUNCTUATION)
# A word is all that lies between spaces, digits and punctuation, so its diacritics and bidi controls belong to it.
# 60 characters hold every word and number of a date, diacritics included; a longer run is split into several atoms.
_MAX_ATOM = 60
_ATOM = re.compile(rf"\d{{1,{_MAX_ATOM}}}|[{_PUNCTUATION}]|[^\s\d{_PUNCTUATION}]{{1,{_MAX_ATOM}}}")
_MAX_CACHED_PIECES = 1 << 18  # some 75 MB
_HAMZA = re.compile("[أإ]")  # آب and اب are the month; أب is father, إب a city
_MIN_HOST_LENGTH = 2  # letters of a word after proclitics
_BIDI_CONTROLS = "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


class Atom(NamedTuple):
    """A word, a number or a punctuation character; `start` and `end` count from the start of the piece it came from."""

    role: Role
    value: int
    word: str
    start: int
    end: int


class Line:
    """The atoms of one line of a text: `roles[i]` is the role of atom `i`.

    Rules match the roles, and look at few of the atoms, so that an atom is made when it is asked for.
    """

    def __init__(self, pieces: Sequence[str], start: int) -> None:
        """Take the pieces between the spaces of a line that begins at `start` in a text."""
        self._pieces, self._start = pieces, start
        self._roles_of = list(map(_roles().__getitem__, pieces))
        self._replaced: Mapping[int, Atom] = {}
        self.roles = "".join(self._roles_of)

    def role(self, index: int) -> str:
        """Return the role of atom `index`; an empty string outside the line."""
        return self.roles[index] if 0 <= index < len(self.roles) else ""

    def word(self, index: int) -> str:
        """Return the folded word of atom `index`; an empty string outside the line."""
        return self._atom(index).word if 0 <= index < len(self.roles) else ""

    def value(self, index: int) -> int:
        """Return the number that atom `index` stands for; 0 if it stands for none."""
        return self._atom(index).value

    def start(self, index: int) -> int:
        """Return where atom `index` starts in the text."""
        return self._offset(index) + self._atom(index).start

    def end(self, index: int) -> int:
        """Return where atom `index` ends in the text."""
        return self._offset(index) + self._atom(index).end

    def total(self, span: tuple[int, int]) -> int:
        """Return the number that the atoms of `span` add up to: ألفين و ثمانية عشر is 2018."""
        return sum(map(self.value, range(*span)))

    def replace(self, numbers: Mapping[int, tuple[Role, int]]) -> None:
        """Give atoms, by their indexes, another role and value."""
        self._replaced = {
            index: self._atom(index)._replace(role=role, value=value) for index, (role, value) in numbers.items()
        }
        roles = list(self.roles)
        for index, (role, _) in numbers.items():
            roles[index] = role
        self.roles = "".join(roles)

    @cached_property
    def _ends(self) -> list[int]:
        """The number of atoms up to the end of each piece."""
        return list(accumulate(map(len, self._roles_of)))

    def _atom(self, index: int) -> Atom:
        if index in self._replaced:
            return self._replaced[index]
        piece = bisect_right(self._ends, index)
        return _atoms_of(self._pieces[piece])[index - self._ends[piece]]

    def _offset(self, index: int) -> int:
        """Return where the piece of an atom starts in the text."""
        piece = bisect_right(self._ends, index)
        return self._start + sum(map(len, self._pieces[:piece])) + piece


def read_line(text: str, start: int, end: int) -> Line:
    """Split `text[start:end]`, which must not contain a line break, into atoms."""
    return Line(text[start:end].split(" "), start)


@cache
def _roles() -> PieceCache[str]:
    """The roles of the atoms of each piece."""
    return PieceCache(_roles_of, _MAX_CACHED_PIECES)


def _roles_of(piece: str) -> str:
    if len(piece) <= _MAX_ATOM and is_basic(piece):  # two of three pieces
        folded = fold(piece)
        if folded not in _readings() and folded != ARTICLE:
            return _role_of_other_word(folded)
    return intern("".join([atom.role for atom in _atoms_of(piece)]))


@lru_cache(maxsize=1 << 12)
def _atoms_of(piece: str) -> tuple[Atom, ...]:
    return tuple(atom for match in _ATOM.finditer(piece) for atom in _classify(match.group(), match.start()))


def _classify(surface: str, at: int) -> Iterator[Atom]:
    """Yield the atoms of a word, a number or a punctuation character that begins `at` code points into a piece."""
    if surface[0].isdecimal():
        yield Atom(_number_role(surface), int(surface), surface, at, at + len(surface))
    elif surface in _PUNCTUATION_ROLES or surface in _OTHER_PUNCTUATION:
        yield Atom(_PUNCTUATION_ROLES.get(surface, Role.OTHER_PUNCTUATION), 0, surface, at, at + 1)
    else:
        yield from _word_atoms(surface, at)


def _number_role(digits: str) -> Role:
    number, length = int(digits), len(digits)
    if length <= 2:
        return Role.DAY_NUMBER if 1 <= number <= 31 else Role.TWO_DIGITS
    if length == 3 and number >= 100:
        return Role.THREE_DIGITS
    return Role.YEAR_NUMBER if length == 4 and 1000 <= number <= 2999 else Role.OTHER_NUMBER


def _word_atoms(surface: str, at: int) -> Iterator[Atom]:
    """Yield the proclitics of a listed word and the word, or one unlisted word; nothing for diacritics alone."""
    folded, origins = fold_with_offsets(surface)
    if not folded:
        if set(surface) == {araby.TATWEEL}:  # a tatweel by itself is typed as a dash
            yield Atom(Role.DASH, 0, surface, at, at + len(surface))
        return
    if folded == ARTICLE:  # before digits: الـ27
        return
    begin, end = at + origins[0], at + len(surface.rstrip(_BIDI_CONTROLS))
    reading = _readings().get(folded)
    if reading is None or (reading.word == "اب" and _HAMZA.search(surface)):
        yield Atom(_role_of_other_word(folded), 0, folded, begin, end)
        return
    conjunction, preposition, word = reading
    if conjunction:
        yield Atom(Role.CONJUNCTION, 0, conjunction, begin, begin + 1)
    if preposition:
        start = at + origins[len(conjunction)]
        yield Atom(Role.PROCLITIC, 0, preposition, start, start + 1)
    yield Atom(*vocabulary()[word], word, at + origins[len(conjunction + preposition)], end)


def _role_of_other_word(folded: str) -> Role:
    """Return the role of a word that the vocabulary lacks."""
    verb = folded.removeprefix("و")
    return Role.FUTURE if verb.startswith("س") and FUTURE_VERB.fullmatch(verb) else Role.OTHER_WORD


class _Reading(NamedTuple):
    """A word of the vocabulary after a conjunction and a preposition, each of which may be empty."""

    conjunction: str
    preposition: str
    word: str


@cache
def _readings() -> dict[str, _Reading]:
    """Map folded words to what they are read as, with the fewest proclitics: للجمعة is ل + الجمعة."""
    readings = {word: _Reading("", "", word) for word in vocabulary()}
    for conjunction in ("", "و", "ف"):
        for preposition in ("", "ب", "ل"):
            hosts = [(word, word) for word in vocabulary() if conjunction + preposition]
            if preposition == "ل":
                hosts += [(word[1:], word) for word in vocabulary() if word.startswith(ARTICLE)]
            for host, word in hosts:
                if len(host) >= _MIN_HOST_LENGTH:
                    reading = _Reading(conjunction, preposition, word)
                    readings.setdefault(conjunction + preposition + host, reading)
    return readings
