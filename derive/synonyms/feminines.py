"""Find the feminines that the stemmer keeps apart: جزائرية of جزائري, متهمة of متهم, طبيبة of طبيب.

The analyzer gives an adjective and its feminine one lemma. جمهورية and مساعدة, which name things, have their own.
"""

import re
from collections.abc import Collection

from derive.synonyms.readings import Reading, Readings, is_frequent

ENDING = "ه"
NISBA = "ِيّ"
# Participles, فاعل, فعيل and فعّال: adjectives and persons. Other patterns have pairs like مكتب and مكتبة.
ADJECTIVE = re.compile("مُ.*|مَفْعُول|فَاعِل|فَعِيل|فَعَّال")
SHARE = 0.5  # of the lemma, among the readings of either term; set by reading the pairs that it admits
SHARE_NISBA = 0.2  # of a nisba among the readings of the masculine term, where إعلامي is also «my information»
# Masculine words whose feminine means something else, though the analyzer reads one lemma.
OTHER_WORDS = {
    "حال": "حالة is a case",
    "خال": "خالة is an aunt",
    "خان": "خانة is a column",
    "جاد": "جادة is an avenue",
    "مقدم": "مقدمة is an introduction",
    "بواب": "بوابة is a gate",
    "فار": "فارة is a mouse",
    "حامل": "حاملة is a carrier",
    "فاصل": "فاصلة is a comma",
    "مباشر": "مباشرة is «at once»",
    "مواطن": "مواطنة is citizenship",
}
FemininePair = tuple[str, str]


def feminines(readings: Readings, counted: Collection[str]) -> list[FemininePair]:
    """Return the terms of masculine words, each with the term of its feminine, sorted.

    `counted` are the terms that have a broken plural: a feminine among them, such as دائرة, names a thing.
    """
    pairs = [(term, term + ENDING) for term in readings.of_term if len(term) > 2 and term not in OTHER_WORDS]
    return sorted(pair for pair in pairs if pair[1] not in counted and _is_feminine(readings, *pair))


def _is_feminine(readings: Readings, term: str, feminine: str) -> bool:
    if not (is_frequent(term) and is_frequent(feminine)):
        return False
    of_feminine = {reading.lemma for reading in readings.of_term.get(feminine, ())}
    common = {
        reading.lemma
        for reading in readings.of_term[term]
        if reading.lemma in of_feminine and reading.role == "noun" and _is_adjective(reading)
    }
    if not readings.weight(term) + readings.weight(feminine):  # تونسي is in no count of lemmas
        return bool(common)
    is_nisba = any(lemma.endswith(NISBA) for lemma in common)
    shares = [sum(readings.share_of_all(word, lemma) for lemma in common) for word in (term, feminine)]
    return shares[0] >= (SHARE_NISBA if is_nisba else SHARE) and shares[1] >= SHARE


def _is_adjective(reading: Reading) -> bool:
    return reading.lemma.endswith(NISBA) or bool(ADJECTIVE.fullmatch(reading.pattern))
