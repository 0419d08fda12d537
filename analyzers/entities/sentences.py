"""Split a text into sentences of words and punctuation, each with its offsets in the text."""

import re
from bisect import bisect_right
from functools import lru_cache, partial
from itertools import accumulate, chain, compress
from typing import NamedTuple

from analyzers.text.fold import fold, fold_char

# A run of letters and digits with the diacritics, tatweel and invisible signs in it, one punctuation character, or a
# run of blanks: every character is in one piece.
_PIECE = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0898-\u089f\u08ca-\u08ff"
    r"\u00ad\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff])*|[^\w\s]|_|\s+"
)
_TATWEEL = "\u0640"
_END = re.compile(r"\n|[.!?؟؛…•](?![^\W_])")
# A longer sentence is a list or a table. It is cut to bound the memory that tagging takes.
MAX_SENTENCE_WORDS = 200


class SentenceWord(NamedTuple):
    """A word or a punctuation character: `key` is its folded spelling, `text[start:end]` its surface."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=1 << 18)
def _key(piece: str) -> str:
    """Return the folded spelling of a piece; empty for blanks and for diacritics alone. Tatweels alone are a dash."""
    if piece.isspace():
        return ""
    return fold(piece) or ("-" if piece.strip(_TATWEEL) == "" else "")


_make_word = partial(tuple.__new__, SentenceWord)  # takes a third of the time of SentenceWord()


def split_sentences(text: str) -> list[list[SentenceWord]]:
    """Split `text` at line ends, and at full stops that are not directly followed by a digit or letter."""
    pieces = _PIECE.findall(text)
    keys = list(map(_key, pieces))
    piece_ends = list(accumulate(map(len, pieces)))
    words = list(map(_make_word, compress(zip(keys, [0, *piece_ends], piece_ends, strict=False), keys)))
    word_ends = [word.end for word in words]
    sentences: list[list[SentenceWord]] = []
    first = 0
    for stop in chain((match.end() for match in _END.finditer(text)), (len(text),)):
        last = bisect_right(word_ends, stop)
        sentences += [
            words[start : min(start + MAX_SENTENCE_WORDS, last)] for start in range(first, last, MAX_SENTENCE_WORDS)
        ]
        first = last
    return sentences


def offset_after(text: str, word: SentenceWord, letters: int) -> int:
    """Return the offset in `text` of what follows the first `letters` folded letters of the word."""
    position = word.start
    while letters > 0 and position < word.end:
        letters -= len(fold_char(text[position]))
        position += 1
    while position < word.end - 1 and not fold_char(text[position]):  # diacritics belong to the letter before them
        position += 1
    return position
