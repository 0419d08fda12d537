"""Two spellings laid side by side: which letters alternate, and where in the word."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

VOWELS = "اويهع"  # letters that write a vowel of a foreign name, or nothing that is heard
LONG = "اوي"

# Letters that may stand for one sound; only these are laid on each other before a letter is held to be left out.
_RELATED = (
    "جغقكخ",  # g, k and kh of the countries
    "زسصثذظش",  # sibilants
    "شكخچ",  # ch, k: برشتولد, أندريتش
    "چشجكس",  # tsh
    "تطدضثذ",  # dentals
    "حخه",
    "اه",
    "اع",
    "فو",  # v and w
    "فب",
    "جي",  # j and y: يونج, جونج
    "هي",
)
_SAME_SOUND = {frozenset((a, b)) for group in _RELATED for a in group for b in group if a != b}
_G = "جغقك"  # سونج, سونغ, سون
_TSH = ("تش", "چ")  # two letters for one sound

# What the alignment, not the judge, pays: a left-out vowel or consonant, an exchange.
_LEFT_OUT, _LEFT_OUT_CONSONANT = 0.5, 0.75
_EXCHANGED = {0: 0.9, 1: 1.1, 2: 0.6}  # by how many of the two letters are vowels
_EXCHANGED_RELATED = {0: 0.5, 1: 0.6, 2: 0.6}

_BOTH, _ONE, _OTHER = range(3)  # steps through two words


class Edit(NamedTuple):
    """An alternation: one letter that only one spelling has, or the two letters in order of code points.

    `place` is `first`, `middle` or `last`; for a single letter also `double` (beside itself) and, for a long
    vowel in the middle, `beside` (next to another long vowel), for a last g behind ن `nasal`.
    """

    letters: str
    place: str


class Alignment(NamedTuple):
    """`crossings` counts the letters that each spelling has more than the other, where both have some."""

    edits: tuple[Edit, ...]
    crossings: int


def one_letter_a_sound(word: str) -> str:
    """Write a sound of two letters with one."""
    return word.replace(*_TSH)


def align_words(one: str, other: str) -> Alignment:
    """Align two words and return what alternates between them, in the order of the letters."""
    one, other = one_letter_a_sound(one), one_letter_a_sound(other)
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    edits: list[Edit] = []
    extra = [0, 0]
    i, j = start, start
    for step in _path(one[start : len(one) - end], other[start : len(other) - end]):
        if step == _BOTH:
            if one[i] != other[j]:
                edits.append(_exchange(one, i, other, j))
            i, j = i + 1, j + 1
        elif step == _ONE:
            edits.append(_left_out(one, i))
            extra[0], i = extra[0] + 1, i + 1
        else:
            edits.append(_left_out(other, j))
            extra[1], j = extra[1] + 1, j + 1
    return Alignment(tuple(edits), min(extra))


def _common(one: str, other: str) -> int:
    length = 0
    for letter, against in zip(one, other, strict=False):
        if letter != against:
            break
        length += 1
    return length


def _path(one: str, other: str) -> list[int]:
    """Return the cheapest way through both words: a step takes a letter of `one`, of the `other` or of both."""
    if not one or not other:
        return [_ONE] * len(one) + [_OTHER] * len(other)
    left_out = [_leave_out(letter) for letter in other]
    above = [0.0, *accumulate(left_out)]
    steps = [[_OTHER] * (len(other) + 1)]
    for letter in one:
        gap = _leave_out(letter)
        row, ways = [above[0] + gap], [_ONE]
        for j, against in enumerate(other):
            cost, way = above[j] + _exchange_cost(letter, against), _BOTH
            if above[j + 1] + gap < cost:
                cost, way = above[j + 1] + gap, _ONE
            if row[j] + left_out[j] < cost:
                cost, way = row[j] + left_out[j], _OTHER
            row.append(cost)
            ways.append(way)
        above = row
        steps.append(ways)
    return _back(steps)


def _back(steps: Sequence[Sequence[int]]) -> list[int]:
    path = []
    i, j = len(steps) - 1, len(steps[0]) - 1
    while i or j:
        step = steps[i][j]
        path.append(step)
        i, j = i - (step != _OTHER), j - (step != _ONE)
    return path[::-1]


def _leave_out(letter: str) -> float:
    return _LEFT_OUT if letter in VOWELS else _LEFT_OUT_CONSONANT


@cache
def _exchange_cost(letter: str, against: str) -> float:
    if letter == against:
        return 0.0
    costs = _EXCHANGED_RELATED if frozenset((letter, against)) in _SAME_SOUND else _EXCHANGED
    return costs[(letter in VOWELS) + (against in VOWELS)]


@lru_cache(maxsize=1 << 16)
def _left_out(word: str, i: int) -> Edit:
    letter, around = word[i], (word[i - 1 : i], word[i + 1 : i + 2])
    if letter in around:
        return Edit(letter, "double")
    place = _place(i, len(word))
    if place == "last" and letter in _G and around[0] == "ن":
        return Edit(letter, "nasal")
    if place == "middle" and letter in LONG and any(side in LONG for side in around):
        return Edit(letter, "beside")
    return Edit(letter, place)


def _exchange(one: str, i: int, other: str, j: int) -> Edit:
    places = {_place(i, len(one)), _place(j, len(other))}
    return Edit("".join(sorted((one[i], other[j]))), places.pop() if len(places) == 1 else "middle")


def _place(i: int, length: int) -> str:
    if i == 0:
        return "first"
    return "last" if i == length - 1 else "middle"
