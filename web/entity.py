"""What is told of one person or place: its spellings, its newest documents, and who and what is named beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analyzers.fold import fold
from analyzers.token import Kind
from indexer.engine import Facets, FacetValue
from indexer.entities import Entity
from indexer.searcher import Answer, Searcher
from web import links

NEWEST = 5  # documents
BESIDE = 12  # values of a kind
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
    """An entity, the answer to the search for it, and the people and places in the same documents."""

    entity: Entity
    answer: Answer
    beside: Mapping[Kind, tuple[FacetValue, ...]]

    @property
    def several_spellings(self) -> bool:
        """Whether documents call it otherwise than by its value."""
        return any(spelling != self.entity.value for spelling, _ in self.entity.spellings)

    def as_json(self) -> dict[str, object]:
        """Return the object of /api/people and /api/places."""
        values = {
            str(kind): [{"value": one.value, "count": one.count} for one in of] for kind, of in self.beside.items()
        }
        return self.entity.as_json() | {"newest": self.answer.as_json()["hits"], "beside": values}


def profile(searcher: Searcher, kind: Kind, value: str) -> Profile:
    """Return what is told of a value of `people` or `places`; raises UnknownEntityError when no document has it."""
    entity = searcher.entity(kind, value)
    if entity is None:
        raise UnknownEntityError(kind, value, _meant(searcher, kind, value))
    answer = searcher.search(replace(links.only(kind, value), limit=NEWEST))
    return Profile(entity, answer, _beside(searcher.beside(kind, value), entity))


def _beside(facets: Facets, entity: Entity) -> dict[Kind, tuple[FacetValue, ...]]:
    """Return the people and places beside an entity, the most frequent first."""
    kinds: tuple[Kind, ...] = ("people", "places")
    others = {
        kind: [one for one in facets.kinds.get(kind, ()) if (kind, one.value) != (entity.kind, entity.value)]
        for kind in kinds
    }
    return {kind: tuple(values[:BESIDE]) for kind, values in others.items()}


def _meant(searcher: Searcher, kind: Kind, value: str) -> list[str]:
    if len(fold(value).strip()) < SHORTEST:
        return []
    return [entity.value for entity in searcher.entities([kind], value)[:MEANT]]
