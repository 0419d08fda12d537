"""Derive analyzers/data/lexicon.tsv: the frequency of each folded Arabic word.

Run `python -m derive.lexicon`. The frequencies are those of the Arabic list of wordfreq; its README names the corpora.
The lemmas of farahidi tell nouns that end in teh marbuta from feminine forms.
"""

import math
import re
from collections import defaultdict

import wordfreq

from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold
from analyzers.text.function_words import is_function_word
from analyzers.text.words import WORD
from derive.data_files import write_data
from derive.hamza_seats import analyzer, weights

SOURCE = (
    "wordfreq 3.1.1, large Arabic list (CC BY-SA 4.0); marks from farahidi 0.4.0 (AlKhalil Morpho Sys 2, GPL 3). "
    "Licence: GPL 3 or later."
)
MIN_ZIPF = 1.15  # rarer words of the list were seen a handful of times and are mostly misspelled
NOUN = "اسم"
ARABIC_LETTERS = frozenset(map(chr, range(0x0621, 0x064B)))
HAMZA_ALEF_LAM = ("أل", "إل", "آل")
HAMZA_HOST = re.compile("(?:[وف]?[بكل]|[وف])(?=[أإآ])")  # an initial hamza after a clitic: وأدان, بإمكان
HAMZA_HOST_SHARE = 0.4  # واحد is «one», rarely وأحد; of وادان two thirds write the hamza
HAMZA_SHARE = 0.2  # careless writers leave out four of five hamzas
TEH_MARBUTA_SHARE = 0.4  # and type more than half of the teh marbutas without dots
# Of longer words, most are feminine forms or stay whole by frequency.
SHORT_NOUN = re.compile("(...)(ه|ات)")
FREQUENT = 2.5  # Zipf; rarer words have no mark for the accusative
MIN_ACCUSATIVE_LENGTH = 4  # letters; shorter ones are particles and verbs
LONG = 5  # letters; a shorter noun must be frequent with the article too: اليوم, يوما
ACCUSATIVE_GAIN = 0.3  # Zipf; دائما and تقريبا are far more frequent than the nouns, and words of their own
ARTICLE_LOSS = 2  # Zipf; an accusative has no article: الفيلا is not of فيل
OWN_SHARE = 0.03  # عملة is 15 of 100 عمله; less is a slip of the pen
OWN_RATIO = 100  # the adjective عامّ has 160 times the weight of the noun عامّة, the noun قسم 100 times that of قسمة


class WordCounts:
    """Frequencies of folded words, and of the spellings that fold to them."""

    def __init__(self) -> None:
        self.total: dict[str, float] = defaultdict(float)
        self.with_hamza: dict[str, float] = defaultdict(float)
        self.with_teh_marbuta: dict[str, float] = defaultdict(float)
        self.with_hamza_host: dict[str, float] = defaultdict(float)
        self.commonest: dict[str, str] = {}  # folded word -> its commonest spelling with teh marbuta
        for word, frequency in wordfreq.get_frequency_dict("ar", "large").items():
            folded = fold(word)
            if WORD.fullmatch(folded) and ARABIC_LETTERS.issuperset(folded):
                self._add(word, folded, frequency)
                if "ة" in word or not folded.endswith("ه"):
                    self.commonest.setdefault(folded, word)  # the list is in order of frequency

    def _add(self, word: str, folded: str, frequency: float) -> None:
        self.total[folded] += frequency
        if word.startswith(HAMZA_ALEF_LAM):
            self.with_hamza[folded] += frequency
        if HAMZA_HOST.match(word):
            self.with_hamza_host[folded] += frequency
        if word.endswith("ة"):
            self.with_teh_marbuta[folded] += frequency

    def has_root_article(self, word: str) -> bool:
        """Say whether the first «ال» of a folded word belongs to its root (ألمانيا) and is not the article."""
        return self.with_hamza.get(word, 0) >= HAMZA_SHARE * self.total[word]

    def has_hamza_host(self, word: str) -> bool:
        """Say whether a folded word is mostly written with an initial hamza after a clitic: وادان for وأدان."""
        return self.with_hamza_host.get(word, 0) >= HAMZA_HOST_SHARE * self.total[word]

    def is_feminine(self, word: str) -> bool:
        """Say whether the last «ه» of a folded word is a teh marbuta (مكتبة) rather than a pronoun (كتابه)."""
        return self.with_teh_marbuta.get(word, 0) >= TEH_MARBUTA_SHARE * self.total[word]

    def owns_teh_marbuta(self, word: str) -> bool:
        """Say whether a short folded word is a noun with teh marbuta (شهرة) and no form of what is before it (عامة).

        A plural has the lemma of its singular: عملات is of عملة, محلات of محل.
        """
        short = SHORT_NOUN.fullmatch(word)
        if not short or (short[2] == "ه" and self.with_teh_marbuta.get(word, 0) < OWN_SHARE * self.total[word]):
            return False
        lemma_weights: dict[str, float] = defaultdict(float)
        for lemma in {analysis.lemma for analysis in analyzer().analyze(self.commonest[word])}:
            lemma_weights[fold(lemma)] += weights().get(lemma, 0.0)
        noun = short[1] + "ه"
        if short[2] == "ات":
            return 0 < lemma_weights.get(noun, 0) == max(lemma_weights.values())
        return noun in lemma_weights and lemma_weights.get(short[1], 0.0) <= OWN_RATIO * lemma_weights[noun]


