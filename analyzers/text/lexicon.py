"""Word frequencies, and the words whose first or last letters only look like an affix."""

from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from analyzers.data_files import open_data, read_words

# Tenths of Zipf. A rarer word may be a typo of the list: 20 is one in 10 million words.
MIN_ATTESTED_FREQUENCY = 20
# Tenths of Zipf. Only particles, pronouns and the like are this frequent; searching for them excludes few documents.
_MIN_FUNCTION_WORD_FREQUENCY = 62
# Bytes between the words that a look-up bisects, some 60 rows. With fewer, opening takes longer, a look-up hardly less.
_BLOCK = 1024
_DIGITS = 2  # of every frequency
_CACHED_POSITIONS = 1 << 16  # two of three look-ups of a build repeat a word


class WordFrequencies:
    """Ten times the Zipf value (log10 of the count in a thousand million words) of each word, and marks of words.

    Reads the rows of a sorted file (word, frequency, marks) in place: a search looks up a few hundred of 435,000 words.
    Opening takes 20 ms and a look-up 2 µs; a dict takes 300 ms to make.
    """

    def __init__(self, rows: bytes) -> None:
        """Take rows in code point order, which is the order of UTF-8 too."""
        self._rows = b"\n" + rows
        find = self._rows.find
        self._starts = [find(b"\n", position) for position in range(0, len(rows) - _BLOCK, _BLOCK)] or [0]
        self._firsts = [self._rows[start + 1 : find(b"\t", start)] for start in self._starts]
        self._position = lru_cache(_CACHED_POSITIONS)(self._find)
        self._ends = [*(start + 1 for start in self._starts[1:]), len(self._rows)]

    def get(self, word: str, default: int = 0) -> int:
        """Return the frequency of a folded word."""
        position = self._position(word)
        return int(self._rows[position : position + _DIGITS]) if position > 0 else default

    def __getitem__(self, word: str) -> int:
        position = self._position(word)
        if position < 0:
            raise KeyError(word)
        return int(self._rows[position : position + _DIGITS])

    def __contains__(self, word: str) -> bool:
        return self._position(word) > 0

    def __iter__(self) -> Iterator[str]:
        return (word for word, _ in self.items())

    def items(self) -> Iterator[tuple[str, int]]:
        """Yield each word with its frequency, in code point order."""
        rows = (row.split("\t") for row in self._rows.decode().split("\n") if row)
        return ((row[0], int(row[1])) for row in rows)

    def has_mark(self, word: str, mark: str) -> bool:
        """Say whether the row of a word has a mark."""
        position = self._position(word)
        return position > 0 and mark.encode() in self._rows[position : self._rows.find(b"\n", position)]

    def _find(self, word: str) -> int:
        """Return the position of the frequency of a word, negative for an unlisted word."""
        key = word.encode(errors="replace")
        block = max(0, bisect_right(self._firsts, key) - 1)
        position = self._rows.find(b"\n%b\t" % key, self._starts[block], self._ends[block])
        return position + len(key) + 2 if position >= 0 else -1


@dataclass(frozen=True, slots=True)
class MarkedWords(Container[object]):
    """The words of a list that have a mark."""

    words: WordFrequencies
    mark: str

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.words.has_mark(word, self.mark)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists of folded words.

    `zipf` maps a word to its frequency. `false_articles` holds words that begin with «ال» but have no article: ألمانيا,
    ألعاب. `feminine` holds words whose final «ه» is a teh marbuta: مكتبة. `whole_names` holds names that keep all
    affixes: وونسان is not و + ونسان. `whole_words` holds words that keep their first letters: بطاقة is not ب + طاقة.
    """

    zipf: WordFrequencies
    false_articles: MarkedWords
    feminine: MarkedWords
    whole_names: frozenset[str]
    whole_words: frozenset[str]

    def frequency(self, word: str) -> int:
        """Return ten times the Zipf value of a folded word, 0 for an unlisted word."""
        return self.zipf.get(word, 0)

    def is_attested(self, word: str) -> bool:
        """Say whether a folded word is too frequent to be a typo."""
        return self.frequency(word) >= MIN_ATTESTED_FREQUENCY

    def is_function_word(self, word: str) -> bool:
        """Say whether a folded word is as frequent as a particle or pronoun."""
        return self.frequency(word) >= _MIN_FUNCTION_WORD_FREQUENCY


@cache
def lexicon() -> Lexicon:
    """Open the lists once: about 435,000 words; made by `python -m derive.lexicon`, `whole_words`, `whole_names`."""
    with open_data("lexicon.tsv") as file:
        words = WordFrequencies(file.read())
    whole_names, whole_words = (frozenset(read_words(f"{name}.txt")) for name in ("whole_names", "whole_words"))
    return Lexicon(words, MarkedWords(words, "="), MarkedWords(words, "ة"), whole_names, whole_words)
