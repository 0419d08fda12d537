"""Find broken plurals on which two of three sources agree: the analyses of farahidi, arramooz and simplemma.

One source is enough for a plural of a long pattern with the letters of its singular. A word that usually means
something else is not a plural: غرب is the West before it is ravens.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

import simplemma

from analyzers.text.clitics import is_arabic
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem
from derive.lexicon import spellings
from derive.synonyms import dictionary
from derive.synonyms.readings import RARE, Readings, is_frequent, keeps_beginning, stems_of

PluralPair = tuple[str, str]  # terms of a singular and of its plural

WEAK = re.compile("[اويهء]")
# Patterns that almost only plurals have: مفاعل فواعيل فعائل, أفعال, أفعلة, فعلاء.
LONG = re.compile("..ا.ي?[^هيا]|ا..ا.|ا..[^و]ه|...اء")
AFAL = re.compile("ا..ا.")  # أفعال, and also إفعال, the pattern of a verbal noun
SHORT = re.compile("..و.|..?وات")  # حروب, سنوات: other words have this pattern, so two dictionaries must agree
ENDINGS = ("ي", "ا", "و", "ه", "يه", "ات", "يات", "ون", "ين", "وا")  # of an inflected singular
SPELLINGS_LOOKED_UP = 2  # of a folded word, the commonest, that simplemma looks up
ACCUSATIVE = tuple(f"{letter}ا" for letter in "بتثجحخدذرزسشصضطظعغفقكلمنهوءا")  # the alef of the accusative: أحرارا
NUMBERS = frozenset({"ثلاثه", "اربعه", "خمسه", "سته", "سبعه", "ثمانيه", "تسعه", "عشره"})  # أربعة is no plural of ربيع
MIN_ZIPF = {1: 32, 2: 25, 3: 20}  # tenths, of both words, by votes: sources are less reliable on rare words
OTHER_ROLES = (
    "noun",
    "verbal noun",
    "past",
    "she",
    "present",
    "passive",
    "we",
    "other",
    RARE,
)  # the other roles of a word
# Shares and ratios of the readings of a term, by how often their lemmas occur in news. The values were set by reading
# the pairs that each admits or rejects.
CERTAIN, POSSIBLE, SEEN = 0.25, 0.05, 0.02  # share of the plural reading
SOUND = 0.6  # the same for a plural with an ending: تامين is insurance before it is «complete ones»
NOUN = 0.25  # share of noun readings of the singular
VERBAL = 0.02  # of the plural as a verb or verbal noun to the singular: غروب is not a plural of غرب
OFTEN = 1e-5  # of a verbal noun or verb to all words: إقبال
FEMININE = 2  # of the feminine to the singular: عواطف is the plural of عاطفة, not of عاطف
OTHER = 0.1  # of the other readings of the plural to the singular


def plurals(readings: Readings) -> list[PluralPair]:
    """Return pairs of a singular and its broken plural, as terms, sorted."""
    analysed, listed, looked_up = _analysed(readings), _listed(), _looked_up()
    votes_for = Counter([*analysed, *listed, *looked_up])
    most_votes = {plural: max(votes_for[pair] for pair in pairs) for plural, pairs in _by_plural(votes_for).items()}
    accepted = []
    for pair, votes in sorted(votes_for.items()):
        if min(map(lexicon().frequency, pair)) < MIN_ZIPF[votes]:
            continue
        if _may_be(pair, readings) and (
            _is_likely(pair, votes, analysed.get(pair, 0))
            or (votes == most_votes[pair[1]] and _is_plausible(pair, votes, pair in analysed, readings))
        ):
            accepted.append(pair)
    return accepted


def _by_plural(pairs: Iterable[PluralPair]) -> dict[str, list[PluralPair]]:
    pairs_of: dict[str, list[PluralPair]] = defaultdict(list)
    for pair in pairs:
        pairs_of[pair[1]].append(pair)
    return pairs_of


def _may_be(pair: PluralPair, readings: Readings) -> bool:
    """Say whether the singular is mainly a noun, and the plural no verbal noun, comparative or accusative."""
    singular, plural = pair
    weight = readings.weight(singular)
    if plural in NUMBERS or plural.endswith(ACCUSATIVE) or plural != stem(plural) or _is_elative(*pair):
        return False
    verbal = readings.weight(plural, "verbal noun")
    if AFAL.fullmatch(plural) and verbal > min(VERBAL * weight, OFTEN):
        return False
    return readings.weight(singular, "noun", "verbal noun") >= NOUN * weight


def _is_likely(pair: PluralPair, votes: int, share: float) -> bool:
    """Say whether a plural of the analyzer is likely, by its share of the readings."""
    if _is_inflected(*pair):
        return share >= SOUND and len(pair[0]) > 3
    if votes == 3:
        return share >= SEEN
    return share >= (POSSIBLE if votes == 2 and _is_long(pair) else CERTAIN) and (votes == 2 or _is_long(pair))


def _is_plausible(pair: PluralPair, votes: int, analysed: bool, readings: Readings) -> bool:
    """Say whether a plural has the pattern of one and no other reading; if two dictionaries agree, either is enough."""
    singular, plural = pair
    weight = readings.weight(singular)
    if _is_inflected(*pair) or readings.weight(f"{singular}ه") > FEMININE * weight:
        return False
    if readings.weight(plural, "verbal noun", "past", "present") > min(VERBAL * weight, OFTEN):
        return False
    alone = readings.weight(plural, *OTHER_ROLES) <= OTHER * weight
    shaped = _is_long(pair) or (votes > 1 and SHORT.fullmatch(plural) is not None)
    return (alone or shaped) if votes == 2 and not analysed else alone and shaped


def _is_long(pair: PluralPair) -> bool:
    singular, plural = (WEAK.sub("", word) for word in pair)
    begins = pair[1][0] in ("ا", pair[0][0])
    return begins and singular == plural and LONG.fullmatch(pair[1]) is not None


def _is_inflected(singular: str, plural: str) -> bool:
    """Say whether a plural is only its singular with an ending."""
    return plural in {singular + ending for ending in ENDINGS}


def _is_elative(singular: str, plural: str) -> bool:
    """Say whether a pair is a comparative with its feminine (أكبر, كبرى) or its rare plural (أسعد, أساعد)."""
    return singular.startswith("ا") and (plural == f"{singular[1:]}ي" or plural == f"{singular[:2]}ا{singular[2:]}")


def _analysed(readings: Readings) -> dict[PluralPair, float]:
    """Return the pairs of the analyzer, each with the smaller share of its two readings."""
    shares: dict[PluralPair, float] = defaultdict(float)
    for plural, reading in readings.with_role("plural"):
        for singular in stems_of(reading.lemma):
            if singular != plural and plural not in {singular + ending for ending in ("ي", "و", "ه", "يه")}:
                share = min(readings.share(term, reading.lemma) for term in (singular, plural))
                shares[singular, plural] = max(shares[singular, plural], share)
    return shares


def _listed() -> set[PluralPair]:
    return {
        (stem(singular), stem(plural))
        for singular, plural in dictionary.plurals()
        if _is_usable(singular) and _is_usable(plural) and stem(singular) != stem(plural)
    }


def _looked_up() -> set[PluralPair]:
    spelled = spellings()
    pairs = {
        (fold(simplemma.lemmatize(spelling, "ar")), folded)
        for folded in filter(_is_usable, spelled)
        for spelling in spelled[folded][:SPELLINGS_LOOKED_UP]
    }
    return {(stem(one), stem(other)) for one, other in pairs if _is_usable(one) and stem(one) != stem(other)}


def _is_usable(folded: str) -> bool:
    return is_arabic(folded) and is_frequent(folded) and keeps_beginning(folded)
