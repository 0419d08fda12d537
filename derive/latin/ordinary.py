"""Choose the ordinary words of English and French: frequent in texts, and rarely or never names."""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping
from statistics import median

from wordfreq import top_n_list, zipf_frequency

from analyzers.latin.letters import WordTrie, letter_costs
from analyzers.latin.tokens import plain
from analyzers.names.name_lists import RATHER_A_NAME, name_list
from analyzers.names.ordinary_words import is_ordinary
from analyzers.text.lexicon import lexicon
from derive.latin.pairs import Romanisation
from derive.latin.places import LANGUAGES, is_place, populations

CANDIDATES = 60_000  # most frequent words of a language
MIN_ZIPF = 2.6  # people rarely search for rarer words
# The ratio of frequencies from which a word is a name, in powers of ten: among people, in Arabic texts, and in texts of
# other languages (WORLD), each over its frequency in English or French texts.
MIN_PERSON_RATIO, MIN_ARABIC_RATIO, MIN_WORLD_RATIO = -4.15, -1.2, -1.7
WORLD = ("es", "it", "de", "pt", "nl", "pl", "sv", "cs", "ro", "fi", "tr")
MIN_LENGTH = 6  # letters of a word that its Arabic spelling identifies
MAX_COST_PER_LETTER = 0.4  # of that spelling


def ordinary(people: Mapping[Romanisation, int], named: Collection[str]) -> list[str]:
    """Return the frequent words that are no names, or rarely names."""
    bearers: Counter[str] = Counter()
    for pair, n in people.items():
        bearers[pair.latin] += n
    inhabitants = populations()
    in_arabic = WordTrie(lexicon().zipf)
    return sorted(
        word
        for word, frequency in frequencies().items()
        if word not in named
        and math.log10(bearers[word] + 0.1) - frequency < MIN_PERSON_RATIO
        and not is_place(word, inhabitants.get(word, 1), frequency)
        and not (is_worldwide(word, frequency) and is_borrowed(word, frequency, in_arabic))
    )


def frequencies() -> dict[str, float]:
    """Return the frequent words of both languages without accents, and their Zipf values."""
    zipf: dict[str, float] = {}
    for language in LANGUAGES:
        for word in top_n_list(language, CANDIDATES):
            frequency = zipf_frequency(word, language)
            if frequency >= MIN_ZIPF and re.fullmatch("[a-z]{3,}", plain(word)):
                zipf[plain(word)] = max(frequency, zipf.get(plain(word), 0.0))
    return zipf


def is_borrowed(word: str, frequency: float, in_arabic: WordTrie) -> bool:
    """Say whether a word is about as frequent in Arabic letters: Arabic spells names and translates other words.

    Borrowed words that are not names take the article: الفيديو.
    """
    spellings = [
        spelling
        for spelling, cost in in_arabic.transliterations(word, letter_costs())
        if cost <= MAX_COST_PER_LETTER * len(word)
    ]
    likeliest = spellings[:3]
    names = [name for name in likeliest if name_list().level(name) >= RATHER_A_NAME and not is_ordinary(name)]
    in_texts = max(map(lexicon().frequency, names), default=0) / 10
    return len(word) >= MIN_LENGTH and in_texts - frequency >= MIN_ARABIC_RATIO


def is_worldwide(word: str, frequency: float) -> bool:
    """Say whether a word is nearly as frequent in other languages, which share names but have their own words."""
    return float(median(zipf_frequency(word, language) for language in WORLD)) - frequency >= MIN_WORLD_RATIO
