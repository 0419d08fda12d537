"""The generations of a name: own names, fathers after بن, and the family; whether one name is part of another.

The forms are those of Arabic genealogies: X, X بن Y, X بن Y بن Z, X بن Y آل W. «سلمان بن عبدالعزيز» is not part of
«محمد بن سلمان بن عبدالعزيز», who is his son.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from analyzers.names.name_lists import MOSTLY_A_NAME, known_names, name_list
from analyzers.names.phonetic_key import name_words
from analyzers.text.affixes import ARTICLE

CHILD_OF = frozenset(("بن", "ابن", "بنت", "ولد"))  # the father's name follows; «ولد» in Mauritania
# Words that make one name with the next word. «ابي» and «ابا» are other cases of «ابو».
_BOUND_TO_NEXT = {word: word for word in ("عبد", "ام", "ال", "بو", "ذو", "دي", "فان", "فون", "دا", "دو", "سيدي")} | {
    "ابو": "ابو",
    "ابي": "ابو",
    "ابا": "ابو",
}
SERVANT_OF = "عبد"  # of God, in names: written joined to the next word or apart
FUSED_SERVANT = f"{SERVANT_OF}ال"  # عبدالله
GENERATIONS = frozenset(("الاب", "الابن", "الجد", "الحفيد", "جونيور"))  # جورج بوش الابن
BEFORE_ANY_NAME = frozenset(("محمد", "احمد", "السيد"))  # that people put before their own name, or leave out
_BOUND_TO_PREVIOUS = frozenset(("الدين", "الله", "العابدين"))  # نور الدين, نصر الله, زين العابدين


class NameUnit(NamedTuple):
    """One name of a genealogy, its words joined: عبدالعزيز; `is_father` if it follows بن."""

    text: str
    is_father: bool


Units = tuple[NameUnit, ...]
Alike = Callable[[str, str], bool]


@lru_cache(maxsize=1 << 16)
def name_units(words: tuple[str, ...]) -> Units:
    """Return the units of the folded words of a name; a word that needs another and has none is left out."""
    units: list[NameUnit] = []
    is_father, bound = False, ""
    for word in words:
        if word in CHILD_OF and not bound:
            is_father = True
        elif word in _BOUND_TO_NEXT and not bound:
            bound = _BOUND_TO_NEXT[word]
        elif word in _BOUND_TO_PREVIOUS and units and not bound and not is_father:
            units[-1] = NameUnit(units[-1].text + word, units[-1].is_father)
        else:
            units.append(NameUnit(bound + word, is_father))
            is_father, bound = False, ""
    return tuple(units)


def units_of(name: str) -> Units:
    """Return the units of a name as it is written."""
    return name_units(name_words(name))


def is_part(short: Units, full: Units, alike: Alike) -> bool:
    """Say whether `short` names whom `full` names, with fewer units: the same order, the same fathers.

    A name that follows بن in `full` is that of a father, so no name begins there. A father may not be left out before
    another one: X بن Z is not X بن Y بن Z.
    """
    position = -1
    for number, unit in enumerate(short):
        found = _next_match(unit, full, position + 1, alike, is_first=number == 0)
        if found is None:
            return False
        position = found
    return bool(short) and (len(short) == 1 or _generation_of(short) == _generation_of(full))


def _generation_of(units: Units) -> frozenset[str]:
    """Return the words that tell a father from a son of his name."""
    return GENERATIONS.intersection(unit.text for unit in units)


def _next_match(unit: NameUnit, full: Units, start: int, alike: Alike, *, is_first: bool) -> int | None:
    skips_father = False
    for position in range(start, len(full)):
        other = full[position]
        fits = other.is_father or not unit.is_father
        if other.is_father and ((is_first and not unit.is_father) or skips_father):
            fits = False
        if fits and are_units_alike(unit.text, other.text, alike):
            return position
        skips_father = skips_father or other.is_father
    return None


def is_of_child(short: Units, beginning: Units) -> bool:
    """Say whether given names before a whole name make it the name of a child: حلا يوسف الشاهد, of يوسف الشاهد."""
    if not beginning or len(short) < 2 or (len(beginning) == 1 and beginning[0].text in BEFORE_ANY_NAME):
        return False
    return all(_is_given(unit.text) for unit in (short[0], *beginning))


@lru_cache(maxsize=1 << 14)
def _is_given(word: str) -> bool:
    """Say whether a word is a given name of Arabs rather than one of their family names."""
    names = name_list()
    is_native = known_names().is_native(word.removeprefix(ARTICLE))
    return is_native and names.role(word) != "f" and names.level(word) >= MOSTLY_A_NAME


def conflict(one: Units, other: Units, alike: Alike) -> bool:
    """Say whether two names cannot be of one person: their own names, fathers or families differ."""
    own, fathers, family = _generations(one)
    other_own, other_fathers, other_family = _generations(other)
    same_fathers = all(are_units_alike(*pair, alike) for pair in zip(fathers, other_fathers, strict=False))
    return not same_fathers or _differ(own, other_own, alike) or _differ(family, other_family, alike)


def _generations(units: Units) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Return own names, fathers, and the family, which is what follows the last father."""
    fathers = [position for position, unit in enumerate(units) if unit.is_father]
    first, last = (fathers[0], fathers[-1]) if fathers else (len(units), len(units))
    texts = [unit.text for unit in units]
    return texts[:first], [texts[position] for position in fathers], texts[last + 1 :]


def _differ(one: Sequence[str], other: Sequence[str], alike: Alike) -> bool:
    """Say whether two lists of names differ: the shorter is no part of the longer."""
    short, full = sorted((one, other), key=len)
    rest = iter(full)
    return not all(any(are_units_alike(text, each, alike) for each in rest) for text in short)


def are_units_alike(one: str, other: str, alike: Alike) -> bool:
    """Compare two units; what follows عبد is compared alone, since it makes two names alike: عبدالكافي, عبدالشافي."""
    if one.startswith(SERVANT_OF) and other.startswith(SERVANT_OF):
        one, other = one.removeprefix(SERVANT_OF), other.removeprefix(SERVANT_OF)
    return alike(one, other)
