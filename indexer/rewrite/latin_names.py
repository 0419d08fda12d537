"""Rewrite names in Latin letters to the people, places and Arabic words of an index."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from threading import Lock

from analyzers.latin.lookup import LatinNames
from analyzers.text.fold import fold
from indexer.query.leaves import FacetTerm, Phrase, Word
from indexer.query.terms import words_in
from indexer.query.tree import AllOf, Node, Or
from indexer.values.name_lookup import NameLookup

MAX_LATIN_WORDS = 10  # Arabic words searched for in place of one Latin word: more recall, slower queries
MAX_LATIN_NAMES = 3  # people and places searched for in place of one Latin name: more recall, less precision
_MIN_RELATIVE_CONFIDENCE = 0.97  # share of the best name's confidence that another name needs: lower adds wrong names
_MIN_NAME_CONFIDENCE = 0.8  # of a word that counts as a name: with less, it may be typed on the wrong keyboard layout


class LatinRewriter:
    """Rewrites queries over one index. The first use builds its lookup, which takes seconds for 100,000 names."""

    def __init__(self, names: NameLookup) -> None:
        self._names = names
        self._lock = Lock()

    def is_name(self, word: str) -> bool:
        """Say whether a Latin word is almost certainly a name of the index."""
        matches = self._lookup.names(word, 1)
        return bool(matches) and matches[0].confidence >= _MIN_NAME_CONFIDENCE

    def add_names(self, node: Node) -> Node:
        """Let Latin words next to each other also find the people and places that they name."""
        match node:
            case AllOf(nodes):
                runs = groupby(nodes, key=_is_latin)
                return AllOf.of([part for latin, run in runs for part in self._run(list(run), latin)])
            case Word() | Phrase() if _is_latin(node):
                return self._run([node], latin=True)[0]
            case _:
                return node.map_children(self.add_names)

    def _run(self, nodes: list[Node], latin: bool) -> list[Node]:
        if not latin:
            return [self.add_names(node) for node in nodes]
        names = self._name_nodes(" ".join(_words(nodes)))
        parts = [self._in_arabic(node) for node in nodes]
        return [Or((AllOf.of(parts), *names))] if names else parts

    def _name_nodes(self, text: str) -> list[Node]:
        """Return the people and places that a text names, and the phrase of each, which ranks the hits."""
        matches = self._lookup.names(text, MAX_LATIN_NAMES)
        min_confidence = _MIN_RELATIVE_CONFIDENCE * matches[0].confidence if matches else 0
        likely = [match.name for match in matches if match.confidence >= min_confidence]
        same_length = [name for name in likely if len(name.split()) == len(text.split())]
        counts = self._names.counts
        terms = [FacetTerm(kind, name) for name in same_length or likely for kind in counts if name in counts[kind]]
        return [*terms, *(Phrase(words_in(fold(term.value))) for term in terms)]

    def _in_arabic(self, node: Node) -> Node:
        """Let a Latin word also find the Arabic words and phrases that it may transliterate."""
        if not isinstance(node, Word):
            return node
        forms = self._lookup.words(node.exact)[:MAX_LATIN_WORDS]
        word = replace(node, spellings=tuple(form for form in forms if " " not in form))
        phrases = [Phrase(words_in(form)) for form in forms if " " in form]
        return Or((word, *phrases)) if phrases else word

    @property
    def _lookup(self) -> LatinNames:
        with self._lock:
            return self._built_lookup

    @cached_property
    def _built_lookup(self) -> LatinNames:
        return LatinNames(sum(self._names.counts.values(), Counter[str]()))


def _is_latin(node: Node) -> bool:
    """Say whether a node is a word in Latin letters, or a phrase of such words."""
    return isinstance(node, Word | Phrase) and all(word[:1].isascii() and word.isalpha() for word in _words([node]))


def _words(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Word):
            yield node.exact
        elif isinstance(node, Phrase):
            yield from (word.exact for word in node.words)
