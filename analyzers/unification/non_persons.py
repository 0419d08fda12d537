"""What the tagger takes for a person and is none: a place, a club, a word, an index of shares, God."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import permutations

from analyzers.names.gazetteer import gazetteer
from analyzers.names.genealogy import units_of
from analyzers.names.name_lists import FEW_PEOPLE, OFTEN_A_NAME, known_names, name_list
from analyzers.names.ordinary_words import is_ordinary
from analyzers.names.phonetic_key import name_words
from analyzers.text.lexicon import lexicon
from analyzers.unification.clusters import Clusters
from analyzers.unification.lone_words import is_first
from analyzers.unification.runs import Runs

# Shares of the documents of a name in which a title or a verb of saying announces it. Of the first 600 people of two
# archives, three in four have more than the first.
_ANNOUNCED, _OFTEN_ANNOUNCED = 0.04, 0.2
_MOSTLY_ANNOUNCED = 0.5  # a pope or a king has no other name: البابا فرنسيس
_MANY_BEARERS = 5  # of a first name: «الأمير محمد» may be any of them
_WHOLE_NAMES = frozenset(("ابن", "ابو", "ابي", "ام"))  # ابن خلدون, أبو هريرة have no other name
_COMMON_WORD = 40  # tenths of Zipf; a more frequent word is a family name only if listed as one: الجوار
# What stands behind this many persons without a joint, for each of its documents, is no person: ضيف بوليتيكا.
_MIN_PARTNERS, _PARTNERS = 3, 0.3
_MIN_DOCUMENTS = 3  # of a place that makes a club or a battle of the word before it: هلال مساكن


class NonPersons:
    """Tells persons from other things by what the whole archive has."""

    def __init__(self, people: Clusters, places: Clusters, runs: Runs) -> None:
        """Take the clusters of both kinds, and the runs of people, some of whom may be no longer among the clusters."""
        self._people = people
        self._partners: dict[str, set[str]] = defaultdict(set)
        for persons in runs.values():
            for one, other in permutations({people.head(person) for person in persons if person in people}, 2):
                self._partners[one].add(other)
        self._bearers = Counter(units[0].text for head in people.heads() if len(units := units_of(head)) > 1)
        self._places: Mapping[str, int] = {
            " ".join(name_words(name)): len(places.documents[head]) for name, head in places
        }

    def has(self, head: str, label: str) -> bool:
        """Say whether a cluster with this label is nobody."""
        words, documents = name_words(label), len(self._people.documents[head])
        announced = _announced(self._people, head)
        partners = len(self._partners[head])
        if self._places.get(" ".join(words), 0) >= documents or partners >= max(_MIN_PARTNERS, documents * _PARTNERS):
            return True
        if len(units_of(label)) == 1:
            return self._is_word(words, documents, announced)
        tail = " ".join(words[1:])
        if max(self._places.get(tail, 0), self._places.get(" ".join(words[2:]), 0)) >= _MIN_DOCUMENTS:
            if not name_list().level(words[-1]):
                return announced < _MOSTLY_ANNOUNCED
            is_family_name = len(words) == 2 and name_list().role(words[-1]) == "f"  # مقتدى الصدر
            return announced < _OFTEN_ANNOUNCED and not (is_given(words[0]) or is_family_name)
        return False

    def _is_word(self, words: tuple[str, ...], documents: int, announced: float) -> bool:
        name = "".join(words)  # عبد العزيز
        if is_first(name):
            return announced < _MOSTLY_ANNOUNCED or self._bearers[name] >= _MANY_BEARERS
        if " ".join(words) in gazetteer().places:
            return announced < _OFTEN_ANNOUNCED
        return words[0] not in _WHOLE_NAMES and announced < _ANNOUNCED and documents >= _MIN_DOCUMENTS


def find_phrases(people: Clusters) -> list[str]:
    """Return the heads of phrases of ordinary words that begin like names: حسن الجوار, حسن نية."""
    return [
        head
        for head, documents in people.documents.items()
        if len(documents) >= _MIN_DOCUMENTS and len(units_of(head)) > 1
        if _announced(people, head) < _ANNOUNCED and _are_words(name_words(head))
    ]


def _announced(people: Clusters, head: str) -> float:
    """Return the share of documents that announce a person."""
    return sum(people.archive.announced[name] for name in people.members[head]) / len(people.documents[head])


def _are_words(words: tuple[str, ...]) -> bool:
    """Say whether the last word is no family name: حسن الجوار, حسن نية."""
    last, names = words[-1], name_list()
    is_family_name = names.role(last) == "f" or names.level(last) > OFTEN_A_NAME or names.size(last) > FEW_PEOPLE
    return not is_family_name and lexicon().frequency(last) >= _COMMON_WORD and is_ordinary(last)


def is_given(word: str) -> bool:
    """Say whether a word is a given name of many people."""
    return known_names().is_native(word) or name_list().role(word) == "g"
