"""A query that finds related words too: plurals, verbs for their nouns, what else a thing is called."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from analyzers.expansion.synonyms import Relation, related, synonymous_phrases
from indexer.engine.weights import Weights
from indexer.query.tree import And, AnyOf, DisMax, Node, Word

_MOST_WORDS = 4  # of a phrase that has another name

Rarity = Callable[[str], float]  # term -> how rare it is in the index, as BM25 counts it


def with_related(node: Node, rarity: Rarity, weights: Weights) -> Node:
    """Return a query that also finds the related words of its words; phrases and what is under a Not stay."""
    match node:
        case Word():
            return _with_other_names((_with_terms(node, rarity, weights),))[0]
        case AnyOf(nodes):
            return AnyOf(tuple(_with_other_names([_part(part, rarity, weights) for part in nodes])))
        case _:
            return node.map_children(lambda child: with_related(child, rarity, weights))


def _part(node: Node, rarity: Rarity, weights: Weights) -> Node:
    return _with_terms(node, rarity, weights) if isinstance(node, Word) else with_related(node, rarity, weights)


def _with_terms(word: Word, rarity: Rarity, weights: Weights) -> Word:
    worth = {
        Relation.PLURAL: weights.plural,
        Relation.SYNONYM: weights.synonym,
        Relation.VERBAL_NOUN: weights.verbal_noun,
        Relation.TENSE: weights.tense,
    }
    others = ((other.term, worth[other.relation]) for other in related(word.term))
    return replace(word, related=tuple((term, weight * _no_more(rarity, word.term, term)) for term, weight in others))


def _no_more(rarity: Rarity, term: str, other: str) -> float:
    """A rarer word must not count for more than the one that was asked for."""
    return min(1.0, rarity(term) / rarity(other))


def _with_other_names(nodes: Sequence[Node]) -> list[Node]:
    """Let each word of a phrase find what else the phrase is called: هاتف محمول finds موبايل."""
    found = list(nodes)
    for start in range(len(nodes)):
        for end in range(start + 1, min(start + _MOST_WORDS, len(nodes)) + 1):
            words = [node for node in nodes[start:end] if isinstance(node, Word)]
            if len(words) == end - start and (others := synonymous_phrases(tuple(word.term for word in words))):
                names = tuple(map(_name, others))
                found[start:end] = [DisMax(node, names) for node in found[start:end]]
    return found


def _name(terms: tuple[str, ...]) -> Node:
    words = tuple(Word(term, term) for term in terms)
    return And(words) if len(words) > 1 else words[0]
