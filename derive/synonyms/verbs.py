"""Find the verbal nouns and presents of verbs: by pattern if it decides, otherwise by the dictionary.

The pattern of a derived verb determines its verbal noun (W. Wright, A Grammar of the Arabic Language): افتعل, افتعال.
The pattern of a verb of the first form does not, so the dictionary and the analyzer must agree.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from analyzers.text.lexicon import lexicon
from derive.synonyms import dictionary
from derive.synonyms.readings import Reading, Readings, stems_of


class VerbForm(NamedTuple):
    """A form of a verb: the vocalised lemma of the verb, and the terms of the verb and of the form."""

    lemma: str
    verb: str
    term: str


# The pattern of a derived verb, and the patterns of its verbal noun.
DERIVED = {
    "فَعَّلَ": ("تَفْعِيل", "تَفْعِلَة"),
    "فَاعَلَ": ("مُفَاعَلَة",),
    "أَفْعَلَ": ("إِفْعَال", "إِفْعَالَة"),
    "تَفَعَّلَ": ("تَفَعُّل",),
    "تَفَاعَلَ": ("تَفَاعُل",),
    "انْفَعَلَ": ("انْفِعَال",),
    "افْتَعَلَ": ("افْتِعَال",),
    "افْعَلَّ": ("افْعِلَال",),
    "اسْتَفْعَلَ": ("اسْتِفْعَال", "اسْتِفْعَالَة"),
    "فَعْلَلَ": ("فَعْلَلَة",),
    "تَفَعْلَلَ": ("تَفَعْلُل",),
}
# Minimum share of a reading among the readings of its term. The values were set by reading the pairs that each admits.
SHARE = 0.15  # وقع is «happened» more often than «signed»
SHARE_LISTED = 0.3  # of a verbal noun that only the dictionary connects with its verb
SHARE_PRESENT = 0.5  # تشد belongs to شد before it is a short form of أشاد
SHARE_HOLLOW = 0.9  # of the present of a verb with a weak middle: يقيد is not the present of قاد
SHARE_SHORT = 0.9  # of a present of three letters: يحب
SHARE_SHE = 0.5  # of the past of «she», among all readings of the term
SHARE_OTHER = 0.8  # of a passive or of «we», among all readings of the term
HOLLOW = re.compile(".ا.")
WEAK_MIDDLE = re.compile(".+ا.")
WEAK_FORM = re.compile("[اوي].ت?$")
WITH_ENDING = ("إِفْعَال", "اسْتِفْعَال")  # the patterns that take an ending for a weak middle
COMMON_FORM = 28  # tenths of Zipf, of a passive or of «we»
COMMON = 30  # tenths of Zipf, of a listed verb and noun: sources are less reliable on rare words
MIN_RATIO = 0.05  # of the frequencies of a verb and its listed verbal noun: nobody means وزر by وزارة


def verbal_nouns(readings: Readings, counted: Collection[str]) -> list[VerbForm]:
    """Return the verbal nouns of verbs, sorted; `counted` are the terms that have a broken plural."""
    found = {*_listed(readings, counted), *derived_nouns(readings)}
    return sorted(form for form in found if form.verb != form.term)


def derived_nouns(readings: Readings) -> list[VerbForm]:
    """Return the verbal nouns of verbs of derived patterns, sorted."""
    nouns: dict[tuple[str, str], set[str]] = defaultdict(set)
    for term, reading in readings.with_role("verbal noun"):
        if term in stems_of(reading.lemma) and readings.share(term, reading.lemma) >= SHARE:
            nouns[reading.root, reading.pattern].add(term)
    return sorted(
        VerbForm(reading.lemma, verb, noun)
        for verb, reading in _pasts(readings)
        for pattern in DERIVED.get(reading.pattern, ())
        for noun in nouns[reading.root, pattern]
        if _is_noun(pattern, verb, noun)
    )


def _is_noun(pattern: str, verb: str, noun: str) -> bool:
    """Say whether a noun has an ending if and only if its verb has a weak middle: استجاب, استجابة; استجوب, استجواب."""
    return not pattern.startswith(WITH_ENDING) or noun.endswith("ه") == bool(WEAK_MIDDLE.fullmatch(verb))


def presents(readings: Readings) -> list[VerbForm]:
    """Return the presents and passives of verbs, sorted: اعتقل, يعتقل; اغتال, اغتيل."""
    verbs: dict[str, set[str]] = defaultdict(set)
    for verb, reading in _pasts(readings):
        verbs[reading.lemma].add(verb)
    forms = {
        VerbForm(reading.lemma, verb, term)
        for term, reading in readings.with_role("present")
        for verb in verbs[reading.lemma]
        if verb != term and _is_present(verb, term, readings.share(term, reading.lemma))
    }
    forms |= {*_other_forms(readings, verbs), *_feminine_pasts(readings, verbs)}
    return sorted(_without_rivals(forms))


def _without_rivals(forms: Collection[VerbForm]) -> Iterator[VerbForm]:
    """Yield the forms, without those of a hollow verb whose middle is another one than in its commonest present.

    يقيل is not the present of قال, which has يقول; the alef of its passive, يقال, is no middle of its own.
    """
    commonest: dict[str, VerbForm] = {}
    for form in sorted(forms, key=lambda form: lexicon().frequency(form.term)):
        commonest[form.verb] = form
    for form in forms:
        if not HOLLOW.fullmatch(form.verb) or form.term[-2] in {"ا", commonest[form.verb].term[-2]}:
            yield form


def _feminine_pasts(readings: Readings, verbs: Mapping[str, Collection[str]]) -> Iterator[VerbForm]:
    """Yield the pasts of «she», which the stemmer keeps apart: سقطت."""
    for term, reading in readings.with_role("she"):
        for verb in verbs.get(reading.lemma, ()):
            is_clear = len(term) > 3 or lexicon().frequency(term) >= COMMON  # نفت, not نوت
            if is_clear and verb != term and readings.share_of_all(term, reading.lemma) >= SHARE_SHE:
                yield VerbForm(reading.lemma, verb, term)


def _other_forms(readings: Readings, verbs: Mapping[str, Collection[str]]) -> Iterator[VerbForm]:
    """Yield the passives that are spelled differently and the forms of «we»: اغتيل, يقال, نبحث."""
    for term, reading in readings.with_role("passive", "we"):
        for verb in verbs.get(reading.lemma, ()):
            if _is_other_form(verb, term) and readings.share_of_all(term, reading.lemma) >= SHARE_OTHER:
                yield VerbForm(reading.lemma, verb, term)


def _is_other_form(verb: str, term: str) -> bool:
    """Say whether a form is no homograph: قيل and ريس are too short, يردد is of another verb, تحظ is a short form."""
    if len(verb) == 2 and len(term) != 3:
        return False
    if len(term) <= 3 or lexicon().frequency(term) < COMMON_FORM:
        return verb != term and len(verb) == 2
    if (verb[-1] in "اي" and term[-1] not in "اي") or (WEAK_MIDDLE.fullmatch(verb) and not WEAK_FORM.search(term)):
        return False
    return verb != term and (term != f"{verb}ت" or len(verb) > 3)


def _is_present(verb: str, term: str, share: float) -> bool:
    """Say whether a present belongs to a verb, and is not a short form that looks like the present of another verb."""
    if len(verb) == 2:
        return len(term) == 3 and share >= SHARE_PRESENT  # رد: يرد, not يردد
    if WEAK_MIDDLE.fullmatch(verb):
        return term[-2] in "اوي" and share >= (SHARE_HOLLOW if len(verb) == 3 else SHARE_PRESENT)  # اشتاق: not يشتق
    if len(term) == 3 and verb[-1] in "اي":
        return False  # يدع is a short form of يدعو, and another verb
    is_short = len(term) == 3 and not verb.startswith("و")  # وصل: يصل
    return share >= (SHARE_SHORT if is_short else SHARE_PRESENT)


def _pasts(readings: Readings) -> Iterator[tuple[str, Reading]]:
    """Yield the words that are likely the dictionary form of a verb."""
    for term, reading in readings.with_role("past"):
        if readings.share(term, reading.lemma) >= SHARE and term in stems_of(reading.lemma):
            yield term, reading


def _listed(readings: Readings, counted: Collection[str]) -> Iterator[VerbForm]:
    """Yield the pairs of the dictionary that the analyzer reads as verb and noun of one root.

    `DERIVED` covers the nouns of derived patterns. Nouns that are `counted`, because they have a broken plural (كتاب),
    and nouns of place and tool, which begin with م, are left out: they usually name a thing.
    """
    derived = {pattern for patterns in DERIVED.values() for pattern in patterns}
    verbs: dict[str, set[Reading]] = defaultdict(set)
    for term, reading in _pasts(readings):
        verbs[term].add(reading)
    nouns: dict[str, set[str]] = defaultdict(set)
    for term, reading in readings.with_role("noun", "verbal noun"):
        is_action = reading.role == "verbal noun" or term.endswith("ه")
        if is_action and reading.pattern not in derived and readings.share(term, reading.lemma) >= SHARE_LISTED:
            nouns[term].add(reading.root)
    for verb, noun in sorted(dictionary.verbal_nouns()):
        is_used = readings.weight(verb, "past") >= MIN_RATIO * readings.weight(noun, "noun", "verbal noun")
        common = min(lexicon().frequency(verb), lexicon().frequency(noun)) >= COMMON
        if is_used and common and noun not in counted and not noun.startswith("م"):
            yield from (VerbForm(past.lemma, verb, noun) for past in verbs[verb] if past.root in nouns[noun])
