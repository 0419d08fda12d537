"""A document as readers produce it, and as the index keeps it."""

from dataclasses import dataclass
from datetime import date

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
    def text(self) -> str:
        """Title and body as one text, a newline between: what mentions and marks of a document count in."""
        return f"{self.title}\n{self.body}"


@dataclass(frozen=True, slots=True)
class Record:
    """A stored document with its mentions, whose offsets are code points of `document.text`."""

    document: Document
    mentions: tuple[Mention, ...]
