"""Choose the ordinary words of English and French: frequent in texts, and rarely or never names."""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from statistics import median

import simplemma
from wordfreq import top_n_list, zipf_frequency

from analyzers.latin.letters import WordTrie, letter_costs
from analyzers.latin.tokens import plain
from analyzers.names.name_lists import RATHER_A_NAME, name_list
from analyzers.names.ordinary_words import is_ordinary
from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import lexicon
from derive.latin.pairs import Romanisation
from derive.latin.places import LANGUAGES, is_place, populations

CANDIDATES = 60_000  # most frequent words of a language
MIN_ZIPF = 2.6  # people rarely search for rarer words
# The ratio of frequencies from which a word is a name, in powers of ten: among people, in Arabic texts, and in texts of
# other languages (WORLD), each over its frequency in English or French texts. A word of a dictionary needs more.
MIN_PERSON_RATIO, MIN_PERSON_RATIO_OF_WORD = -4.15, -4.0
MIN_ARABIC_RATIO, MIN_WORLD_RATIO, MIN_WORLD_RATIO_OF_WORD = -1.2, -1.7, -0.7
# Of a word that Arabic writes too: least ratio in Arabic texts, Arabic letters, and cost per letter, if no dictionary
# has it, and if one has: kalachnikov.
WRITTEN, WRITTEN_WORD = (-0.8, 4, 0.4), (0.3, 7, 0.2)
WORLD = ("es", "it", "de", "pt", "nl", "pl", "sv", "cs", "ro", "fi", "tr")
MIN_LENGTH = 6  # letters of a word that its Arabic spelling identifies
# A brand: letters of both words; tenths of Zipf that a name is rarer with the article; sum of both ratios.
MIN_BRAND_LENGTH, MIN_ARABIC_LENGTH = 6, 4
MIN_ARTICLE_LOSS, MIN_BRAND_RATIO = 4, -0.85
MAX_COST_PER_LETTER = 0.4  # of that spelling
# A word that Arabic and other languages share: least ratios of their frequencies to its own, letters, and cost of its
# Arabic spelling per letter. The letters of a long word are surer: bitcoin.
# The last row is of words that Arabic has more often: Taliban.
SHARED = ((-0.3, -0.3, 4, 0.25), (-0.6, -1.1, 7, 0.12), (-0.9, 0.0, 5, 0.4))


def ordinary(people: Mapping[Romanisation, int], named: Collection[str]) -> list[str]:
    """Return the frequent words that are no names, or rarely names."""
    bearers: Counter[str] = Counter()
    for pair, n in people.items():
        bearers[pair.latin] += n
    inhabitants = populations()
    in_arabic = WordTrie.of(lexicon().zipf)
    return sorted(
        word
        for word, frequency in frequencies().items()
        if word not in named
        and not is_person(word, bearers[word], frequency)
        and not is_place(word, inhabitants.get(word, 1), frequency)
        and not (is_worldwide(word, frequency) and is_borrowed(word, frequency, in_arabic))
        and not is_written_in_arabic(word, frequency, in_arabic)
        and not is_brand(word, frequency, in_arabic)
        and not is_shared(word, frequency, in_arabic)
    )


def is_person(word: str, bearers: int, frequency: float) -> bool:
    """Say whether a word is a name word of so many people that it is rarely another word."""
    ratio = math.log10(bearers + 0.1) - frequency
    return ratio >= MIN_PERSON_RATIO_OF_WORD and bearers > 0 if is_in_dictionary(word) else ratio >= MIN_PERSON_RATIO


@cache
def dictionary_words() -> frozenset[str]:
    """Return the words without accents that a dictionary of one of the languages has with a small first letter.

    No dictionary has forms with an apostrophe, as america's.
    """
    words = (word for language in LANGUAGES for word in top_n_list(language, CANDIDATES))
    return frozenset(
        plain(word)
        for word in words
        if "'" in word
        or any(simplemma.is_known(word, of) and simplemma.lemmatize(word, of)[:1].islower() for of in LANGUAGES)
    )


def is_in_dictionary(word: str) -> bool:
    """Say whether a dictionary has a word, and not only as a name, as it has Lyon: daesh, biden, bollywood."""
    return word in dictionary_words()


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
    likeliest = spellings(word, in_arabic)[:3]
    names = [name for name in likeliest if name_list().level(name) >= RATHER_A_NAME and not is_ordinary(name)]
    in_texts = max(map(lexicon().frequency, names), default=0) / 10
    return len(word) >= MIN_LENGTH and in_texts - frequency >= MIN_ARABIC_RATIO


def is_brand(word: str, frequency: float, in_arabic: WordTrie) -> bool:
    """Say whether a word is as frequent in Arabic letters, without the article, and in other languages: تويتر."""
    if len(word) < MIN_BRAND_LENGTH or worldwide_ratio(word, frequency) < MIN_BRAND_RATIO:
        return False
    names = (spelling for spelling in spellings(word, in_arabic) if takes_no_article(spelling))
    ratio = max(map(lexicon().frequency, names), default=0) / 10 - frequency
    return worldwide_ratio(word, frequency) + min(ratio, 0) >= MIN_BRAND_RATIO


def is_shared(word: str, frequency: float, in_arabic: WordTrie) -> bool:
    """Say whether Arabic, with or without the article, and other languages have a word almost as often: الفيفا."""
    world = worldwide_ratio(word, frequency)
    for min_world, min_arabic, length, max_cost in SHARED:
        if world >= min_world and len(word) >= length:
            in_texts = (
                max(map(lexicon().frequency, (spelling, ARTICLE + spelling))) / 10
                for spelling in spellings(word, in_arabic, max_cost)[:3]
                if len(spelling) >= MIN_ARABIC_LENGTH
            )
            if max(in_texts, default=0.0) - frequency >= min_arabic:
                return True
    return False


def spellings(word: str, in_arabic: WordTrie, max_cost: float = MAX_COST_PER_LETTER) -> list[str]:
    """Return the Arabic words that a Latin word may be, likeliest first."""
    found = in_arabic.transliterations(word, letter_costs(), limit=max_cost * len(word))
    return [spelling for spelling, _ in found]


def takes_no_article(word: str) -> bool:
    """Say whether an Arabic word is much rarer with the article, as names are: تويتر, not فيديو."""
    frequency = lexicon().frequency
    return len(word) >= MIN_ARABIC_LENGTH and frequency(word) - frequency(ARTICLE + word) >= MIN_ARTICLE_LOSS


def is_worldwide(word: str, frequency: float) -> bool:
    """Say whether a word is nearly as frequent in other languages, which share names but have their own words."""
    min_ratio = MIN_WORLD_RATIO_OF_WORD if is_in_dictionary(word) else MIN_WORLD_RATIO
    return worldwide_ratio(word, frequency) >= min_ratio


def is_written_in_arabic(word: str, frequency: float, in_arabic: WordTrie) -> bool:
    """Say whether Arabic has a word about as often in its letters, and not as a word of its own: ليون."""
    min_ratio, length, max_cost = WRITTEN_WORD if is_in_dictionary(word) else WRITTEN
    found = spellings(word, in_arabic, max_cost)
    names = (name for name in found if len(name) >= length and not is_ordinary(name))
    in_texts = (max(map(lexicon().frequency, (name, ARTICLE + name))) / 10 for name in names)
    return max(in_texts, default=0.0) - frequency >= min_ratio


def worldwide_ratio(word: str, frequency: float) -> float:
    """Return the median Zipf value of a word in other languages, less its frequency."""
    return float(median(zipf_frequency(word, language) for language in WORLD)) - frequency
