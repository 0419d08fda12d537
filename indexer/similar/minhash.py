"""MinHash signatures of documents, which find near-duplicates without comparing every pair of documents.

A signature (Broder: On the Resemblance and Containment of Documents, 1997) is made of the shingles of a body, its runs
of two words. A word counts by the phonetic key of its stem, so that spellings of a name are one word. Titles are left
out, because editors change them. The signatures are stored, so that an update does not read unchanged texts again.
"""

from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple, Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from analyzers.names.phonetic_key import phonetic_key
from indexer.documents.document import Document
from indexer.engine.entry import Entry
from indexer.errors import IndexStateError
from indexer.stored_files import build_command, expect, index_of, read_json, reading, write_json

ROWS_FILE, HASHES_FILE = "minhash.json", "minhash.bin"
HASHES = 96  # of a signature: more estimate the share of common shingles better, but take more time and space
_VERSION = f"1 {RMinHash.ALGORITHM_VERSION}"  # raise the first number whenever a text gets another signature
_SEED = 1
_MIN_SHINGLES = 8  # a shorter text has no signature: too short to tell a copy from a coincidence
_BATCH = 1000  # documents that are hashed together
_MAX_LETTERS = 20_000_000  # of their terms: bounds the memory where documents are long
_MAX_CACHED_TERMS = 300_000  # some 50 MB

Hashes = NDArray[np.uint16]  # one row a document; 16 low bits of a hash are enough to compare documents
Shingles = NDArray[np.uint64]  # sorted, without repeats


class SignatureRow(NamedTuple):
    """The document of a signature. `day` is its published date or empty; `shingles` counts its distinct shingles."""

    id: str
    source: str
    day: str
    shingles: int


class Signatures(NamedTuple):
    """The signatures of an index: `hashes[n]` belongs to the document of `rows[n]`."""

    rows: list[SignatureRow]
    hashes: Hashes

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `SignatureWriter` stored, the hashes on demand; raises IndexStateError, for another version too."""
        version, rows = read_json(folder / ROWS_FILE, _parse)
        if version != _VERSION:
            raise IndexStateError(
                "The signatures in %(folder)s were made by another version: run `%(command)s`.",
                folder=folder,
                command=build_command(index_of(folder)),
            )
        return cls(rows, _hashes(folder, len(rows)))


class SignedTexts(NamedTuple):
    """The signatures of some documents: rows, and the bytes of their hashes."""

    rows: list[SignatureRow]
    hashes: bytes


class SignatureWriter:
    """Writes the signatures of a generation into its folder."""

    def __init__(self, folder: Path) -> None:
        """Take a folder without signatures."""
        self._folder = folder
        self._rows: list[SignatureRow] = []
        self.kept: set[str] = set()
        self._letters = 0  # of the batch
        self._batch: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Add the signature of a document, unless it was kept or the body is too short."""
        if entry.record.document.id in self.kept:
            return
        self._batch.append(entry)
        self._letters += len(entry.text.term)
        if len(self._batch) == _BATCH or self._letters > _MAX_LETTERS:
            self._flush()

    def add_signed(self, signed: SignedTexts) -> None:
        """Add what `sign` returned of documents that are not kept."""
        self._rows += [row._replace(source=intern(row.source), day=intern(row.day)) for row in signed.rows]
        self._write(signed.hashes)

    def keep(self, older: Signatures, deleted: Collection[str]) -> None:
        """Copy older signatures except those of the sources `deleted`; `kept` are the ids of their documents then."""
        kept = [n for n, row in enumerate(older.rows) if row.source not in deleted]
        for start in range(0, len(kept), _BATCH):
            self._write(older.hashes[kept[start : start + _BATCH]].tobytes())
        self._rows += [older.rows[n] for n in kept]
        self.kept = {older.rows[n].id for n in kept}

    def save(self) -> Signatures:
        """Complete the files and return what they hold."""
        self._flush()
        write_json(self._folder / ROWS_FILE, {"version": _VERSION, "rows": self._rows})
        return Signatures(self._rows, _hashes(self._folder, len(self._rows)))

    def _flush(self) -> None:
        self.add_signed(sign(self._batch))
        self._batch.clear()
        self._letters = 0

    def _write(self, hashes: bytes) -> None:
        with (self._folder / HASHES_FILE).open("ab") as stream:
            stream.write(hashes)


def sign(entries: Iterable[Entry]) -> SignedTexts:
    """Return the signatures of documents, without those whose body is too short."""
    found = ((entry.record.document, shingles(_terms_of_body(entry))) for entry in entries)
    signed = [(document, numbers) for document, numbers in found if len(numbers) >= _MIN_SHINGLES]
    ends = np.cumsum([0, *(len(numbers) for _, numbers in signed)]).astype(np.uint64)
    flat = np.concatenate([np.empty(0, np.uint64), *(numbers for _, numbers in signed)])
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, ends, HASHES, _SEED)
    if _number.cache_info().currsize > _MAX_CACHED_TERMS:
        _number.cache_clear()
    hashes: Hashes = np.array(matrix.to_rows(), dtype=np.uint32).astype(np.uint16)
    return SignedTexts([_row(document, len(numbers)) for document, numbers in signed], hashes.tobytes())


def _terms_of_body(entry: Entry) -> list[str]:
    return entry.text.term.removeprefix(entry.title).split()


def _hashes(folder: Path, rows: int) -> Hashes:
    with reading(folder / HASHES_FILE):
        hashes = np.memmap(folder / HASHES_FILE, np.uint16, "r") if rows else np.empty(0, np.uint16)
        return np.asarray(hashes).reshape(rows, HASHES)


def _parse(content: Any) -> tuple[str, list[SignatureRow]]:
    return content["version"], [SignatureRow(*expect(list, row)) for row in expect(list, content["rows"])]


def _row(document: Document, count: int) -> SignatureRow:
    day = document.published.isoformat() if document.published else ""
    return SignatureRow(document.id, document.source, day, count)


def shingles(terms: list[str]) -> Shingles:
    """Return the shingles of two words of a text given by its terms.

    Two words, because a changed word changes as many shingles as a shingle has words, and single words have no order.
    """
    words = np.fromiter(map(_number, terms), np.uint64, len(terms))
    return np.unique(words[:-1] << np.uint64(32) | words[1:])


@cache
def _number(term: str) -> int:
    """Return 32 bits for the phonetic key of a term, or for the term itself if it has no key or is not a word."""
    return crc32(((phonetic_key(term) or term) if term.isalpha() else term).encode())
