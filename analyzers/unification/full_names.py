"""Join the forms of one person's name: with fathers, family or a middle name, and with words that are not his."""

import math
from collections import defaultdict
from typing import NamedTuple

from analyzers.names.genealogy import Units, conflict, is_of_child, is_part, units_of
from analyzers.names.name_lists import RATHER_A_NAME, known_names, name_list
from analyzers.names.phonetic_key import phonetic_key
from analyzers.names.same_name import are_same_word
from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import lexicon
from analyzers.unification.clusters import Clusters, Namesakes

_MAX_CANDIDATES = 200  # fuller names that a name is compared with; it bounds the time for common names
_LEAST_SCORE = 0.5
_FAMILY_FOLLOWS, _FATHER_FOLLOWS, _MIDDLE, _STRANGER = 0.5, 1.0, 0.0, 0.5
_RARE_NAME = 1.0  # log odds of a name that has one bearer
_DOMINANCE = 5  # a name of two persons is his who has this many times more documents than the others


class _Form(NamedTuple):
    """A name that may be a fuller form of another, by their heads, and the log odds that it is by its letters."""

    letters: float
    short: str
    full: str


def join_full_names(clusters: Clusters) -> None:
    """Join each name of two units or more with the fuller forms of it that nothing speaks against."""
    names = _Names(clusters)
    forms = [form for short in names.units for form in names.fuller_forms(short)]
    for form in sorted(forms, key=lambda form: (-form.letters, form.short, form.full)):
        one, other = clusters.head(form.short), clusters.head(form.full)
        if one != other and names.score(form) > _LEAST_SCORE and names.agree(one, other, form.full):
            clusters.join(one, other)


def are_alike(one: str, other: str) -> bool:
    """Say whether two units are one name: المنجي, منجي."""
    if one == other or one.removeprefix(ARTICLE) == other.removeprefix(ARTICLE):
        return True
    return phonetic_key(one)[:1] == phonetic_key(other)[:1] and are_same_word(one, other)


class _Names:
    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self.units = {head: units for head in clusters.heads() if len(units := units_of(head)) > 1}
        self._with_unit: dict[str, list[str]] = defaultdict(list)
        for head, units in self.units.items():
            for text in {unit.text for unit in units}:
                self._with_unit[text].append(head)
        self._namesakes = Namesakes(self.units)
        # The first consonants of the units: comparing those of two names is cheaper than comparing the names.
        self._sounds = {
            head: frozenset(phonetic_key(unit.text.removeprefix(ARTICLE))[:1] for unit in units)
            for head, units in self.units.items()
        }

    def fuller_forms(self, short: str) -> list[_Form]:
        """Return the fuller forms of a name; none of them if they are of several persons and no one dominates."""
        units = self.units[short]
        shared = (heads for unit in units if len(heads := self._with_unit[unit.text]) > 1)
        rarest = min(shared, key=len, default=[])
        sounds = self._sounds[short]
        fuller = (
            full
            for full in rarest[:_MAX_CANDIDATES]
            if len(self.units[full]) > len(units) and sounds <= self._sounds[full]
        )
        forms = [_Form(self._letters(short, full), short, full) for full in fuller if self._is_part(short, full)]
        return self._of_one_person([form for form in forms if self.score(form) > _LEAST_SCORE])

    def score(self, form: _Form) -> float:
        """Return the log odds of a form by its name and by the documents of all names joined so far."""
        one, other = self._clusters.head(form.short), self._clusters.head(form.full)
        return form.letters + self._clusters.evidence(one, other)

    def _is_part(self, short: str, full: str) -> bool:
        return is_part(self.units[short], self.units[full], are_alike)

    def _letters(self, short: str, full: str) -> float:
        return self._namesakes.log_odds(short) + self._kind(self.units[short], self.units[full])

    def _kind(self, short: Units, full: Units) -> float:
        """Return what the place of the further units says."""
        skipped = next((n for n, unit in enumerate(full) if are_alike(short[0].text, unit.text)), 0)
        if skipped:
            if is_of_child(short, full[:skipped]):
                return -math.inf
            return _MIDDLE if any(is_name(unit.text) for unit in full[:skipped]) else _STRANGER
        if not all(are_alike(one.text, other.text) for one, other in zip(short, full, strict=False)):
            return _MIDDLE
        following = full[len(short)]
        return _FATHER_FOLLOWS if following.is_father or following.text.startswith(ARTICLE * 2) else _FAMILY_FOLLOWS

    def _of_one_person(self, forms: list[_Form]) -> list[_Form]:
        """Leave out the forms that cannot be of the person of most documents; all, if too many documents have them.

        A form of one document has no say if few may bear the name: it is a slip.
        """
        documents = self._clusters.documents
        if forms and self._namesakes.log_odds(forms[0].short) >= _RARE_NAME:
            forms = [form for form in forms if len(documents[form.full]) > 1] or forms
        forms.sort(key=lambda form: (-len(documents[form.full]), -form.letters, form.full))
        kept: list[_Form] = []
        others = 0
        for form in forms:
            if any(conflict(self.units[form.full], self.units[each.full], are_alike) for each in kept):
                others += len(documents[form.full])
            else:
                kept.append(form)
        return kept if kept and sum(len(documents[form.full]) for form in kept) >= _DOMINANCE * others else []

    def agree(self, one: str, other: str, whole: str) -> bool:
        """Say whether the names of two clusters do not conflict; forms of one document have no say, heads apart.

        Nor do two parts of `whole` if one begins where the other ends: «عبد ربه منصور» and «منصور هادي».
        """
        clusters = self._clusters
        return not self._conflict(one, other, whole) and not any(
            self._conflict(name, against, whole)
            for name in clusters.members[one]
            for against in clusters.members[other]
            if min(clusters.count(name), clusters.count(against)) > 1
        )

    def _conflict(self, one: str, other: str, whole: str) -> bool:
        names = units_of(one), units_of(other)
        if not conflict(*names, are_alike):
            return False
        is_chain = any(name[-1].text == following[0].text for name, following in (names, names[::-1]))
        return not (is_chain and all(is_part(name, self.units[whole], are_alike) for name in names))


def is_name(word: str) -> bool:
    """Say whether a unit may be a name: listed, or no word that texts use otherwise."""
    bare = word.removeprefix(ARTICLE)
    return name_list().level(word) >= RATHER_A_NAME or known_names().is_native(bare) or not lexicon().frequency(word)
