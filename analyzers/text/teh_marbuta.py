"""The teh marbuta of a noun, which becomes ت before a pronoun or a dual ending: زوجته, سيارتي, مدينتين.

Three words may end so: a noun in teh marbuta (سيارته), a noun with a ت of its own (بيته), and a verb with «she» or «I»
(نشرته). What the lexicon knows about the rest of the word decides.
"""

import re

from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import MIN_ATTESTED_FREQUENCY, Lexicon

_PRONOUNS = "ه|ها|هم|هما|هن|نا|كم|كما|كن"
_WITH_ENDING = re.compile(f"(?!الت)(..+)ت(?:{_PRONOUNS}|ي|ك)")
_WITH_DUAL = re.compile("(?!الت)(..+)ت(?:ين|ان)")
ENDINGS = frozenset("هامنيك")  # the last letters of what follows ت
_PREPOSITION = "ب"
# Tenths of Zipf, set with the words of tests/analyzers/text/test_teh_marbuta.py.
_MIN_NOUN_FREQUENCY = 20
_MIN_SHORT_FREQUENCY = 40  # of a noun of three letters: لغتي, but not أفتى
_MIN_ABSTRACT_LENGTH = 5  # letters of an abstract noun in يّة, which the lexicon need not know: تمثيليتها
_CLEAR_MARGIN = 10  # a noun that is this much more frequent than the verb needs no other evidence
_VERB_MARGIN = 9  # the least that a noun with the article may be rarer than the verb: السمعة, سمعت
_PREPOSITION_LOSS = 22  # a noun with a pronoun is at most this much rarer after ب, which no verb follows


def feminine_noun(word: str, lists: Lexicon, *, definite: bool = False) -> str | None:
    """Return the noun in teh marbuta of a folded word with a pronoun or a dual ending; None if it has no such noun.

    A `definite` word has lost its article; no pronoun follows it: الذاتي.
    """
    if "ت" not in word:
        return None
    if match := _WITH_DUAL.fullmatch(word):
        return f"{match[1]}ه" if _is_dual(word, match[1], lists) else None
    match = None if definite else _WITH_ENDING.fullmatch(word)
    if not match or _is_nisba(word, lists):
        return None
    return f"{match[1]}ه" if _is_noun(word, match[1], lists) else None


def _is_dual(word: str, base: str, lists: Lexicon) -> bool:
    noun = _frequency(f"{base}ه", lists)
    return noun >= max(_MIN_NOUN_FREQUENCY, lists.frequency(word)) and not _is_own(base, lists)


def _is_nisba(word: str, lists: Lexicon) -> bool:
    """Say whether a word in ي takes the article, which no word with a pronoun does: الذاتي."""
    definite = lists.frequency(ARTICLE + word)
    return word.endswith("ي") and definite >= max(MIN_ATTESTED_FREQUENCY, lists.frequency(word) - _VERB_MARGIN)


def _is_own(base: str, lists: Lexicon) -> bool:
    """Say whether ت belongs to a noun that takes the article: البيت, الصوت, الثبات."""
    own = lists.frequency(f"{ARTICLE}{base}ت")
    return own >= MIN_ATTESTED_FREQUENCY and own > lists.frequency(f"{ARTICLE}{base}ه")


def _is_noun(word: str, base: str, lists: Lexicon) -> bool:
    noun, with_t = f"{base}ه", f"{base}ت"
    frequency = _frequency(noun, lists)
    is_abstract = base.endswith("ي") and len(base) >= _MIN_ABSTRACT_LENGTH and word[-1] not in "يك"
    if is_abstract and not lists.is_attested(with_t):
        return True
    if frequency < (_MIN_NOUN_FREQUENCY if len(base) > 2 else _MIN_SHORT_FREQUENCY) or _is_own(base, lists):
        return False
    verb, definite = lists.frequency(with_t), lists.frequency(ARTICLE + noun)
    if frequency >= verb + _CLEAR_MARGIN:
        return True
    return definite >= verb - _VERB_MARGIN and _follows_preposition(word, with_t, lists)


def _follows_preposition(word: str, with_t: str, lists: Lexicon) -> bool:
    """Say whether a word with a pronoun follows ب as often as nouns do: بسمعته, but not بنشرته."""
    form = f"{with_t}ه" if lists.frequency(word) < _MIN_NOUN_FREQUENCY else word
    return lists.frequency(_PREPOSITION + form) >= max(1, lists.frequency(form) - _PREPOSITION_LOSS)


def _frequency(noun: str, lists: Lexicon) -> int:
    """Return the frequency of a noun in teh marbuta, 0 for a word whose «ه» is a pronoun."""
    known = noun in lists.feminine or noun in lists.own_feminine
    return max(lists.frequency(noun), lists.frequency(ARTICLE + noun)) if known else lists.frequency(ARTICLE + noun)
