"""A long document in parts: a search, a page or a snippet reads no more of it than it shows."""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from analyzers.mentions import shifted
from analyzers.text.parts import PART_LENGTH, Part, split_parts
from analyzers.text.word_table import Numbers, WordTable
from analyzers.token import Kind, Mention
from indexer.documents.document import Document, Record, mentions_from_json, mentions_to_json

HEAD_LENGTH = 2_000  # code points of a long body that an index also keeps with the other documents
NUMBERS = ("ids", "starts")  # the members that are arrays


class ValueCount(NamedTuple):
    """A value that a long document names: how often, and the place of its first mention in the text."""

    value: str
    mentions: int
    first: int


ValueCounts = Mapping[Kind, Sequence[ValueCount]]


def is_long(document: Document) -> bool:
    """Say whether a document is stored in parts."""
    return len(document.title) + 1 + len(document.body) > PART_LENGTH


def head_of(document: Document) -> Document:
    """Return a long document with the beginning of its body alone."""
    return replace(document, body=document.body[:HEAD_LENGTH])


def mentions_by_part(record: Record) -> Iterator[tuple[Part, tuple[Mention, ...]]]:
    """Yield the parts of a text with the mentions that begin in each; their places count from the start of the part."""
    mentions = sorted(record.mentions, key=lambda mention: mention.start)
    starts = [mention.start for mention in mentions]
    for part in split_parts(record.document.text):
        inside = mentions[bisect_right(starts, part.start - 1) : bisect_right(starts, part.end - 1)]
        yield part, tuple(shifted(inside, -part.start))


class LongText:
    """A long document. Every method raises IndexStateError if a part of it cannot be read."""

    def __init__(self, read: Callable[[str], bytes], head: Document) -> None:
        """Take what returns a member by its name, and the document with the beginning of its body."""
        self._read, self._head = read, head

    @staticmethod
    def members(record: Record, table: WordTable, values: ValueCounts) -> Iterator[tuple[str, bytes]]:
        """Yield what is stored of a document, in members with names."""
        text = record.document.text
        parts = []
        for number, (part, mentions) in enumerate(mentions_by_part(record)):
            parts.append(part)
            yield f"text/{number}", text[part.start : part.end].encode()
            yield f"mentions/{number}", mentions_to_json(mentions)
        yield "parts", json.dumps(parts).encode()
        yield "values", json.dumps(values, ensure_ascii=False).encode()
        yield "words", "\n".join((*table.surfaces, *table.exacts, *table.terms)).encode()
        for name, numbers in zip(NUMBERS, (table.ids, table.starts), strict=True):
            yield name, numbers.astype("<u4").tobytes()

    @cached_property
    def parts(self) -> list[Part]:
        """The parts of the text, in code points."""
        return [Part(*bounds) for bounds in json.loads(self._read("parts"))]

    @cached_property
    def values(self) -> ValueCounts:
        """The values that the whole document names most often."""
        rows = json.loads(self._read("values"))
        return {kind: [ValueCount(*row) for row in rows_of_kind] for kind, rows_of_kind in rows.items()}

    @cached_property
    def words(self) -> WordTable:
        """The words of the text."""
        ids, starts = (np.frombuffer(self._read(name), "<u4") for name in NUMBERS)
        words = self._read("words").decode().split("\n")
        size = len(words) // 3
        return WordTable(words[:size], words[size : 2 * size], words[2 * size :], _native(ids), _native(starts))

    def text_of(self, number: int) -> str:
        """Return the text of a part, counted from 0."""
        return self._read(f"text/{number}").decode()

    def mentions_of(self, number: int) -> tuple[Mention, ...]:
        """Return the mentions that begin in a part, as the document has them; their places count from its start."""
        begun = self.text_of(number) + (self.text_of(number + 1) if number + 1 < len(self.parts) else "")
        return mentions_from_json(self._read(f"mentions/{number}"), begun)

    def part_at(self, place: int) -> int:
        """Return the number of the part that has a place of the text."""
        return bisect_right(self.parts, place, key=lambda part: part.start) - 1

    def passage(self, start: int, end: int) -> str:
        """Return the text between two places of it."""
        first, last = self.part_at(max(0, start)), self.part_at(max(0, end - 1))
        text = "".join(map(self.text_of, range(first, last + 1)))
        begin = self.parts[first].start
        return text[max(0, start) - begin : end - begin]

    def record(self) -> Record:
        """Read the whole document."""
        numbers = range(len(self.parts))
        text = "".join(map(self.text_of, numbers))
        mentions = (m for n in numbers for m in shifted(self.mentions_of(n), self.parts[n].start))
        return Record(replace(self._head, body=text[len(self._head.title) + 1 :]), tuple(mentions))


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A stored document with the words of `document.text`, as `IndexedWords.packed` has them.

    A long document has the beginning of its body here, and everything in `long`.
    """

    document: Document
    words: bytes
    long: LongText | None = None
    stored_mentions: str = "[]"

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of a document that is not long, as they were found: `CanonicalValues` has their values."""
        return mentions_from_json(self.stored_mentions, self.document.text)


def _native(numbers: Numbers) -> Numbers:
    return numbers.astype(np.uint32, copy=False)
