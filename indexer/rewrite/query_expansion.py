"""Expand a query with related words: plurals, synonyms, verbs for nouns, other names of a thing."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from analyzers.expansion.synonyms import related_terms, synonymous_phrases
from indexer.query.leaves import Word
from indexer.query.tree import AllOf, And, DisMax, Node

_MAX_PHRASE_LENGTH = 4  # words of a phrase whose synonyms are looked up

Rarity = Callable[[str], float]  # term -> its inverse document frequency in the index


def add_related(node: Node, rarity: Rarity, weight: float) -> Node:
    """Return a query that also finds words related to its words. Phrases and nodes under a Not stay unchanged."""
    match node:
        case Word():
            return _with_other_names((_with_terms(node, rarity, weight),))[0]
        case AllOf(nodes):
            return AllOf(tuple(_with_other_names([_child(child, rarity, weight) for child in nodes])))
        case _:
            return node.map_children(lambda child: add_related(child, rarity, weight))


def _child(node: Node, rarity: Rarity, weight: float) -> Node:
    return _with_terms(node, rarity, weight) if isinstance(node, Word) else add_related(node, rarity, weight)


def _with_terms(word: Word, rarity: Rarity, weight: float) -> Word:
    terms = (related.term for related in related_terms(word.term))
    return replace(word, related=tuple((term, weight * _damping(rarity, word.term, term)) for term in terms))


def _damping(rarity: Rarity, term: str, related: str) -> float:
    """Return the factor that keeps a rarer related term from scoring more than the term of the query."""
    return min(1.0, rarity(term) / rarity(related))


def _with_other_names(nodes: Sequence[Node]) -> list[Node]:
    """Let each word of a phrase also find the synonyms of the phrase: هاتف محمول finds موبايل."""
    expanded = list(nodes)
    for start in range(len(nodes)):
        for end in range(start + 1, min(start + _MAX_PHRASE_LENGTH, len(nodes)) + 1):
            words = [node for node in nodes[start:end] if isinstance(node, Word)]
            if len(words) == end - start and (phrases := synonymous_phrases(tuple(word.term for word in words))):
                names = tuple(map(_name, phrases))
                expanded[start:end] = [DisMax(node, names) for node in expanded[start:end]]
    return expanded


def _name(terms: tuple[str, ...]) -> Node:
    return And.of([Word(term, term) for term in terms])
