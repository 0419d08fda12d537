"""Align the letters of two spellings: which letters alternate, and where in the word."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

VOWELS = "اويهع"  # letters that write a vowel of a foreign name, or are silent
_LONG_VOWELS = "اوي"

# Letters that may write one sound. The alignment prefers pairing them to leaving a letter out.
_SIMILAR = (
    "جغقكخ",  # g, k and kh, by country
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
_SAME_SOUND = {frozenset((a, b)) for group in _SIMILAR for a in group for b in group if a != b}
_G = "جغقك"  # سونج, سونغ, سون
_TSH = ("تش", "چ")  # two letters for one sound

# Costs that choose between alignments; they do not decide whether two spellings are one name (see same_name.py). Set
# by hand: an exchange costs less than leaving out both letters, least between similar letters.
_LEFT_OUT_VOWEL, _LEFT_OUT_CONSONANT = 0.5, 0.75
_EXCHANGE = {0: 0.9, 1: 1.1, 2: 0.6}  # by the number of vowels among the two letters
_SIMILAR_EXCHANGE = {0: 0.5, 1: 0.6, 2: 0.6}

_BOTH, _ONE, _OTHER = range(3)  # a step takes a letter of both words, of the first, or of the second


class Edit(NamedTuple):
    """A difference: one letter that only one spelling has, or two different letters in order of code points.

    `place` is `first`, `middle` or `last`. A single letter may also be `double` (next to itself), `beside` (a long
    vowel next to another one, in the middle) or `nasal` (a last g after ن).
    """

    letters: str
    place: str


class Alignment(NamedTuple):
    """The edits in the order of the letters. `crossings` is the smaller number of letters that one spelling adds."""

    edits: tuple[Edit, ...]
    crossings: int


def with_single_letters(word: str) -> str:
    """Write tsh, a sound of two letters, with one letter."""
    return word.replace(*_TSH)


@lru_cache(maxsize=1 << 16)
def align_words(one: str, other: str) -> Alignment:
    """Align two folded words at the least cost."""
    one, other = with_single_letters(one), with_single_letters(other)
    start = _common_prefix_length(one, other)
    end = _common_prefix_length(one[start:][::-1], other[start:][::-1])
    edits: list[Edit] = []
    added_by_one = added_by_other = 0
    i, j = start, start
    for step in _path(one[start : len(one) - end], other[start : len(other) - end]):
        if step == _BOTH:
            if one[i] != other[j]:
                edits.append(_exchange(one, i, other, j))
            i, j = i + 1, j + 1
        elif step == _ONE:
            edits.append(_left_out(one, i))
            added_by_one, i = added_by_one + 1, i + 1
        else:
            edits.append(_left_out(other, j))
            added_by_other, j = added_by_other + 1, j + 1
    return Alignment(tuple(edits), min(added_by_one, added_by_other))


def _common_prefix_length(one: str, other: str) -> int:
    length = 0
    for letter, counterpart in zip(one, other, strict=False):
        if letter != counterpart:
            break
        length += 1
    return length


def _path(one: str, other: str) -> list[int]:
    """Return the steps of the cheapest alignment."""
    if not one or not other:
        return [_ONE] * len(one) + [_OTHER] * len(other)
    gaps = [_left_out_cost(letter) for letter in other]
    above = [0.0, *accumulate(gaps)]
    steps = [[_OTHER] * (len(other) + 1)]
    for letter in one:
        gap = _left_out_cost(letter)
        row, row_steps = [above[0] + gap], [_ONE]
        for j, counterpart in enumerate(other):
            cost, step = above[j] + _exchange_cost(letter, counterpart), _BOTH
            if above[j + 1] + gap < cost:
                cost, step = above[j + 1] + gap, _ONE
            if row[j] + gaps[j] < cost:
                cost, step = row[j] + gaps[j], _OTHER
            row.append(cost)
            row_steps.append(step)
        above = row
        steps.append(row_steps)
    return _trace_back(steps)


def _trace_back(steps: Sequence[Sequence[int]]) -> list[int]:
    path = []
    i, j = len(steps) - 1, len(steps[0]) - 1
    while i or j:
        step = steps[i][j]
        path.append(step)
        i, j = i - (step != _OTHER), j - (step != _ONE)
    return path[::-1]


def _left_out_cost(letter: str) -> float:
    return _LEFT_OUT_VOWEL if letter in VOWELS else _LEFT_OUT_CONSONANT


@cache
def _exchange_cost(letter: str, counterpart: str) -> float:
    if letter == counterpart:
        return 0.0
    costs = _SIMILAR_EXCHANGE if frozenset((letter, counterpart)) in _SAME_SOUND else _EXCHANGE
    return costs[(letter in VOWELS) + (counterpart in VOWELS)]


@lru_cache(maxsize=1 << 16)
def _left_out(word: str, i: int) -> Edit:
    letter, neighbours = word[i], (word[i - 1 : i], word[i + 1 : i + 2])
    if letter in neighbours:
        return Edit(letter, "double")
    place = _place(i, len(word))
    if place == "last" and letter in _G and neighbours[0] == "ن":
        return Edit(letter, "nasal")
    if place == "middle" and letter in _LONG_VOWELS and any(side in _LONG_VOWELS for side in neighbours):
        return Edit(letter, "beside")
    return Edit(letter, place)


def _exchange(one: str, i: int, other: str, j: int) -> Edit:
    places = {_place(i, len(one)), _place(j, len(other))}
    return Edit("".join(sorted((one[i], other[j]))), places.pop() if len(places) == 1 else "middle")


def _place(i: int, length: int) -> str:
    if i == 0:
        return "first"
    return "last" if i == length - 1 else "middle"
