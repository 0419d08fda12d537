"""Slips of typing, made by rule: words of a query and chance -> the words mistyped, None where it cannot be made."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from random import Random

from analyzers.expansion.edits import FOLDED_LETTERS
from analyzers.expansion.keyboard import ARABIC, QWERTY

Slip = Callable[[Sequence[str], Random], list[str] | None]
InWord = Callable[[str, Random], str | None]

SHORTEST = 4  # letters of a word that is mistyped
ALIKE = ("ضظ", "ذد", "سص", "تط", "زذ", "حه", "قغ", "ثس")  # sounds or shapes that writers take for each other
ENDINGS = {"ة": "ه", "ه": "ة", "ى": "ي", "ي": "ى"}
HAMZA = {"أ": "ا", "إ": "ا", "آ": "ا", "ئ": "ي", "ؤ": "و", "ء": ""}


def _in_one(rule: InWord) -> Slip:
    """Make a slip in one word of all in which it can be made."""

    def slip(words: Sequence[str], random: Random) -> list[str] | None:
        typed = {i: made for i, word in enumerate(words) if (made := rule(word, random)) is not None}
        at = random.choice(sorted(typed)) if typed else -1
        return [typed[i] if i == at else word for i, word in enumerate(words)] if typed else None

    return slip


def _joined(words: Sequence[str], random: Random) -> list[str] | None:
    places = [i for i in range(len(words) - 1) if len(words[i]) > 1]  # و is written on to the next word anyway
    if not places:
        return None
    i = random.choice(places)
    return [*words[:i], words[i] + words[i + 1], *words[i + 2 :]]


def _inside(word: str, random: Random, shortest: int = SHORTEST) -> int | None:
    """A place in a word that is no end of it."""
    return random.randrange(1, len(word) - 1) if len(word) >= shortest else None


def _swap(word: str, random: Random) -> str | None:
    places = [i for i in range(len(word) - 1) if word[i] != word[i + 1]]
    if len(word) < SHORTEST or not places:
        return None
    i = random.choice(places)
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _double(word: str, random: Random) -> str | None:
    i = _inside(word, random)
    return None if i is None else word[: i + 1] + word[i:]


def _drop(word: str, random: Random) -> str | None:
    i = _inside(word, random, SHORTEST + 1)
    return None if i is None else word[:i] + word[i + 1 :]


def _put_in(word: str, random: Random) -> str | None:
    i = _inside(word, random)
    return None if i is None else word[:i] + random.choice(FOLDED_LETTERS) + word[i:]


def _other(word: str, random: Random) -> str | None:
    i = _inside(word, random)
    return None if i is None else _at(word, i, random.choice(FOLDED_LETTERS.replace(word[i], "")))


def _by_table(table: Mapping[str, str]) -> InWord:
    def slip(word: str, random: Random) -> str | None:
        places = [i for i, letter in enumerate(word) if table.get(letter, letter) != letter]
        if len(word) < SHORTEST or not places:
            return None
        i = random.choice(places)
        return _at(word, i, table[word[i]])

    return slip


def _ending(word: str, random: Random) -> str | None:
    return word[:-1] + ENDINGS[word[-1]] if word[-1] in ENDINGS and len(word) >= SHORTEST else None


def _beside(word: str, random: Random) -> str | None:
    places = [i for i, letter in enumerate(word) if letter in _BESIDE]
    if len(word) < SHORTEST or not places:
        return None
    i = random.choice(places)
    return _at(word, i, random.choice(_BESIDE[word[i]]))


def _space(word: str, random: Random) -> str | None:
    if len(word) < SHORTEST + 1:
        return None
    i = random.randrange(2, len(word) - 1)
    return f"{word[:i]} {word[i:]}"


def _keys(word: str, random: Random) -> str | None:
    rows = zip(ARABIC.plain, QWERTY.plain, strict=True)
    table = {letter: key for row, keys in rows for letter, key in zip(row.split(), keys.split(), strict=True)}
    return "".join(map(table.__getitem__, word)) if len(word) >= SHORTEST and set(word) <= table.keys() else None


def _at(word: str, i: int, letter: str) -> str:
    return word[:i] + letter + word[i + 1 :]


def _neighbours() -> dict[str, str]:
    beside: dict[str, str] = {}
    for row in ARABIC.plain[1:]:
        keys = [key for key in row.split() if len(key) == 1]
        for one, other in pairwise(keys):
            beside[one] = beside.get(one, "") + other
            beside[other] = beside.get(other, "") + one
    return beside


_BESIDE = _neighbours()
_ALIKE = {pair[i]: pair[1 - i] for pair in ALIKE for i in (0, 1)}

KINDS: Mapping[str, Slip] = {
    "letters swapped": _in_one(_swap),
    "letter doubled": _in_one(_double),
    "letter left out": _in_one(_drop),
    "letter put in": _in_one(_put_in),
    "letter changed": _in_one(_other),
    "letter of like sound": _in_one(_by_table(_ALIKE)),
    "key beside it": _in_one(_beside),
    "ه/ة, ى/ي": _in_one(_ending),
    "hamza": _in_one(_by_table(HAMZA)),
    "space put in": _in_one(_space),
    "space left out": _joined,
    "other keyboard": _in_one(_keys),
}
