"""The places of an index by their names, and by the place that they lie in, as its tables have them."""

from collections import defaultdict
from collections.abc import Sequence

from analyzers.text.analyzer import folded_words
from indexer.engine.base import Engine
from indexer.engine.tables import Table, Tables, list_rows, parse_list
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
    engine.tables.write(_NAMES, list_rows(names.items()))
    engine.tables.write(_BELOW, list_rows(below.items()))


def load_place_names(tables: Tables) -> Table[Sequence[str]]:
    """Open the places by `name_key`, the most frequent first; raises IndexStateError."""
    return tables.open(_NAMES, parse_list)


def load_places_below(tables: Tables) -> Table[Counts]:
    """Open the places directly below each place, with their documents, the most frequent first."""
    return tables.open(_BELOW, lambda row: tuple((place, documents) for place, documents in parse_list(row)))


def name_key(place: str) -> str:
    """Return the folded words of a name: those who write them otherwise mean the same place."""
    return " ".join(word.exact for word in folded_words(place))
