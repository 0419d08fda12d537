"""The pieces of a text packed into a byte each, so that a search need not analyse the text again to find its words.

A piece is what stands between white space, one word as a rule. Its byte is a hash of the term of this word. Hashes this
short meet by chance: what they find is only a candidate.
"""

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import compress
from zlib import crc32

_NO_WORD, _SEVERAL = 0, 255  # the bytes of pieces without a word, and of those with several: always candidates
_PIECE = re.compile(r"\S+")
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


class PackedWords:
    """The words of a text by the bytes of its pieces."""

    def __init__(self, text: str, packed: bytes) -> None:
        """Take the text and the bytes of its pieces, which `pack_piece` gives."""
        self._text, self._packed = text, packed

    def may_have(self, hashes: Set[int]) -> bool:
        """Say whether the text may have a word whose term has one of these hashes."""
        return any(self._candidates(hashes))

    def find(self, hashes: Set[int]) -> list[int]:
        """Return where the pieces begin that may have a word whose term has one of these hashes."""
        candidates = list(self._candidates(hashes))
        if not any(candidates):
            return []
        return list(compress((piece.start() for piece in _PIECE.finditer(self._text)), candidates))

    def _candidates(self, hashes: Set[int]) -> Iterator[bool]:
        return map({*hashes, _SEVERAL}.__contains__, self._packed)
