"""The places of an index by their names, and by the place that they lie in, as its tables have them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analyzers.text.analyzer import folded_words
from indexer.engine.base import Engine
from indexer.engine.tables import Table, Tables
from indexer.stored_files import expect
from indexer.values.canonical import CanonicalValues

_NAMES, _BELOW = "place_names", "places_below"

Counts = tuple[tuple[str, int], ...]  # values, each with its number of documents


def save_places(engine: Engine, canonical: CanonicalValues) -> None:
    """Write the tables of the places that documents name, and of those that have such places in them."""
    names: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for place, documents in engine.vocabulary("places_in").items():
        names[name_key(place)].append(place)
        for parent in canonical.parents(place)[:1]:
            below[parent].append((place, documents))
    engine.tables.write(_NAMES, _rows(names))
    engine.tables.write(_BELOW, _rows(below))


def load_place_names(tables: Tables) -> Table[Sequence[str]]:
    """Open the places by `name_key`, the most frequent first; raises IndexStateError."""
    return tables.open(_NAMES, _parse)


def load_places_below(tables: Tables) -> Table[Counts]:
    """Open the places directly below each place, with their documents, the most frequent first."""
    return tables.open(_BELOW, lambda row: tuple((place, documents) for place, documents in _parse(row)))


def name_key(place: str) -> str:
    """Return the folded words of a name: those who write them otherwise mean the same place."""
    return " ".join(word.exact for word in folded_words(place))


def _rows(table: Mapping[str, Sequence[Any]]) -> Iterator[tuple[str, str]]:
    return ((key, json.dumps(row, ensure_ascii=False)) for key, row in table.items())


def _parse(row: str) -> list[Any]:
    return expect(list, json.loads(row))
