"""The names of each document, as a generation keeps them: an update unifies names without reading the documents."""

import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, Self

from analyzers.entities.person_evidence import is_cue
from analyzers.entities.place_grades import is_place_head
from analyzers.text.fold import fold
from analyzers.token import Mention
from analyzers.unification.archive import Archive, DocumentNames, Spelling, spellings_of
from indexer.documents.document import Record
from indexer.documents.long_text import mentions_by_part
from indexer.stored_files import expect, read_json, reading, write_json

_FILE, _NUMBERS_FILE = "names.json", "names.bin"
_KINDS = len(DocumentNames._fields)
_MAX_WORD_LENGTH = 30  # letters before a name in which the word before it is looked for
# Different names of a document that are compared with those of others; in the parts that follow, names keep their
# spelling. All texts of `ant_news` together have 8,850. Names alone fill 300 KB with as many, and comparing those of a
# long list would take time and memory that no build has.
MAX_COMPARED_NAMES = 10_000
_SIGNS = '":«»().,،'


class SourceNames(NamedTuple):
    """The names of a document, and the source that it comes from.

    Those of a long document are the names of its first part; `further` are those of the others, since a name keeps
    company with the names near it.
    """

    source: str
    names: DocumentNames
    further: tuple[DocumentNames, ...] = ()


def source_names(record: Record) -> SourceNames:
    """Return the names of a record."""
    text = record.document.text
    first, *further = (_names(text[start:end], mentions) for (start, end), mentions in mentions_by_part(record))
    return SourceNames(record.document.source, first, tuple(further))


def _names(text: str, mentions: Sequence[Mention]) -> DocumentNames:
    """Return the names among the mentions of a text."""
    of_kind = {kind: {mention.value for mention in mentions if mention.kind == kind} for kind in ("people", "places")}
    announced = {
        mention.value
        for mention in mentions
        if mention.kind == "people" and _announces(_word_before(text, mention.start))
    }
    headed = {mention.value for mention in mentions if mention.kind == "places" and _is_headed(text, mention)}
    parts = (of_kind["people"], of_kind["places"], announced, headed)
    return DocumentNames(*(tuple(sorted(part)) for part in parts))


def _word_before(text: str, start: int) -> str:
    before = text[max(0, start - _MAX_WORD_LENGTH) : start].split()
    return fold(before[-1]).strip(_SIGNS) if before else ""


def _is_headed(text: str, place: Mention) -> bool:
    """Say whether a noun of place begins an unlisted place or stands before it: مطار أورلي."""
    return place.evidence != "list" and any(
        map(is_place_head, (fold(place.value).split()[0], _word_before(text, place.start)))
    )


@lru_cache(maxsize=1 << 14)
def _announces(word: str) -> bool:
    """Say whether a title or a verb of saying announces a person."""
    return bool(word) and is_cue((word,))


