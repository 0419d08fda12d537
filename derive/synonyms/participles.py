"""Find the participles of derived verbs by their pattern: مزور of زور, مغلق of أغلق.

The pattern of a verb determines its participles (W. Wright, A Grammar of the Arabic Language). Those of the first form
are left out: كاتب and محمول name people and things.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from analyzers.text.lexicon import lexicon
from derive.synonyms.readings import Readings, stems_of
from derive.synonyms.verbs import VerbForm, derived_nouns

# The pattern of a verb, and the patterns of its participles, the active one first.
PARTICIPLES = {
    "فَعَّلَ": ("مُفَعِّل", "مُفَعَّل"),
    "فَاعَلَ": ("مُفَاعِل",),
    "أَفْعَلَ": ("مُفْعِل", "مُفْعَل"),
    "تَفَعَّلَ": ("مُتَفَعِّل",),
    "تَفَاعَلَ": ("مُتَفَاعِل",),
    "انْفَعَلَ": ("مُنْفَعِل",),
    "افْتَعَلَ": ("مُفْتَعِل", "مُفْتَعَل"),
    "اسْتَفْعَلَ": ("مُسْتَفْعِل", "مُسْتَفْعَل"),
    "فَعْلَلَ": ("مُفَعْلِل", "مُفَعْلَل"),
}
# The values were set by reading the pairs that each admits.
SHARE = 0.5  # of the participles of one verb, among all readings of the term
MAX_RATIO = 0.6  # of a participle to its verb and verbal noun: مجتمع is a society more often than «met»
COMMON = 28  # tenths of Zipf
# What these mean in news, which is not what their verbs do.
NAMES = {
    "منتخب": "a team",
    "مختبر": "a laboratory",
    "محافظ": "a governor",
    "مقرر": "a rapporteur",
    "مضيف": "a host",
    "مفيد": "useful",
    "مستحضر": "a preparation",
    "مستقيم": "straight",
    "مستعار": "of a name",
    "محرك": "an engine",
    "مجاز": "a metaphor",
    "مقنع": "masked",
    "منكر": "an evil",
    "مريد": "a follower",
    "مراد": "a name",
    "مختار": "a name",
    "معيد": "an assistant lecturer",
    "مشير": "a field marshal",
}


def participles(readings: Readings, counted: Collection[str]) -> list[VerbForm]:
    """Return the participles of verbs that have a verbal noun, with that noun in place of the verb, sorted.

    `counted` are the terms that have a broken plural: they name things.
    """
    noun_of = {noun.lemma: noun for noun in derived_nouns(readings)}
    lemmas: dict[tuple[str, str], set[str]] = defaultdict(set)  # term and lemma of the verb -> lemmas of participles
    for verb_lemma, term, lemma in _by_pattern(readings, noun_of):
        if term not in counted and term not in NAMES and lexicon().frequency(term) >= COMMON:
            lemmas[term, verb_lemma].add(lemma)
    return sorted(
        VerbForm(verb_lemma, noun_of[verb_lemma].term, term)
        for (term, verb_lemma), found in lemmas.items()
        if _is_participle(readings, term, found, noun_of[verb_lemma])
    )


def _by_pattern(readings: Readings, verbs: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the lemma of each verb with the terms and the lemmas of its participles."""
    lemmas: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, reading in readings.with_role("past"):
        for pattern in PARTICIPLES.get(reading.pattern, ()):
            if reading.lemma in verbs:
                lemmas[reading.root, pattern].add(reading.lemma)
    for term, reading in readings.with_role("noun", "verbal noun"):
        if term in stems_of(reading.lemma):
            for verb in lemmas.get((reading.root, reading.pattern), ()):
                yield verb, term, reading.lemma


def _is_participle(readings: Readings, term: str, lemmas: Collection[str], noun: VerbForm) -> bool:
    """Say whether a term is mainly a participle, and not much more frequent than its verb and verbal noun."""
    weight = sum(readings.share_of_all(term, lemma) for lemma in lemmas)
    of_verb = readings.weight(noun.verb, "past") + readings.weight(noun.term, "noun", "verbal noun")
    return weight >= SHARE and weight * readings.weight(term) <= MAX_RATIO * of_verb
