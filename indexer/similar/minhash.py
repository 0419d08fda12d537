"""MinHash signatures of documents, which find near-duplicates without comparing every pair of documents.

A signature (Broder: On the Resemblance and Containment of Documents, 1997) is made of the shingles of a body, its runs
of two words. A word counts by the phonetic key of its stem, so that spellings of a name are one word. Titles are left
out, because editors change them. Each build and each update makes them anew, which is a tenth of its work: stored, they
would take 250 bytes a document, a sixth of the text of `ant_news`.
"""

from array import array
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from sys import intern
from typing import NamedTuple, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from analyzers.names.phonetic_key import phonetic_key
from indexer.engine.entry import Entry

_HASHES_FILE, _SHINGLES_FILE = "minhash.bin", "shingles.bin"
HASHES = 96  # of a signature: more estimate the share of common shingles better, but take more time and space
_SEED = 1
_MIN_SHINGLES = 8  # a shorter text has no signature: too short to tell a copy from a coincidence
_MAX_CACHED_TERMS = 300_000  # some 50 MB
_ODD = np.uint64(0x9E3779B1)  # 2^32 over the golden ratio (Knuth: The Art of Computer Programming, 6.4)

N = TypeVar("N", bound=np.generic)

Hashes = NDArray[np.uint16]  # one row a document; 16 low bits of a hash are enough to compare documents
Shingles = NDArray[np.uint32]  # sorted, without repeats


class SignedTexts(NamedTuple):
    """Some documents with signatures: ids, published dates or "", numbers of shingles; the bytes of their arrays."""

    ids: list[str]
    days: list[str]
    counts: list[int]
    hashes: bytes
    shingles: bytes


class Signatures(NamedTuple):
    """The documents of an index that have a signature; their `hashes` and shingles are read on demand."""

    ids: list[str]
    days: list[str]
    counts: NDArray[np.int64]
    hashes: Hashes
    ends: NDArray[np.int64]
    all_shingles: Shingles

    def shingles(self, n: int) -> Shingles:
        """Return the shingles of the n-th document."""
        return self.all_shingles[self.ends[n] - self.counts[n] : self.ends[n]]


class SignatureWriter:
    """Collects the signatures of a generation, with the shingles that they stand for, in files until all are there."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the generation."""
        self._ids: list[str] = []
        self._days: list[str] = []
        self._counts = array("q")
        self._hashes, self._shingles = folder / _HASHES_FILE, folder / _SHINGLES_FILE

    def add(self, signed: SignedTexts) -> None:
        """Add what `sign` returned."""
        self._ids += signed.ids
        self._days += map(intern, signed.days)
        self._counts.extend(signed.counts)
        for file, content in ((self._hashes, signed.hashes), (self._shingles, signed.shingles)):
            with file.open("ab") as stream:
                stream.write(content)

    def signatures(self) -> Signatures:
        """Return what was added; the files are gone, and their space when the signatures are."""
        hashes = _taken(self._hashes, np.uint16).reshape(len(self._ids), HASHES)
        counts = np.array(self._counts, np.int64)
        return Signatures(self._ids, self._days, counts, hashes, counts.cumsum(), _taken(self._shingles, np.uint32))


def _taken(file: Path, kind: type[N]) -> NDArray[N]:
    """Return the content of a file, which is removed."""
    content = np.memmap(file, kind, "r") if file.exists() and file.stat().st_size else np.empty(0, kind)
    file.unlink(missing_ok=True)
    return np.asarray(content)


def sign(entries: Iterable[Entry]) -> SignedTexts:
    """Return the signatures of documents, without those whose body is too short."""
    found = ((entry.record.document, _pairs(_terms_of_body(entry))) for entry in entries)
    signed = [(document, pairs) for document, pairs in found if len(pairs) >= _MIN_SHINGLES]
    ends = np.cumsum([0, *(len(pairs) for _, pairs in signed)]).astype(np.uint64)
    flat = np.concatenate([np.empty(0, np.uint64), *(pairs for _, pairs in signed)])
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, ends, HASHES, _SEED)
    if _number.cache_info().currsize > _MAX_CACHED_TERMS:
        _number.cache_clear()
    hashes: Hashes = np.array(matrix.to_rows(), dtype=np.uint32).astype(np.uint16)
    shingles = [_mixed(pairs) for _, pairs in signed]
    return SignedTexts(
        [document.id for document, _ in signed],
        [document.published.isoformat() if document.published else "" for document, _ in signed],
        [len(each) for each in shingles],
        hashes.tobytes(),
        b"".join(each.tobytes() for each in shingles),
    )


def _terms_of_body(entry: Entry) -> list[str]:
    return entry.text.term.removeprefix(entry.title).split()


def shingles(terms: list[str]) -> Shingles:
    """Return the shingles of two words of a text given by its terms.

    Two words, because a changed word changes as many shingles as a shingle has words, and single words have no order.
    """
    return _mixed(_pairs(terms))


def _pairs(terms: list[str]) -> NDArray[np.uint64]:
    """Return the pairs of words that follow each other, sorted, without repeats."""
    words = np.fromiter(map(_number, terms), np.uint64, len(terms))
    return np.unique(words[:-1] << np.uint64(32) | words[1:])


def _mixed(pairs: NDArray[np.uint64]) -> Shingles:
    """Return 32 bits of each pair: half the space, and two pairs of a text are equal once in many thousand texts."""
    return np.unique(((pairs >> np.uint64(32)) * _ODD + pairs).astype(np.uint32))


@cache
def _number(term: str) -> int:
    """Return 32 bits for the phonetic key of a term, or for the term itself if it has no key or is not a word."""
    return crc32(((phonetic_key(term) or term) if term.isalpha() else term).encode())
