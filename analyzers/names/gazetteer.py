"""Known places: their names, what each is called in a facet, and how far the name alone can be trusted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from analyzers.data_files import read_rows
from analyzers.names.phonetic_key import phonetic_key
from analyzers.names.same_name import are_same_name
from analyzers.text.clitics import clitic_splits, is_arabic

_WELL_KNOWN = 1_000_000  # people; a smaller place is known by its listed spellings only


class Place(NamedTuple):
    """A place of the list: `kind` is country, region or city; a name that is not `sure` needs the context."""

    value: str
    kind: str
    country: str
    population: int
    sure: bool


class PlaceMatch(NamedTuple):
    """Words `start` to `end` (exclusive) name `place`, behind `clitic_length` letters of clitics."""

    start: int
    end: int
    clitic_length: int
    place: Place


class _Beginning(NamedTuple):
    """A name that a word begins behind `clitic_length` letters of clitics, and the words that must follow it."""

    others: tuple[str, ...]
    clitic_length: int
    place: Place


@dataclass(frozen=True)
class Gazetteer:
    """`places` by folded name; `starts` gives the other words of the longer names by their first word."""

    places: dict[str, Place]
    starts: dict[str, list[tuple[str, ...]]]

    def matches(self, keys: Sequence[str]) -> list[PlaceMatch]:
        """Find the names among folded words, the longest where two begin at one word; they do not overlap."""
        found: list[PlaceMatch] = []
        end = 0
        for position, names in enumerate(map(self._names_at, keys)):
            if names and position >= end:  # one word of ten can begin a name
                match = self.match_at(keys, position)
                if match and not self._is_cut(keys, match):
                    found.append(match)
                    end = match.end
        return found

    def _is_cut(self, keys: Sequence[str], match: PlaceMatch) -> bool:
        """Whether the last word of a name begins one of several words: شمال [كوريا الجنوبية]."""
        if match.end - match.start == 1:
            return False
        other = self.match_at(keys, match.end - 1)
        return other is not None and other.end > match.end

    def match_at(self, keys: Sequence[str], position: int) -> PlaceMatch | None:
        """Return the longest name that begins at a word, the one with the fewest clitics before it."""
        for others, clitic_length, place in self._names_at(keys[position]):
            end = position + 1 + len(others)
            if tuple(keys[position + 1 : end]) == others:
                return PlaceMatch(position, end, clitic_length, place)
        return None

    @cached_property
    def _names_at(self) -> Callable[[str], list[_Beginning]]:
        """A look-up of the names that a word can begin: the longest first, then with the fewest clitics."""
        return lru_cache(maxsize=1 << 17)(self._begun_by)

    def _begun_by(self, word: str) -> list[_Beginning]:
        found = [
            _Beginning(others, clitic_length, self.places[" ".join((host, *others))])
            for host, clitic_length in clitic_splits(word)
            for others in (*self.starts.get(host, ()), *([()] if host in self.places else ()))
        ]
        return sorted(found, key=lambda name: -len(name.others))

    def spelled_like(self, words: Sequence[str]) -> Place | None:
        """Return the large place that folded words spell in another way: بيونج يانج; None if there is none."""
        near = self._large.get("".join(map(phonetic_key, words)))
        if not (near and all(map(is_arabic, words))):
            return None
        name = " ".join(words)
        return next((self.places[other] for other in near if are_same_name(name, other)), None)

    @cached_property
    def _large(self) -> dict[str, list[str]]:
        """Names of several words of places that all the world knows, by what their spellings share."""
        found: dict[str, list[str]] = {}
        for name, place in self.places.items():
            if " " in name and (place.kind != "city" or place.population >= _WELL_KNOWN):
                found.setdefault("".join(map(phonetic_key, name.split())), []).append(name)
        return found


@cache
def gazetteer() -> Gazetteer:
    """Load the list once: about 18,000 names; made by `python -m derive.places`."""
    places: dict[str, Place] = {}
    starts: dict[str, list[tuple[str, ...]]] = {}
    for name, value, kind, country, population, trust in read_rows("places.tsv"):
        places[name] = Place(value, kind, country, int(population), trust == "sure")
        first, *others = name.split()
        if others:
            starts.setdefault(first, []).append(tuple(others))
    return Gazetteer(places, starts)
