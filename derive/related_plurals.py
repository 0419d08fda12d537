"""Broken plurals that two of three sources agree on: farahidi's analyses, arramooz's and simplemma's dictionaries.

One source is enough for a plural of a long pattern with the letters of its singular; a word that is more often
something else is no plural (غرب is the West before it is ravens).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

import simplemma
import wordfreq

from analyzers.text.clitics import is_arabic
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem
from derive import related_dictionary
from derive.related_readings import ASIDE, Readings, is_frequent, keeps_beginning, stems_of

Pair = tuple[str, str]  # terms of a singular and of its plural

WEAK = re.compile("[اويهء]")
# Letters only a plural (or little else) has: مفاعل فواعيل فعائل, أفعال, أفعلة, فعلاء.
LONG = re.compile("..ا.ي?[^هيا]|ا..ا.|ا..[^و]ه|...اء")
AFAL = re.compile("ا..ا.")  # أفعال; إفعال is the pattern of a verbal noun
SHORT = re.compile("..و.|..?وات")  # حروب, سنوات: other words look like them, so two dictionaries must say it
ENDINGS = ("ي", "ا", "و", "ه", "يه", "ات", "يات", "ون", "ين", "وا")  # what an inflected singular ends with
SPELLINGS = 2  # commonest spellings of a folded word that simplemma is asked for
NO_PLURAL = tuple(f"{letter}ا" for letter in "بتثجحخدذرزسشصضطظعغفقكلمنهوءا")  # the alef of the accusative: أحرارا
LEAST = {1: 32, 2: 28, 3: 25}  # tenths of Zipf that both words need, by votes: rare words are read wrongly more often
NO_PLURALS = ("noun", "verbal noun", "past", "present", "other", ASIDE)  # the other roles of a word
CERTAIN, POSSIBLE, SEEN = 0.25, 0.05, 0.02  # share of the reading in what the term stands for
SOUND = 0.6  # the same for a plural with an ending: تامين is insurance before it is «complete ones»
NOUN = 0.25  # share of noun readings in what the singular stands for
VERBAL = 0.02  # weight of the plural read as a verb or its noun against that of the singular: غروب is no plural of غرب
OFTEN = 1e-5  # the same for a verbal noun or a verb by itself, as a share of all words: إقبال
FEMININE = 2  # the same of the feminine: عواطف is of عاطفة, not of عاطف
OTHER = 0.1  # weight of the plural's other readings against that of the singular


def plurals(readings: Readings) -> list[Pair]:
    """Return (singular, broken plural) as terms, sorted."""
    analysed, listed, looked_up = _analysed(readings), _listed(), _looked_up()
    votes_for = Counter([*analysed, *listed, *looked_up])
    most = {plural: max(votes_for[pair] for pair in pairs) for plural, pairs in _by_plural(votes_for).items()}
    found = []
    for pair, votes in sorted(votes_for.items()):
        if min(map(lexicon().frequency, pair)) < LEAST[votes]:
            continue
        if _may_be(pair, readings) and (
            _is_likely(pair, votes, analysed.get(pair, 0))
            or (votes == most[pair[1]] and _is_said(pair, votes, pair in analysed, readings))
        ):
            found.append(pair)
    return found


def _by_plural(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair[1]].append(pair)
    return found


def _may_be(pair: Pair, readings: Readings) -> bool:
    """Whether the one is a noun before all else, and the other no verbal noun, comparative or accusative."""
    singular, plural = pair
    weight = readings.weight(singular)
    if plural.endswith(NO_PLURAL) or plural != stem(plural) or _is_elative(*pair):
        return False
    verbal = readings.weight(plural, "verbal noun")
    if AFAL.fullmatch(plural) and verbal > min(VERBAL * weight, OFTEN):
        return False
    return readings.weight(singular, "noun", "verbal noun") >= NOUN * weight


def _is_likely(pair: Pair, votes: int, share: float) -> bool:
    """Whether a plural that the analyzer knows is one, by its share of the readings."""
    if _is_inflected(*pair):
        return share >= SOUND and len(pair[0]) > 3
    if votes == 3:
        return share >= SEEN
    return share >= (POSSIBLE if votes == 2 and _is_long(pair) else CERTAIN) and (votes == 2 or _is_long(pair))


def _is_said(pair: Pair, votes: int, analysed: bool, readings: Readings) -> bool:
    """Whether a plural has the letters of a plural, or is nothing else; with two dictionaries one of them will do."""
    singular, plural = pair
    weight = readings.weight(singular)
    if _is_inflected(*pair) or readings.weight(f"{singular}ه") > FEMININE * weight:
        return False
    if readings.weight(plural, "verbal noun", "past", "present") > min(VERBAL * weight, OFTEN):
        return False
    alone = readings.weight(plural, *NO_PLURALS) <= OTHER * weight
    shaped = _is_long(pair) or (votes > 1 and SHORT.fullmatch(plural) is not None)
    return (alone or shaped) if votes == 2 and not analysed else alone and shaped


def _is_long(pair: Pair) -> bool:
    singular, plural = (WEAK.sub("", word) for word in pair)
    begins = pair[1][0] in ("ا", pair[0][0])
    return begins and singular == plural and LONG.fullmatch(pair[1]) is not None


def _is_inflected(singular: str, plural: str) -> bool:
    """Whether a plural is the singular with an ending."""
    return plural in {singular + ending for ending in ENDINGS}


def _is_elative(singular: str, plural: str) -> bool:
    """Whether a pair is a comparative with its feminine (أكبر, كبرى) or its rare plural (أسعد, أساعد)."""
    return singular.startswith("ا") and (plural == f"{singular[1:]}ي" or plural == f"{singular[:2]}ا{singular[2:]}")


def _analysed(readings: Readings) -> dict[Pair, float]:
    """Return the pairs of the analyzer, with the smaller share of the two readings."""
    found: dict[Pair, float] = defaultdict(float)
    for plural, reading in readings.with_role("plural"):
        for singular in stems_of(reading.lemma):
            if singular != plural and plural not in {singular + ending for ending in ("ي", "و", "ه", "يه")}:
                share = min(readings.share(term, reading.lemma) for term in (singular, plural))
                found[singular, plural] = max(found[singular, plural], share)
    return found


def _listed() -> set[Pair]:
    return {
        (stem(singular), stem(plural))
        for singular, plural in related_dictionary.plurals()
        if _is_usable(singular) and _is_usable(plural) and stem(singular) != stem(plural)
    }


def _looked_up() -> set[Pair]:
    spellings: dict[str, list[str]] = defaultdict(list)
    for word in wordfreq.iter_wordlist("ar", "large"):  # the commonest first
        spellings[fold(word)].append(word)
    pairs = {
        (fold(simplemma.lemmatize(spelling, "ar")), folded)
        for folded in filter(_is_usable, spellings)
        for spelling in spellings[folded][:SPELLINGS]
    }
    return {(stem(one), stem(other)) for one, other in pairs if _is_usable(one) and stem(one) != stem(other)}


def _is_usable(folded: str) -> bool:
    return is_arabic(folded) and is_frequent(folded) and keeps_beginning(folded)
