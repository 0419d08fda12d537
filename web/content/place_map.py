"""Draw the places of the documents found on a map: a bubble for each country, or for each place of one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import pi, sqrt
from typing import NamedTuple

from analyzers.names.coordinates import Location, location, locations
from indexer.messages.catalogue import gettext_noop
from indexer.query.request import WITHIN, Request
from indexer.values.place_counts import PlacesFound
from web import changes
from web.content.date_labels import value_label
from web.content.map_labels import Labels, for_thumbs, put_labels
from web.content.outlines import WIDTH, Frame, frame_around, main_land, paths
from web.i18n import gettext

WORLD, NO_COUNTRY = "", "-"  # the first map; the code of places between countries


class Area(NamedTuple):
    """A part of the world that has a map: its label, and what of the world is to be seen."""

    label: str
    frame: Frame


# By the values of places; degrees from west, south, east, north.
AREAS: Mapping[str, Area] = {
    WORLD: Area(gettext_noop("The world"), Frame(-169, -56, 191, 76)),
    "العالم العربي": Area(gettext_noop("The Arab world"), Frame(-18, -3, 61, 40)),
    "أفريقيا": Area(gettext_noop("Africa"), Frame(-26, -36, 60, 38)),
    "آسيا": Area(gettext_noop("Asia"), Frame(25, -12, 150, 56)),
    "أوروبا": Area(gettext_noop("Europe"), Frame(-25, 34, 48, 66)),
    "أمريكا الشمالية": Area(gettext_noop("North America"), Frame(-168, 7, -52, 72)),
    "أمريكا الجنوبية": Area(gettext_noop("South America"), Frame(-100, -56, -20, 14)),
    "أوقيانوسيا": Area(gettext_noop("Oceania"), Frame(110, -50, 191, 6)),
}
# Of a map: more bubbles would cover each other, and more names without a point make the page long.
MAX_BUBBLES, MAX_UNPLACED = 300, 200
MIN_RADIUS, MAX_RADIUS = 4, 38  # units of the map
MAX_COVERED = 0.05  # of a map by bubbles: of thirty documents that name as many countries, they hid one another at .24


def area_label(area: str) -> str:
    """Return the name of a map in the language of the request."""
    return gettext(AREAS[area].label) if area in AREAS else value_label("places", area)


class Counted(NamedTuple):
    """A place with the documents that name it, or with the `facet` within also those that name a place in it."""

    place: str
    documents: int
    facet: str
    where: Location | None


@dataclass(frozen=True, slots=True)
class Bubble:
    """A place on a map, in units of it, and the request that finds its documents.

    `area` is the map of the country that it is, None for other places; `for_thumb`: on a phone it can be hit.
    """

    place: str
    documents: int
    request: Request
    x: int
    y: int
    radius: int
    area: str | None
    for_thumb: bool


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A place without a point on a map, and the request that finds its documents."""

    place: str
    documents: int
    request: Request


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a country; `area` is its map, None if nothing of it was found; `here`: this is its map."""

    path: str
    area: str | None
    here: bool


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The map of an area: shapes, bubbles, the largest first, and labels; the places without a point on it."""

    area: str
    height: int
    shapes: tuple[Shape, ...]
    bubbles: tuple[Bubble, ...]
    labels: Labels
    unplaced: tuple[Unplaced, ...]


def has_map(country: str) -> bool:
    """Say whether it is known where a country lies."""
    return _country(country) is not None


def point_of(found: PlacesFound, place: str) -> Location | None:
    """Return where a place of the documents found lies."""
    country = found.country_of.get(place)
    if place == country:
        return _country(place)
    of_country = _country(country) if country else None
    return location(place, of_country.country if of_country else NO_COUNTRY)


