"""Sketches of texts, by which copies are found without comparing all texts with one another.

A sketch is the MinHash signature (Broder: On the Resemblance and Containment of Documents, 1997) of the runs of words
in a body. A word counts by the firm sounds of its stem: a name in another spelling is the same word. Headlines are left
out, editors change them. Sketches stay on disk beside the index: an update needs no text again.
"""

import json
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from analyzers.names.phonetic_key import phonetic_key
from indexer.documents.document import Document
from indexer.engine.entry import Entry
from indexer.errors import IndexStateError

FILE, HASHES_FILE = "sketches.json", "sketches.bin"
HASHES = 96
_MADE_BY = f"1 {RMinHash.ALGORITHM_VERSION}"  # raise the first number whenever a text gets another sketch
_SEED = 1
_LEAST = 8  # runs of a text that has a sketch: what is shorter says too little to be a copy
_BATCH = 1000  # texts whose terms are held at a time
_CACHED = 300_000  # terms, some 50 MB

Hashes = NDArray[np.uint16]  # a row a document; the low bits of its hashes are enough to tell them apart
Runs = NDArray[np.uint64]  # of two words each, in order of their numbers, each once


class SketchRow(NamedTuple):
    """Whose sketch it is. `day` is the published date, empty without one; `runs` counts the different ones."""

    id: str
    source: str
    day: str
    runs: int


class Sketches(NamedTuple):
    """The sketches of an index, those of `rows[n]` in `hashes[n]`."""

    rows: list[SketchRow]
    hashes: Hashes


class Sketcher:
    """Writes the sketches of a generation."""

    def __init__(self, generation: Path) -> None:
        self._generation = generation
        self._rows: list[SketchRow] = []
        self._waiting: list[tuple[Document, str]] = []  # with its terms; taken together, they keep the caches warm

    def add(self, entry: Entry) -> None:
        """Sketch a document, unless it is too short for it."""
        self._waiting.append((entry.record.document, entry.text.term.removeprefix(entry.title)))
        if len(self._waiting) == _BATCH:
            self._flush()

    def keep(self, before: Sketches, gone: Collection[str]) -> set[str]:
        """Take over the sketches of an index before, but for documents of the sources `gone`; return whose."""
        kept = [n for n, row in enumerate(before.rows) if row.source not in gone]
        for start in range(0, len(kept), _BATCH):
            self._write(before.hashes[kept[start : start + _BATCH]])
        self._rows += [before.rows[n] for n in kept]
        return {before.rows[n].id for n in kept}

    def save(self) -> Sketches:
        """Finish the files and return what is in them."""
        self._flush()
        text = json.dumps({"made_by": _MADE_BY, "rows": self._rows}, ensure_ascii=False)
        (self._generation / FILE).write_text(text, encoding="utf-8")
        return load(self._generation)

    def _flush(self) -> None:
        found = ((document, runs(terms.split())) for document, terms in self._waiting)
        long = [(document, text) for document, text in found if len(text) >= _LEAST]
        self._rows += [_row(document, len(text)) for document, text in long]
        ends = np.cumsum([0, *(len(text) for _, text in long)]).astype(np.uint64)
        numbers = np.concatenate([np.empty(0, np.uint64), *(text for _, text in long)])
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(numbers, ends, HASHES, _SEED)
        self._write(np.array(matrix.to_rows(), dtype=np.uint32).astype(np.uint16))
        self._waiting.clear()
        if _number.cache_info().currsize > _CACHED:
            _number.cache_clear()

    def _write(self, hashes: Hashes) -> None:
        with (self._generation / HASHES_FILE).open("ab") as stream:
            stream.write(hashes.tobytes())


def _row(document: Document, found: int) -> SketchRow:
    return SketchRow(document.id, document.source, document.published.isoformat() if document.published else "", found)


def load(generation: Path) -> Sketches:
    """Return the sketches of a generation, on disk until they are looked at; raises IndexStateError."""
    stored = json.loads((generation / FILE).read_text(encoding="utf-8"))
    if stored["made_by"] != _MADE_BY:
        raise IndexStateError(f"The sketches in {generation} are of another version: run `index-cli build` again.")
    rows = [SketchRow(*row) for row in stored["rows"]]
    hashes = np.memmap(generation / HASHES_FILE, np.uint16, "r") if rows else np.empty(0, np.uint16)
    return Sketches(rows, np.asarray(hashes).reshape(-1, HASHES))


def runs(terms: list[str]) -> Runs:
    """Return the runs of two words of a text that is given by its terms.

    A changed word spoils as many runs as they have words, and single words tell no order.
    """
    words = np.fromiter(map(_number, terms), np.uint64, len(terms))
    return np.unique(words[:-1] << np.uint64(32) | words[1:])


@cache
def _number(term: str) -> int:
    """Return a number of 32 bits for the firm sounds of a term, or for itself if it has none or is no word."""
    return crc32(((phonetic_key(term) or term) if term.isalpha() else term).encode())
