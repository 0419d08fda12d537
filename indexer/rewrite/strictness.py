"""How strictly the words of a query are meant: as they are spelled, as usual, or with all that shares their root."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from indexer.query.terms import exact_words
from indexer.query.tree import DisMax, Near, Node, Phrase, Word

_WORTH = 0.5  # of a word of the same root, beside the word itself

Roots = Callable[[str], Sequence[str]]  # term -> other terms of the index that share its root


def as_spelled(node: Node) -> Node:
    """Return a query that finds its words as they are spelled alone.

    Fields, beginnings, fuzzy words and what is under a Not stay: what is left out is left out at every level alike.
    """
    match node:
        case Word():
            return as_spelled(Phrase((node,)))
        case Phrase(words):
            return exact_words(words) or node
        case Near():
            return replace(node, clitics=False)
        case _:
            return node.map_children(as_spelled)


def widened(node: Node, roots: Roots) -> Node:
    """Return a query that finds, below all that it finds, the words of one root with its words."""
    wider = _with_roots(node, roots)
    return DisMax(node, (wider,), tiered=True) if wider != node else node


def _with_roots(node: Node, roots: Roots) -> Node:
    if isinstance(node, Word):
        known = {node.term, *(term for term, _ in node.related)}
        others = tuple((term, _WORTH) for term in roots(node.term) if term not in known)
        return replace(node, related=(*node.related, *others))
    return node.map_children(lambda child: _with_roots(child, roots))
