"""The order in which the letters of a line are read: the Unicode bidirectional algorithm (UAX 9) taken back.

A page shows letters in places; the algorithm that put them there is not reversible in all cases, and where two texts
look alike, this takes the more frequent one: a number to the right of Latin words belongs behind them.
"""

import re
from collections.abc import Collection, Sequence
from unicodedata import bidirectional

_RIGHT, _LEFT, _NUMBER, _OTHER = "R", "L", "N", "-"
_CLASSES = {"R": _RIGHT, "AL": _RIGHT, "L": _LEFT, "EN": _NUMBER, "AN": _NUMBER}
_IN_NUMBERS = frozenset(".,:/٫٬،")  # rule W4: one of them between two digits is part of the number
_IN_NUMBERS_ALONE = _IN_NUMBERS | {"-"}  # the same where no Arabic letter comes before, as in a cell of a table
# Numbers of telephones, from the right, that were written from the left: only then + or the zero of an area is there.
_PHONE = re.compile(r"[0-9][0-9 -]{5,18}[0-9]\+(?![0-9])|(?:[0-9]{2,6}[ -]){1,4}[0-9]{2,5}0(?![0-9])")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_OPENING = _BRACKETS | {close: open_ for open_, close in _BRACKETS.items()}
_CLOSING_SIGNS = frozenset(".,،؛;:!؟?")


def in_logical_order(letters: Sequence[str], is_arabic: bool = True) -> list[str]:
    """Return the letters of a line, which come from right to left, in the order in which they are read.

    `is_arabic` says whether the text around the line runs from right to left.
    """
    kinds = [_CLASSES.get(bidirectional(letter[0]), _OTHER) for letter in letters]
    if _LEFT in kinds and not (is_arabic and _RIGHT in kinds):
        return _from_left(letters[::-1], kinds[::-1])
    if _RIGHT not in kinds:
        return _brackets(_from_right(letters, kinds, _IN_NUMBERS_ALONE))
    return _brackets(_from_right(letters, kinds))


def _from_right(letters: Sequence[str], kinds: Sequence[str], in_numbers: Collection[str] = _IN_NUMBERS) -> list[str]:
    """Return a line of Arabic: what is read from left to right in it is turned."""
    read: list[str] = []
    place, signs = 0, "".join(letter[0] for letter in letters)
    while place < len(letters):
        end = _end_of_run(kinds, place, _RIGHT)
        if phone := _PHONE.match(signs, place):
            end = phone.end()
            read += reversed(letters[place:end])
        elif end == place:
            read.append(letters[place])
            end += 1
        elif _LEFT in kinds[place:end]:
            read += reversed(letters[place:end])
        else:
            read += _numbers(letters[place:end], kinds[place:end], in_numbers)
        place = end
    return read


def _from_left(letters: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Return a line of Latin letters: the Arabic in it is turned, but not its numbers."""
    read: list[str] = []
    place = 0
    while place < len(letters):
        if kinds[place] != _RIGHT:
            read.append(letters[place])
            place += 1
            continue
        end = place + 1
        for number in range(place, len(kinds)):
            if kinds[number] == _LEFT:
                break
            end = number + 1 if kinds[number] == _RIGHT else end
        read += _from_right(letters[place:end][::-1], kinds[place:end][::-1])
        place = end
    return read


def _end_of_run(kinds: Sequence[str], start: int, ends: str) -> int:
    """Return the end of the Latin words and numbers that begin at a place; the place itself if none begins there."""
    end = start
    if kinds[start] not in (_LEFT, _NUMBER):
        return end
    for place in range(start, len(kinds)):
        if kinds[place] == ends:
            break
        if kinds[place] in (_LEFT, _NUMBER):
            end = place + 1
    return end


def _numbers(letters: Sequence[str], kinds: Sequence[str], in_numbers: Collection[str]) -> list[str]:
    """Return numbers, each from left to right, and the signs between them."""
    read: list[str] = []
    place = 0
    while place < len(letters):
        end = place + 1
        while kinds[place] == _NUMBER and end < len(letters):
            inside = letters[end] in in_numbers and end + 1 < len(letters) and kinds[end + 1] == _NUMBER
            if kinds[end] != _NUMBER and not inside:
                break
            end += 1
        read += reversed(letters[place:end])
        place = end
    return read


def _brackets(letters: list[str]) -> list[str]:
    """Return a line whose brackets open before a word and close behind it; programs store either form of them."""
    read = list(letters)
    for place, letter in enumerate(letters):
        if letter not in _OPENING:
            continue
        before = letters[place - 1] if place else " "
        after = letters[place + 1] if place + 1 < len(letters) else " "
        opens = before.isspace() or before in _OPENING
        closes = after.isspace() or after in _OPENING or after in _CLOSING_SIGNS
        if opens != closes:
            read[place] = letter if (letter in _BRACKETS) == opens else _OPENING[letter]
    return read
