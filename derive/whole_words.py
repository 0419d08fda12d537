"""Derive analyzers/data/whole_words.txt: words that begin like one with a conjunction, preposition or article.

Run `python -m derive.whole_words` after derive.lexicon and before derive.places; it takes a minute and asks no stemmer.
Two of three sources must know a word without clitics: farahidi's analyses, arramooz's dictionary, and the lexicon by
the word's form with the article, which no word takes behind a preposition (البطاقة). And the word must be the commoner
reading: وقال is و + قال.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import wordfreq
from farahidi import Analyzer
from farahidi.lm import LanguageModel

from analyzers.text.affixes import ARTICLE, ARTICLES, PROCLITICS, Affix
from analyzers.text.clitics import is_arabic
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from derive import related_dictionary

TARGET = Path(__file__).parent.parent / "analyzers" / "data" / "whole_words.txt"
HEADER = (
    "# Source: farahidi 0.4.0 (AlKhalil Morpho Sys 2, GPL 3), arramooz-pysqlite 0.4.2 (GPL 3), wordfreq 3.1.1 "
    "(CC BY-SA 4.0). Licence: GPL 3 or later. Made by: python -m derive.whole_words"
)
ROOT_LAM = "الت"  # verbs of the pattern افتعل with a root in ل, and their nouns, begin as if with the article: التقى
SHORTEST = 3  # letters
VERB = "فعل"
THIRD_PERSON = ("هو", "هي")  # news hardly has verbs of others: لسن is the tongues' before «they are not»
FREQUENT = 25  # tenths of Zipf; a word seen three times in 10 million words
VERY_FREQUENT = 45  # words of which is measured how often they stand behind a clitic
DECILE = 0.9  # of those words; a verb stands behind و more often than most words do
UNSEEN = 8  # tenths of Zipf of a form that the lexicon does not hold
RARER_WITH_ARTICLE = 10  # a noun is at most so much rarer with the article
CLEARLY = 5  # tenths of Zipf by which a word is more frequent than its reading with a clitic
TIMES = 3  # the same for the lemmas
ROW = 12  # words


def candidates() -> Iterator[str]:
    """Yield the frequent words that begin like a clitic and that the dictionary has, or the lexicon with «ال»."""
    listed = related_dictionary.words()
    beginnings = (*{affix.letters[0] for affix in PROCLITICS}, ROOT_LAM)
    for word, zipf in lexicon().zipf.items():
        usable = len(word) >= SHORTEST and zipf >= FREQUENT and is_arabic(word) and word not in (*ARTICLES, ROOT_LAM)
        if usable and word.startswith(beginnings) and (word in listed or takes_article(word)):
            yield word


def takes_article(word: str) -> bool:
    """Whether a word stands with the article about as often as without."""
    definite = lexicon().frequency(ARTICLE + word)
    return definite >= max(FREQUENT, lexicon().frequency(word) - RARER_WITH_ARTICLE)


@cache
def distance(clitic: Affix) -> int:
    """Return how much rarer than alone even an often joined word is behind a clitic, in tenths of Zipf."""
    zipf = lexicon().zipf
    words = [word for word, frequency in zipf.items() if frequency >= VERY_FREQUENT and clitic.may_precede(word)]
    return -sorted(zipf.get(clitic.letters + word, UNSEEN) - zipf[word] for word in words)[int(len(words) * DECILE)]


def expected(word: str) -> int:
    """Return how frequent a word would be if it were only a clitic and the rest, in tenths of Zipf."""
    rests = ((affix, word.removeprefix(affix.letters)) for affix in PROCLITICS if word.startswith(affix.letters))
    found = (lexicon().frequency(rest) - distance(affix) for affix, rest in rests if affix.may_precede(rest))
    return max(found, default=0)


class Lemmas:
    """How often news text has the lemmas of a word, read without clitics and with them."""

    def __init__(self, spelling: str) -> None:
        weights = LanguageModel().map_lemma
        rates = {affix.letters: 10 ** (-distance(affix) / 10) for affix in PROCLITICS}
        alone: dict[str, float] = {}
        joined: dict[str, float] = defaultdict(float)
        for found in analyzer().analyze(spelling):
            if found.pos == VERB and found.pronoun not in THIRD_PERSON:
                continue
            clitic = fold("".join(proclitic.form for proclitic in found.proclitics))
            weight = weights.get(found.lemma, 0.0)
            if clitic:
                joined[found.lemma] = max(joined[found.lemma], weight * rates.get(clitic, 1.0))
            else:
                alone[found.lemma] = weight
        self.known = bool(alone)
        self.alone, self.joined = sum(alone.values()), sum(joined.values())

    def are_clear(self) -> bool:
        """Whether the lemmas without clitics are far more frequent."""
        return self.alone > TIMES * self.joined

    def are_against(self) -> bool:
        """Whether the lemmas with clitics are far more frequent."""
        return self.joined > TIMES * self.alone


@cache
def analyzer() -> Analyzer:
    """Return the analyzer, loaded once."""
    return Analyzer()


def is_whole(word: str, spelling: str) -> bool:
    """Whether a folded word, in its commonest spelling, is known without a clitic and commoner so."""
    lemmas, listed = Lemmas(spelling), word in related_dictionary.words()
    if word.startswith(ARTICLE):
        return lemmas.known and listed and lemmas.are_clear()
    if lemmas.known + listed + takes_article(word) < 2:
        return False
    frequency, definite = lexicon().frequency(word), lexicon().frequency(ARTICLE + word)
    more_frequent = max(frequency - CLEARLY, definite) >= expected(word)
    return lemmas.are_clear() or (more_frequent and not lemmas.are_against())


def main() -> None:
    """Write the list."""
    spellings: dict[str, str] = {}
    for spelling in wordfreq.iter_wordlist("ar", "large"):  # the commonest first
        spellings.setdefault(fold(spelling), spelling)
    whole = sorted(word for word in candidates() if is_whole(word, spellings[word]))
    rows = [" ".join(whole[start : start + ROW]) for start in range(0, len(whole), ROW)]
    TARGET.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
