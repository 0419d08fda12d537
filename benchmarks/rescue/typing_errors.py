"""Typing errors by rule: each takes words and a random generator, and returns the mistyped words or None."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from random import Random

from analyzers.expansion.edits import FOLDED_LETTERS
from analyzers.expansion.keyboard import ARABIC, QWERTY

TypingError = Callable[[Sequence[str], Random], list[str] | None]
WordError = Callable[[str, Random], str | None]

MIN_LENGTH = 4  # letters of a word that is mistyped
SIMILAR = ("ضظ", "ذد", "سص", "تط", "زذ", "حه", "قغ", "ثس")  # letters that writers confuse, by sound or shape
ENDINGS = {"ة": "ه", "ه": "ة", "ى": "ي", "ي": "ى"}
HAMZA = {"أ": "ا", "إ": "ا", "آ": "ا", "ئ": "ي", "ؤ": "و", "ء": ""}


def _in_one_word(rule: WordError) -> TypingError:
    """Make an error in one of the words that allow it."""

    def error(words: Sequence[str], random: Random) -> list[str] | None:
        typed = {i: made for i, word in enumerate(words) if (made := rule(word, random)) is not None}
        at = random.choice(sorted(typed)) if typed else -1
        return [typed[i] if i == at else word for i, word in enumerate(words)] if typed else None

    return error


def _joined(words: Sequence[str], random: Random) -> list[str] | None:
    places = [i for i in range(len(words) - 1) if len(words[i]) > 1]  # و is joined to the next word anyway
    if not places:
        return None
    i = random.choice(places)
    return [*words[:i], words[i] + words[i + 1], *words[i + 2 :]]


def _inside(word: str, random: Random, min_length: int = MIN_LENGTH) -> int | None:
    """Return a position inside a word, neither first nor last."""
    return random.randrange(1, len(word) - 1) if len(word) >= min_length else None


def _swap(word: str, random: Random) -> str | None:
    places = [i for i in range(len(word) - 1) if word[i] != word[i + 1]]
    if len(word) < MIN_LENGTH or not places:
        return None
    i = random.choice(places)
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _double(word: str, random: Random) -> str | None:
    i = _inside(word, random)
    return None if i is None else word[: i + 1] + word[i:]


def _drop(word: str, random: Random) -> str | None:
    i = _inside(word, random, MIN_LENGTH + 1)
    return None if i is None else word[:i] + word[i + 1 :]


def _put_in(word: str, random: Random) -> str | None:
    i = _inside(word, random)
    return None if i is None else word[:i] + random.choice(FOLDED_LETTERS) + word[i:]


def _other(word: str, random: Random) -> str | None:
    i = _inside(word, random)
    return None if i is None else _at(word, i, random.choice(FOLDED_LETTERS.replace(word[i], "")))


def _by_table(table: Mapping[str, str]) -> WordError:
    def error(word: str, random: Random) -> str | None:
        places = [i for i, letter in enumerate(word) if table.get(letter, letter) != letter]
        if len(word) < MIN_LENGTH or not places:
            return None
        i = random.choice(places)
        return _at(word, i, table[word[i]])

    return error


def _ending(word: str, random: Random) -> str | None:
    return word[:-1] + ENDINGS[word[-1]] if word[-1] in ENDINGS and len(word) >= MIN_LENGTH else None


def _neighbour_key(word: str, random: Random) -> str | None:
    places = [i for i, letter in enumerate(word) if letter in _NEIGHBOURS]
    if len(word) < MIN_LENGTH or not places:
        return None
    i = random.choice(places)
    return _at(word, i, random.choice(_NEIGHBOURS[word[i]]))


def _space(word: str, random: Random) -> str | None:
    if len(word) < MIN_LENGTH + 1:
        return None
    i = random.randrange(2, len(word) - 1)
    return f"{word[:i]} {word[i:]}"


def _keys(word: str, random: Random) -> str | None:
    rows = zip(ARABIC.plain, QWERTY.plain, strict=True)
    table = {letter: key for row, keys in rows for letter, key in zip(row.split(), keys.split(), strict=True)}
    return "".join(map(table.__getitem__, word)) if len(word) >= MIN_LENGTH and set(word) <= table.keys() else None


def _at(word: str, i: int, letter: str) -> str:
    return word[:i] + letter + word[i + 1 :]


def _neighbours() -> dict[str, str]:
    keys_nearby: dict[str, str] = {}
    for row in ARABIC.plain[1:]:
        keys = [key for key in row.split() if len(key) == 1]
        for one, other in pairwise(keys):
            keys_nearby[one] = keys_nearby.get(one, "") + other
            keys_nearby[other] = keys_nearby.get(other, "") + one
    return keys_nearby


_NEIGHBOURS = _neighbours()
_SIMILAR = {pair[i]: pair[1 - i] for pair in SIMILAR for i in (0, 1)}

KINDS: Mapping[str, TypingError] = {
    "letters swapped": _in_one_word(_swap),
    "letter doubled": _in_one_word(_double),
    "letter left out": _in_one_word(_drop),
    "letter inserted": _in_one_word(_put_in),
    "letter changed": _in_one_word(_other),
    "letter of similar sound": _in_one_word(_by_table(_SIMILAR)),
    "neighbouring key": _in_one_word(_neighbour_key),
    "ه/ة, ى/ي": _in_one_word(_ending),
    "hamza": _in_one_word(_by_table(HAMZA)),
    "space inserted": _in_one_word(_space),
    "space left out": _joined,
    "other keyboard": _in_one_word(_keys),
}
