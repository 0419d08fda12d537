"""A document as readers produce it, and the record of it that the index stores."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, get_args

from analyzers.token import Evidence, Kind, Mention
from indexer.documents.metadata import NO_METADATA, Metadata
from indexer.documents.partial_date import PublishedDate, read_iso
from indexer.errors import SourceError, SourceWarning
from indexer.messages.catalogue import gettext_noop

_KINDS: tuple[Kind, ...] = get_args(Kind)
_EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)


@dataclass(frozen=True, slots=True)
class Document:
    """One text to search. `id` is unique in an index; `source` is the name of its file.

    `body` does not repeat `title`. `published` is as precise as the source states it; None if it states no date.
    `pages` are the places of `text` where its pages begin, the first of which is 0; none if the source has no pages.
    `member` is the path of the document inside an archive or a mailbox; "" if the file is neither. `line` is where a
    file of several documents has it; the index does not keep it.
    """

    id: str
    title: str
    body: str
    published: PublishedDate | None
    source: str
    line: int | None = field(default=None, compare=False)
    metadata: Metadata = NO_METADATA
    pages: tuple[int, ...] = ()
    member: str = ""

    @property
    def key(self) -> int:
        """The id hashed to 63 bits; see `key_of`."""
        return key_of(self.id)

    @property
    def text(self) -> str:
        """Title, newline, body: the text in which offsets of mentions and highlights count."""
        return f"{self.title}\n{self.body}"

    def page_at(self, place: int) -> int | None:
        """Return the number of the page that has a place of `text`, from 1; None if the source has no pages."""
        return bisect_right(self.pages, place) or None


_IN_LINE = gettext_noop("%(source)s, line %(line)s: %(error)s")
_IN_OBJECT = gettext_noop("%(source)s, object %(line)s: %(error)s")
_OF_OBJECTS = ".json"


def place_message(source: str, line: int | None) -> str:
    """Return the message that puts the place of a document before an error of it: its file, and its line or object."""
    if line is None:
        return "%(source)s: %(error)s"
    return _IN_OBJECT if source.lower().endswith(_OF_OBJECTS) else _IN_LINE


# What a reader yields: a document, a warning about the document before it, or an error in place of a document.
Outcome = Document | SourceWarning | SourceError


def key_of(id_: str) -> int:
    """Hash an id to 63 bits, so that engines can compare documents without loading them."""
    return int.from_bytes(blake2b(id_.encode(), digest_size=8).digest()) >> 1


@dataclass(frozen=True, slots=True)
class Record:
    """A stored document with its mentions; their offsets are code points of `document.text`."""

    document: Document
    mentions: tuple[Mention, ...]


def to_json(document: Document) -> bytes:
    """Serialise a document without its id."""
    return json.dumps(to_fields(document), ensure_ascii=False).encode()


def from_json(id_: str, stored: str | bytes) -> Document:
    """Return the document with this id from what `to_json` returned."""
    return from_fields(id_, json.loads(stored))


def to_fields(document: Document) -> dict[str, Any]:
    """Return the fields of a document but its id, as JSON has them; those that few documents have only if stated."""
    fields: dict[str, Any] = {
        "title": document.title,
        "body": document.body,
        "published": document.published.isoformat() if document.published else None,
        "source": document.source,
    }
    further = {
        "metadata": document.metadata.to_json(),
        "pages": document.pages,
        "member": document.member,
    }
    return fields | {name: value for name, value in further.items() if value}


def from_fields(id_: str, fields: Mapping[str, Any]) -> Document:
    """Return the document with this id from what `to_fields` returned; raise TypeError, ValueError or LookupError."""
    texts = [fields[name] for name in ("title", "body", "source")]
    if not all(isinstance(text, str) for text in (id_, *texts)):
        raise TypeError("a field of a document is no text")
    title, body, source = texts
    return Document(
        id_,
        title,
        body,
        read_iso(fields["published"]) if fields["published"] else None,
        source,
        metadata=Metadata.from_json(fields["metadata"]) if "metadata" in fields else NO_METADATA,
        pages=tuple(map(int, fields.get("pages", ()))),
        member=str(fields.get("member", "")),
    )


def mentions_to_json(mentions: Iterable[Mention]) -> bytes:
    """Serialise mentions without their surfaces.

    A row has the numbers of kind and evidence, where the mention begins after the one before, its length, and its value
    if that is not its surface.
    """
    rows: list[list[int | str]] = []
    last = 0
    for mention in mentions:
        kind, evidence = _KINDS.index(mention.kind), _EVIDENCE.index(mention.evidence)
        row = [kind, evidence, mention.start - last, mention.end - mention.start]
        rows.append([*row, mention.value] if mention.value != mention.surface else [*row])
        last = mention.start
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def mentions_from_json(stored: str | bytes, text: str) -> tuple[Mention, ...]:
    """Return the mentions of a text from what `mentions_to_json` returned."""
    mentions: list[Mention] = []
    start = 0
    for kind, evidence, distance, length, *value in json.loads(stored):
        start += distance
        surface = text[start : start + length]
        found = value[0] if value else surface
        mentions.append(Mention(_KINDS[kind], surface, found, start, start + length, _EVIDENCE[evidence]))
    return tuple(mentions)
