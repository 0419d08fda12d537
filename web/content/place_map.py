"""Draw the places of the documents found on a map: a bubble for each country, or for each place of one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from analyzers.names.coordinates import Location, location, locations
from indexer.messages.catalogue import gettext_noop
from indexer.query.request import WITHIN, Request
from indexer.values.place_counts import PlacesFound
from web import urls
from web.content.date_labels import value_label
from web.content.map_labels import Labels, put_labels
from web.content.outlines import Frame, frame_around, main_land, paths
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
MAX_BUBBLES = 300  # of a map; those of more places would cover each other, and the page grow
MIN_RADIUS, MAX_RADIUS = 4, 38  # units of the map


def area_label(area: str) -> str:
    """Return the name of a map in the language of the request."""
    return gettext(AREAS[area].label) if area in AREAS else value_label("places", area)


class Counted(NamedTuple):
    """A place with the documents that name it, or a place in it, and the request that finds them."""

    place: str
    documents: int
    request: Request
    where: Location | None


@dataclass(frozen=True, slots=True)
class Bubble:
    """A place on a map, in units of it; `area` is the map of the country that it is, None for other places."""

    counted: Counted
    x: int
    y: int
    radius: int
    area: str | None


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
    unplaced: tuple[Counted, ...]


def make_map(found: PlacesFound, request: Request, area: str) -> PlaceMap | None:
    """Return the map of an area or a country; None for any other place.

    The bubbles lead to `request` with their place beside its own; `found` are the places of its documents.
    """
    if area in AREAS:
        counted = [*_countries(found, request), *_elsewhere(found, request)]
        return _draw(found, area, AREAS[area].frame, counted)
    country = _country(area)
    if country is None or found.country_of.get(area, area) != area:
        return None
    counted = list(_places_of(found, request, area, country.country))
    points = [(each.where.longitude, each.where.latitude) for each in counted if each.where]
    land = main_land(country.country) or [(country.longitude, country.latitude)]
    return _draw(found, area, frame_around([*points, *land]), counted)


def _country(value: str) -> Location | None:
    """Return where a country lies; of a city with its name, as Luxembourg has one, the same."""
    return next(iter(locations(value)), None)


def _countries(found: PlacesFound, request: Request) -> Iterator[Counted]:
    for country, count in found.within.items():
        yield Counted(country, count, urls.with_both(request, WITHIN, country), _country(country))


def _elsewhere(found: PlacesFound, request: Request) -> Iterator[Counted]:
    """Yield the places that lie in no country, or in no known one."""
    for place, count in found.named.items():
        if place not in found.country_of:
            yield Counted(place, count, urls.with_both(request, "places", place), location(place, NO_COUNTRY))


def _places_of(found: PlacesFound, request: Request, country: str, code: str) -> Iterator[Counted]:
    """Yield the places of a country; documents that name the country itself have no point in it."""
    for place, count in found.named.items():
        if found.country_of.get(place) == country:
            where = None if place == country else location(place, code)
            yield Counted(place, count, urls.with_both(request, "places", place), where)


def _draw(found: PlacesFound, area: str, frame: Frame, counted: Sequence[Counted]) -> PlaceMap:
    ordered = sorted(counted, key=lambda each: (-each.documents, each.place))
    bubbles = tuple(_bubbles(found, frame, ordered))
    on_map = {bubble.counted.place for bubble in bubbles}
    is_part = area in AREAS and area != WORLD  # what is not on it is on the map of the world
    unplaced = () if is_part else tuple(each for each in ordered if each.place not in on_map)
    labels = put_labels([(bubble.counted.place, bubble.x, bubble.y, bubble.radius) for bubble in bubbles], frame.height)
    return PlaceMap(area, frame.height, tuple(_shapes(found, frame, area)), bubbles, labels, unplaced)


def _bubbles(found: PlacesFound, frame: Frame, ordered: Sequence[Counted]) -> Iterator[Bubble]:
    on_map = [(each, each.where) for each in ordered if each.where and frame.has(*each.where[1:])][:MAX_BUBBLES]
    for each, where in on_map:
        x, y = frame.point(where.longitude, where.latitude)
        radius = MAX_RADIUS * sqrt(each.documents / on_map[0][0].documents)  # areas are as the numbers of documents
        area = each.place if each.place in found.within else None
        yield Bubble(each, round(x), round(y), max(MIN_RADIUS, round(radius)), area)


def _shapes(found: PlacesFound, frame: Frame, area: str) -> Iterator[Shape]:
    countries = {where.country: country for country in found.within if (where := _country(country))}
    of_map = _country(area)
    for code, path in paths(frame).items():
        here = area not in AREAS and of_map is not None and code == of_map.country
        yield Shape(path, None if here else countries.get(code), here)
