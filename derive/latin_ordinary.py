"""Ordinary words of English and French: frequent in texts, and seldom or never names."""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping
from statistics import median

from wordfreq import top_n_list, zipf_frequency

from analyzers.latin.letters import WordTrie, letter_costs
from analyzers.latin.tokens import plain
from analyzers.names.name_lists import name_list
from analyzers.names.ordinary_words import is_ordinary
from analyzers.text.lexicon import lexicon
from derive.latin import Pair
from derive.latin_places import LANGUAGES, is_place, populations

LOOKED_AT = 60_000  # most frequent words of a language
RARE = 2.6  # Zipf value; a rarer word is seldom asked for
# How much more often than in texts a word has to be in names: people who bear it; Arabic texts, those of WORLD.
PERSON, ARABIC, WORLDWIDE = -4.15, -1.2, -1.7
WORLD = ("es", "it", "de", "pt", "nl", "pl", "sv", "cs", "ro", "fi", "tr")
NAME_LEVEL = 3  # of analyzers.names.name_lists
LONG = 6  # letters of a word that is told by its Arabic spelling
NEARLY = 0.4  # cost a letter of that spelling


def ordinary(people: Mapping[Pair, int], named: Collection[str]) -> list[str]:
    """Return frequent words that are no names, or much more seldom."""
    bearers: Counter[str] = Counter()
    for pair, n in people.items():
        bearers[pair.latin] += n
    inhabitants = populations()
    in_arabic = WordTrie(lexicon().zipf)
    return sorted(
        word
        for word, frequency in frequencies().items()
        if word not in named
        and math.log10(bearers[word] + 0.1) - frequency < PERSON
        and not is_place(word, inhabitants.get(word, 1), frequency)
        and not (is_worldwide(word, frequency) and is_borrowed(word, frequency, in_arabic))
    )


def frequencies() -> dict[str, float]:
    """Return the frequent words of both languages without accents, and their Zipf values."""
    found: dict[str, float] = {}
    for language in LANGUAGES:
        for word in top_n_list(language, LOOKED_AT):
            frequency = zipf_frequency(word, language)
            if frequency >= RARE and re.fullmatch("[a-z]{3,}", plain(word)):
                found[plain(word)] = max(frequency, found.get(plain(word), 0.0))
    return found


def is_borrowed(word: str, frequency: float, in_arabic: WordTrie) -> bool:
    """Whether Arabic texts have the word itself about as often: names are spelled anew, other words translated.

    Borrowed words that are no names take the article, as الفيديو does.
    """
    spellings = [
        found for found, paid in in_arabic.transliterations(word, letter_costs()) if paid <= NEARLY * len(word)
    ]
    names = [found for found in spellings[:3] if name_list().level(found) >= NAME_LEVEL and not is_ordinary(found)]
    often = max(map(lexicon().frequency, names), default=0) / 10
    return len(word) >= LONG and often - frequency >= ARABIC


def is_worldwide(word: str, frequency: float) -> bool:
    """Whether other languages have a word nearly as often: they have the names, and words of their own for the rest."""
    return float(median(zipf_frequency(word, language) for language in WORLD)) - frequency >= WORLDWIDE
