"""Collect what the page of a person or place shows: spellings, newest documents, places inside, co-occurring names."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analyzers.text.fold import fold
from analyzers.token import Kind
from indexer.engine.base import Facets
from indexer.search.answer import Answer
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS
from indexer.values.entities import Counts, Entity, PlaceContents
from web import urls

# Lengths of the lists on the page: a longer list shows more and hides what follows it.
NEWEST_DOCUMENTS = 5
CO_OCCURRENCES = 12  # of a kind
PLACES_INSIDE = 200
VISIBLE_PLACES = 20  # of the places inside; the rest open on demand
ALTERNATIVES = 8  # to an unknown value
MIN_ALTERNATIVE_LETTERS = 3  # fewer letters occur in most names


class UnknownEntityError(Exception):
    """No document mentions the person or place; `alternatives` are values with this text in one of their spellings."""

    def __init__(self, kind: Kind, value: str, alternatives: list[str]) -> None:
        super().__init__(value)
        self.kind = kind
        self.value = value
        self.alternatives = alternatives


@dataclass(frozen=True, slots=True)
class Profile:
    """A person or place: its newest documents, the places inside it, and the names in the same documents.

    For a place that no document mentions itself, `answer` has the documents that mention a place inside it.
    """

    entity: Entity
    answer: Answer
    inside: PlaceContents
    co_occurrences: Mapping[Kind, Counts]

    @property
    def visible_places(self) -> Counts:
        """The first of the places inside."""
        return self.inside.places[:VISIBLE_PLACES]

    @property
    def hidden_places(self) -> Counts:
        """The places inside that open on demand."""
        return self.inside.places[VISIBLE_PLACES:]

    @property
    def has_other_spellings(self) -> bool:
        """Whether documents have a spelling that differs from the value."""
        return any(spelling != self.entity.value for spelling, _ in self.entity.spellings)


def find_profile(searcher: Searcher, kind: Kind, value: str) -> Profile:
    """Return the profile of a value of `people` or `places`, by any of its spellings.

    Raise UnknownEntityError if no document mentions it or a place in it.
    """
    entity = searcher.entity(kind, value)
    if entity is None:
        raise UnknownEntityError(kind, value, _alternatives(searcher, kind, value))
    value = entity.value
    request = urls.documents_with(kind, value) if entity.documents else urls.toggle_place(urls.all_documents(), value)
    answer = searcher.hits(replace(request, limit=NEWEST_DOCUMENTS))
    inside = searcher.inside(value) if kind == "places" else PlaceContents()
    first_inside = replace(inside, places=inside.places[:PLACES_INSIDE])
    return Profile(entity, answer, first_inside, _co_occurrences(searcher.co_occurring(kind, value), entity))


def _co_occurrences(facets: Facets, entity: Entity) -> dict[Kind, Counts]:
    """Return the people and places of facets, without the entity itself, the most frequent first."""
    counts: dict[Kind, Counts] = {}
    for kind in NAME_KINDS:
        values = ((facet.value, facet.count) for facet in facets.kinds.get(kind, ()))
        own_value = entity.value if kind == entity.kind else None
        counts[kind] = tuple((value, count) for value, count in values if value != own_value)[:CO_OCCURRENCES]
    return counts


def _alternatives(searcher: Searcher, kind: Kind, value: str) -> list[str]:
    """Return the most frequent values with a spelling that contains the unknown value."""
    if len(fold(value).strip()) < MIN_ALTERNATIVE_LETTERS:
        return []
    return [entity.value for entity in searcher.entities([kind], value)[:ALTERNATIVES]]
