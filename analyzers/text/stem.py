"""Light stemming that leaves names intact: an affix is removed only if a more frequent word remains.

A remainder that is rarer than the whole word is rarely a word itself: بوتين is not ب + وتين, لبنان is not ل + بنان.
Frequencies come from `analyzers.text.lexicon`.
"""

import re
from functools import cache, lru_cache

from analyzers.text.affixes import (
    ARTICLE,
    ARTICLES,
    LAM_ARTICLES,
    PROCLITICS,
    TWO_LETTER_NOUNS,
    Affix,
)
from analyzers.text.endings import LAST_LETTERS, MAX_SUFFIX_LENGTH, certain_host, is_past, possible_hosts
from analyzers.text.lexicon import MIN_ATTESTED_FREQUENCY, Lexicon, lexicon
from analyzers.text.seats import respell
from analyzers.text.spelling import UNKNOWN, Spelling

_FIRST_LETTERS = frozenset(affix.letters[0] for affix in PROCLITICS) | {"ا"}
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_CLITICS = _CONJUNCTIONS + _PREPOSITIONS
_ALL_ARTICLES = LAM_ARTICLES + ARTICLES
_BEFORE_HAMZA = re.compile("[وف]?[بكل]?(?=ا)")
_HOST_LOSS = 15  # tenths of Zipf; a word with a clitic is at least this much rarer with the article
_BEGINNING = 3  # letters that tell most words from those that keep their first letters
_MAX_ROOT_REST = 4  # letters from a hamza that is the second letter of a root to the end, with a pronoun: كأسها

# Thresholds in tenths of a Zipf unit, set with the words of tests/analyzers/text/test_stem.py: higher values keep more
# words whole.
_CLITIC_LOSS = 9  # a word is at least this much rarer with a clitic, except with و
_MIN_SHORT_COST = -3  # cost of a suffix that leaves three letters: حياته is حياه + ه, not حيه with a plural ending
_FAMILY_COST = 2  # evidence from a word without its suffix counts this much less …
_MAX_FAMILY_GAIN = 5  # … and adds at most this much to the word's own frequency
_ARTICLE_GAIN = 10  # a noun is at most this much more frequent after a preposition and the article: بالنسبة
_NOUN_GAIN = 7  # nouns of action are as frequent after a preposition as alone: لمواجهة, بقيادة
_MIN_NOUN_LENGTH = 4  # letters
_NAME_GAIN = 8  # a name is at least this much more frequent than with a clitic: وونسان is not و + ونسان


@lru_cache(maxsize=1 << 18)  # the analyzer's cache misses a frequent word when new punctuation surrounds it
def stem(word: str, spelling: Spelling = UNKNOWN) -> str:
    """Return the light stem of a folded Arabic word; a word of another script is its own stem.

    `spelling` is what the written word says besides: عملة is no «his work», وأدى no valley (وادي).
    """
    if not "ء" <= word[:1] <= "ي":
        return word
    host = _host(word, spelling.clitic_length) if word[0] in _CLITICS else word
    return respell(_stem(respell(host), feminine=spelling.feminine))


def _host(word: str, clitic_length: int) -> str:
    """Remove the clitic before a written hamza, or before an alef that is mostly written with one: وادان."""
    length = clitic_length or _clitic_length(word)
    host = word[length:]
    return host if length and _is_word(host) and _begins_host(word, host) else word


def _clitic_length(word: str) -> int:
    """Return the number of letters before an alef that is mostly written with a hamza: 1 of وادان, 0 of وادي.

    والي is mostly written وإلى, but it is also a noun: الوالي.
    """
    lists, clitic = lexicon(), _BEFORE_HAMZA.match(word)
    if clitic is None or word not in lists.hamza_hosts:
        return 0
    return 0 if lists.frequency(ARTICLE + word) > lists.frequency(word) - _HOST_LOSS else clitic.end()


def _begins_host(word: str, host: str) -> bool:
    """Say whether a hamza begins the host. It is the second letter of كأس, بأس and فأر."""
    lists = lexicon()
    if word[0] == "و" or len(host) > _MAX_ROOT_REST:
        return True
    is_root = word in lists.whole_words and word in lists.hamza_hosts
    return not is_root and lists.evidence(host) >= lists.evidence(word)


