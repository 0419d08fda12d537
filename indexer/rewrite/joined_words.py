"""Let two words also find them written as one word, and the other way round: عبدالرحمن, عبد الرحمن; لايزال, لا يزال."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analyzers.names.ordinary_words import is_known_word, is_ordinary
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import clitic_splits, is_arabic
from analyzers.text.fold import fold_with_offsets
from analyzers.text.function_words import is_function_word
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem
from indexer.engine.base import Engine
from indexer.query.leaves import Phrase, Word
from indexer.query.request import Filters
from indexer.query.tree import AllOf, DisMax, Node
from indexer.values.spellings import SpellingLookup

# First words of names that many writers join to the second, whatever it is: «servant of», «father of», «son of».
# «Mother of» is left out: «أم» is also a common word («or»), and must belong to the second word as any other.
_BEGINNINGS = frozenset(["عبد", "ابو", "ابا", "ابي", "ابن", "بن", "بو"])
_NEGATIONS = frozenset(["لا", "ما"])  # often joined to the verb: لايزال, ماتزال
_PERSONS = ("ي", "ت", "ن", "ا")  # first letters of a verb in the present
_MIN_VERB_LENGTH = 3  # letters
_MIN_PART_LENGTH = 2  # letters
_MIN_SECOND_LENGTH = 3  # letters after a beginning
# Share of the documents with the rarer word in which both words are next to each other. Higher values miss نور الدين,
# lower ones join words that meet by chance.
_MIN_SHARE = 0.1

Parts = tuple[Word, Word]


def add_joined_words(node: Node, engine: Engine, spellings_of: SpellingLookup) -> Node:
    """Return a query whose words and phrases also match with two words joined, or one word apart.

    Two words are joined if the index has the joined word, a word is taken apart if the index has its parts next to each
    other, and only if they are one name, or a verb and its negation. Outside phrases the joined word, and the second of
    two parts, also match in their other spellings. Nodes under a Not stay unchanged.
    """
    return _Joiner(engine, spellings_of).add(node)


@dataclass(frozen=True, slots=True)
class _Joiner:
    engine: Engine
    spellings_of: SpellingLookup

    def add(self, node: Node) -> Node:
        match node:
            case Word():
                return _or(node, [Phrase(other) for parts in self._apart(node) for other in self._spelled(parts)])
            case Phrase(words):
                return _or(node, [Phrase(other) for other in self._phrases(words)])
            case AllOf(nodes):
                return replace(node, nodes=tuple(self._neighbours([*self._negated(nodes)])))
            case _:
                return node.map_children(self.add)

    def _neighbours(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """Yield the nodes; each of two words that are one also matches their joined word."""
        joined = [None if _is_negation(*pair) else self._joined(*pair) for pair in pairwise(nodes)]
        for node, before, after in zip(nodes, [None, *joined], [*joined, None], strict=True):
            words = [replace(word, spellings=self.spellings_of(word.exact)) for word in (before, after) if word]
            yield _or(node, words) if words else self.add(node)

    def _negated(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """Yield the nodes; a verb after a negation has the joined word as a spelling, and keeps its related words."""
        yield from nodes[:1]
        for one, other in pairwise(nodes):
            joined = self._joined(one, other) if _is_negation(one, other) else None
            if joined and isinstance(other, Word):
                yield replace(other, spellings=(*other.spellings, joined.exact))
            else:
                yield other

    def _spelled(self, parts: Parts) -> Iterator[Parts]:
        """Yield the parts, and with the second in each other spelling that stands next to the first in the index."""
        first, second = parts
        yield parts
        for spelling in self.spellings_of(second.exact):
            if self._together(first.exact, spelling):
                yield first, Word(spelling, stem(spelling))

    def _phrases(self, words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
        """Yield the phrase with two words joined, or with one word apart."""
        for n, (one, other) in enumerate(pairwise(words)):
            if joined := self._joined(one, other):
                yield (*words[:n], joined, *words[n + 2 :])
        for n, word in enumerate(words):
            for parts in self._apart(word):
                yield (*words[:n], *parts, *words[n + 1 :])

    def _joined(self, one: Node, other: Node) -> Word | None:
        """Return the joined word if the index has it and the words are one name."""
        if not (isinstance(one, Word) and isinstance(other, Word)):
            return None
        exact = one.exact + other.exact
        if not self._occurrences(exact) or not self._are_one_name(one.exact, other.exact, joined=True):
            return None
        vocalized = (one.vocalized or one.exact) + (other.vocalized or other.exact)
        return Word(exact, stem(exact), vocalized=vocalized if one.vocalized or other.vocalized else "")

    def _apart(self, word: Word) -> Iterator[Parts]:
        """Yield the parts of a word that are one name and stand next to each other in the index."""
        exact = word.exact
        if not is_arabic(exact) or (is_ordinary(exact) and exact[:2] not in _NEGATIONS):
            return
        is_typo = not is_known_word(exact) and not self._occurrences(exact)  # it lacks a blank, or begins as a name
        for cut in range(_MIN_PART_LENGTH, len(exact) - _MIN_PART_LENGTH + 1):
            if is_typo and not _begins_name(exact[:cut]):
                continue
            if self._are_one_name(exact[:cut], exact[cut:]):
                yield _part(word, 0, cut), _part(word, cut, len(exact))

    def _are_one_name(self, one: str, other: str, *, joined: bool = False) -> bool:
        """Say whether two folded words are one name or a verb and its negation, which some writers join.

        They belong together, or begin as names do. If the index has the joined word, a name that begins so need not
        stand in it apart.
        """
        if not (is_arabic(one) and is_arabic(other)) or one == ARTICLE:
            return False  # «ال» apart is the house of a family («آل»): «آل ثاني» is not «الثاني»
        if _is_negated_verb(one, other):
            return self._together(one, other) > 0
        if is_ordinary(one + other):
            return False
        if _begins_name(one) and len(other) >= _MIN_SECOND_LENGTH:
            return joined or self._together(one, other) > 0
        if min(len(one), len(other)) < _MIN_PART_LENGTH or is_function_word(one) or is_function_word(other):
            return False
        if not (frequency := self._frequency(other)):
            return False
        fewest = min(frequency, self._occurrences(one))
        return fewest > 0 and self._together(one, other) >= max(1, _MIN_SHARE * fewest)

    def _together(self, one: str, other: str) -> int:
        """Return the number of documents with two words next to each other, the first also after clitics."""
        if not self._frequency(other) or not self._occurrences(one):
            return 0
        return self.engine.count(Phrase((Word(one, stem(one)), Word(other, stem(other)))), Filters())

    def _occurrences(self, word: str) -> int:
        """Return the number of documents with a word; if there is none, that with the word after clitics."""
        return self._frequency(word) or sum(map(self._frequency, self.engine.attached(word)))

    def _frequency(self, word: str) -> int:
        return self.engine.frequency("words", word)


def _begins_name(word: str) -> bool:
    """Say whether a word is the first of a name that is often joined, also after a clitic: عبد, وعبد."""
    hosts = (split.host for split in clitic_splits(word) if len(split.host) > _MIN_PART_LENGTH)
    return word in _BEGINNINGS or any(host in _BEGINNINGS for host in hosts)


def _is_negation(one: Node, other: Node) -> bool:
    """Say whether two nodes are the words of a negated verb."""
    return isinstance(one, Word) and isinstance(other, Word) and _is_negated_verb(one.exact, other.exact)


def _is_negated_verb(one: str, other: str) -> bool:
    """Say whether two words may be a negation and a verb in the present, which is more frequent without it."""
    if one not in _NEGATIONS or len(other) < _MIN_VERB_LENGTH or not other.startswith(_PERSONS):
        return False
    return lexicon().frequency(other) > lexicon().frequency(one + other)


def _or(node: Node, others: Sequence[Node]) -> Node:
    return DisMax(node, tuple(others)) if others else node


def _part(word: Word, start: int, end: int) -> Word:
    """Return the part of a word between two letters, with its hamza and harakat."""
    exact = word.exact[start:end]
    if not word.vocalized:
        return Word(exact, stem(exact))
    _, origins = fold_with_offsets(word.vocalized)
    following = [*origins, len(word.vocalized)]
    vocalized = word.vocalized[following[start] : following[end]]
    return Word(exact, stem(exact), vocalized=vocalized if vocalized != exact else "")
