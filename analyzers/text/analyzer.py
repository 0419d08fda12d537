"""The analyzer: text -> tokens. Documents, queries and highlights all use it.

The analyzer splits a text at white space, then folds each piece, splits it into words and stems them.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate, count
from operator import add
from typing import NamedTuple

from analyzers.text.diacritics import vocalize
from analyzers.text.fold import fold, fold_with_offsets
from analyzers.text.pieces import PieceCache, piece_starts, split_pieces
from analyzers.text.seats import respell_written
from analyzers.text.spelling import UNKNOWN, spelling_of
from analyzers.text.stem import stem
from analyzers.text.word_places import pack_piece
from analyzers.text.words import WORD, normal_number
from analyzers.token import Token

ANALYZER_VERSION = "20"  # recorded in the manifest: raise it whenever `analyze` gives different tokens for any text

MAX_TERM_LENGTH = 100  # code points; a longer run is not a word (base64), and only its beginning is indexed
# Code points, counting the boundary sign at either end of a word. Shorter n-grams match more unrelated words, longer
# ones fewer related words.
NGRAM_LENGTH = 4
_MIN_NGRAM_WORD_LENGTH = 3  # code points; shorter words are particles
_MAX_CACHED_PIECES = 500_000  # some 310 MB; a collection of 7 million words has 0.4 million distinct pieces
_PIECE = re.compile(r"\S+")
# Seven of eight pieces are one word of basic letters, each of which folds to one letter, with punctuation around it.
_PLAIN_PIECE = re.compile(r"""[("«“\[]*([ء-غف-ي]+)[.:،؛؟!)"»”\]]*""")


class Forms(NamedTuple):
    """The forms of a text that are indexed, each a string of words separated by spaces.

    The n-th words of `exact` and `term` are forms of the n-th word of the text. `vocalized` holds the
    vocalized forms of those words that have one.
    """

    exact: str
    term: str
    vocalized: str


class FoldedWord(NamedTuple):
    """A word in its folded form, with its span in a text, in code points."""

    exact: str
    start: int
    end: int


class IndexedWords(NamedTuple):
    """The words of a text as an index stores them: their forms, and a byte for each piece (`pack_piece`)."""

    forms: Forms
    packed: bytes


class _PieceForms(NamedTuple):
    """The same of a piece, in a row: the fields of all pieces of a text are joined one after another."""

    exact: str = ""
    term: str = ""
    vocalized: str = ""
    packed: bytes = b""


@cache
def _form_cache() -> PieceCache[_PieceForms]:
    return PieceCache(_piece_forms, _MAX_CACHED_PIECES)


@cache
def _word_cache() -> PieceCache[tuple[FoldedWord, ...]]:
    return PieceCache(_piece_words, _MAX_CACHED_PIECES)


def _piece_forms(piece: str) -> _PieceForms:
    parts = piece.split()
    if parts != [piece]:  # an empty piece, or one with a tab or another rare blank
        forms, packed = _join(map(_piece_forms, parts))
        return _PieceForms(*forms, packed)
    words = _piece_words(piece)
    if len(words) == 1:  # as nearly all pieces are
        return _word_forms(words[0].exact, piece[words[0].start : words[0].end])
    exacts = [word.exact for word in words]
    terms = [term_of(exact, piece[start:end]) for exact, start, end in words]
    return _PieceForms(
        " ".join(exacts),
        " ".join(terms),
        " ".join(filter(None, [vocalize(piece[start:end], exact) for exact, start, end in words])),
        pack_piece(terms),
    )


def _word_forms(exact: str, written: str) -> _PieceForms:
    term = term_of(exact, written)
    return _PieceForms(exact, term, vocalize(written, exact), pack_piece((term,)))


def _join(pieces: Iterable[_PieceForms]) -> IndexedWords:
    *forms, packed = zip(_PieceForms(), *pieces, strict=True)
    return IndexedWords(Forms(*[" ".join(filter(None, form)) for form in forms]), b"".join(packed))


def _exact(letters: str) -> str:
    """Return the exact form of a word of basic letters."""
    return respell_written(fold(letters)[:MAX_TERM_LENGTH], letters)


def term_of(exact: str, written: str) -> str:
    """Return the stem of a folded word; its spelling tells a teh marbuta from a pronoun: عملة, عمله."""
    spelling = spelling_of(exact, written)
    return stem(exact) if spelling is UNKNOWN else stem(exact, spelling)  # one key in the cache of stems


def ngrams(word: str) -> list[str]:
    """Return the character n-grams of a folded word; related words often share some.

    After McNamee, Mayfield: Character N-Gram Tokenization for European Language Text Retrieval (2004).
    """
    if len(word) < _MIN_NGRAM_WORD_LENGTH:
        return []
    framed = f"_{word}_"
    return [framed[start : start + NGRAM_LENGTH] for start in range(len(framed) - NGRAM_LENGTH + 1)]


def _piece_words(piece: str) -> tuple[FoldedWord, ...]:
    if plain := _PLAIN_PIECE.fullmatch(piece):
        return (FoldedWord(_exact(plain[1]), *plain.span(1)),)
    return tuple(word for part in _PIECE.finditer(piece) for word in _words_between_blanks(piece, *part.span()))


def _words_between_blanks(piece: str, begin: int, end: int) -> Iterator[FoldedWord]:
    folded, origins = fold_with_offsets(piece[begin:end])
    origins = [begin + origin for origin in (*origins, end - begin)]
    return (_piece_word(match, origins, piece) for match in WORD.finditer(folded))


def _piece_word(match: re.Match[str], origins: list[int], piece: str) -> FoldedWord:
    exact = normal_number(match.group())[:MAX_TERM_LENGTH].rstrip(".")  # a number may be cut at its decimal point
    # Diacritics after the last letter belong to it: the surface ends where the next folded letter begins.
    start, end = origins[match.start()], max(origins[match.end() - 1] + 1, origins[match.end()])
    return FoldedWord(respell_written(exact, piece[start:end]), start, end)


def folded_words(text: str) -> Iterator[FoldedWord]:
    """Yield the words of `text` in order, as `analyze` does but without their stems, which take most of the time."""
    pieces = split_pieces(text)
    for offset, words in zip(piece_starts(pieces), map(_word_cache().__getitem__, pieces), strict=True):
        for exact, start, end in words:
            yield FoldedWord(exact, offset + start, offset + end)


class FoldedWords:
    """The words that `folded_words` yields, by number. Each is made when it is asked for, which pays if few are."""

    def __init__(self, text: str) -> None:
        self._pieces = split_pieces(text)
        self._words = [*map(_word_cache().__getitem__, self._pieces)]
        self._ends = [*accumulate(map(len, self._words))]  # of each piece, in words

    def __len__(self) -> int:
        return self._ends[-1]

    def __getitem__(self, number: int) -> FoldedWord:
        """Return the word of a number from 0."""
        piece = bisect_right(self._ends, number)
        exact, start, end = self._words[piece][number - self._ends[piece]]
        offset = self._starts[piece]
        return FoldedWord(exact, offset + start, offset + end)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [*piece_starts(self._pieces)]


class WordFinder:
    """Finds the words that match in many texts. It looks at each piece once, since most pieces are repetitions."""

    def __init__(self, is_match: Callable[[str, str], bool]) -> None:
        """Take a function that says whether a word matches, from its folded form and its spelling in the text."""
        self._is_match = is_match
        self._found = PieceCache(self._find_in_piece, _MAX_CACHED_PIECES)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of the words of `text` that match, in code points."""
        found = self._found
        for match in _PIECE.finditer(text):
            if spans := found[match.group()]:
                offset = match.start()
                yield from ((offset + start, offset + end) for start, end in spans)

    def find_in(self, text: str, pieces: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield what `find` yields of the pieces of these numbers, which are in order."""
        written = text.split()
        if found := [(number, spans) for number in pieces if (spans := self._found[written[number]])]:
            offsets = _offsets(text, written)
            yield from ((offsets[n] + start, offsets[n] + end) for n, spans in found for start, end in spans)

    def _find_in_piece(self, piece: str) -> tuple[tuple[int, int], ...]:
        words = _word_cache()[piece]
        return tuple((start, end) for exact, start, end in words if self._is_match(exact, piece[start:end]))


def _offsets(text: str, pieces: Sequence[str]) -> Sequence[int]:
    """Return where the pieces of a text begin: they are counted if one blank stands between all, as a rule."""
    ends = [0, *accumulate(map(len, pieces))]
    begin = text.index(pieces[0])
    if begin + ends[-1] + len(pieces) - 1 == len(text.rstrip()):
        return [*map(add, count(begin), ends)]
    return [match.start() for match in _PIECE.finditer(text)]


def analyze(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order; offsets are code points of the unchanged `text`."""
    for position, (exact, start, end) in enumerate(folded_words(text)):
        yield Token(term_of(exact, text[start:end]), start, end, position, exact)


def index_forms(text: str) -> Forms:
    """Return the forms of all words of `text`, the same words in the same order as `analyze` yields."""
    return index_words(text).forms


def index_words(text: str) -> IndexedWords:
    """Return the words of `text` as an index stores them, the same words in the same order as `analyze` yields."""
    return _join(map(_form_cache().__getitem__, split_pieces(text)))
