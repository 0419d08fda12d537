"""The analyzer: text -> tokens. Documents, queries and marks all go through it.

A text is cut at white space; each piece is folded, parted into words and stemmed once, and then comes
from a cache: most pieces of a collection are repetitions.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analyzers.fold import fold, fold_with_offsets
from analyzers.stem import stem
from analyzers.token import Token
from analyzers.words import WORD, normal_number

VERSION = "1"  # goes into the manifest: raise it whenever `analyze` gives other tokens for some text

MAX_TERM = 100  # code points; what is longer is no word (base64, a run of letters), and is found by its beginning
_CACHED_PIECES = 1_000_000  # some 300 MB at the most; a collection of 7 million words has 0.4 million
_CACHED_LENGTH = 40  # code points
_PIECE = re.compile(r"\S+")
# Most pieces: one word in bare letters of the basic alphabet, each of which folds to one, and common punctuation.
_PLAIN = re.compile(r"""[("«“\[]*([ء-غف-ي]+)[.:،؛؟!)"»”\]]*""")


class Forms(NamedTuple):
    """A text as the index takes it: words parted by spaces, the n-th of each form made of the n-th word."""

    exact: str
    term: str


class _Word(NamedTuple):
    """A word inside a piece; start and end count from the beginning of the piece."""

    exact: str
    term: str
    start: int
    end: int


class _Piece(NamedTuple):
    exact: str
    term: str
    words: tuple[_Word, ...]


class _Pieces(dict[str, _Piece]):
    """Pieces by their text, made when first asked for."""

    def __missing__(self, text: str) -> _Piece:
        plain = _PLAIN.fullmatch(text)
        words = (_plain_word(plain),) if plain else tuple(_words(text))
        piece = _Piece(" ".join([w.exact for w in words]), " ".join([w.term for w in words]), words)
        if len(text) <= _CACHED_LENGTH:
            if len(self) >= _CACHED_PIECES:
                self.clear()
            self[text] = piece
        return piece


@cache
def _pieces() -> _Pieces:
    return _Pieces()


def _plain_word(piece: re.Match[str]) -> _Word:
    exact = fold(piece[1])[:MAX_TERM]
    return _Word(exact, stem(exact), piece.start(1), piece.end(1))


def _words(piece: str) -> Iterator[_Word]:
    folded, origins = fold_with_offsets(piece)
    for match in WORD.finditer(folded):
        exact = normal_number(match.group())[:MAX_TERM]
        start = origins[match.start()]
        # Marks after the last letter belong to it: the surface ends where the next kept letter begins.
        end = origins[match.end() - 1] + 1
        following = origins[match.end()] if match.end() < len(origins) else len(piece)
        yield _Word(exact, stem(exact), start, max(end, following))


def analyze(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order; offsets are code points of `text` as it stands. Raises nothing."""
    pieces = _pieces()
    position = 0
    for match in _PIECE.finditer(text):
        offset = match.start()
        for word in pieces[match.group()].words:
            yield Token(word.term, offset + word.start, offset + word.end, position, word.exact)
            position += 1


def index_forms(text: str) -> Forms:
    """Return the forms of all words of `text`; the same words in the same order as `analyze` gives."""
    pieces = _pieces()
    parts = [pieces[piece] for piece in text.split()]
    return Forms(" ".join([part[0] for part in parts]), " ".join([part[1] for part in parts]))
