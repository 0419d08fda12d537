"""Word frequencies, and the words whose first or last letters only look like an affix."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from analyzers.data_files import SortedTable, read_words
from analyzers.text.affixes import ARTICLE

# Tenths of Zipf. A rarer word may be a typo of the list: 20 is one in 10 million words.
MIN_ATTESTED_FREQUENCY = 20
_DIGITS = 2  # of every frequency
_CACHED_WORDS = 1 << 16  # stems and names ask for the same words again and again


class WordFrequencies:
    """Ten times the Zipf value (log10 of the count in a thousand million words) of each word, and marks of words."""

    def __init__(self, table: SortedTable) -> None:
        """Take the words in order, each with its frequency and its marks."""
        self.table = table
        self.get: Callable[[str, int], int] = lru_cache(_CACHED_WORDS)(self._get)

    def _get(self, word: str, default: int) -> int:
        """Return the frequency of a folded word."""
        if self.table.is_parsed:  # in a build: then no cache is faster than a dict
            self.read_whole()
        row = self.table.find(word)
        return int(row[:_DIGITS]) if row else default

    def read_whole(self) -> None:
        """Keep the frequency of every word; look-ups are then much faster."""
        self.get = self._numbers().get

    def _numbers(self) -> dict[str, int]:
        """Return the frequency of every word; few rows differ, so that each is read once."""
        rows = dict(self.table.rows())
        numbers = {row: int(row[:_DIGITS]) for row in set(rows.values())}
        return dict(zip(rows, map(numbers.__getitem__, rows.values()), strict=True))

    def __getitem__(self, word: str) -> int:
        row = self.table.find(word)
        if row is None:
            raise KeyError(word)
        return int(row[:_DIGITS])

    def __contains__(self, word: str) -> bool:
        return self.table.find(word) is not None

    def __iter__(self) -> Iterator[str]:
        return (word for word, _ in self.table.rows())

    def items(self) -> Iterator[tuple[str, int]]:
        """Yield each word with its frequency, in code point order."""
        return ((word, int(row[:_DIGITS])) for word, row in self.table.rows())


@dataclass(frozen=True, slots=True)
class MarkedWords(Container[object]):
    """The words of a list that have a mark."""

    words: WordFrequencies
    mark: str

    def __contains__(self, word: object) -> bool:
        row = self.words.table.find(word) if isinstance(word, str) else None
        return row is not None and self.mark in row


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists of folded words.

    `zipf` maps a word to its frequency. `false_articles` holds words that begin with «ال» but have no article: ألمانيا,
    ألعاب. `feminine` holds words whose final «ه» is a teh marbuta: مكتبة. `own_feminine` holds words of four letters
    that are nouns if they end in one: شهرة is no form of شهر. `whole_names` holds names that keep all affixes: وونسان
    is not و + ونسان. `whole_words` holds words that keep their first letters: بطاقة is not ب + طاقة. `hamza_hosts`
    holds words that are mostly written with a hamza after a clitic: وأدان. `accusatives` holds words whose last
    alef is an ending: سائحا.
    """

    zipf: WordFrequencies
    false_articles: MarkedWords
    feminine: MarkedWords
    own_feminine: MarkedWords
    whole_names: frozenset[str]
    whole_words: frozenset[str]
    hamza_hosts: MarkedWords
    accusatives: MarkedWords

    def frequency(self, word: str) -> int:
        """Return ten times the Zipf value of a folded word, 0 for an unlisted word."""
        return self.zipf.get(word, 0)

    def evidence(self, word: str) -> int:
        """Return the frequency of a word alone or with the article, the higher one: الوزير is evidence for وزير."""
        return max(self.frequency(word), self.frequency(ARTICLE + word))

    def is_attested(self, word: str) -> bool:
        """Say whether a folded word is too frequent to be a typo."""
        return self.frequency(word) >= MIN_ATTESTED_FREQUENCY


@cache
def lexicon() -> Lexicon:
    """Open the lists once: about 435,000 words; made by `python -m derive.lexicon`, `whole_words`, `whole_names`."""
    words = WordFrequencies(SortedTable.load("lexicon.tsv"))
    whole_names, whole_words = (frozenset(read_words(f"{name}.txt")) for name in ("whole_names", "whole_words"))
    false_articles, feminine, own_feminine, *others = (MarkedWords(words, mark) for mark in "=ة+ءا")
    return Lexicon(words, false_articles, feminine, own_feminine, whole_names, whole_words, *others)
