"""The people, places and dates of one document, for the list beside its text."""

from collections.abc import Iterable
from dataclasses import dataclass

from analyzers.token import Kind, Mention
from indexer.searcher import Request
from web import links
from web.labels import value_label
from web.strings import Strings


@dataclass(frozen=True, slots=True)
class Name:
    """A value that a document names: how often, in which other spellings, and the search for it."""

    label: str
    count: int
    spellings: tuple[str, ...]
    request: Request


def names(mentions: Iterable[Mention], strings: Strings) -> dict[Kind, list[Name]]:
    """Return the values of each kind: dates in order of time, the others the most named first."""
    surfaces: dict[tuple[Kind, str], list[str]] = {}
    for mention in sorted(mentions, key=lambda m: m.start):
        surfaces.setdefault((mention.kind, mention.value), []).append(mention.surface)
    found: dict[Kind, list[Name]] = {}
    for kind in links.KINDS:
        values = [value for of_kind, value in surfaces if of_kind == kind]
        ordered = sorted(values) if kind == "dates" else sorted(values, key=lambda v: -len(surfaces[kind, v]))
        found[kind] = [_name(kind, value, surfaces[kind, value], strings) for value in ordered]
    return found


def _name(kind: Kind, value: str, surfaces: list[str], strings: Strings) -> Name:
    label = value_label(kind, value, strings)
    spellings = tuple(surface for surface in dict.fromkeys(surfaces) if surface not in (label, value))
    return Name(label, len(surfaces), spellings, links.only(kind, value))
