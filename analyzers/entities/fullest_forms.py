"""Give each name of a text the fullest form of it in the text, in the same or another spelling."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from analyzers.entities.people import NameParts
from analyzers.names.genealogy import SERVANT_OF, are_units_alike, is_of_child, is_part, name_units
from analyzers.names.phonetic_key import phonetic_key
from analyzers.names.same_name import MAX_DISTANCE, are_same_word
from analyzers.text.clitics import is_arabic

# Letters by which two spellings of one name in a text may differ in length. A larger difference is rare in one text,
# and a small limit saves time, because every pair of names is compared.
_MAX_LENGTH_DIFFERENCE = 2

# Finds units that may be spellings of one: compares it with thousands in the time of a dozen comparisons in Python.
_NEAR: Mapping[str, Any] = {"scorer": Levenshtein.distance, "score_cutoff": MAX_DISTANCE, "limit": None}

# Different names of a part of a text that are compared with one another. A part with more of them is a list, each name
# of which stands for itself; comparing them takes time as the square of it. Texts of `ant_news` have 157 at most.
MAX_COMPARED_NAMES = 400
_FEW_NAMES = 4  # which are compared with one another sooner than looked up


@lru_cache(maxsize=1 << 15)
def is_part_of(short: NameParts, full: NameParts) -> bool:
    """Say whether a name is a shorter form of another, in the same or another spelling.

    A father's name in that of his child is none, with بن or without: «سلمان بن عبد العزيز», «يوسف الشاهد».
    """
    units, full_units = name_units(short), name_units(full)
    if not is_part(units, full_units, _are_alike):
        return False
    first = next(n for n, unit in enumerate(full_units) if _are_alike(units[0].text, unit.text))
    return not is_of_child(units, full_units[:first])


def sounds_of(words: Sequence[str]) -> frozenset[str]:
    """Return the first consonants of the units of a name; it is part of none that lacks one of them."""
    return frozenset(phonetic_key(unit.text)[:1] for unit in name_units(tuple(words)))


def _are_alike(part: str, other: str) -> bool:
    if part == other:
        return True
    return abs(len(part) - len(other)) <= _MAX_LENGTH_DIFFERENCE and _are_spellings(part, other)


@lru_cache(maxsize=1 << 16)
def _are_spellings(part: str, other: str) -> bool:
    if not (is_arabic(part) and is_arabic(other)) or phonetic_key(part)[:1] != phonetic_key(other)[:1]:
        return False
    return are_same_word(part, other)


def fullest_forms(names: Iterable[NameParts]) -> dict[NameParts, NameParts]:
    """Map each name of a text to the fuller name that it is part of; to itself if none or several fit.

    In a list, of more than MAX_COMPARED_NAMES, each is mapped to itself.
    """
    counts = Counter(names)
    if len(counts) == 1 or len(counts) > MAX_COMPARED_NAMES:
        return {name: name for name in counts}
    by_length = sorted(counts, key=lambda name: (-len(name), -counts[name], name))
    forms: dict[NameParts, NameParts] = {}
    heads = _Heads()
    for name in by_length:
        fitting = [head for head in heads.with_first_unit_of(name) if is_part_of(name, head)]
        if len(fitting) == 1:
            forms[name] = fitting[0]
        else:
            forms[name] = name
            if not fitting:
                heads.add(name)
    return forms


class _Heads:
    """Full names by their units: a name need not be compared with all of them, thousands in a list of names."""

    def __init__(self) -> None:
        self._all: list[NameParts] = []
        self._names: dict[str, list[NameParts]] = {}  # by unit
        self._units: dict[str, list[str]] = {}  # by sound

    def add(self, name: NameParts) -> None:
        """Add a name."""
        self._all.append(name)
        for text in dict.fromkeys(unit.text for unit in name_units(name)):
            if text not in self._names:
                for sound in _sounds(text):
                    self._units.setdefault(sound, []).append(text)
            self._names.setdefault(text, []).append(name)

    def with_first_unit_of(self, name: NameParts) -> Iterable[NameParts]:
        """Return the names with a unit that is like the first one of `name`, and perhaps others if all are few."""
        if len(self._all) <= _FEW_NAMES:
            return self._all
        first = next((unit.text for unit in name_units(name)), None)
        if first is None:
            return ()
        near = (extract(first, self._units.get(sound, ()), **_NEAR) for sound in _sounds(first))
        units = dict.fromkeys(unit for found in near for unit, *_ in found)
        alike = (unit for unit in units if are_units_alike(first, unit, _are_alike))
        return dict.fromkeys(head for unit in alike for head in self._names[unit])


@lru_cache(maxsize=1 << 14)
def _sounds(unit: str) -> frozenset[str]:
    """Return the sounds with which the units like one may begin (see `are_units_alike`)."""
    return frozenset(phonetic_key(text)[:1] for text in (unit, unit.removeprefix(SERVANT_OF)))
