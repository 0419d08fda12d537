"""The endings of a word: those that the lexicon decides, and those that a remainder may be more frequent without."""

from functools import cache

from analyzers.text.affixes import (
    ARTICLE,
    FEMININE,
    IMPERFECT,
    PARTICIPLE_PLURAL,
    SHORT_NISBA_PLURAL,
    SHORT_PLURAL,
    SUFFIXES,
    VERBAL_NOUN,
    Affix,
)
from analyzers.text.lexicon import MIN_ATTESTED_FREQUENCY, Lexicon, lexicon
from analyzers.text.teh_marbuta import ENDINGS, feminine_noun

MAX_SUFFIX_LENGTH = max(len(affix.letters) for affix in SUFFIXES)  # no ending after a teh marbuta is longer
LAST_LETTERS = frozenset(affix.letters[-1] for affix in SUFFIXES) | ENDINGS
# Tenths of Zipf, set with the words of tests/analyzers/text/test_stem.py.
_ARTICLE_LOSS = 25  # a word that is this much rarer with the article is not a noun
_MIN_HOST_LENGTH = 3  # letters
_MIN_JOINED_HOST = 35  # of a noun with the article
_MAX_JOINED = 11  # of a word with a pronoun after the article: only slips
_JOINED_LOSS = 8  # a noun is at least this much rarer with «my» or «your»
_NOUN_ENDINGS = ("ان", "ات")
_MIN_DEFINITE = 25  # of a noun that may own its ending
_MIN_ABSTRACT_PLURAL = 6  # letters of a plural of a noun in يّة: دوريات, but not فتيات
_PLURAL_GAIN = 12  # a plural is at most this much more frequent than the singular: الانتخابات


def certain_host(word: str, *, feminine: bool = False, definite: bool = False) -> str:
    """Return the word to which an ending belongs, whichever is more frequent; empty if the frequency must decide.

    It is the whole word if the ending is part of it. A `feminine` word ends in teh marbuta, a `definite` one had the
    article.
    """
    lists = lexicon()
    nisba = _nisba(word, lists)
    if nisba and (definite or word not in lists.whole_names):
        return nisba
    if word in lists.whole_names:
        return word
    if masculine := _in_hamza(word, lists):
        return masculine
    if feminine and word in lists.own_feminine:
        return word
    if (word[-1] == "ا" and word in lists.accusatives) or (not definite and is_joined(word, lists)):
        return word[:-1]
    if not feminine and (noun := feminine_noun(word, lists, definite=definite)):
        return noun
    return _singular(word, lists)


def is_joined(word: str, lists: Lexicon) -> bool:
    """Say whether «my», «your» or the construct plural ends a word: بيتي, بيتك, لاعبي.

    The noun takes the article, and the word does not: الكتابي is of كتابي («written»), and ملك is no noun with «your».
    """
    host = word[:-1]
    if word[-1] not in "يك" or len(host) < _MIN_HOST_LENGTH:
        return False
    is_verb = word[0] == "ا" and lists.is_attested(f"ي{word[1:]}")  # أمسك, يمسك
    if is_verb or lists.frequency(ARTICLE + word) > _MAX_JOINED:
        return False
    is_noun = lists.frequency(ARTICLE + host) >= _MIN_JOINED_HOST
    return is_noun and lists.frequency(host) >= lists.frequency(word) + _JOINED_LOSS


def _in_hamza(word: str, lists: Lexicon) -> str:
    """Return the word in يء of a word in يئة or يئا, empty for other words: مليئة is of مليء, هيئة of no word."""
    if not word.endswith(("ييه", "ييا")):
        return ""
    masculine = f"{word[:-2]}ء"
    is_frequent = lists.frequency(masculine) >= lists.frequency(word) - _PLURAL_GAIN
    return masculine if lists.is_attested(masculine) and is_frequent else ""


def _singular(word: str, lists: Lexicon) -> str:
    """Return the singular of a word of a pattern that has one, empty for other words."""
    if (short := SHORT_PLURAL.fullmatch(word)) and f"{short[1]}ات" in lists.own_feminine:
        return f"{short[1]}ه"
    if word[0] != "م":
        return ""
    if (participle := PARTICIPLE_PLURAL.fullmatch(word)) and lists.is_attested(participle[1]):
        return participle[1]
    if noun := VERBAL_NOUN.fullmatch(word):
        singular, plural = f"{noun[1]}ه", f"{noun[1]}ات"
        if singular in lists.feminine or plural in word:
            return singular if singular in lists.feminine else plural
    return ""


def _nisba(word: str, lists: Lexicon) -> str:
    """Return the nisba of a plural that lacks a ي, empty for other words: ليبين is for ليبيين, a slip for ليبي + ين."""
    if not (word.endswith("ين") and (plural := SHORT_NISBA_PLURAL.fullmatch(word))):
        return ""
    frequency = max(MIN_ATTESTED_FREQUENCY, lists.evidence(word))
    return f"{plural[1]}ي" if lists.evidence(f"{plural[1]}يين") > frequency else ""


def possible_hosts(word: str, *, feminine: bool = False) -> list[tuple[str, int]]:
    """List what remains of a word without each suffix it may have, with the cost."""
    lists = lexicon()
    if feminine or (word[-1] == "ه" and word in lists.feminine):
        return [(_without(word, FEMININE), FEMININE.cost)]
    if noun := feminine_noun(word, lists):
        return [(noun, 0)]
    return [
        (_without(word, affix), affix.cost)
        for affix in _suffixes().get(word[-1], ())
        if word.endswith(affix.letters) and _may_follow(word, affix, lists)
    ]


def _without(word: str, affix: Affix) -> str:
    return word[: -len(affix.letters)] + affix.replacement


def _may_follow(word: str, affix: Affix, lists: Lexicon) -> bool:
    """Say whether a word that ends like an affix may have it."""
    if affix.nouns_only and is_past(word[: -len(affix.letters)]):
        return False
    is_short = affix.letters == "يات" and len(word) < _MIN_ABSTRACT_PLURAL
    if is_short or (affix.letters == "ين" and word[:-2].endswith("ا")):  # تباين has no plural ending
        return False
    return affix.letters not in _NOUN_ENDINGS or not _owns_ending(word, _without(word, affix), lists)


def _owns_ending(word: str, remainder: str, lists: Lexicon) -> bool:
    """Say whether ان or ات belongs to a noun: الإمكان and الإفلات are frequent, الأمك and الأفل are not."""
    definite = lists.frequency(ARTICLE + word)
    return definite >= _MIN_DEFINITE and lists.frequency(ARTICLE + remainder) < definite - _PLURAL_GAIN


def is_past(word: str) -> bool:
    """Say whether a word is a verb in the past tense: it has no present prefix, and rarely the article: كان, قال."""
    zipf = lexicon().zipf
    definite = zipf.get(ARTICLE + word, 0)
    return word.removeprefix("س")[:1] not in IMPERFECT and definite < zipf.get(word, 0) - _ARTICLE_LOSS


@cache
def _suffixes() -> dict[str, list[Affix]]:
    """Map last letters to suffixes."""
    return {letter: [affix for affix in SUFFIXES if affix.letters[-1] == letter] for letter in LAST_LETTERS}
