"""How many of the documents found name each place, and each country or a place in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from indexer.engine.base import Engine, FacetValue, IndexField
from indexer.query.request import WITHIN, Filters
from indexer.query.tree import Node
from indexer.values.canonical import CanonicalValues

_CACHED_PLACES = 1 << 16  # their countries; to look up those of 1,800 places takes 20 ms


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """The places of documents: `named` counts the documents that name each place itself, `within` those that name a
    country or a place in it. `country_of` has the country of each place that lies in one; a country is its own.
    """

    named: Mapping[str, int]
    within: Mapping[str, int]
    country_of: Mapping[str, str]


class PlaceCounter:
    """Counts the places of documents over one index."""

    def __init__(self, engine: Engine, canonical: CanonicalValues) -> None:
        """Take an open index and its canonical values."""
        self._engine, self._canonical = engine, canonical
        self._countries: dict[str, str | None] = {}  # of places that were counted

    def count(self, query: Node, filters: Filters) -> PlacesFound:
        """Return the places of the documents that match `query` and `filters`."""
        named = self._engine.facet_counts("places", query, filters)
        country_of = {place: country for place, country in self._countries_of(named) if country}
        countries = sorted(set(country_of.values()))
        fields: list[tuple[IndexField, str]] = [("places_in", country) for country in countries]
        counts = self._engine.count_values(query, filters, fields)
        within = dict(zip(countries, counts, strict=True))
        return PlacesFound(named, within, country_of | {country: country for country in countries})

    def regions(self, query: Node, filters: Filters, places: Iterable[str]) -> tuple[FacetValue, ...]:
        """Return some places and those that they lie in, up to their countries, by the documents that name any in them.

        The places of the filter `within` are among them; if they are alternatives, the others ignore them.
        """
        wanted, excluded = filters.within, filters.excluded.get(WITHIN, ())
        places = [*places, *wanted]
        self._canonical.look_up("places", places)
        lines = map(self._line, places)
        listed = [place for place in dict.fromkeys(chain.from_iterable(lines)) if place not in excluded]
        counted = filters if WITHIN in filters.every else replace(filters, within=())
        counts = self._count(query, counted, listed)
        values = [FacetValue(place, n, place in wanted) for place, n in zip(listed, counts, strict=True)]
        for place in excluded:
            [count] = self._count(query, filters.without_exclusion(WITHIN, place), [place])
            values.append(FacetValue(place, count, selected=False, excluded=True))
        return tuple(sorted(values, key=lambda each: (-each.count, each.value)))

    def _count(self, query: Node, filters: Filters, places: Iterable[str]) -> list[int]:
        return self._engine.count_values(query, filters, [("places_in", place) for place in places])

    def _line(self, place: str) -> tuple[str, ...]:
        """Return a place and the places that it lies in, up to its country."""
        line = (place, *self._canonical.parents(place))
        return line[:-1] or line

    def _countries_of(self, places: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Yield each place with the country that it lies in, if there is one."""
        places = list(places)
        known = self._countries
        if len(known) > _CACHED_PLACES:
            self._countries = known = {}
        unknown = [place for place in places if place not in known]
        self._canonical.look_up("places", unknown)
        known.update((place, self._find_country(place)) for place in unknown)
        return ((place, known[place]) for place in places)

    def _find_country(self, place: str) -> str | None:
        """Return the country of a place: above it is only its continent."""
        line = (place, *self._canonical.parents(place))
        return line[-2] if len(line) > 1 else None
