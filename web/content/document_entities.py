"""The people, places and dates of one document, for the list next to its text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyzers.token import Evidence, Kind, Mention
from indexer.engine.entry import KINDS
from web.content.date_labels import value_label
from web.content.text_runs import anchors


@dataclass(frozen=True, slots=True)
class Occurrences:
    """A surface in the text of a document: what found it, and the anchors on the page where it occurs."""

    surface: str
    evidence: Evidence
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentEntity:
    """A facet value of a document: the number of its mentions, its other spellings, and where it occurs."""

    value: str
    label: str
    count: int
    spellings: tuple[str, ...]
    occurrences: tuple[Occurrences, ...]


def document_entities(mentions: Iterable[Mention]) -> dict[Kind, list[DocumentEntity]]:
    """Return the values of each kind: dates in chronological order, people and places by their number of mentions."""
    anchor_of = anchors(mentions)
    by_value: dict[tuple[Kind, str], list[Mention]] = {}
    for mention in anchor_of:
        by_value.setdefault((mention.kind, mention.value), []).append(mention)
    entities: dict[Kind, list[DocumentEntity]] = {}
    for kind in KINDS:
        values = [value for value_kind, value in by_value if value_kind == kind]
        ordered = sorted(values) if kind == "dates" else sorted(values, key=lambda v: -len(by_value[kind, v]))
        entities[kind] = [_entity(by_value[kind, value], anchor_of) for value in ordered]
    return entities


def _entity(mentions: Sequence[Mention], anchor_of: dict[Mention, str]) -> DocumentEntity:
    kind, value = mentions[0].kind, mentions[0].value
    label = value_label(kind, value)
    surfaces = dict.fromkeys(mention.surface for mention in mentions)
    spellings = tuple(surface for surface in surfaces if surface not in (label, value))
    anchors_of: dict[tuple[str, Evidence], list[str]] = {}
    for mention in mentions:
        anchors_of.setdefault((mention.surface, mention.evidence), []).append(anchor_of[mention])
    occurrences = tuple(Occurrences(surface, evidence, tuple(ids)) for (surface, evidence), ids in anchors_of.items())
    return DocumentEntity(value, label, len(mentions), spellings, occurrences)