def make_map(found: PlacesFound, request: Request, area: str) -> PlaceMap | None:
    """Return the map of an area or a country; None for any other place.

    The bubbles lead to `request` with their place beside its own; `found` are the places of its documents.
    """
    if area in AREAS:
        return _draw(found, request, area, AREAS[area].frame, [*_countries(found), *_elsewhere(found)])
    country = _country(area)
    if country is None or found.country_of.get(area, area) != area:
        return None
    counted = list(_places_of(found, area, country.country))
    points = [(each.where.longitude, each.where.latitude) for each in counted if each.where]
    land = main_land(country.country) or [(country.longitude, country.latitude)]
    return _draw(found, request, area, frame_around([*points, *land]), counted)


def _country(value: str) -> Location | None:
    """Return where a country lies; of a city with its name, as Luxembourg has one, the same."""
    return next(iter(locations(value)), None)


def _countries(found: PlacesFound) -> Iterator[Counted]:
    for country, documents in found.within.items():
        yield Counted(country, documents, WITHIN, _country(country))


def _elsewhere(found: PlacesFound) -> Iterator[Counted]:
    """Yield the places that lie in no country, or in no known one."""
    for place, documents in found.named.items():
        if place not in found.country_of:
            yield Counted(place, documents, "places", location(place, NO_COUNTRY))


def _places_of(found: PlacesFound, country: str, code: str) -> Iterator[Counted]:
    """Yield the places of a country; documents that name the country itself have no point in it."""
    for place, documents in found.named.items():
        if found.country_of.get(place) == country:
            yield Counted(place, documents, "places", None if place == country else location(place, code))


def _draw(found: PlacesFound, request: Request, area: str, frame: Frame, counted: Sequence[Counted]) -> PlaceMap:
    ordered = sorted(counted, key=lambda each: (-each.documents, each.place))
    on_map = [each for each in ordered if each.where and frame.has(*each.where[1:])][:MAX_BUBBLES]
    bubbles = tuple(_bubbles(found, request, frame, on_map))
    is_part = area in AREAS and area != WORLD  # what is not on it is on the map of the world
    shown = set(on_map)
    beside = [] if is_part else [each for each in ordered if each not in shown][:MAX_UNPLACED]
    unplaced = tuple(Unplaced(each.place, each.documents, _wanted(request, each)) for each in beside)
    names = [(value_label("places", bubble.place), bubble.x, bubble.y, bubble.radius) for bubble in bubbles]
    shapes = tuple(_shapes(found, frame, area))
    return PlaceMap(area, frame.height, shapes, bubbles, put_labels(names, frame.height), unplaced)


def _bubbles(found: PlacesFound, request: Request, frame: Frame, on_map: Sequence[Counted]) -> Iterator[Bubble]:
    points = [_point(frame, each.where) for each in on_map if each.where]
    thumbs = for_thumbs(points)
    radius_of_one = _radius_of_one(frame, [each.documents for each in on_map])
    for number, (each, (x, y)) in enumerate(zip(on_map, points, strict=True)):
        radius = radius_of_one * sqrt(each.documents)  # areas are as the numbers of documents
        area = each.place if each.place in found.within else None
        size = max(MIN_RADIUS, round(radius))
        yield Bubble(each.place, each.documents, _wanted(request, each), x, y, size, area, number in thumbs)


def _radius_of_one(frame: Frame, documents: Sequence[int]) -> float:
    """Return the radius of a bubble for one document, by the largest of these numbers and by all of them."""
    by_largest = MAX_RADIUS / sqrt(max(documents, default=1))
    by_all = sqrt(MAX_COVERED * WIDTH * frame.height / pi / max(1, sum(documents)))
    return min(by_largest, by_all)


def _point(frame: Frame, where: Location) -> tuple[int, int]:
    x, y = frame.point(where.longitude, where.latitude)
    return round(x), round(y)


def _wanted(request: Request, counted: Counted) -> Request:
    """Return the request that wants a place beside what it wants now."""
    return changes.with_both(request, counted.facet, counted.place)


def _shapes(found: PlacesFound, frame: Frame, area: str) -> Iterator[Shape]:
    countries = {where.country: country for country in found.within if (where := _country(country))}
    of_map = _country(area)
    for code, path in paths(frame).items():
        here = area not in AREAS and of_map is not None and code == of_map.country
        yield Shape(path, None if here else countries.get(code), here)
