"""A document as readers produce it, and as the index keeps it."""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from analyzers.token import Mention


@dataclass(frozen=True, slots=True)
class Document:
    """One text to be found. `id` is unique in an index; `source` is the file it came from, as shown to people.

    `body` does not repeat `title`. `published` is None when the source states no date.
    """

    id: str
    title: str
    body: str
    published: date | None
    source: str

    @property
    def key(self) -> int:
        """The id as a number of 63 bits."""
        return key_of(self.id)

    @property
    def text(self) -> str:
        """Title and body as one text, a newline between: what mentions and marks of a document count in."""
        return f"{self.title}\n{self.body}"


def key_of(id_: str) -> int:
    """Return an id as a number, by which engines tell documents apart without opening them."""
    return int.from_bytes(blake2b(id_.encode(), digest_size=8).digest()) >> 1


@dataclass(frozen=True, slots=True)
class Record:
    """A stored document with its mentions, whose offsets are code points of `document.text`."""

    document: Document
    mentions: tuple[Mention, ...]
