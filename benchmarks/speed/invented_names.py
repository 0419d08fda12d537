"""Words and names of people that no collection has, so that the vocabulary of a generated corpus grows as in life.

The word or person of a rank is always the same. Ranks are drawn so that the chance of a rank falls as 1 / rank (Zipf).
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from random import Random

from analyzers.names.name_lists import CLEARLY_A_NAME, FEW_PEOPLE, name_list

# Three consonants, a pattern and an affix make a word: 2.7 million of them.
_CONSONANTS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PATTERNS = (
    "{}ا{}{}",
    "م{}{}و{}",
    "{}{}ي{}",
    "{}{}ا{}",
    "ت{}{}ي{}",
    "ا{}ت{}ا{}",
    "م{}ا{}{}ة",
    "{}{}{}ية",
    "است{}{}ا{}",
    "من{}{}{}",
    "{}وا{}{}",
    "م{}ا{}ي{}",
)
_AFFIXES = ("{}", "{}", "ال{}", "ال{}", "و{}", "بال{}", "لل{}", "{}ات", "{}ين", "{}ها")
_FAMILIES = ("ال{}ي", "{}ي", "بن {}", "بو{}", "ال{}اني")
_NEW_FAMILY = 0.3  # of people whose family name is no word of the list
_MIDDLE_NAME = 0.15  # of people with three names
_CACHED = 1 << 16

ALTERNATING = (("غ", "ج"), ("ي", ""), ("ا", ""), ("ز", "س"), ("و", ""), ("ق", "ك"))  # letters that writers exchange


def zipf_rank(draw: Random, first: int, last: int) -> int:
    """Draw a rank between two ranks."""
    return int(first * (last / first) ** draw.random())


@lru_cache(_CACHED)
def invented_word(rank: int) -> str:
    """Return the word of a rank."""
    draw = Random(rank)  # noqa: S311 - made-up data, no secret
    word = draw.choice(_AFFIXES).format(_stem(draw))
    return word[:-1].replace("ة", "ت") + word[-1]


@lru_cache(_CACHED)
def invented_person(rank: int) -> tuple[str, str]:
    """Return the given names and the family name of the person of a rank."""
    draw = Random(-rank)  # noqa: S311 - made-up data, no secret
    given, families = _listed("g", FEW_PEOPLE), _listed("f", FEW_PEOPLE - 1)
    names = [_pick(draw, given) for _ in range(1 + (draw.random() < _MIDDLE_NAME))]
    invents = draw.random() < _NEW_FAMILY
    family = draw.choice(_FAMILIES).format(_stem(draw)) if invents else _pick(draw, families)
    return " ".join(names), family


def respelled(name: str, draw: Random) -> str:
    """Return another spelling of a name."""
    letter, other = draw.choice(ALTERNATING)
    return name[:1] + name[1:].replace(letter, other, 1)


def _stem(draw: Random) -> str:
    return draw.choice(_PATTERNS).format(*draw.choices(_CONSONANTS, k=3))


def _pick(draw: Random, words: Sequence[str]) -> str:
    return words[zipf_rank(draw, 1, len(words)) - 1]


@cache
def _listed(role: str, least: int) -> list[str]:
    """Return the listed words that are clearly names in a role of at least a size, in an order of their own."""
    rows = (
        word
        for word, entry in name_list().entries.rows()
        if entry[0] == role and int(entry[1]) >= CLEARLY_A_NAME and int(entry[2]) >= least
    )
    words = sorted(rows)
    Random(len(words)).shuffle(words)  # noqa: S311 - made-up data, no secret
    return words
