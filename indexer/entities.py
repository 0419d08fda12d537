"""The people and places of an index: each value with the documents that have it and the spellings it was found in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyzers.fold import fold
from analyzers.token import Kind
from indexer.engine import Engine, Filters
from indexer.entry import Unified
from indexer.query import Everything

Spellings = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One facet value. `documents` have it; `spellings` are what documents call it, each with its number of documents.

    Spellings come the commonest first. A document with two of them counts once in `documents`.
    """

    kind: Kind
    value: str
    documents: int
    spellings: Spellings

    def as_json(self) -> dict[str, object]:
        """The object that `index-cli entities --json` prints."""
        spellings = [{"spelling": spelling, "documents": n} for spelling, n in self.spellings]
        return {"kind": self.kind, "value": self.value, "documents": self.documents, "spellings": spellings}


def find_entity(engine: Engine, unified: Unified, kind: Kind, value: str) -> Entity | None:
    """Return what the index knows of a value, None when no document has it."""
    called = (found for (of, found), head in unified.items() if of == kind and head == value)
    counts = engine.found(kind)
    spellings = {found: counts[found] for found in (*called, value) if found in counts}
    if unified.get((kind, value), value) != value:
        spellings.pop(value, None)
    return _entity(engine, kind, value, spellings) if spellings else None


def list_entities(engine: Engine, unified: Unified, kinds: Iterable[Kind], text: str = "") -> list[Entity]:
    """Return the values that have `text`, folded, in one of their spellings; the commonest first."""
    wanted = fold(text)
    listed = [
        _entity(engine, kind, value, spellings)
        for kind in kinds
        for value, spellings in _values(engine, unified, kind).items()
        if any(wanted in fold(spelling) for spelling in (value, *spellings))
    ]
    return sorted(listed, key=lambda entity: (-entity.documents, entity.value, entity.kind))


def _values(engine: Engine, unified: Unified, kind: Kind) -> Mapping[str, Mapping[str, int]]:
    """Every value of a kind with its spellings; what was dropped is none."""
    values: dict[str, dict[str, int]] = defaultdict(dict)
    for found, documents in engine.found(kind).items():
        value = unified.get((kind, found), found)
        if value is not None:
            values[value][found] = documents
    return values


def _entity(engine: Engine, kind: Kind, value: str, spellings: Mapping[str, int]) -> Entity:
    ordered = tuple(sorted(spellings.items(), key=lambda item: (-item[1], item[0])))
    if len(ordered) == 1:
        return Entity(kind, value, ordered[0][1], ordered)
    having = engine.search(Everything(), Filters({kind: (value,)}), "relevance", 0, 0)
    return Entity(kind, value, having.total, ordered)
