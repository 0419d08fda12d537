"""The people and places of an index: each value with the documents that have it and the spellings it was found in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyzers.text.fold import fold
from analyzers.token import Kind
from indexer.engine.base import Engine, raw_field
from indexer.query.request import Filters
from indexer.query.tree import MatchAll
from indexer.values.canonical import CanonicalValues

Counted = tuple[tuple[str, int], ...]  # each with its number of documents


@dataclass(frozen=True, slots=True)
class Entity:
    """One facet value. `documents` have it; `spellings` are what documents call it, each with its number of documents.

    Spellings come the commonest first. A document with two of them counts once in `documents`. `parents` are what a
    place lies in, the nearest first.
    """

    kind: Kind
    value: str
    documents: int
    spellings: Counted
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inside:
    """What lies in a place: `documents` name it or a place in it, `places` are the next below it.

    Each place comes with the number of documents that name it or a place in it, the most named first.
    """

    documents: int = 0
    places: Counted = ()


def find_inside(engine: Engine, canonical: CanonicalValues, place: str) -> Inside:
    """Return what lies in a place, nothing for one that no document names or that has none below it."""
    counts = engine.vocabulary("places_in")
    below = [(n, value) for value, n in counts.items() if canonical.parents(value)[:1] == (place,)]
    ordered = sorted(below, key=lambda counted: (-counted[0], counted[1]))
    return Inside(counts.get(place, 0), tuple((value, n) for n, value in ordered))


def find_entity(engine: Engine, canonical: CanonicalValues, kind: Kind, value: str) -> Entity | None:
    """Return what the index knows of a value, None when no document has it or names a place in it."""
    counts = engine.vocabulary(raw_field(kind))
    spellings = {found: counts[found] for found in canonical.spellings(kind, value) if found in counts}
    if spellings or (kind == "places" and _count(engine, Filters(within=(value,)))):
        return _entity(engine, canonical, kind, value, spellings)
    return None


def list_entities(engine: Engine, canonical: CanonicalValues, kinds: Iterable[Kind], text: str = "") -> list[Entity]:
    """Return the values that have `text`, folded, in one of their spellings; the commonest first."""
    wanted = fold(text)
    listed = [
        _entity(engine, canonical, kind, value, spellings)
        for kind in kinds
        for value, spellings in _values(engine, canonical, kind).items()
        if any(wanted in fold(spelling) for spelling in (value, *spellings))
    ]
    return sorted(listed, key=lambda entity: (-entity.documents, entity.value, entity.kind))


def _values(engine: Engine, canonical: CanonicalValues, kind: Kind) -> Mapping[str, Mapping[str, int]]:
    """Every value of a kind with its spellings; what was dropped is none."""
    values: dict[str, dict[str, int]] = defaultdict(dict)
    for found, documents in engine.vocabulary(raw_field(kind)).items():
        value = canonical.facet_value(kind, found)
        if value is not None:
            values[value][found] = documents
    return values


def _entity(engine: Engine, canonical: CanonicalValues, kind: Kind, value: str, spellings: Mapping[str, int]) -> Entity:
    ordered = tuple(sorted(spellings.items(), key=lambda item: (-item[1], item[0])))
    documents = ordered[0][1] if len(ordered) == 1 else _count(engine, Filters({kind: (value,)}))
    return Entity(kind, value, documents, ordered, canonical.parents(value) if kind == "places" else ())


def _count(engine: Engine, filters: Filters) -> int:
    return engine.count(MatchAll(), filters)
