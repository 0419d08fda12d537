"""The one place where analysis meets the index: a document becomes what an engine writes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analyzers.names.place_tree import parents
from analyzers.text.analyzer import Forms, index_forms
from analyzers.token import Kind, Mention
from indexer.documents.document import Record

KINDS: tuple[Kind, ...] = ("people", "places", "dates")

# (kind, value as found in one document) -> value over the whole index, None when it is to be no facet value; a value
# not in it stands for itself.
Unified = Mapping[tuple[Kind, str], str | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the forms of its title and of its whole text.

    `found` are its own values, `values` what they are over the whole index; `places_in` are its places with all that
    they lie in.
    """

    record: Record
    title: str
    text: Forms
    found: Mapping[Kind, tuple[str, ...]]
    values: Mapping[Kind, tuple[str, ...]]
    places_in: tuple[str, ...]


def make_entry(record: Record, unified: Unified) -> Entry:
    """Analyse a record for the index. Values are in order of their first mention, each once."""
    values = _values(unify_mentions(record.mentions, unified))
    return Entry(
        record,
        title=index_forms(record.document.title).term,
        text=index_forms(record.document.text),
        found=found_values(record),
        values=values,
        places_in=_places_in(values["places"], unified),
    )


def found_values(record: Record) -> Mapping[Kind, tuple[str, ...]]:
    """Return the values of one document by kind, before unification."""
    return _values(record.mentions)


def unify_mentions(mentions: tuple[Mention, ...], unified: Unified) -> tuple[Mention, ...]:
    """Give each mention the value that its spelling has over the whole index; without those that have none."""
    valued = ((mention, unified.get((mention.kind, mention.value), mention.value)) for mention in mentions)
    return tuple(replace(mention, value=value) for mention, value in valued if value is not None)


def place_parents(value: str, unified: Unified) -> tuple[str, ...]:
    """Return what a place lies in, the nearest first, each as the whole index calls it.

    A parent that is to be no facet value keeps its name, for the places in it.
    """
    called = (unified.get(("places", parent)) or parent for parent in parents(value))
    return tuple(parent for parent in dict.fromkeys(called) if parent != value)


def _places_in(places: tuple[str, ...], unified: Unified) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for value in places for place in (value, *place_parents(value, unified))))


def _values(mentions: tuple[Mention, ...]) -> dict[Kind, tuple[str, ...]]:
    return {kind: tuple(dict.fromkeys(m.value for m in mentions if m.kind == kind)) for kind in KINDS}
