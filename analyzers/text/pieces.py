"""A text as pieces between blanks, and what is known of each piece.

Most pieces of a collection are repetitions, so that what a step of the analysis knows of a piece is computed once.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from operator import add
from typing import TypeVar

_MAX_LENGTH = 40  # code points of a piece that is kept; together with the number of pieces it bounds the memory

V = TypeVar("V")


class PieceCache(dict[str, V]):
    """What a function returns for each piece; of more than `most` pieces the half that was met last stays.

    A dictionary, since its look-up takes half the time of that of `functools.lru_cache`.
    """

    def __init__(self, compute: Callable[[str], V], most: int) -> None:
        super().__init__()
        self._compute, self._half = compute, most // 2
        self._older: dict[str, V] = {}

    def __missing__(self, piece: str) -> V:
        result = self._older[piece] if piece in self._older else self._compute(piece)
        if len(piece) <= _MAX_LENGTH:
            if len(self) >= self._half:
                self._older = dict(self)
                self.clear()
            self[piece] = result
        return result


def split_pieces(text: str) -> list[str]:
    """Split a text at each space and line end: pieces may be empty, and those with other white space are rare."""
    return text.replace("\n", " ").split(" ")


def piece_starts(pieces: Sequence[str]) -> Iterator[int]:
    """Yield where each of the pieces of a text begins, in code points."""
    return map(add, accumulate(map(len, pieces), initial=0), range(len(pieces)))
