"""A document as readers produce it, and as the index keeps it."""

import json
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


def to_json(record: Record) -> bytes:
    """Serialise everything but the id; a mention is a row of kind, start, end, value and evidence."""
    document = record.document
    return json.dumps(
        {
            "title": document.title,
            "body": document.body,
            "published": document.published.isoformat() if document.published else None,
            "source": document.source,
            "mentions": [[m.kind, m.start, m.end, m.value, m.evidence] for m in record.mentions],
        },
        ensure_ascii=False,
    ).encode()


def from_json(id_: str, stored: bytes) -> Record:
    """Return the record that `to_json` serialised."""
    row = json.loads(stored)
    published = date.fromisoformat(row["published"]) if row["published"] else None
    document = Document(id_, row["title"], row["body"], published, row["source"])
    text = document.text
    mentions = tuple(
        Mention(kind, text[start:end], value, start, end, evidence)
        for kind, start, end, value, evidence in row["mentions"]
    )
    return Record(document, mentions)
