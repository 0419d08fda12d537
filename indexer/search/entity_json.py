"""The JSON objects of entities and of analysed texts: a TypedDict and a function for each.

Offsets count code points; dates are ISO 8601. Scripts depend on the keys: add keys, but never rename one.
"""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from analyzers.latin.romanisation import latin_name
from analyzers.token import Evidence, Kind, Mention, Token
from indexer.values.entities import Entity


class SpellingJson(TypedDict):
    """A spelling of a facet value with the number of documents that have it."""

    spelling: str
    documents: int


class EntityJson(TypedDict):
    """A person or place; `parents` are the places that contain a place, the nearest first.

    `latin` is its name in Latin letters.
    """

    kind: Kind
    value: str
    latin: str
    documents: int
    spellings: list[SpellingJson]
    parents: Sequence[str]


class EntitiesJson(TypedDict):
    """The object of `index-cli entities --json`; `total` also counts the entities that --limit leaves out."""

    total: int
    entities: list[EntityJson]


class TokenJson(TypedDict):
    """A token of a text."""

    term: str
    start: int
    end: int
    position: int


class MentionJson(TypedDict):
    """A person, place or date in a text, and how it was found."""

    surface: str
    value: str
    start: int
    end: int
    evidence: Evidence


class MentionsJson(TypedDict):
    """The mentions of a text by kind."""

    people: list[MentionJson]
    places: list[MentionJson]
    dates: list[MentionJson]


class AnalysisJson(MentionsJson):
    """The object of `index-cli analyze --json` for standard input."""

    tokens: list[TokenJson]
    text: str


class DocumentAnalysisJson(AnalysisJson):
    """The object of `index-cli analyze --json` for a document of a file."""

    id: str


def entity_json(entity: Entity) -> EntityJson:
    """Return the object of a person or place."""
    return {
        "kind": entity.kind,
        "value": entity.value,
        "latin": latin_name(entity.kind, entity.value),
        "documents": entity.documents,
        "spellings": [{"spelling": spelling, "documents": n} for spelling, n in entity.spellings],
        "parents": entity.parents,
    }


def entities_json(entities: Iterable[Entity], total: int) -> EntitiesJson:
    """Return the object of the first of `total` people and places."""
    return {"total": total, "entities": [entity_json(entity) for entity in entities]}


def mentions_json(mentions: Sequence[Mention]) -> MentionsJson:
    """Return the mentions of a text by kind."""
    return {
        "people": _kind_json(mentions, "people"),
        "places": _kind_json(mentions, "places"),
        "dates": _kind_json(mentions, "dates"),
    }


def analysis_json(
    text: str, tokens: Iterable[Token], mentions: Sequence[Mention], id_: str | None = None
) -> AnalysisJson | DocumentAnalysisJson:
    """Return the object of the tokens and mentions of a text."""
    analysis: AnalysisJson = {
        "tokens": [{"term": t.term, "start": t.start, "end": t.end, "position": t.position} for t in tokens],
        **mentions_json(mentions),
        "text": text,
    }
    if not id_:
        return analysis
    document: DocumentAnalysisJson = {"id": id_, **analysis}
    return document


def _kind_json(mentions: Iterable[Mention], kind: Kind) -> list[MentionJson]:
    return [
        {"surface": m.surface, "value": m.value, "start": m.start, "end": m.end, "evidence": m.evidence}
        for m in mentions
        if m.kind == kind
    ]
