"""Derive analyzers/data/lexicon.txt: how frequent each Arabic word is, in folded spelling.

Run `python -m derive.lexicon`. Source: the Arabic list of wordfreq, whose own sources its README names.
"""

import math
from collections import defaultdict
from pathlib import Path

import wordfreq

from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold
from analyzers.text.words import WORD

TARGET = Path(__file__).parent.parent / "analyzers" / "data" / "lexicon.txt"
HEADER = "# Source: wordfreq 3.1.1, large Arabic list. Licence: CC BY-SA 4.0. Made by: python -m derive.lexicon"
RAREST = 1.15  # Zipf; rarer rows of the list were seen a handful of times and are mostly slips
ARABIC_LETTERS = frozenset(map(chr, range(0x0621, 0x064B)))
HAMZA_ALEF_LAM = ("أل", "إل", "آل")
HAMZA_SHARE = 0.2  # careless writers leave out four hamzas of five
TEH_MARBUTA_SHARE = 0.4  # and type more than half of the teh marbutas without dots


class Counts:
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

    def rooted(self, word: str) -> bool:
        """Whether the first «ال» of a folded word is not the article (ألمانيا)."""
        return self.with_hamza.get(word, 0) >= HAMZA_SHARE * self.total[word]

    def feminine(self, word: str) -> bool:
        """Whether the last «ه» of a folded word is a teh marbuta (مكتبة) rather than a pronoun (كتابه)."""
        return self.with_teh_marbuta.get(word, 0) >= TEH_MARBUTA_SHARE * self.total[word]


def lines() -> list[str]:
    """Rows of the data file: Zipf value times ten and its words; `=` words with a rooted «ال»; `ة` feminine words."""
    counts = Counts()
    by_zipf: dict[int, list[str]] = defaultdict(list)
    for word in sorted(counts.total):
        zipf = math.log10(counts.total[word]) + 9
        if zipf >= RAREST:
            by_zipf[round(zipf * 10)].append(word)
    kept = sorted(word for words in by_zipf.values() for word in words)
    rooted = [word for word in kept if word.startswith(ARTICLE) and counts.rooted(word)]
    feminine = [word for word in kept if word.endswith("ه") and counts.feminine(word)]
    rows = [f"{zipf} {' '.join(words)}" for zipf, words in sorted(by_zipf.items(), reverse=True)]
    return [HEADER, *rows, f"= {' '.join(rooted)}", f"ة {' '.join(feminine)}"]


if __name__ == "__main__":
    TARGET.write_text("\n".join(lines()) + "\n", encoding="utf-8")
