"""The tree of places: a city or region lies in its country, a country in its continent."""

from functools import cache

from analyzers.data_files import read_rows
from analyzers.names.gazetteer import Place, gazetteer
from analyzers.text.fold import fold

# A value that several places share means the last of these kinds, then the place with the most inhabitants.
_KINDS = ("city", "region", "country")


def parents(value: str) -> tuple[str, ...]:
    """Return the values of the places that a place lies in, nearest first; () for a place not in the gazetteer.

    A place in several countries, or whose country is disputed, has no parents.
    """
    place = _by_value().get(value) or gazetteer().places.get(" ".join(fold(value).split()))
    if place is None:
        return ()
    continent = _continents().get(place.country)
    above = (continent,) if place.kind == "country" else (_countries().get(place.country), continent)
    return tuple(parent for parent in above if parent is not None)


@cache
def _by_value() -> dict[str, Place]:
    ordered = sorted(gazetteer().places.all_readings(), key=lambda place: (_KINDS.index(place.kind), place.population))
    return {place.value: place for place in ordered}


@cache
def _countries() -> dict[str, str]:
    """Map country codes to the values of the countries."""
    return {place.country: place.value for place in _by_value().values() if place.kind == "country"}


@cache
def _continents() -> dict[str, str]:
    """Map country codes to the values of the continents; `python -m derive.continents` makes the list."""
    return dict(read_rows("continents.tsv"))