def nouns(word: str) -> set[str]:
    """Return the folded nouns that a word may be, without a clitic or pronoun."""
    return {
        fold(analysis.lemma)
        for analysis in analyzer().analyze(word)
        if analysis.pos == NOUN and not analysis.proclitics and not analysis.enclitics
    }


def is_accusative(word: str, counts: WordCounts, frequencies: dict[str, float]) -> bool:
    """Say whether the last alef of a folded word shows the accusative (سائحا), and no word has it (روسيا)."""
    host, frequency = word[:-1], frequencies[word]
    if not word.endswith("ا") or len(word) < MIN_ACCUSATIVE_LENGTH or is_function_word(word):
        return False
    nouns_needed = [host] if len(word) >= LONG else [host, ARTICLE + host]
    is_rarer = all(frequencies.get(noun, 0) >= max(FREQUENT, frequency - ACCUSATIVE_GAIN) for noun in nouns_needed)
    if not is_rarer or frequencies.get(ARTICLE + word, 0) > frequency - ARTICLE_LOSS:
        return False
    lemmas = nouns(counts.commonest[word])
    return host in lemmas and word not in lemmas


def spellings() -> dict[str, list[str]]:
    """Return the spellings of each folded word of the list, the commonest first."""
    spellings_of: dict[str, list[str]] = defaultdict(list)
    for word in wordfreq.iter_wordlist("ar", "large"):  # in order of frequency
        spellings_of[fold(word)].append(word)
    return spellings_of


def lines() -> list[str]:
    """Return the rows in order of the words: a word, ten times its Zipf value, and its marks if it has any.

    The mark `=` is for a rooted «ال», `ة` for a feminine word, `+` for a noun whose teh marbuta is part of it, `ء` for
    a word with a hamza after a clitic, `ا` for an accusative.
    """
    counts = WordCounts()
    frequencies = {word: math.log10(total) + 9 for word, total in counts.total.items()}
    return [
        "\t".join(filter(None, (word, str(round(zipf * 10)), _marks(word, counts, frequencies))))
        for word, zipf in sorted(frequencies.items())
        if zipf >= MIN_ZIPF
    ]


def _marks(word: str, counts: WordCounts, frequencies: dict[str, float]) -> str:
    rooted = word.startswith(ARTICLE) and counts.has_root_article(word)
    feminine = word.endswith("ه") and counts.is_feminine(word)
    own = counts.owns_teh_marbuta(word)
    accusative = is_accusative(word, counts, frequencies)
    hamza_host = counts.has_hamza_host(word)
    return f"{'=' * rooted}{'ة' * feminine}{'+' * own}{'ء' * hamza_host}{'ا' * accusative}"


if __name__ == "__main__":
    write_data("lexicon.tsv", lines(), SOURCE, "lexicon")
