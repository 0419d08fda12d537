"""Names in Latin letters: a query that finds the people and places of an index by them."""

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
from indexer.query.tree import AnyOf, Node, Or
from indexer.values.name_lookup import NameLookup

MAX_LATIN_WORDS = 10  # Arabic words that one Latin word is searched for as: more recall, slower queries
MAX_LATIN_NAMES = 3  # people and places that one Latin name is searched for as: further ones are less likely
_EQUALLY_LIKELY = 0.97  # share of the confidence in the best name, from which another is searched for too
_CERTAIN = 0.8  # confidence from which a word is a name, so that it was not typed on the wrong keyboard layout


class LatinRewriter:
    """Rewrites queries over one index. Its look-up is made at the first use, which takes seconds for 100,000 names."""

    def __init__(self, names: NameLookup) -> None:
        self._names = names
        self._lock = Lock()

    def is_name(self, word: str) -> bool:
        """Whether a Latin word is certainly a name of the index."""
        found = self._lookup.names(word, 1)
        return bool(found) and found[0].confidence >= _CERTAIN

    def add_names(self, node: Node) -> Node:
        """Let Latin words next to each other also find the people and places that they name."""
        match node:
            case AnyOf(nodes):
                runs = groupby(nodes, key=_is_latin)
                return AnyOf.of([part for latin, run in runs for part in self._run(list(run), latin)])
            case Word() | Phrase() if _is_latin(node):
                return self._run([node], latin=True)[0]
            case _:
                return node.map_children(self.add_names)

    def _run(self, nodes: list[Node], latin: bool) -> list[Node]:
        if not latin:
            return [self.add_names(node) for node in nodes]
        named = self._named(" ".join(_words(nodes)))
        parts = [self._in_arabic(node) for node in nodes]
        return [Or((AnyOf.of(parts), *named))] if named else parts

    def _named(self, text: str) -> list[Node]:
        """Return the people and places that a text names, and the phrase of each, by which hits are ranked."""
        found = self._lookup.names(text, MAX_LATIN_NAMES)
        likely = [match.name for match in found if match.confidence >= _EQUALLY_LIKELY * found[0].confidence]
        whole = [name for name in likely if len(name.split()) == len(text.split())]
        counts = self._names.counts
        named = [FacetTerm(kind, name) for name in whole or likely for kind in counts if name in counts[kind]]
        return [*named, *(Phrase(words_in(fold(name.value))) for name in named)]

    def _in_arabic(self, node: Node) -> Node:
        """Let a Latin word also find the Arabic words of names that it may spell."""
        if not isinstance(node, Word):
            return node
        forms = self._lookup.words(node.exact)[:MAX_LATIN_WORDS]
        single = replace(node, spellings=tuple(form for form in forms if " " not in form))
        several = [Phrase(words_in(form)) for form in forms if " " in form]
        return Or((single, *several)) if several else single

    @property
    def _lookup(self) -> LatinNames:
        with self._lock:
            return self._made_lookup

    @cached_property
    def _made_lookup(self) -> LatinNames:
        return LatinNames(sum(self._names.counts.values(), Counter[str]()))


def _is_latin(node: Node) -> bool:
    """Whether a word, or every word of a phrase, is in Latin letters."""
    return isinstance(node, Word | Phrase) and all(word[:1].isascii() and word.isalpha() for word in _words([node]))


def _words(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Word):
            yield node.exact
        elif isinstance(node, Phrase):
            yield from (word.exact for word in node.words)
