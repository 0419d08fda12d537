"""The pieces of a text packed into a byte each, so that a search need not analyse the text again to find its words.

A piece is what stands between white space, one word as a rule. Its byte is a hash of the term of this word. Hashes this
short meet by chance: what they find is only a candidate.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress, count
from zlib import crc32

_NO_WORD, _SEVERAL = 0, 255  # the bytes of pieces without a word, and of those with several: always candidates
_CACHED_TERMS = 1 << 17  # a build meets most terms again


@lru_cache(_CACHED_TERMS)
def term_hash(term: str) -> int:
    """Return the hash of a term, from 1 to 254: one word in 17 is a candidate by chance for a query of 15 terms."""
    return crc32(term.encode()) % (_SEVERAL - 1) + 1


def pack_piece(terms: Sequence[str]) -> bytes:
    """Return the byte of a piece by the terms of its words."""
    if len(terms) == 1:
        return bytes((term_hash(terms[0]),))
    return bytes((_SEVERAL if terms else _NO_WORD,))


def term_table(terms: Iterable[str]) -> bytes:
    """Return for each byte of packed words 1 if its piece may have one of these terms, else 0."""
    hashes = {*map(term_hash, terms), _SEVERAL}
    return bytes([byte in hashes for byte in range(_SEVERAL + 1)])


def find_pieces(packed: bytes, table: bytes) -> list[int]:
    """Return the numbers of the pieces of packed words that may have a term of a `term_table`, in order."""
    return list(compress(count(), packed.translate(table)))
