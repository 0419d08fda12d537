"""Verbs, their verbal nouns and their present: by pattern where the pattern tells, else by the dictionary.

The verbal noun of a derived form is known from the form (W. Wright, A Grammar of the Arabic Language): افتعل,
افتعال. That of the first form is not; for it the dictionary and the analyzer must agree.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from analyzers.text.lexicon import lexicon
from derive import related_dictionary
from derive.related_readings import Reading, Readings, stems_of


class Form(NamedTuple):
    """A form of a verb: the verb's vocalised lemma, the verb and the form as terms."""

    lemma: str
    verb: str
    term: str


# Pattern of a derived verb: the patterns of its verbal noun.
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
SHARE = 0.15  # of the reading in what the term stands for: وقع is «happened» more often than «signed»
SHARE_LISTED = 0.3  # the same for a verbal noun that only the dictionary ties to its verb
SHARE_PRESENT = 0.5  # the same for a present: تشد is of شد before it is a short form of أشاد
SHARE_HOLLOW = 0.99  # the same of a verb with a weak middle: يقيد is no present of قاد
HOLLOW = re.compile(".ا.")
WEAK_MIDDLE = re.compile(".+ا.")
WITH_ENDING = ("إِفْعَال", "اسْتِفْعَال")  # the patterns that take an ending for a weak middle
RIVAL = 5  # tenths of Zipf
COMMON = 30  # tenths of Zipf that a listed verb and noun need; rare words are read wrongly more often
RARE = 0.05  # weight of a verb against its listed verbal noun: وزارة does not make one think of وزر


def verbal_nouns(readings: Readings, counted: Collection[str]) -> list[Form]:
    """Return the verbal nouns of verbs, sorted; `counted` are the terms that have a broken plural."""
    nouns: dict[tuple[str, str], set[str]] = defaultdict(set)
    for term, reading in readings.with_role("verbal noun"):
        if term in stems_of(reading.lemma) and readings.share(term, reading.lemma) >= SHARE:
            nouns[reading.root, reading.pattern].add(term)
    found = set(_listed(readings, counted))
    for verb, reading in _pasts(readings):
        for pattern in DERIVED.get(reading.pattern, ()):
            found |= {Form(reading.lemma, verb, n) for n in nouns[reading.root, pattern] if _is_noun(pattern, verb, n)}
    return sorted(form for form in found if form.verb != form.term)


def _is_noun(pattern: str, verb: str, noun: str) -> bool:
    """Whether a noun has an ending just when its verb has a weak middle: استجاب, استجابة; استجوب, استجواب."""
    return not pattern.startswith(WITH_ENDING) or noun.endswith("ه") == bool(WEAK_MIDDLE.fullmatch(verb))


def presents(readings: Readings) -> list[Form]:
    """Return the presents of verbs, sorted: اعتقل, يعتقل."""
    verbs: dict[str, set[str]] = defaultdict(set)
    for verb, reading in _pasts(readings):
        verbs[reading.lemma].add(verb)
    forms = {
        Form(reading.lemma, verb, term)
        for term, reading in readings.with_role("present")
        for verb in verbs[reading.lemma]
        if verb != term and _is_present(verb, term, readings.share(term, reading.lemma))
    }
    commonest: dict[tuple[str, str], int] = defaultdict(int)
    for form in forms:
        beginning = form.verb, form.term[0]
        commonest[beginning] = max(commonest[beginning], lexicon().frequency(form.term))
    return sorted(form for form in forms if not _has_rival(form, commonest[form.verb, form.term[0]]))


def _has_rival(form: Form, most: int) -> bool:
    """Whether a verb with a weak middle has a far commoner present: يقيل is not of قال, which has يقول."""
    return HOLLOW.fullmatch(form.verb) is not None and most > RIVAL + lexicon().frequency(form.term)


def _is_present(verb: str, term: str, share: float) -> bool:
    """Whether a present is that of a verb, and no shortened form that looks like another verb's present."""
    if len(verb) == 2:
        return len(term) == 3 and share >= SHARE_PRESENT  # رد: يرد, not يردد
    if WEAK_MIDDLE.fullmatch(verb):
        return term[-2] in "اوي" and share >= (SHARE_HOLLOW if len(verb) == 3 else SHARE_PRESENT)  # اشتاق: not يشتق
    return (len(term) > 3 or verb.startswith("و")) and share >= SHARE_PRESENT  # وصل: يصل


def _pasts(readings: Readings) -> Iterator[tuple[str, Reading]]:
    """Yield the words that are likely a verb in its dictionary form."""
    for term, reading in readings.with_role("past"):
        if readings.share(term, reading.lemma) >= SHARE and term in stems_of(reading.lemma):
            yield term, reading


def _listed(readings: Readings, counted: Collection[str]) -> Iterator[Form]:
    """Yield what the dictionary lists, where the analyzer reads the two words as verb and noun of one root.

    Nouns of a derived pattern are left to `DERIVED`; those that are `counted`, having a broken plural, and those of
    place and tool, which begin with م, are rather the name of a thing: كتاب.
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
    for verb, noun in sorted(related_dictionary.verbal_nouns()):
        often = readings.weight(verb, "past") >= RARE * readings.weight(noun, "noun", "verbal noun")
        common = min(lexicon().frequency(verb), lexicon().frequency(noun)) >= COMMON
        if often and common and noun not in counted and not noun.startswith("م"):
            yield from (Form(past.lemma, verb, noun) for past in verbs[verb] if past.root in nouns[noun])