def _stem(word: str, *, definite: bool = False, feminine: bool = False, past: bool = False) -> str:
    """Remove affixes until none is left.

    A `definite` word has lost its article: no clitic follows it, and no pronoun, so that its «ه» is a teh marbuta. A
    `past` one has lost the ending of a verb, which no preposition precedes: لامست is not ل + أمس + ت.
    """
    lists = lexicon()
    if word in lists.whole_names:
        return word
    shorter = word
    if word[0] in (_CONJUNCTIONS if past else _FIRST_LETTERS) and not definite:
        shorter = _strip_article(word, lists)
        definite = shorter != word
        shorter = shorter if definite else _strip_proclitic(word, lists)
    if shorter[-1] in LAST_LETTERS:
        whole, shorter = shorter, _strip_suffix(shorter, feminine=feminine or definite, definite=definite)
        feminine = feminine if shorter == whole else shorter[-1] == "ه"
        past = whole == shorter + "ت"
    return word if shorter == word else _stem(shorter, definite=definite, feminine=feminine, past=past)


@cache
def _proclitics() -> dict[str, list[Affix]]:
    """Map first letters to proclitics."""
    return {letter: [affix for affix in PROCLITICS if affix.letters[0] == letter] for letter in _FIRST_LETTERS}


def _is_word(remainder: str) -> bool:
    return len(remainder) > 2 or remainder in TWO_LETTER_NOUNS


def _strip_article(word: str, lists: Lexicon) -> str:
    """Remove the article and the clitics before it: وبالصواريخ -> صواريخ, للولايات -> ولايات."""
    if not word.startswith(_ALL_ARTICLES) or _keeps_prefix(word):
        return word
    for article in LAM_ARTICLES:
        if word.startswith(article):
            return _strip_lam(word, len(article), lists)
    for article in ARTICLES:
        if word.startswith(article) and _takes_article(word, article, lists):
            return word[len(article) :]
    return word


def _strip_lam(word: str, length: int, lists: Lexicon) -> str:
    """Choose between ل + ال (للولايات) and ل before a word that begins with ل (للافروف, للبنان)."""
    noun, lam_noun = word[length:], word[length - 1 :]
    if not _is_word(noun):
        return word
    # No article precedes a conjunction: للوبان is not ل + ال + و + بان.
    joined = noun[0] in _CONJUNCTIONS and _strip_proclitic(noun, lists) != noun
    noun_evidence, lam_evidence = 0 if joined else lists.evidence(noun), lists.evidence(lam_noun)
    lam_definite = lists.frequency(ARTICLE + lam_noun)
    if lists.is_attested(ARTICLE + lam_noun) and lam_definite > lists.frequency(ARTICLE + noun):
        return lam_noun  # للجان is of اللجان, although جان is a name
    if lists.zipf.get(word, 0) > noun_evidence > lam_evidence:
        return word
    return lam_noun if lam_evidence > noun_evidence else noun


def _takes_article(word: str, article: str, lists: Lexicon) -> bool:
    noun, definite = word[len(article) :], word[len(article) - 2 :]
    if not _is_word(noun) or definite in lists.false_articles or _keeps_prefix(definite):
        return False
    return article == ARTICLE or lists.evidence(noun) >= lists.zipf.get(word, 0) - _ARTICLE_GAIN


def _strip_proclitic(word: str, lists: Lexicon) -> str:
    """Remove a conjunction or preposition if the remainder is the more frequent word."""
    if word in lists.whole_names or _keeps_prefix(word) or _takes_own_article(word, lists):
        return word
    frequency = lists.zipf.get(word, 0)
    remainders = [
        (remainder, cost)
        for remainder, cost in _without_proclitic(word)
        if _may_remain(remainder, frequency, lists) and not _follows_preposition(word, remainder, lists)
    ]
    if not remainders:
        return word
    remainders = [(remainder, cost) for remainder, cost in remainders if _keeps_prefix(remainder)] or remainders
    for remainder, _ in remainders:
        if remainder in lists.whole_names:
            return remainder
    score, best = max(
        (_family_evidence(remainder, lists) - cost + _noun_gain(word, remainder, lists), remainder)
        for remainder, cost in remainders
    )
    return best if score > _family_evidence(word, lists) else word


def _takes_own_article(word: str, lists: Lexicon) -> bool:
    """Say whether a word in ك, which is seldom «like», takes the article: الكراء, so that كراء is not ك + راء."""
    if word[0] != "ك":
        return False
    return lists.frequency(ARTICLE + word) >= max(MIN_ATTESTED_FREQUENCY, lists.frequency(word) - _CLITIC_LOSS)


def _noun_gain(word: str, remainder: str, lists: Lexicon) -> int:
    """Return how much more a preposition is worth before a noun, which takes the article: لتحقيق, not ليستر."""
    is_preposition = len(word) == len(remainder) + 1 and word[0] in _PREPOSITIONS
    if not is_preposition or len(remainder) < _MIN_NOUN_LENGTH:
        return 0
    is_noun = lists.is_attested(ARTICLE + remainder) and not lists.is_attested(ARTICLE + word)
    return _NOUN_GAIN if is_noun else 0


