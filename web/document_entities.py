"""The people, places and dates of one document, for the list beside its text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyzers.token import Evidence, Kind, Mention
from web import urls
from web.date_labels import value_label
from web.text_runs import anchors


@dataclass(frozen=True, slots=True)
class EvidenceLabel:
    """Why a value is there: words of the text, what found them, and the anchors of the places where they stand."""

    surface: str
    evidence: Evidence
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A value that a document names: how often, in which other spellings, and what each was found by."""

    value: str
    label: str
    count: int
    spellings: tuple[str, ...]
    reasons: tuple[EvidenceLabel, ...]


def names(mentions: Iterable[Mention]) -> dict[Kind, list[Name]]:
    """Return the values of each kind: dates in order of time, the others the most named first."""
    places = anchors(mentions)
    by_value: dict[tuple[Kind, str], list[Mention]] = {}
    for mention in places:
        by_value.setdefault((mention.kind, mention.value), []).append(mention)
    found: dict[Kind, list[Name]] = {}
    for kind in urls.KINDS:
        values = [value for of_kind, value in by_value if of_kind == kind]
        ordered = sorted(values) if kind == "dates" else sorted(values, key=lambda v: -len(by_value[kind, v]))
        found[kind] = [_name(by_value[kind, value], places) for value in ordered]
    return found


def _name(mentions: Sequence[Mention], places: dict[Mention, str]) -> Name:
    kind, value = mentions[0].kind, mentions[0].value
    label = value_label(kind, value)
    surfaces = dict.fromkeys(mention.surface for mention in mentions)
    spellings = tuple(surface for surface in surfaces if surface not in (label, value))
    reasons: dict[tuple[str, Evidence], list[str]] = {}
    for mention in mentions:
        reasons.setdefault((mention.surface, mention.evidence), []).append(places[mention])
    return Name(
        value, label, len(mentions), spellings, tuple(EvidenceLabel(*by, tuple(at)) for by, at in reasons.items())
    )
