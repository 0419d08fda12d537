"""Where the words of a text begin, packed with a hash of each term, so that a search need not analyse the text again.

Two thousand bytes hold the words of a text of 700. Hashes are short and meet by chance: what they find is only a
candidate.
"""

from array import array
from collections.abc import Iterable, Set
from functools import lru_cache
from itertools import accumulate, compress, pairwise
from zlib import crc32

_HASH = "H"  # two bytes: one word in 1,300 is a candidate by chance for a query of 50 forms
_DISTANCES = "BHI"  # types of the distance between two words, the narrowest first
_CACHED_TERMS = 1 << 17  # a build meets most terms again


@lru_cache(_CACHED_TERMS)
def term_hash(term: str) -> int:
    """Return the hash of a term, below 65,536."""
    return crc32(term.encode()) & 0xFFFF


def pack_words(terms: Iterable[str], starts: Iterable[int]) -> bytes:
    """Pack the terms of the words of a text, and where each begins, in order."""
    hashes = array(_HASH, map(term_hash, terms))
    distances = [later - start for start, later in pairwise((0, *starts))]
    typecode = next(code for code in _DISTANCES if max(distances, default=0) < 1 << 8 * array(code).itemsize)
    return typecode.encode() + hashes.tobytes() + array(typecode, distances).tobytes()


class WordPlaces:
    """The words that `pack_words` packed."""

    def __init__(self, packed: bytes) -> None:
        distances = array(packed[:1].decode())
        words = (len(packed) - 1) // (array(_HASH).itemsize + distances.itemsize)
        end = 1 + words * array(_HASH).itemsize
        self._hashes = array(_HASH, packed[1:end])
        distances.frombytes(packed[end:])
        self._distances = distances

    def find(self, hashes: Set[int]) -> list[int]:
        """Return where the words begin whose terms have one of these hashes."""
        return list(compress(accumulate(self._distances), map(hashes.__contains__, self._hashes)))
