"""Split a text into sentences of words and punctuation, each with its offsets in the text."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple, overload

from analyzers.text.fold import fold, fold_char, is_basic
from analyzers.text.pieces import PieceCache, piece_starts, split_pieces

# A run of letters and digits with the diacritics, tatweel and invisible signs in it, or one punctuation character.
_WORD = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0898-\u089f\u08ca-\u08ff"
    r"\u00ad\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff])*|[^\w\s]|_"
)
_TATWEEL = "\u0640"
_END = re.compile(r"[.!?؟؛…•](?![^\W_])")
# A longer sentence is a list or a table. It is cut to bound the memory that tagging takes.
MAX_SENTENCE_WORDS = 200
_MAX_CACHED_PIECES = 1 << 17  # some 50 MB


class SentenceWord(NamedTuple):
    """A word or a punctuation character: `key` is its folded spelling, `text[start:end]` its surface."""

    key: str
    start: int
    end: int


class Sentence(Sequence[SentenceWord]):
    """The words of a sentence; `keys` are their folded spellings.

    The other steps read the keys of all words and the places of few, so that no word is made before it is asked for.
    """

    def __init__(self, text: str, keys: list[str], starts: Sequence[int]) -> None:
        """Take the text, and for each word its key and where it begins."""
        self.keys = keys
        self._text, self._starts = text, starts

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, number: int) -> SentenceWord: ...
    @overload
    def __getitem__(self, number: slice) -> list[SentenceWord]: ...
    def __getitem__(self, number: int | slice) -> SentenceWord | list[SentenceWord]:
        if isinstance(number, slice):
            return [self[n] for n in range(*number.indices(len(self)))]
        start = self._starts[number]
        word = _WORD.match(self._text, start)
        return SentenceWord(self.keys[number], start, word.end() if word else start)


class _Piece(NamedTuple):
    """The words of a piece of a text: the key of each, where it begins, and after how many a sentence ends."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@cache
def _pieces() -> PieceCache[_Piece]:
    return PieceCache(_read_piece, _MAX_CACHED_PIECES)


def _read_piece(piece: str) -> _Piece:
    if is_basic(piece):  # two of three
        return _Piece((fold(piece),), (0,), ())
    words = [(key, *word.span()) for word in _WORD.finditer(piece) if (key := _key(word.group()))]
    stops = [match.end() for match in _END.finditer(piece)]
    ends = [sum(end <= stop for _, _, end in words) for stop in stops]
    return _Piece(tuple(key for key, _, _ in words), tuple(start for _, start, _ in words), tuple(ends))


def _key(word: str) -> str:
    """Return the folded spelling of a word; empty for diacritics alone. Tatweels alone are a dash."""
    return fold(word) or ("-" if word.strip(_TATWEEL) == "" else "")


def split_sentences(text: str) -> list[Sentence]:
    """Split `text` at line ends, and at full stops that are not directly followed by a digit or letter."""
    pieces = split_pieces(text)
    keys_of, starts_of, ends_of = zip(*map(_pieces().__getitem__, pieces), strict=True)
    keys = list(chain.from_iterable(keys_of))
    starts = [begin + start for begin, found in zip(piece_starts(pieces), starts_of, strict=True) for start in found]
    before = list(accumulate(map(len, keys_of), initial=0))  # the number of words before each piece
    lines = accumulate(line.count(" ") + 1 for line in text.split("\n"))
    stops = {0, *[before[end] for end in lines], *[before[n] + end for n, ends in enumerate(ends_of) for end in ends]}
    return [
        Sentence(text, keys[first:last], starts[first:last])
        for start, end in pairwise(sorted(stops))
        for first, last in _cuts(start, end)
    ]


def _cuts(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of a sentence, or of the pieces of a long one."""
    return ((first, min(first + MAX_SENTENCE_WORDS, end)) for first in range(start, end, MAX_SENTENCE_WORDS))


def offset_after(text: str, word: SentenceWord, letters: int) -> int:
    """Return the offset in `text` of what follows the first `letters` folded letters of the word."""
    position = word.start
    while letters > 0 and position < word.end:
        letters -= len(fold_char(text[position]))
        position += 1
    while position < word.end - 1 and not fold_char(text[position]):  # diacritics belong to the letter before them
        position += 1
    return position