class NameTable:
    """The names of many documents in order, each string once: some 60 bytes for a document of eight names."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._strings: list[str] = []
        self._sources = array("I")  # of each document
        self._parts = array("I")  # of each document, the place of its first part in `_lengths`, in parts
        self._lengths = array("I")  # of each part, the numbers of its people, places ...
        self._starts = array("Q")  # of each document, the place of its first name in `_names`
        self._names = array("I")

    def __len__(self) -> int:
        return len(self._sources)

    def add(self, names: SourceNames) -> None:
        """Append the names of a document."""
        self._sources.append(self._number(names.source))
        self._parts.append(len(self._lengths) // _KINDS)
        self._starts.append(len(self._names))
        for part in (names.names, *names.further):
            for kind in part:
                self._lengths.append(len(kind))
                self._names.extend(map(self._number, kind))

    def extend(self, documents: Iterable[SourceNames]) -> None:
        """Append the names of documents."""
        for names in documents:
            self.add(names)

    def cut(self, size: int) -> None:
        """Remove all documents after the first `size`."""
        if size < len(self):
            del self._names[self._starts[size] :]
            del self._lengths[_KINDS * self._parts[size] :]
            del self._sources[size:], self._parts[size:], self._starts[size:]

    def __iter__(self) -> Iterator[SourceNames]:
        return map(self._document, range(len(self)))

    def without(self, deleted: Collection[str]) -> Self:
        """Return the table without the documents of deleted sources."""
        gone = {self._numbers.get(source) for source in deleted}
        return self._selected([n for n, source in enumerate(self._sources) if source not in gone])

    def by_source(self) -> Self:
        """Return the table in the order of the sources; documents of one source stay as they are."""
        sources = [self._strings[source] for source in self._sources]
        return self._selected(sorted(range(len(self)), key=sources.__getitem__))

    def count(self) -> Counter[str]:
        """Return the number of documents of each source."""
        counts = Counter(self._sources)
        return Counter({self._strings[source]: count for source, count in counts.items()})

    def save(self, generation: Path) -> None:
        """Write the files of a generation."""
        arrays = (self._sources, self._parts, self._lengths, self._starts, self._names)
        write_json(generation / _FILE, {"strings": self._strings, "sizes": [len(numbers) for numbers in arrays]})
        content = b"".join(_portable(numbers).tobytes() for numbers in arrays)
        (generation / _NUMBERS_FILE).write_bytes(zlib.compress(content))

    @classmethod
    def load(cls, generation: Path) -> Self:
        """Read what `save` wrote; raises IndexStateError."""
        strings, sizes = read_json(generation / _FILE, _parse)
        table = cls()
        table._strings, table._numbers = strings, {string: number for number, string in enumerate(strings)}
        arrays = (table._sources, table._parts, table._lengths, table._starts, table._names)
        with reading(generation / _NUMBERS_FILE):
            content = BytesIO(zlib.decompress((generation / _NUMBERS_FILE).read_bytes()))
            for numbers, size in zip(arrays, sizes, strict=True):
                numbers.frombytes(content.read(size * numbers.itemsize))
                if len(numbers) != size:
                    raise ValueError("it is too short")
                if sys.byteorder == "big":
                    numbers.byteswap()
        return table

    def _number(self, string: str) -> int:
        number = self._numbers.get(string)
        if number is None:
            number = self._numbers[string] = len(self._strings)
            self._strings.append(string)
        return number

    def _document(self, n: int) -> SourceNames:
        place = self._starts[n]
        end = self._parts[n + 1] if n + 1 < len(self) else len(self._lengths) // _KINDS
        parts: list[DocumentNames] = []
        for part in range(self._parts[n], end):
            kinds: list[tuple[str, ...]] = []
            for length in self._lengths[_KINDS * part : _KINDS * part + _KINDS]:
                kinds.append(tuple([self._strings[name] for name in self._names[place : place + length]]))
                place += length
            parts.append(DocumentNames(*kinds))
        return SourceNames(self._strings[self._sources[n]], parts[0], tuple(parts[1:]))

    def _selected(self, numbers: Iterable[int]) -> Self:
        table = type(self)()
        table.extend(map(self._document, numbers))
        return table


def archive_of(documents: Iterable[SourceNames]) -> Archive:
    """Return what the names of all documents tell, of each as far as it has MAX_COMPARED_NAMES."""
    alone: set[Spelling] = set()
    return Archive(_compared(documents, alone), alone)


def _compared(documents: Iterable[SourceNames], alone: set[Spelling]) -> Iterator[DocumentNames]:
    """Yield the names that are compared with those of others; the others are added to `alone`."""
    for _, first, further in documents:
        yield first
        known = set(spellings_of(first)) if further else set()
        for names in further:
            if len(known) < MAX_COMPARED_NAMES:
                known.update(spellings_of(names))
                yield names
            else:
                alone.update(spellings_of(names))


def count(generation: Path) -> Counter[str]:
    """Return the number of documents of each source in a generation; raises IndexStateError."""
    return NameTable.load(generation).count()


def _portable(numbers: "array[int]") -> "array[int]":
    """Return numbers with their lowest byte first."""
    if sys.byteorder == "little":
        return numbers
    swapped = numbers[:]
    swapped.byteswap()
    return swapped


def _parse(content: Any) -> tuple[list[str], list[int]]:
    return expect(list, content["strings"]), expect(list, content["sizes"])
