"""What an engine writes for one document."""

from collections.abc import Mapping
from dataclasses import dataclass

from analyzers.text.analyzer import Forms
from analyzers.token import Kind
from indexer.documents.document import Record

KINDS: tuple[Kind, ...] = ("people", "places", "dates")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the analysed forms of its title and of its whole text, whose words `words` packs (`pack_words`).

    `raw_values` are its values by kind as the document has them, `values` those over the whole index. `places_in` are
    its places with all places that contain them.
    """

    record: Record
    title: str
    text: Forms
    words: bytes
    raw_values: Mapping[Kind, tuple[str, ...]]
    values: Mapping[Kind, tuple[str, ...]]
    places_in: tuple[str, ...]
