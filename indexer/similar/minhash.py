"""MinHash signatures of documents, which find near-duplicates without comparing every pair of documents.

A signature (Broder: On the Resemblance and Containment of Documents, 1997) is made of the shingles of a body, its runs
of two words. A word counts by the phonetic key of its stem, so that spellings of a name are one word. Titles are left
out, because editors change them. Each build and each update makes them anew, which is a tenth of its work: stored, they
would take 250 bytes a document, a sixth of the text of `ant_news`.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from sys import intern
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from analyzers.names.phonetic_key import phonetic_key
from indexer.documents.document import Document
from indexer.engine.entry import Entry

_HASHES_FILE = "minhash.bin"
HASHES = 96  # of a signature: more estimate the share of common shingles better, but take more time and space
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
    day: str
    shingles: int


class Signatures(NamedTuple):
    """The signatures of an index: `hashes[n]`, read on demand, belongs to the document of `rows[n]`."""

    rows: list[SignatureRow]
    hashes: Hashes


class SignedTexts(NamedTuple):
    """The signatures of some documents: rows, and the bytes of their hashes."""

    rows: list[SignatureRow]
    hashes: bytes


class SignatureWriter:
    """Collects the signatures of a generation, their hashes in a file until all are there."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the generation."""
        self._rows: list[SignatureRow] = []
        self._file = folder / _HASHES_FILE
        self._letters = 0  # of the batch
        self._batch: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Add the signature of a document, unless the body is too short."""
        self._batch.append(entry)
        self._letters += len(entry.text.term)
        if len(self._batch) == _BATCH or self._letters > _MAX_LETTERS:
            self._flush()

    def add_signed(self, signed: SignedTexts) -> None:
        """Add what `sign` returned."""
        self._rows += [row._replace(day=intern(row.day)) for row in signed.rows]
        with self._file.open("ab") as stream:
            stream.write(signed.hashes)

    def signatures(self) -> Signatures:
        """Return what was added; the file is gone, and its space when they are."""
        self._flush()
        hashes = np.memmap(self._file, np.uint16, "r") if self._rows else np.empty(0, np.uint16)
        self._file.unlink()
        return Signatures(self._rows, np.asarray(hashes).reshape(len(self._rows), HASHES))

    def _flush(self) -> None:
        self.add_signed(sign(self._batch))
        self._batch.clear()
        self._letters = 0


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


def _row(document: Document, count: int) -> SignatureRow:
    day = document.published.isoformat() if document.published else ""
    return SignatureRow(document.id, day, count)


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
