"""Known places: their names, their facet values, and whether the name alone proves the place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from analyzers.data_files import SortedTable
from analyzers.names.phonetic_key import phonetic_key
from analyzers.names.same_name import are_same_name
from analyzers.text.clitics import clitic_splits, is_arabic
from analyzers.text.pieces import PieceCache

# ISO 3166-1 codes, two letters each.
_ARAB_CODES = "AEBHDJDZEGEHIQJOKMKWLBLYMAMROMPSQASASDSOSYTNYE"
ARAB_COUNTRIES = frozenset(_ARAB_CODES[start : start + 2] for start in range(0, len(_ARAB_CODES), 2))
# Inhabitants. Only larger cities are found in unlisted spellings: a bound that is too low makes places of names that
# sound alike.
_MIN_POPULATION = 1_000_000
_CACHED_WORDS = 1 << 17  # some 25 MB; most words begin no name, and share an empty dictionary


class Place(NamedTuple):
    """`kind` is country, region or city; `country` is an ISO code. A name is not `sure` if it needs its context."""

    value: str
    kind: str
    country: str
    population: int
    sure: bool


class PlaceMatch(NamedTuple):
    """Words `start` to `end` (exclusive) name `place`, after `clitic_length` letters of clitics.

    `readings` are all places of the name, the likeliest first: `place` is the first.
    """

    start: int
    end: int
    clitic_length: int
    readings: tuple[Place, ...]

    @property
    def place(self) -> Place:
        """The likeliest place of the name."""
        return self.readings[0]


class _NameAtWord(NamedTuple):
    """A name that can start at a word, after `clitic_length` letters of clitics, and the words that must follow."""

    following: tuple[str, ...]
    clitic_length: int
    readings: tuple[Place, ...]


_END = ""  # in place of the next word, behind the last word of a name
_NamesAtWord = Mapping[
    str, Sequence[_NameAtWord]
]  # by the next word; the longest first, then those with fewest clitics
_NO_NAMES: _NamesAtWord = {}


class Places(Mapping[str, Place]):
    """The likeliest place of each folded name; each row is parsed when it is asked for."""

    def __init__(self, table: SortedTable) -> None:
        """Take rows of a name and, for each of its places, value, kind, country, population, and `sure` or not."""
        self._table = table

    def readings(self, name: str) -> tuple[Place, ...]:
        """Return the places of a name, the likeliest first; () for a name that is not listed."""
        row = self._table.find(name)
        return () if row is None else _readings(row)

    def all_readings(self) -> Iterator[Place]:
        """Yield the places of every name."""
        return (place for _, row in self._table.rows() for place in _readings(row))

    def __getitem__(self, name: str) -> Place:
        row = self._table.find(name)
        if row is None:
            raise KeyError(name)
        return _readings(row)[0]

    def get(self, name: str, default: Any = None) -> Any:
        """Return a place; no exception is raised on the way, since most words name none."""
        row = self._table.find(name)
        return default if row is None else _readings(row)[0]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._table.find(name) is not None

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._table.rows())

    def __len__(self) -> int:
        return sum(1 for _ in self)


@lru_cache(maxsize=1 << 15)
def _readings(row: str) -> tuple[Place, ...]:
    fields = iter(row.split("\t"))
    rows = zip(fields, fields, fields, fields, fields, strict=True)
    return tuple(
        Place(value, kind, country, int(population), trust == "sure")
        for value, kind, country, population, trust in rows
    )


@dataclass(frozen=True)
class Gazetteer:
    """`places` by folded name."""

    places: Places

    @cached_property
    def starts(self) -> Mapping[str, list[tuple[str, ...]]]:
        """The words that follow the first word of each longer name."""
        starts: dict[str, list[tuple[str, ...]]] = {}
        for name in self.places:
            first, *following = name.split()
            if following:
                starts.setdefault(first, []).append(tuple(following))
        return starts

    def find(self, keys: Sequence[str]) -> list[PlaceMatch]:
        """Find the names in a sentence of folded words, the longest at each word; matches do not overlap."""
        matches: list[PlaceMatch] = []
        end = 0
        names_at = self._names_at
        for position in [number for number, key in enumerate(keys) if names_at[key]]:  # one word of six
            match = self._find_at(keys, position) if position >= end else None
            if match and not self._cuts_longer_name(keys, match):
                matches.append(match)
                end = match.end
        return matches

    def _cuts_longer_name(self, keys: Sequence[str], match: PlaceMatch) -> bool:
        """Say whether the last word of a name starts a name of several words: شمال [كوريا الجنوبية]."""
        if match.end - match.start == 1:
            return False
        other = self._find_at(keys, match.end - 1)
        return other is not None and other.end > match.end

    def _find_at(self, keys: Sequence[str], position: int) -> PlaceMatch | None:
        """Return the longest name that starts at a word; of equals, the one with the fewest clitics."""
        names = self._names_at[keys[position]]
        following = keys[position + 1] if position + 1 < len(keys) else _END
        for name in (*names.get(following, ()), *names.get(_END, ())):
            end = position + 1 + len(name.following)
            if tuple(keys[position + 1 : end]) == name.following:
                return PlaceMatch(position, end, name.clitic_length, name.readings)
        return None

    @cached_property
    def _names_at(self) -> PieceCache[_NamesAtWord]:
        """The names that can start at a word."""
        return PieceCache(self._look_up, _CACHED_WORDS)

    def _look_up(self, word: str) -> _NamesAtWord:
        splits = [split for split in clitic_splits(word) if split.host in self._first_words]
        if not splits:
            return _NO_NAMES
        names = [
            _NameAtWord(following, clitic_length, self.places.readings(" ".join((host, *following))))
            for host, clitic_length in splits
            for following in (*self.starts.get(host, ()), *([()] if host in self.places else ()))
        ]
        of_next: dict[str, list[_NameAtWord]] = {}
        for name in sorted(names, key=lambda name: -len(name.following)):
            of_next.setdefault(name.following[0] if name.following else _END, []).append(name)
        return of_next

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(name.partition(" ")[0] for name in self.places)

    def may_begin_spelling(self, words: Sequence[str]) -> bool:
        """Say whether folded words sound like the beginning of a large place of several words."""
        return "".join(map(phonetic_key, words)) in self._key_beginnings

    @cached_property
    def _key_beginnings(self) -> frozenset[str]:
        return frozenset(key[:end] for key in self._large_places for end in range(len(key) + 1))

    def find_spelling(self, words: Sequence[str]) -> Place | None:
        """Return the large place that folded words spell differently from the list: بيونج يانج; else None."""
        similar = self._large_places.get("".join(map(phonetic_key, words)))
        if not (similar and all(map(is_arabic, words))):
            return None
        name = " ".join(words)
        return next((self.places[other] for other in similar if are_same_name(name, other)), None)

    @cached_property
    def _large_places(self) -> dict[str, list[str]]:
        """Map phonetic keys to the names of large places that have several words."""
        names: dict[str, list[str]] = {}
        for name, place in self.places.items():
            if " " in name and (place.kind != "city" or place.population >= _MIN_POPULATION):
                names.setdefault("".join(map(phonetic_key, name.split())), []).append(name)
        return names


@cache
def gazetteer() -> Gazetteer:
    """Open the list of about 20,000 names once; `python -m derive.places` makes it."""
    return Gazetteer(Places(SortedTable.load("places.tsv")))