def _follows_preposition(word: str, remainder: str, lists: Lexicon) -> bool:
    """Say whether a word is read as a preposition before what none precedes.

    That is a conjunction and a word (لوبان is not ل + و + بان) or a verb in the past (لامست is not ل + أمست).
    """
    if word[len(word) - len(remainder) - 1] in _CONJUNCTIONS + "س":
        return False
    if remainder == _strip_suffix(remainder) + "ت":
        return True
    return remainder[0] in _CONJUNCTIONS and _strip_proclitic(remainder, lists) != remainder


def _may_remain(remainder: str, frequency: int, lists: Lexicon) -> bool:
    """Say whether a remainder is a word or name that is frequent enough, compared with the whole word's `frequency`."""
    if not _is_word(remainder):
        return False
    if remainder in lists.whole_names:
        return not frequency or lists.zipf.get(remainder, 0) >= frequency + _NAME_GAIN
    if not frequency and (host := _strip_suffix(remainder)) != remainder:
        return lists.is_attested(host)
    return lists.zipf.get(remainder, 0) >= (MIN_ATTESTED_FREQUENCY if frequency else 1)


def _family_evidence(word: str, lists: Lexicon) -> int:
    """Return the evidence for a word or, at a cost, for the word without its suffix: حلفاء is evidence for حلفائها."""
    evidence = lists.evidence(word)
    host = _strip_suffix(word)
    if host == word:
        return evidence
    return max(evidence, min(lists.frequency(host) - _FAMILY_COST, lists.frequency(word) + _MAX_FAMILY_GAIN))


@lru_cache(maxsize=1 << 16)  # a word is looked up again for each of its clitics
def _strip_suffix(word: str, *, feminine: bool = False, definite: bool = False) -> str:
    """Remove a suffix if the remainder is the more frequent word."""
    lists = lexicon()
    feminine = word[-1] == "ه" and (feminine or word in lists.feminine)
    if host := certain_host(word, feminine=feminine, definite=definite):
        return host
    zipf = lists.zipf
    best, best_score = word, zipf.get(word, 0)
    for remainder, cost in possible_hosts(word, feminine=feminine):
        frequency = zipf.get(remainder, 0)
        score = frequency - (cost if len(remainder) > 3 else max(cost, _MIN_SHORT_COST))
        is_better = frequency >= MIN_ATTESTED_FREQUENCY and score > best_score and len(remainder) > 2
        if is_better and (not _keeps_prefix(word) or _keeps_prefix_alone(remainder)):
            best, best_score = remainder, score
    return best


def _keeps_prefix_alone(remainder: str) -> bool:
    """Say whether a word without its suffix still keeps its prefix: باخرة would become باخر and then اخر."""
    return _keeps_prefix(remainder) or (stem(remainder).startswith(remainder[:2]) and not is_past(remainder))


@lru_cache(maxsize=1 << 16)
def _keeps_prefix(word: str) -> bool:
    """Say whether the first letter belongs to the word, with or without a suffix: بطاقتها is a form of بطاقة."""
    lists = lexicon()
    if word in lists.whole_words:
        return True
    left = max(0, len(word) - MAX_SUFFIX_LENGTH)  # letters that every host has
    if word[0] not in _FIRST_LETTERS or word[: min(left, _BEGINNING)] not in _beginnings():
        return False
    kept = [remainder for remainder, _ in possible_hosts(word) if remainder in lists.whole_words]
    if not kept:
        return False
    with_clitic = [
        lists.zipf.get(remainder, 0) - _CLITIC_LOSS * (cost > 0) for remainder, cost in _without_proclitic(word)
    ]
    minimum = max(with_clitic, default=0)
    return any(lists.zipf[remainder] >= minimum for remainder in kept)


@cache
def _beginnings() -> frozenset[str]:
    """Return the first letters of the words that keep them, up to _BEGINNING: few others need a look at their hosts."""
    return frozenset(word[:length] for word in lexicon().whole_words for length in range(_BEGINNING + 1))


def _without_proclitic(word: str) -> list[tuple[str, int]]:
    """List what remains of a word without each proclitic it may have, with the cost."""
    return [
        (remainder, affix.cost)
        for affix in _proclitics().get(word[0], ())
        if word.startswith(affix.letters) and affix.may_precede(remainder := word[len(affix.letters) :])
    ]
