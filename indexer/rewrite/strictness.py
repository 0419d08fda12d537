"""How strictly the words of a query match: as spelled, as usual, or with every word of the same root."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from indexer.query.leaves import Near, Phrase, Word
from indexer.query.terms import exact_words
from indexer.query.tree import DisMax, Node

# Weight of a word of the same root; the word itself has 1. It only orders hits that match by root alone,
# since the engine ranks documents that match the query itself first.
_SAME_ROOT_WEIGHT = 0.5

SameRoot = Callable[[str], Sequence[str]]  # term -> the other terms of the index that share its root


def restrict_to_spelling(node: Node) -> Node:
    """Return a query that finds its words in this spelling only.

    Fields, prefixes and fuzzy words stay unchanged. So do nodes under a Not: every level excludes the same documents.
    """
    match node:
        case Word():
            return restrict_to_spelling(Phrase((node,)))
        case Phrase(words):
            return exact_words(words) or node
        case Near():
            return replace(node, clitics=False)
        case _:
            return node.map_children(restrict_to_spelling)


def add_same_root(node: Node, same_root: SameRoot) -> Node:
    """Return a query that also finds words that share a root with its words; their documents rank last."""
    wider = _with_same_root(node, same_root)
    return DisMax(node, (wider,), tiered=True) if wider != node else node


def _with_same_root(node: Node, same_root: SameRoot) -> Node:
    if isinstance(node, Word):
        added = tuple((term, _SAME_ROOT_WEIGHT) for term in same_root(node.term) if term not in node.terms)
        return replace(node, related=(*node.related, *added))
    return node.map_children(lambda child: _with_same_root(child, same_root))
