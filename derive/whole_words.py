"""Derive analyzers/data/whole_words.txt: words whose first letter only looks like a clitic.

Run `python -m derive.whole_words` after derive.lexicon and before derive.places; it takes a minute. Two of three
sources must know the word without clitics: the analyses of farahidi, the dictionary of arramooz, and the lexicon, which
must hold the word with the article (البطاقة), because no word takes the article after a preposition. The whole word
must also be the commoner reading: وقال is و + قال.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from farahidi import Analyzer
from farahidi.lm import LanguageModel

from analyzers.text.affixes import ARTICLE, ARTICLES, PROCLITICS, Affix
from analyzers.text.clitics import is_arabic
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from derive.data_files import word_lines, write_data
from derive.lexicon import spellings
from derive.synonyms import dictionary

SOURCE = (
    "farahidi 0.4.0 (AlKhalil Morpho Sys 2, GPL 3), arramooz-pysqlite 0.4.2 (GPL 3), wordfreq 3.1.1 "
    "(CC BY-SA 4.0). Licence: GPL 3 or later."
)
ROOT_LAM = "الت"  # verbs of the pattern افتعل with a root in ل, and their nouns, begin as if with the article: التقى
MIN_LENGTH = 3  # letters
VERB = "فعل"
THIRD_PERSON = ("هو", "هي")  # news hardly has verbs of other persons: لسن is «tongues» before «they are not»
# Frequencies are tenths of Zipf. The values were set by reading the words that each admits or rejects.
FREQUENT = 25  # a word seen three times in 10 million words
VERY_FREQUENT = 45  # words whose frequency after a clitic is measured
DECILE = 0.9  # of those words; verbs follow و more often than most words do
UNSEEN = 8  # the frequency of a form that the lexicon does not hold
RARER_WITH_ARTICLE = 10  # a noun is at most this much rarer with the article
CLEAR_MARGIN = 5  # by which a word is more frequent than its reading with a clitic
CLEAR_RATIO = 3  # the same for the lemmas, as a factor


def candidates() -> Iterator[str]:
    """Yield the frequent words that begin like a clitic and are in the dictionary, or in the lexicon with «ال»."""
    listed = dictionary.words()
    beginnings = (*{affix.letters[0] for affix in PROCLITICS}, ROOT_LAM)
    for word, zipf in lexicon().zipf.items():
        usable = len(word) >= MIN_LENGTH and zipf >= FREQUENT and is_arabic(word) and word not in (*ARTICLES, ROOT_LAM)
        if usable and word.startswith(beginnings) and (word in listed or takes_article(word)):
            yield word


def takes_article(word: str) -> bool:
    """Say whether a word occurs with the article about as often as without."""
    definite = lexicon().frequency(ARTICLE + word)
    return definite >= max(FREQUENT, lexicon().frequency(word) - RARER_WITH_ARTICLE)


@cache
def distance(clitic: Affix) -> int:
    """Return how much rarer a frequent word is after a clitic than alone, in tenths of Zipf."""
    zipf = lexicon().zipf
    words = [word for word, frequency in zipf.items() if frequency >= VERY_FREQUENT and clitic.may_precede(word)]
    return -sorted(zipf.get(clitic.letters + word, UNSEEN) - zipf[word] for word in words)[int(len(words) * DECILE)]


def frequency_as_clitic_form(word: str) -> int:
    """Return how frequent a word would be if it were only a clitic and the rest, in tenths of Zipf."""
    rests = ((affix, word.removeprefix(affix.letters)) for affix in PROCLITICS if word.startswith(affix.letters))
    frequencies = (lexicon().frequency(rest) - distance(affix) for affix, rest in rests if affix.may_precede(rest))
    return max(frequencies, default=0)


class Lemmas:
    """How often the lemmas of a word occur in news, if it is read without clitics and with them."""

    def __init__(self, spelling: str) -> None:
        weights = LanguageModel().map_lemma
        rates = {affix.letters: 10 ** (-distance(affix) / 10) for affix in PROCLITICS}
        alone: dict[str, float] = {}
        joined: dict[str, float] = defaultdict(float)
        for analysis in analyzer().analyze(spelling):
            if analysis.pos == VERB and analysis.pronoun not in THIRD_PERSON:
                continue
            clitic = fold("".join(proclitic.form for proclitic in analysis.proclitics))
            weight = weights.get(analysis.lemma, 0.0)
            if clitic:
                joined[analysis.lemma] = max(joined[analysis.lemma], weight * rates.get(clitic, 1.0))
            else:
                alone[analysis.lemma] = weight
        self.known = bool(alone)
        self.alone, self.joined = sum(alone.values()), sum(joined.values())

    def favour_whole_word(self) -> bool:
        """Say whether the lemmas without clitics are far more frequent."""
        return self.alone > CLEAR_RATIO * self.joined

    def favour_clitic(self) -> bool:
        """Say whether the lemmas with clitics are far more frequent."""
        return self.joined > CLEAR_RATIO * self.alone


@cache
def analyzer() -> Analyzer:
    """Return the analyzer, loaded once."""
    return Analyzer()


def is_whole(word: str, spelling: str) -> bool:
    """Say whether a folded word is known without a clitic and more frequent so; `spelling` is its commonest one."""
    lemmas, listed = Lemmas(spelling), word in dictionary.words()
    if word.startswith(ARTICLE):
        return lemmas.known and listed and lemmas.favour_whole_word()
    if lemmas.known + listed + takes_article(word) < 2:
        return False
    frequency, definite = lexicon().frequency(word), lexicon().frequency(ARTICLE + word)
    more_frequent = max(frequency - CLEAR_MARGIN, definite) >= frequency_as_clitic_form(word)
    return lemmas.favour_whole_word() or (more_frequent and not lemmas.favour_clitic())


def main() -> None:
    """Write the list."""
    spelled = spellings()
    whole = sorted(word for word in candidates() if is_whole(word, spelled[word][0]))
    write_data("whole_words.txt", word_lines(whole), SOURCE, "whole_words")


if __name__ == "__main__":
    main()
