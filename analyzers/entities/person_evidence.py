"""Say which names of a text are nobody: God, an index of shares, a lone given name that the text gives to no one."""

from collections.abc import Sequence
from typing import NamedTuple

from analyzers.entities.cue_words import (
    FOREIGN_NOUNS,
    GOD,
    LATIN_LETTERS,
    MEASURES,
    NAMES_OF_GOD,
    NEWS,
    PRODUCTS,
    ROLES,
    SAYING,
    SECOND_PARTS,
    TITLES,
)
from analyzers.entities.name_kinds import is_common_given_name
from analyzers.entities.word_classes import is_nationality, is_of_country, without_clitics
from analyzers.names.gazetteer import gazetteer
from analyzers.names.genealogy import SERVANT_OF
from analyzers.names.name_lists import CLEARLY_A_NAME, MOSTLY_A_NAME, OFTEN_A_NAME, known_names, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.function_words import is_function_word
from analyzers.text.lexicon import lexicon

_DOCTOR = "د"  # د. سمير
_KNOWN_WORD = 25  # tenths of Zipf; a rarer word with the article is mostly a family name
# A lone given name that a text has this often is its hero, a player perhaps. A more frequent one is
# anybody.
_OCCURRENCES_OF_HERO, _VERY_COMMON = 3, 50
_LARGE_TOWN = 100_000  # inhabitants
_WORDS_OF_GIVEN_NAME = 2
_PLURALS = ("ين", "ون", "ات")


def is_cue(before: Sequence[str]) -> bool:
    """Say whether a name without a preposition follows the last of some words: a title, «said», a nationality."""
    if not before:
        return False
    return without_clitics(before[-1]) in SAYING or _says_who(before)


def _says_who(before: Sequence[str]) -> bool:
    """Say whether the last of some words is a title or a nationality."""
    host = without_clitics(before[-1]) if before else ""
    return host.removeprefix(ARTICLE) in TITLES or (host.startswith(ARTICLE) and is_nationality(host))


class Neighbours(NamedTuple):
    """The two words before an occurrence of a name in its sentence, and the word after it."""

    before: Sequence[str]
    after: Sequence[str]


def is_nobody(name: Sequence[str], occurrences: Sequence[Neighbours]) -> bool:
    """Say whether the folded words of a name of a text, with its neighbours, mean no person.

    The name is the fullest of its text: a lone given name is the name of no one else in it.
    """
    if _is_god(name) or _is_common_word(name) or _is_foreign_thing(name):
        return True
    if any(_is_agency(name, neighbours) for neighbours in occurrences):
        return True
    says_who = any(_says_who(neighbours.before) for neighbours in occurrences)
    if not says_who and any(_is_thing(name, neighbours) for neighbours in occurrences):
        return True
    cues = [is_cue(neighbours.before) for neighbours in occurrences]
    if is_lone_given_name(name):
        is_hero = len(cues) >= _OCCURRENCES_OF_HERO and any(cues) and lexicon().frequency(name[0]) < _VERY_COMMON
        return not (is_hero or any(has_title(neighbours.before) for neighbours in occurrences))
    if says_who:
        return False
    if any(is_of_country(word) for neighbours in occurrences for word in neighbours.after):  # فاز شاختار الأوكراني
        return not any(map(is_common_given_name, name))
    if any(cues):
        return False
    return len(name) == 1 and (_is_town(name[0]) or _is_definite_word(name[0]))


def is_lone_given_name(name: Sequence[str]) -> bool:
    """Say whether folded words are a given name alone, also one of two words: محمد, عبد العزيز, نور الدين."""
    if len(name) == 1:
        return is_common_given_name(name[0])
    return len(name) == _WORDS_OF_GIVEN_NAME and (name[0] == SERVANT_OF or name[1] in SECOND_PARTS)


def _is_god(name: Sequence[str]) -> bool:
    return set(name) <= NAMES_OF_GOD and (len(name) > 1 or name[0] == GOD)


def _is_common_word(name: Sequence[str]) -> bool:
    """Say whether a name is a single particle, a role, or a definite plural that no list has: لي, ضيف, المراجعين."""
    word, level = name[0], name_list().level(name[0])
    is_plural = not level and word.startswith(ARTICLE) and word.endswith(_PLURALS)
    is_particle = level < MOSTLY_A_NAME and is_function_word(word)
    return len(name) == 1 and (is_plural or is_particle or word in ROLES)


def _is_foreign_thing(name: Sequence[str]) -> bool:
    """Say whether a name of several words has a foreign noun, or only spells letters: فيس بوك, يو بي."""
    return len(name) > 1 and (not FOREIGN_NOUNS.isdisjoint(name) or LATIN_LETTERS.issuperset(name))


def _is_agency(name: Sequence[str], neighbours: Neighbours) -> bool:
    """Say whether a single word is the name of an agency: وكالة الأنباء الأردنية بترا."""
    before = neighbours.before
    if len(name) > 1 or NEWS.isdisjoint(before) or known_names().is_native(name[0]):
        return False
    return before[-1] in NEWS or before[-1].startswith(ARTICLE)


def _is_thing(name: Sequence[str], neighbours: Neighbours) -> bool:
    """Say whether a name belongs to a company, or to a thing that is sold or measured: مؤشر داو جونز."""
    head = without_clitics(neighbours.before[-1]) if neighbours.before else ""
    return head in MEASURES or (head in PRODUCTS and not known_names().is_native(name[0]))


def has_title(before: Sequence[str]) -> bool:
    """Say whether the last of some words is a title, or the one before its definite noun: الملك, وزير الداخلية."""
    hosts = [without_clitics(word) for word in before[-2:]]
    if hosts[-1:] == [_DOCTOR]:
        return True
    titled = hosts if hosts[-1:] and hosts[-1].startswith(ARTICLE) else hosts[-1:]
    return any(host.removeprefix(ARTICLE) in TITLES for host in titled)


def is_large_town(word: str) -> bool:
    """Say whether a word is rather a large town than a family name."""
    place = gazetteer().places.get(word)
    return place is not None and place.population >= _LARGE_TOWN and name_list().level(word) < CLEARLY_A_NAME


def _is_town(word: str) -> bool:
    """Say whether a word is rather a town than a family name; few people are named after a small one."""
    return is_large_town(word) or (word in gazetteer().places and name_list().level(word) < MOSTLY_A_NAME)


def _is_definite_word(word: str) -> bool:
    """Say whether a word with the article is no listed name and too frequent for an unlisted one: الهاتريك."""
    is_known = lexicon().frequency(word) >= _KNOWN_WORD
    return word.startswith(ARTICLE) and name_list().level(word) < OFTEN_A_NAME and is_known
