"""Tell verbs and nouns from names by the spelling of a folded word alone."""

from functools import cache, lru_cache

from analyzers.data_files import read_words
from analyzers.names.name_lists import RATHER_A_NAME, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import lexicon

# Tenths of Zipf, set by reading what each value changes in 2,700 news texts.
_COMMON_NOUN = 42  # of a noun whose accusative may follow a name
_ARTICLE_LOSS = 10  # by which a noun is less frequent with the article than without, at most
_FUTURES = ("سي", "ست")  # «will» and a verb in the present; of these, the list has only the frequent ones
_MIN_ACCUSATIVE = 4  # letters: فيا is a family name


@cache
def _verbs() -> frozenset[str]:
    return frozenset(read_words("verbs.txt"))


def is_verb(word: str) -> bool:
    """Say whether a word is hardly anything but a verb of the third person: هدد, سيخلف."""
    is_future = word.startswith(_FUTURES) and word[1:] in _verbs() and not name_list().level(word)
    return word in _verbs() or (is_future and lexicon().frequency(word) < lexicon().frequency(word[1:]))


@lru_cache(maxsize=1 << 16)
def is_accusative(word: str) -> bool:
    """Say whether a word is the indefinite accusative of a frequent noun: أدى كونتي دورا."""
    if len(word) < _MIN_ACCUSATIVE or not word.endswith("ا") or name_list().level(word) >= RATHER_A_NAME:
        return False
    return lexicon().frequency(word[:-1]) >= max(_COMMON_NOUN, lexicon().frequency(word) + 1)


def takes_article(word: str) -> bool:
    """Say whether a folded word is about as frequent with the article as without: ملحمة, but no name."""
    return lexicon().frequency(ARTICLE + word) >= lexicon().frequency(word) - _ARTICLE_LOSS
