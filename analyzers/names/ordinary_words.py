"""Distinguish words of the language, which have one spelling, from names; and known words from typos."""

import re
from functools import lru_cache

from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import OFTEN_A_NAME, RATHER_A_NAME, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import MIN_ATTESTED_FREQUENCY, lexicon
from analyzers.text.stem import stem

# Tenths of Zipf that an inflected form may be rarer than its word: a noun with the article, a verb in another person.
# A larger value makes ordinary words of more names, a smaller one looks for spellings of more ordinary words.
_MAX_FREQUENCY_LOSS = 22
_ENDINGS = ("ها", "هم", "ات", "وا")  # of nouns and verbs
_PERSONS = "يتن"  # prefixes of a verb in the present tense


# Long stems that Arabic nouns do not have: not derived with ا, م or ت, no ending of nouns, and no pattern such as
# صناديق and صندوق. Words from other languages take the article and have several spellings: فيديو, يونسكو, كومبيوتر.
_FOREIGN = re.compile(r"(?![امت]|..ا(?:..|.ي.)$|[^اوي]{3}[وي].$)\S{5,}(?<!ه|ا|ي)(?<!اء|ات|ان|ون|ين)")


def _is_foreign(stem_: str) -> bool:
    """Say whether a stem has the letters of a word from another language."""
    return _FOREIGN.fullmatch(stem_) is not None


@lru_cache(maxsize=1 << 16)
def is_ordinary(word: str) -> bool:
    """Say whether a folded word belongs to the language and is not a name, so that it has no other spellings.

    The inflected forms decide: nouns take the article, and verbs have persons; foreign names have neither.
    """
    place = gazetteer().places.get(word)
    if name_list().level(word) >= RATHER_A_NAME or (place and place.sure):
        return False
    frequency = lexicon().frequency
    base = stem(word)
    min_frequency = max(MIN_ATTESTED_FREQUENCY, frequency(base) - _MAX_FREQUENCY_LOSS)
    if any(frequency(base + ending) >= min_frequency for ending in _ENDINGS):
        return True
    if frequency(ARTICLE + base) >= min_frequency and not _is_foreign(base):
        return True
    verb = word.lstrip("وفس")
    if verb[:1] not in _PERSONS or not verb:
        return False
    other_persons = [frequency(person + verb[1:]) for person in _PERSONS if person != verb[0]]
    return min(other_persons) >= max(MIN_ATTESTED_FREQUENCY, frequency(verb) - _MAX_FREQUENCY_LOSS)


def is_known_word(word: str) -> bool:
    """Say whether a folded word is attested in the language, or a listed name: then it is not a typo."""
    return lexicon().is_attested(word) or name_list().level(word) >= OFTEN_A_NAME or word in gazetteer().places
