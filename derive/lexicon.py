"""Derive analyzers/data/lexicon.tsv: the frequency of each folded Arabic word.

Run `python -m derive.lexicon`. The source is the Arabic list of wordfreq; its README names the corpora.
"""

import math
from collections import defaultdict

import wordfreq

from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold
from analyzers.text.words import WORD
from derive.data_files import write_data

SOURCE = "wordfreq 3.1.1, large Arabic list. Licence: CC BY-SA 4.0."
MIN_ZIPF = 1.15  # rarer words of the list were seen a handful of times and are mostly misspelled
ARABIC_LETTERS = frozenset(map(chr, range(0x0621, 0x064B)))
HAMZA_ALEF_LAM = ("أل", "إل", "آل")
HAMZA_SHARE = 0.2  # careless writers leave out four of five hamzas
TEH_MARBUTA_SHARE = 0.4  # and type more than half of the teh marbutas without dots


class WordCounts:
    """Frequencies of folded words, and of the spellings that fold to them."""

    def __init__(self) -> None:
        self.total: dict[str, float] = defaultdict(float)
        self.with_hamza: dict[str, float] = defaultdict(float)
        self.with_teh_marbuta: dict[str, float] = defaultdict(float)
        for word, frequency in wordfreq.get_frequency_dict("ar", "large").items():
            folded = fold(word)
            if WORD.fullmatch(folded) and ARABIC_LETTERS.issuperset(folded):
                self._add(word, folded, frequency)

    def _add(self, word: str, folded: str, frequency: float) -> None:
        self.total[folded] += frequency
        if word.startswith(HAMZA_ALEF_LAM):
            self.with_hamza[folded] += frequency
        if word.endswith("ة"):
            self.with_teh_marbuta[folded] += frequency

    def has_root_article(self, word: str) -> bool:
        """Say whether the first «ال» of a folded word belongs to its root (ألمانيا) and is not the article."""
        return self.with_hamza.get(word, 0) >= HAMZA_SHARE * self.total[word]

    def is_feminine(self, word: str) -> bool:
        """Say whether the last «ه» of a folded word is a teh marbuta (مكتبة) rather than a pronoun (كتابه)."""
        return self.with_teh_marbuta.get(word, 0) >= TEH_MARBUTA_SHARE * self.total[word]


def spellings() -> dict[str, list[str]]:
    """Return the spellings of each folded word of the list, the commonest first."""
    spellings_of: dict[str, list[str]] = defaultdict(list)
    for word in wordfreq.iter_wordlist("ar", "large"):  # in order of frequency
        spellings_of[fold(word)].append(word)
    return spellings_of


def lines() -> list[str]:
    """Return the rows in order of the words: a word, ten times its Zipf value, and its marks if it has any.

    The mark `=` is for a rooted «ال», `ة` for a feminine word.
    """
    counts = WordCounts()
    frequencies = {word: math.log10(total) + 9 for word, total in counts.total.items()}
    return [
        "\t".join(filter(None, (word, str(round(zipf * 10)), _marks(word, counts))))
        for word, zipf in sorted(frequencies.items())
        if zipf >= MIN_ZIPF
    ]


def _marks(word: str, counts: WordCounts) -> str:
    rooted = word.startswith(ARTICLE) and counts.has_root_article(word)
    feminine = word.endswith("ه") and counts.is_feminine(word)
    return f"{'=' * rooted}{'ة' * feminine}"


if __name__ == "__main__":
    write_data("lexicon.tsv", lines(), SOURCE, "lexicon")
