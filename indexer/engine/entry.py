"""What an engine writes for one document."""

from collections.abc import Mapping
from dataclasses import dataclass

from analyzers.text.analyzer import Forms
from analyzers.text.word_table import WordTable
from analyzers.token import Kind
from indexer.documents.document import Record
from indexer.documents.long_text import ValueCounts

KINDS: tuple[Kind, ...] = ("people", "places", "dates")


@dataclass(frozen=True, slots=True)
class LongEntry:
    """What is stored of a long document in addition: its words, and the values that it names most often."""

    words: WordTable
    values: ValueCounts


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the analysed forms of its title and of its whole text, whose words `words` packs (`pack_piece`).

    `raw_values` are its values by kind as the document has them, `values` those over the whole index. `places_in` are
    its places with all places that contain them. A long document has `long` in place of `words`.
    """

    record: Record
    title: str
    text: Forms
    words: bytes
    raw_values: Mapping[Kind, tuple[str, ...]]
    values: Mapping[Kind, tuple[str, ...]]
    places_in: tuple[str, ...]
    long: LongEntry | None = None
