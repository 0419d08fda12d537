"""Analysed documents of one file in order, as bytes: from the process that analyses them to the spool and from there.

A line with a checksum of all that follows and the fields of a `BatchHead`; a line for each outcome; the rows of the
documents (`row_of`). Data and not pickles: what the spool of a build that was interrupted holds never runs.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple, Self

from analyzers.unification.archive import DocumentNames
from indexer.documents.document import Document, Record, from_json, mentions_from_json, mentions_to_json, to_json
from indexer.documents.readers.outcomes import from_line, to_line
from indexer.errors import SourceError, SourceWarning
from indexer.values.document_names import source_names

_DIGEST_BYTES = 16
_LINES = 3  # of a row: id, document, mentions


class BatchKey(NamedTuple):
    """Which documents a batch has: the name of their file, its SHA-256, and the place of the batch in it, from 0."""

    file: str
    digest: str
    number: int


class BatchHead(NamedTuple):
    """What the first line of a batch says.

    `is_last` is true for the last batch of the file, `is_unchanged` if the file had the content with the digest when it
    was read, `is_sound` if there was no error either: then the batch is the same whenever it is made. Lengths are in
    bytes.
    """

    file: str
    digest: str
    number: int
    is_last: bool
    is_unchanged: bool
    is_sound: bool
    outcomes: int
    rows: int

    @property
    def key(self) -> BatchKey:
        """The key of the batch."""
        return BatchKey(self.file, self.digest, self.number)

    @property
    def size(self) -> int:
        """The length of all that follows the first line."""
        return self.outcomes + self.rows

    @classmethod
    def read(cls, line: bytes) -> tuple[Self, bytes]:
        """Parse the line, which has a checksum too; raise ValueError or TypeError."""
        stated, _, fields = line.partition(b" ")
        return cls(*json.loads(fields.decode(errors="surrogatepass"))), stated


class AnalysedDocument(NamedTuple):
    """What a build keeps of a document in memory: `names` are those of its parts, all else as in `Document`."""

    id: str
    line: int | None
    member: str
    names: tuple[DocumentNames, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Outcomes of a file in order, and the rows of the documents among them."""

    head: BatchHead
    outcomes: Sequence[AnalysedDocument | SourceWarning | SourceError]
    content: bytes

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Parse what `pack` returned; raise ValueError, TypeError or LookupError."""
        first, _, rest = content.partition(b"\n")
        head, _ = BatchHead.read(first)
        return cls(head, [_outcome(line) for line in rest[: head.outcomes].split(b"\n")[:-1]], content)

    @property
    def rows(self) -> bytes:
        """The rows of the documents."""
        return self.content[-self.head.rows :] if self.head.rows else b""


def is_whole(content: bytes) -> bool:
    """Say whether a batch has its checksum."""
    stated, _, rest = content.partition(b" ")
    return stated == _checksum(rest)


def _checksum(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST_BYTES).hexdigest().encode()


def pack(
    key: BatchKey, outcomes: Iterable[Record | SourceWarning | SourceError], *, is_last: bool, is_unchanged: bool
) -> bytes:
    """Return a batch as bytes."""
    lines: list[bytes] = []
    rows: list[bytes] = []
    is_sound = is_unchanged
    for outcome in outcomes:
        if isinstance(outcome, Record):
            lines.append(_document_line(outcome))
            rows.append(row_of(outcome))
        else:
            lines.append(to_line(outcome))
            is_sound = is_sound and not isinstance(outcome, SourceError)
    said, rest = b"".join(lines), b"".join((*lines, *rows))
    head = BatchHead(*key, is_last, is_unchanged, is_sound, len(said), len(rest) - len(said))
    content = b"%s\n%s" % (json.dumps(head, ensure_ascii=False).encode(errors="surrogatepass"), rest)
    return b"%s %s" % (_checksum(content), content)


def row_of(record: Record) -> bytes:
    """Return a record as lines: its id, its document and its mentions."""
    document = record.document
    lines = (json.dumps(document.id).encode(), to_json(document), mentions_to_json(record.mentions), b"")
    return b"\n".join(lines)


def rows_in(rows: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield the lines of each row."""
    lines = iter(rows.split(b"\n"))
    return zip(lines, lines, lines, strict=False)


def count_rows(rows: bytes) -> int:
    """Return how many rows there are."""
    return rows.count(b"\n") // _LINES


def records_in(rows: bytes) -> Iterator[Record]:
    """Yield the records of rows."""
    for id_, document, mentions in rows_in(rows):
        read = from_json(json.loads(id_), document)
        yield Record(read, mentions_from_json(mentions, read.text))


def without(rows: bytes, left_out: Collection[int]) -> bytes:
    """Return rows without those of some numbers."""
    if not left_out:
        return rows
    kept = (b"\n".join((*row, b"")) for number, row in enumerate(rows_in(rows)) if number not in left_out)
    return b"".join(kept)


def _document_line(record: Record) -> bytes:
    names = source_names(record)
    fields = [record.document.id, record.document.line, record.document.member, names.names, *names.further]
    return json.dumps(fields, ensure_ascii=False).encode(errors="surrogatepass") + b"\n"


def _outcome(line: bytes) -> AnalysedDocument | SourceWarning | SourceError:
    if line.startswith(b"["):
        id_, number, member, *parts = json.loads(line.decode(errors="surrogatepass"))
        names = tuple(DocumentNames(*(tuple(names) for names in part)) for part in parts)
        return AnalysedDocument(id_, number, member, names)
    outcome = from_line(line)
    if isinstance(outcome, Document):
        raise TypeError("a document without names")
    return outcome
