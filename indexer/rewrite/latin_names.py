"""Rewrite names in Latin letters to the people, places and Arabic words of an index."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import groupby
from threading import Lock

from analyzers.latin.lookup import LatinNames
from analyzers.text.fold import fold
from analyzers.text.stem import stem
from indexer.engine.base import Engine
from indexer.query.leaves import FacetTerm, Phrase, Word
from indexer.query.terms import words_in
from indexer.query.tree import AllOf, Node, Or
from indexer.rewrite.latin_phrases import LatinPhrases
from indexer.values.name_lookup import NameLookup, Value

MAX_LATIN_WORDS = 10  # Arabic words searched for in place of one Latin word: more recall, slower queries
MAX_LATIN_NAMES = 3  # people and places searched for in place of one Latin name: more recall, less precision
_MIN_RELATIVE_CONFIDENCE = 0.97  # share of the best name's confidence that another name needs: lower adds wrong names
_MIN_CONFIDENCE_TO_WORD = 0.95  # of a name, relative to the likeliest word of the texts
_HINT_WEIGHT = 0.2  # of a word that a Latin word may mean, relative to the Latin word
_MIN_NAME_CONFIDENCE = 0.8  # of a word that counts as a name: with less, it may be typed on the wrong keyboard layout


class LatinRewriter:
    """Rewrites queries over one index. The first use builds its lookup, which takes seconds for 100,000 names."""

    def __init__(self, engine: Engine, names: NameLookup) -> None:
        self._engine, self._names = engine, names
        self._lock = Lock()

    def is_name(self, word: str) -> bool:
        """Say whether a Latin word is almost certainly a name of the index."""
        matches = self._lookup.names(word, 1)
        return bool(matches) and matches[0].confidence >= _MIN_NAME_CONFIDENCE

    def complete(self, words: Sequence[str], prefix: str) -> Iterator[tuple[Value, int]]:
        """Yield the people and places that begin as Latin letters do, with their documents, the likeliest first."""
        if prefix.isascii() and all(map(str.isascii, words)):
            for name in self._lookup.completed(words, prefix):
                for kind, counts in self._names.counts.items():
                    if name in counts:
                        yield (kind, name), counts[name]

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
        in_name = any(self._lookup.words(word) for word in _words(nodes)) if len(nodes) > 1 else False
        parts = [self._in_arabic(node, in_name) for node in nodes]
        others = names or self._phrases.find(" ".join(_words(nodes)))
        return [Or((AllOf.of(parts), *others))] if others else parts

    def _name_nodes(self, text: str) -> list[Node]:
        """Return the people and places that a text names, and the phrase of each, which ranks the hits."""
        matches = self._lookup.names(text, MAX_LATIN_NAMES)
        # A word of the texts may fit far better than the best name.
        words = [match.confidence for match in self._lookup.words(text) if match.likely]
        min_confidence = max(
            _MIN_RELATIVE_CONFIDENCE * max((match.confidence for match in matches), default=0.0),
            _MIN_CONFIDENCE_TO_WORD * max(words, default=0.0),
        )
        likely = [match.name for match in matches if match.confidence >= min_confidence]
        same_length = [name for name in likely if len(name.split()) == len(text.split())]
        counts = self._names.counts
        terms = [FacetTerm(kind, name) for name in same_length or likely for kind in counts if name in counts[kind]]
        return [*terms, *(Phrase(words_in(fold(term.value))) for term in terms)]

    def _in_arabic(self, node: Node, in_name: bool = False) -> Node:
        """Let a Latin word, or words that a hyphen joins, also find the Arabic words that they may transliterate.

        Unlikely words only order documents.
        """
        if isinstance(node, Phrase):
            return self._phrase_in_arabic(node)
        if not isinstance(node, Word):
            return node
        found = self._lookup.words(node.exact, in_name=in_name)[:MAX_LATIN_WORDS]
        likely = [match.form for match in found if match.likely]
        others = [match.form for match in found if not match.likely and " " not in match.form]
        word = replace(
            node,
            spellings=tuple(form for form in likely if " " not in form),
            hints=tuple((stem(form), _HINT_WEIGHT) for form in others),
        )
        phrases = [Phrase(words_in(form)) for form in likely if " " in form]
        return Or((word, *phrases)) if phrases else word

    def _phrase_in_arabic(self, phrase: Phrase) -> Node:
        """Let words that a hyphen joins be one name with its article (al-Qaida), or several words (Coca-Cola)."""
        found = [match for match in self._lookup.words("-".join(_words([phrase]))) if match.likely]
        forms: list[Node] = [Phrase(words_in(match.form)) for match in found[:MAX_LATIN_WORDS]]
        words = [self._in_arabic(word) for word in phrase.words]
        together = [AllOf.of(words)] if len(words) > 1 and words != list(phrase.words) and not forms else []
        return Or((phrase, *forms, *together)) if forms or together else phrase

    @cached_property
    def _phrases(self) -> LatinPhrases:
        return LatinPhrases(self._engine, self._lookup)

    @property
    def _lookup(self) -> LatinNames:
        with self._lock:
            return self._built_lookup

    @cached_property
    def _built_lookup(self) -> LatinNames:
        counts = sum(self._names.counts.values(), Counter[str]())
        return LatinNames(counts, word_counts=partial(self._engine.vocabulary, "words"))


def _is_latin(node: Node) -> bool:
    """Say whether a node is a word in Latin letters, or a phrase of such words."""
    return isinstance(node, Word | Phrase) and all(word[:1].isascii() and word.isalpha() for word in _words([node]))


def _words(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Word):
            yield node.exact
        elif isinstance(node, Phrase):
            yield from (word.exact for word in node.words)
