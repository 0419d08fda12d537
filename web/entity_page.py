"""What is told of a person or place: spellings, newest documents, what lies in it, who and what is named beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analyzers.text.fold import fold
from analyzers.token import Kind
from indexer.engine.base import Facets
from indexer.search.answer import Answer
from indexer.search.searcher import Searcher
from indexer.values.entities import Counted, Entity, Inside
from web import urls

NEWEST = 5  # documents
BESIDE = 12  # values of a kind
INSIDE = 200  # places
IN_SIGHT = 20  # of these; the others open on demand
MEANT = 8  # values to offer instead of an unknown one
SHORTEST = 3  # letters of an unknown value to offer others for: fewer stand in most names


class UnknownEntityError(Exception):
    """A person or place that no document names, and the values that have its name in one of their spellings."""

    def __init__(self, kind: Kind, value: str, meant: list[str]) -> None:
        super().__init__(value)
        self.kind = kind
        self.value = value
        self.meant = meant


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity, the newest documents, what lies in it, and the people and places in the documents that name it.

    A place that no document names itself is told of by the documents that name a place in it.
    """

    entity: Entity
    answer: Answer
    inside: Inside
    beside: Mapping[Kind, Counted]

    @property
    def in_sight(self) -> Counted:
        """The places that lie in it, without those that open on demand."""
        return self.inside.places[:IN_SIGHT]

    @property
    def on_demand(self) -> Counted:
        """The places in it that open on demand."""
        return self.inside.places[IN_SIGHT:]

    @property
    def several_spellings(self) -> bool:
        """Whether documents call it otherwise than by its value."""
        return any(spelling != self.entity.value for spelling, _ in self.entity.spellings)


def profile(searcher: Searcher, kind: Kind, value: str) -> Profile:
    """Return what is told of a value of `people` or `places`.

    Raises UnknownEntityError when no document has it, nor names a place in it.
    """
    entity = searcher.entity(kind, value)
    if entity is None:
        raise UnknownEntityError(kind, value, _meant(searcher, kind, value))
    asked = urls.only(kind, value) if entity.documents else urls.within(urls.everything(), value)
    answer = searcher.search(replace(asked, limit=NEWEST))
    inside = searcher.inside(value) if kind == "places" else Inside()
    shown = replace(inside, places=inside.places[:INSIDE])
    return Profile(entity, answer, shown, _beside(searcher.beside(kind, value), entity))


def _beside(facets: Facets, entity: Entity) -> dict[Kind, Counted]:
    """Return the people and places beside an entity, the most frequent first."""
    kinds: tuple[Kind, ...] = ("people", "places")
    of = (entity.kind, entity.value)
    others = {
        kind: [(one.value, one.count) for one in facets.kinds.get(kind, ()) if (kind, one.value) != of]
        for kind in kinds
    }
    return {kind: tuple(values[:BESIDE]) for kind, values in others.items()}


def _meant(searcher: Searcher, kind: Kind, value: str) -> list[str]:
    if len(fold(value).strip()) < SHORTEST:
        return []
    return [entity.value for entity in searcher.entities([kind], value)[:MEANT]]
