"""The people and places of an index, with their documents, spellings, and the places they lie in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyzers.text.fold import fold
from analyzers.token import Kind
from indexer.engine.base import Engine, raw_field
from indexer.engine.tables import Table
from indexer.query.leaves import MatchAll
from indexer.query.request import Filters
from indexer.values.canonical import CanonicalValues
from indexer.values.place_tables import Counts


@dataclass(frozen=True, slots=True)
class Entity:
    """One facet value with its number of documents, and their spellings of it, the most frequent first.

    A document with two spellings counts once in `documents`, which also count those that run the name together with
    another. `parents` are the places that a place lies in, the nearest first.
    """

    kind: Kind
    value: str
    documents: int
    spellings: Counts
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceContents:
    """The number of documents that name a place or a place in it, and the places directly below it.

    `places` has the same number for each place below, the greatest first.
    """

    documents: int = 0
    places: Counts = ()


def places_inside(engine: Engine, below: Table[Counts], place: str) -> PlaceContents:
    """Return the places directly below `place`, with their numbers of documents."""
    return PlaceContents(engine.frequency("places_in", place), below.find([place]).get(place, ()))


def find_entity(engine: Engine, canonical: CanonicalValues, kind: Kind, value: str) -> Entity | None:
    """Return a value with its spellings; None if no document has the value or names a place in it."""
    documents = _count(engine, Filters({kind: (value,)}))
    if not documents and not (kind == "places" and _count(engine, Filters(within=(value,)))):
        return None
    spelled = canonical.spellings(kind, value)
    engine.look_up(raw_field(kind), spelled)
    counts = {name: engine.frequency(raw_field(kind), name) for name in spelled}
    spellings = {name: n for name, n in counts.items() if n and len(canonical.facet_values(kind, name)) == 1}
    return _entity(canonical, kind, value, documents, spellings)


def list_entities(engine: Engine, canonical: CanonicalValues, kinds: Iterable[Kind], text: str = "") -> list[Entity]:
    """Return the values with a spelling that contains `text`, both folded; the most frequent first."""
    folded = fold(text)
    entities: list[Entity] = []
    for kind in kinds:
        spellings_of = _spellings(engine, canonical, kind)
        for value, documents in engine.vocabulary(kind).items():
            spellings = spellings_of.get(value, {})
            if any(folded in fold(spelling) for spelling in (value, *spellings)):
                entities.append(_entity(canonical, kind, value, documents, spellings))
    return sorted(entities, key=lambda entity: (-entity.documents, entity.value, entity.kind))


def _spellings(engine: Engine, canonical: CanonicalValues, kind: Kind) -> Mapping[str, Mapping[str, int]]:
    """Return the spellings of each value of a kind with their numbers of documents; runs of names are no spellings."""
    spellings: dict[str, dict[str, int]] = defaultdict(dict)
    found = engine.vocabulary(raw_field(kind))
    canonical.look_up(kind, found)
    for spelling, documents in found.items():
        shown = canonical.facet_values(kind, spelling)
        if len(shown) == 1:
            spellings[shown[0]][spelling] = documents
    return spellings


def _entity(canonical: CanonicalValues, kind: Kind, value: str, documents: int, spellings: Mapping[str, int]) -> Entity:
    ordered = tuple(sorted(spellings.items(), key=lambda item: (-item[1], item[0])))
    return Entity(kind, value, documents, ordered, canonical.parents(value) if kind == "places" else ())


def _count(engine: Engine, filters: Filters) -> int:
    return engine.count(MatchAll(), filters)
