"""Whose name a lone word is: a family name, or a first name, of one person of the archive."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Set

from analyzers.names.genealogy import FUSED_SERVANT, NameUnit, Units, units_of
from analyzers.names.name_lists import RATHER_A_NAME, known_names, name_list
from analyzers.names.phonetic_key import phonetic_key
from analyzers.names.same_name import excess_cost
from analyzers.text.affixes import ARTICLE
from analyzers.unification.clusters import Clusters

# A person whose name has a word has to have this many times more documents than the others together.
_DOMINANCE = 5
_DOMINANCE_IN_COMPANY, _GOOD_COMPANY = 3, 1.0  # the same, if the company of the word speaks for him
_SHARE_OF_FORM = 0.1  # of a person's documents that a form of his name needs: «رجب طيب أردوغان الأسد» is a slip
_MAX_NAMES = 300  # that a word is compared with, those of most documents; it bounds the time
_MAX_COMPARED = 8  # whose company is compared with that of the word
# Letters and cost of a lone word that may have another spelling: فدا is not فودة.
_MIN_SPELLED_LENGTH, _SURE_SPELLING = 5, -1.0
# What the company of a word must say at least of the person (see `Archive.evidence`), and how many documents he must
# have for each of the word. First names that many Arabs bear need the most.
_FAMILY, _FOREIGN_FIRST, _NATIVE_FIRST = (-0.5, 0.34), (-0.5, 1.0), (0.5, 2.0)
_OTHER_SPELLING = (0.5, 0.34)  # غاندي is not الغندري
# Without dominance the company decides if it is this rich, and richer than that of any other by this margin.
_CLEAR_FAMILY_NAME, _CLEAR_FIRST_NAME = (1.5, 1.0), (2.5, 1.5)

# Whoever has fewer documents, or fewer for each of the word, is no rival: he may keep the company of the best.
_MIN_RIVAL, _SHARE_OF_RIVAL = 2, 0.2

# Documents in which a first name and a family name stand alone, and their share of those of the first name.
_MIN_BESIDE, _SHARE_BESIDE = 3, 0.6
_SON_OF = "بن"


def join_lone_words(clusters: Clusters) -> None:
    """Join each name of one unit with the person of several units that the archive means by it.

    A first name joins the family name that stands alone in most of its documents, if there is one.
    """
    bearers = _Bearers(clusters)
    lone = {word: units[0] for word in clusters.heads() if len(units := units_of(word)) == 1}
    firsts = [word for word, unit in lone.items() if is_first(unit.text) and not unit.is_father]
    for word in sorted(lone.keys() - set(firsts)):
        _join(clusters, word, bearers.find(word, lone[word]))
    families = _families_by_document(clusters, lone.keys() - set(firsts))
    for word in firsts:
        _join(clusters, word, _family_beside(clusters, word, families) or bearers.find(word, lone[word]))


def _join(clusters: Clusters, word: str, person: str | None) -> None:
    if person is not None and clusters.may_join(person, word):
        clusters.join(person, word)


def _families_by_document(clusters: Clusters, words: Set[str]) -> Mapping[int, list[str]]:
    """Return the family names that stand alone in each document, and belong to no one."""
    found: dict[int, list[str]] = defaultdict(list)
    for word in sorted(words):
        if clusters.head(word) == word and len(clusters.members[word]) == 1:
            for document in clusters.documents[word]:
                found[document].append(word)
    return found


def _family_beside(clusters: Clusters, first: str, families: Mapping[int, list[str]]) -> str | None:
    """Return the family name that stands alone in most documents of a first name: فرانسوا، فيون."""
    documents = clusters.documents[first]
    counts = Counter(family for document in documents for family in families.get(document, ()))
    family = min(counts, key=lambda word: (-counts[word], word), default=None)
    enough = family is not None and counts[family] >= max(_MIN_BESIDE, _SHARE_BESIDE * len(documents))
    return family if enough else None


class _HeadsByUnit:
    """The heads of names by one of their units."""

    def __init__(self) -> None:
        self._heads: dict[str, list[str]] = defaultdict(list)
        self._spellings: dict[str, list[str]] = defaultdict(list)  # the units of each phonetic key

    def add(self, unit: str, head: str) -> None:
        """Add a head, those of most documents first."""
        heads = self._heads[unit]
        if not heads:
            self._spellings[phonetic_key(unit)].append(unit)
        if head not in heads[-1:] and len(heads) < _MAX_NAMES:
            heads.append(head)

    def __contains__(self, unit: str) -> bool:
        return unit in self._heads

    def find(self, unit: str) -> list[str]:
        """Return the heads of a unit; if there are none, those of its spellings."""
        if unit in self._heads or len(unit) < _MIN_SPELLED_LENGTH:
            return self._heads.get(unit, [])
        alike = (other for other in self._spellings.get(phonetic_key(unit), ()) if _are_spellings(unit, other))
        return [head for other in alike for head in self._heads[other]]


class _Bearers:
    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._by_family, self._by_first, self._by_inner = (_HeadsByUnit() for _ in range(3))
        for head in clusters.heads():
            least = _SHARE_OF_FORM * len(clusters.documents[head])
            forms = (name for name in clusters.members[head] if clusters.count(name) >= least)
            for units in sorted({units_of(name) for name in forms}):
                if len(units) > 1:
                    self._add(head, units)

    def _add(self, head: str, units: Units) -> None:
        first, *inner, last = units
        self._by_first.add(first.text, head)
        (self._by_inner if last.is_father else self._by_family).add(last.text, head)
        for unit in inner:
            if not unit.is_father:
                self._by_inner.add(unit.text, head)
        if father := next((unit.text for unit in units if unit.is_father), None):
            self._by_family.add(_SON_OF + father, head)

    def find(self, word: str, unit: NameUnit) -> str | None:
        """Return the head of the person that a lone word means."""
        text = _SON_OF + unit.text if unit.is_father else unit.text
        is_first_name = is_first(unit.text) and not unit.is_father
        needed = _FAMILY if not is_first_name else _NATIVE_FIRST if is_native(unit.text) else _FOREIGN_FIRST
        family = self._bearers(text, self._by_family)
        first = self._bearers(text, self._by_first) if is_first_name or not family else []
        if text not in self._by_family and text not in self._by_first:
            needed = max(needed, _OTHER_SPELLING)
        if family or first:
            persons = sorted({*family, *first}, key=self._clusters.order)
            return self._choose(word, persons, needed if family else max(needed, _FOREIGN_FIRST))
        inner = [] if is_first_name else self._bearers(text, self._by_inner)
        return self._choose(word, inner, _FAMILY) if inner else None

    def _bearers(self, unit: str, names: _HeadsByUnit) -> list[str]:
        return sorted({self._clusters.head(head) for head in names.find(unit)}, key=self._clusters.order)

    def _choose(self, word: str, persons: list[str], needed: tuple[float, float]) -> str | None:
        least, share = needed
        documents, uses = self._clusters.documents, len(self._clusters.documents[word])
        scores = {person: self._clusters.evidence(person, word) for person in persons[:_MAX_COMPARED]}
        first, *others = persons
        times = _DOMINANCE_IN_COMPANY if scores[first] >= _GOOD_COMPANY else _DOMINANCE
        dominates = len(documents[first]) >= times * sum(len(documents[other]) for other in others)
        if dominates and scores[first] >= least and len(documents[first]) >= share * uses:
            return first
        best, *rest = sorted(scores, key=lambda person: (-scores[person], self._clusters.order(person)))
        rivals = (person for person in rest if len(documents[person]) >= max(_MIN_RIVAL, _SHARE_OF_RIVAL * uses))
        margin = scores[best] - max((scores[person] for person in rivals), default=0.0)
        least, least_margin = _CLEAR_FIRST_NAME if needed == _NATIVE_FIRST else _CLEAR_FAMILY_NAME
        is_clear = scores[best] >= least and margin >= least_margin
        return best if is_clear and len(documents[best]) >= uses else None


def is_first(word: str) -> bool:
    """Say whether a word is a first name, or may be one: سلمان, فرانسوا."""
    listed = name_list()
    return is_native(word) or (listed.role(word) == "g" and listed.level(word) >= RATHER_A_NAME)


def is_native(word: str) -> bool:
    """Say whether a word is a name of Arabs that may be a first name: not السبسي."""
    return word.startswith(FUSED_SERVANT) or (known_names().is_native(word) and not word.startswith(ARTICLE))


def _are_spellings(one: str, other: str) -> bool:
    return len(other) >= _MIN_SPELLED_LENGTH and excess_cost(min(one, other), max(one, other)) <= _SURE_SPELLING
