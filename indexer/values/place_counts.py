"""How many of the documents found name each place, and each country or a place in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from indexer.engine.base import Engine, IndexField
from indexer.query.request import Filters
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
        self._country = lru_cache(_CACHED_PLACES)(self._find_country)

    def count(self, query: Node, filters: Filters) -> PlacesFound:
        """Return the places of the documents that match `query` and `filters`."""
        named = self._engine.facet_counts("places", query, filters)
        country_of = {place: country for place in named if (country := self._country(place))}
        countries = sorted(set(country_of.values()))
        fields: list[tuple[IndexField, str]] = [("places_in", country) for country in countries]
        counts = self._engine.count_values(query, filters, fields)
        return PlacesFound(named, dict(zip(countries, counts, strict=True)), country_of)

    def _find_country(self, place: str) -> str | None:
        """Return the country of a place: above it is only its continent."""
        line = (place, *self._canonical.parents(place))
        return line[-2] if len(line) > 1 else None
