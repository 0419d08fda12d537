"""The analyzer: text -> tokens. Documents, queries and marks all go through it.

A text is cut at white space; each piece is folded, parted into words and stemmed once, and then comes
from a cache: most pieces of a collection are repetitions.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple, TypeVar

from analyzers.text.diacritics import marked
from analyzers.text.fold import fold_char, fold_with_offsets
from analyzers.text.stem import stem
from analyzers.text.words import WORD, normal_number
from analyzers.token import Token

VERSION = "3"  # goes into the manifest: raise it whenever `analyze` gives other tokens for some text

MAX_TERM = 100  # code points; what is longer is no word (base64, a run of letters), and is found by its beginning
_CACHED_PIECES = 600_000  # some 300 MB at the most; a collection of 7 million words has 0.4 million
GRAM = 4  # code points of a part of a word, with a sign at either end of the word
_SHORTEST_IN_GRAMS = 3  # code points; shorter words are particles
_CACHED_LENGTH = 40  # code points
_PIECE = re.compile(r"\S+")
# Seven pieces of eight: one word in bare letters of the basic alphabet, each of which folds to one, and punctuation.
_PLAIN = re.compile(r"""[("«“\[]*([ء-غف-ي]+)[.:،؛؟!)"»”\]]*""")

V = TypeVar("V")


class Forms(NamedTuple):
    """A text as the index takes it: words parted by spaces, the n-th of each form made of the n-th word.

    `grams` are parts of words, as many as there are; `marked` the words that are written with hamza or harakat, so.
    """

    exact: str
    term: str
    grams: str
    marked: str


class _Word(NamedTuple):
    """A word inside a piece; start and end count from the beginning of the piece."""

    exact: str
    term: str
    start: int
    end: int
    marked: str


class _Cache(dict[str, V]):
    """What pieces are made into, by their text, made when first asked for."""

    def __init__(self, make: Callable[[str], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, piece: str) -> V:
        made = self._make(piece)
        if len(piece) <= _CACHED_LENGTH:
            if len(self) >= _CACHED_PIECES:
                self.clear()
            self[piece] = made
        return made


@cache
def _forms_of() -> _Cache[Forms]:
    return _Cache(_forms)


@cache
def _words_of() -> _Cache[tuple[_Word, ...]]:
    return _Cache(_words)


@cache
def _plain_letters() -> dict[int, str]:
    return {ord(letter): fold_char(letter) for letter in map(chr, range(0x0621, 0x064B))}


def _forms(piece: str) -> Forms:
    """Return the forms of a piece."""
    if plain := _PLAIN.fullmatch(piece):
        exact = plain[1].translate(_plain_letters())[:MAX_TERM]
        return Forms(exact, stem(exact), " ".join(grams(exact)), marked(plain[1], exact))
    words = _words(piece)
    parts = (gram for word in words for gram in grams(word.exact))
    written = (word.marked for word in words if word.marked)
    exact, term = " ".join([word.exact for word in words]), " ".join([word.term for word in words])
    return Forms(exact, term, " ".join(parts), " ".join(written))


def grams(word: str) -> list[str]:
    """Return the parts of a folded word, GRAM code points each: words that share some are often of one kin.

    After McNamee, Mayfield: Character N-Gram Tokenization for European Language Text Retrieval (2004).
    """
    if len(word) < _SHORTEST_IN_GRAMS:
        return []
    framed = f"_{word}_"
    return [framed[start : start + GRAM] for start in range(len(framed) - GRAM + 1)]


def _words(piece: str) -> tuple[_Word, ...]:
    folded, origins = fold_with_offsets(piece)
    return tuple(_word(match, origins, piece) for match in WORD.finditer(folded))


def _word(match: re.Match[str], origins: list[int], piece: str) -> _Word:
    exact = normal_number(match.group())[:MAX_TERM].rstrip(".")  # of a number that is cut at its point
    # Marks after the last letter belong to it: the surface ends where the next kept letter begins.
    end = origins[match.end() - 1] + 1
    following = origins[match.end()] if match.end() < len(origins) else len(piece)
    start, end = origins[match.start()], max(end, following)
    return _Word(exact, stem(exact), start, end, marked(piece[start:end], exact))


def analyze(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order; offsets are code points of `text` as it stands. Raises nothing."""
    words_of = _words_of()
    position = 0
    for match in _PIECE.finditer(text):
        offset = match.start()
        for exact, term, start, end, _ in words_of[match.group()]:
            yield Token(term, offset + start, offset + end, position, exact)
            position += 1


def index_forms(text: str) -> Forms:
    """Return the forms of all words of `text`; the same words in the same order as `analyze` gives."""
    forms_of = _forms_of()
    forms = [forms_of[piece] for piece in text.split()]
    exact, term, parts = (" ".join([form[i] for form in forms]) for i in range(3))
    return Forms(exact, term, parts, " ".join([form.marked for form in forms if form.marked]))
