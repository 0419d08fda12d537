"""Say where a form of a word is mostly another word: فرحات, plural of فرحة, is a name, and فجر is mostly «dawn»."""

from functools import lru_cache

from analyzers.expansion.synonyms import Relation, has_forms, heads
from analyzers.names.name_lists import RATHER_A_NAME, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import lexicon

# Tenths of Zipf, set by reading the 1,400 plurals and 1,300 verbal nouns of related.txt.
_MIN_LOSS = 12  # of a word that is no plural with the article or a pronoun: فرحات 33, حسان 13, بدور 18
_MAX_LOSS_OF_NOUN = 1  # of a noun with the article, which a verb does not take: فجر -1, but حضر 9
_MIN_GAIN_OF_NOUN = 10  # of the article over the endings of verbs: فجر 12, but حذر 4
_PREPOSITIONS = "بلك"
_PRONOUNS = ("ه", "ها", "هم", "نا")
_PAST = ("ت", "وا")


@lru_cache(maxsize=1 << 14)
def is_mostly_other_word(term: str, other: str, relation: Relation) -> bool:
    """Say whether one of two related terms is mostly another word than the form of the other term.

    That is a plural that is a name (فرحات) or a preposition and its noun (بدور), and a verb that is a noun (فجر). A
    `term` with a plural of its own is also more than the plural of `other`: كتاب of كاتب.
    """
    form = term if other in heads(term, relation) else other
    if relation == Relation.PLURAL:
        return (form == term and has_forms(term, relation)) or _is_name(form) or _is_after_preposition(form)
    return relation == Relation.VERBAL_NOUN and _is_noun(form)


def is_only_verb(term: str) -> bool:
    """Say whether a stem has verbal nouns and is none itself: قدم, but not تقدم, which is both in the same letters."""
    is_noun = term.startswith("ت") or has_forms(term, Relation.VERBAL_NOUN)
    return not is_noun and bool(heads(term, Relation.VERBAL_NOUN))


def _is_name(plural: str) -> bool:
    """Say whether a plural is rather a name, which takes neither article nor pronouns."""
    forms = (ARTICLE + plural, *(plural + pronoun for pronoun in _PRONOUNS))
    return name_list().level(plural) >= RATHER_A_NAME and _loss(plural, *forms) >= _MIN_LOSS


def _is_after_preposition(plural: str) -> bool:
    """Say whether a plural is rather a preposition and a more frequent noun: بدور, mostly «in turn»."""
    is_likelier = plural[0] in _PREPOSITIONS and _frequency(plural[1:]) > _frequency(plural)
    return is_likelier and _loss(plural, ARTICLE + plural) >= _MIN_LOSS


def _is_noun(verb: str) -> bool:
    """Say whether a verb is rather a noun of the same letters."""
    with_article = ARTICLE + verb
    is_noun = lexicon().is_attested(with_article) and _loss(verb, with_article) <= _MAX_LOSS_OF_NOUN
    return is_noun and _loss(with_article, *(verb + ending for ending in _PAST)) >= _MIN_GAIN_OF_NOUN


def _loss(word: str, *forms: str) -> int:
    return _frequency(word) - max(map(_frequency, forms))


def _frequency(word: str) -> int:
    return lexicon().frequency(word)
