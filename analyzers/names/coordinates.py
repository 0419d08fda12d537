"""Where the places of the gazetteer lie."""

from functools import cache
from typing import NamedTuple

from analyzers.data_files import SortedTable


class Location(NamedTuple):
    """The ISO code of the country of a place, "-" for none, and its longitude and latitude in degrees."""

    country: str
    longitude: float
    latitude: float


def location(value: str, country: str) -> Location | None:
    """Return where a place lies, by its value and the code of its country, "-" for a place in none.

    None if that is unknown, or the place is too wide for a point.
    """
    return next((place for place in locations(value) if place.country == country), None)


def locations(value: str) -> tuple[Location, ...]:
    """Return where the places with a value lie; several countries may have one."""
    row = _table().find(name_of(value))
    fields = iter(row.split("\t") if row else ())
    return tuple(Location(code, float(x), float(y)) for code, x, y in zip(fields, fields, fields, strict=True))


def name_of(value: str) -> str:
    """Return the value of a place without its country, which an index adds where two of its places have one name."""
    return value.partition("، ")[0]


@cache
def _table() -> SortedTable:
    """Open the list once; `python -m derive.coordinates` makes it."""
    return SortedTable.load("coordinates.tsv")
