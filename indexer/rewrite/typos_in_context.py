"""Correct a known word that stands against the other words of a query: منضمة العفو for منظمة العفو."""

from dataclasses import replace

from analyzers.expansion.edits import is_frequent_typo, one_edit_away
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem
from indexer.engine.base import Engine
from indexer.query.leaves import Word, main_word
from indexer.query.request import Filters
from indexer.query.tree import AllOf, DisMax, Node
from indexer.rewrite.typos import TypoCorrections

_MAX_WORDS = 6  # of a query that are checked: each takes a count of documents
_MAX_CANDIDATES = 30  # corrections of one word that are counted, the most frequent of the index
# Tenths of Zipf by which a correction is more frequent in the language than the word. It keeps words of their own, such
# as والد and ولد (8 apart): without it nDCG@10 on arcd falls by .002. منضمة and منظمة are 26 apart, جدير and اجدير 19.
_MIN_GAIN = 15
_EVERYTHING = Filters()


def correct_in_context(node: Node, engine: Engine) -> tuple[Node, TypoCorrections]:
    """Return a query that finds something, and its one correction; or the query unchanged, if it finds something.

    A long question is not corrected: some of its words are enough. A word is corrected if no document has it with the
    other words, and some have the others with a word that differs by a typo. The correction with the most documents is
    taken.
    """
    if not isinstance(node, AllOf) or node.minimum or engine.count(node, _EVERYTHING):
        return node, {}
    children = [child for child, weight in node.words() if weight and main_word(child)]
    if len(children) < 2:
        return node, {}
    checked = children[:_MAX_WORDS]
    others = engine.counts([node.without(child) for child in checked], _EVERYTHING)
    corrected = {
        (word.exact, other): _with(node, child, other)
        for child, count in zip(checked, others, strict=True)
        if count and (word := main_word(child))
        for other in _candidates(word.exact, engine)
    }
    counts = dict(zip(corrected, engine.counts(list(corrected.values()), _EVERYTHING), strict=True))
    best = max(counts, key=lambda pair: (counts[pair], pair), default=None)
    if best is None or not counts[best]:
        return node, {}
    return corrected[best], {best[0]: (best[1],)}


def _with(group: AllOf, child: Node, other: str) -> AllOf:
    """Return a group with another word in place of a node."""
    old, new = main_word(child), Word(other, stem(other))
    return replace(group, nodes=tuple(new if node == child else _beside(node, old, new) for node in group.nodes))


def _beside(node: Node, old: Word | None, new: Word) -> Node:
    """Return a node with one word in the company of its word instead of another."""
    match node:
        case Word() if old and old.term in node.company:
            return replace(node, company=tuple(new.term if term == old.term else term for term in node.company))
        case DisMax(inner):
            return replace(node, node=_beside(inner, old, new))
        case _:
            return node


def _candidates(word: str, engine: Engine) -> list[str]:
    """Return the words of the index that a word may be a typo of, the most frequent first."""
    minimum = lexicon().frequency(word) + _MIN_GAIN
    others = {other for other in one_edit_away(word) if lexicon().frequency(other) >= minimum}
    others = {other for other in others if is_frequent_typo(word, other)}
    engine.look_up("words", others)
    counts = {other: n for other in others if (n := engine.frequency("words", other)) and stem(other) != stem(word)}
    return sorted(counts, key=lambda other: (-counts[other], other))[:_MAX_CANDIDATES]
