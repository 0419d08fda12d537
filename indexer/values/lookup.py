"""The people and places of an index: how often each is named, and which have given words in their names."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from threading import Lock

from analyzers.names.phonetic_key import name_words
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import without_article
from analyzers.token import Kind
from indexer.engine.base import Engine
from indexer.values.canonical import CanonicalValues
from indexer.values.spellings import Spell

_KINDS: tuple[Kind, ...] = ("people", "places")
MOST = 5  # values that a part of a name stands for


class KnownValues:
    """Look-up of values, read from the index when first asked for."""

    def __init__(self, engine: Engine, canonical: CanonicalValues) -> None:
        """Take an open index, and what its values are called."""
        self._engine, self._canonical = engine, canonical
        self._lock = Lock()

    @cached_property
    def counts(self) -> Mapping[Kind, Counter[str]]:
        """The values of each kind with the number of their documents, one with two spellings twice."""
        counts: dict[Kind, Counter[str]] = {kind: Counter() for kind in _KINDS}
        for kind, found in self._found.items():
            for spelling, documents in found.items():
                if (value := self._canonical.facet_value(kind, spelling)) is not None:
                    counts[kind][value] += documents
        return counts

    def having(self, kind: Kind, text: str, spell: Spell) -> tuple[str, ...]:
        """Return the values that have all words of a text in their names, in any spelling, the most used first.

        Before a `*` at its end the last word is how one of theirs begins.
        """
        words = name_words(text.removesuffix("*"))
        begins = words[-1] if words and text.endswith("*") else ""
        groups = [self._spelled(kind, word, spell) for word in (words[:-1] if begins else words)]
        groups += [self._beginning(kind, begins)] if begins else []
        found = set.intersection(*groups) if groups else set[str]()
        counts = self.counts[kind]
        return tuple(sorted(found, key=lambda value: (-counts[value], value))[:MOST])

    def _spelled(self, kind: Kind, word: str, spell: Spell) -> set[str]:
        forms = {without_article(form) for form in (word, *spell(word))}
        return set[str]().union(*(self._of_word(kind).get(form, ()) for form in forms))

    def _beginning(self, kind: Kind, letters: str) -> set[str]:
        starts = (letters, letters.removeprefix(ARTICLE) or letters)
        found = (values for word, values in self._of_word(kind).items() if word.startswith(starts))
        return set[str]().union(*found)

    def _of_word(self, kind: Kind) -> Mapping[str, set[str]]:
        with self._lock:  # made once, by whoever asks first
            return self._by_word[kind]

    @cached_property
    def _by_word(self) -> Mapping[Kind, Mapping[str, set[str]]]:
        by_word: dict[Kind, defaultdict[str, set[str]]] = {kind: defaultdict(set) for kind in _KINDS}
        for kind, found in self._found.items():
            for spelling in found:
                if (value := self._canonical.facet_value(kind, spelling)) is not None:
                    for word in name_words(spelling):
                        by_word[kind][without_article(word)].add(value)
        return by_word

    @cached_property
    def _found(self) -> Mapping[Kind, Mapping[str, int]]:
        return {kind: self._engine.found(kind) for kind in _KINDS}
