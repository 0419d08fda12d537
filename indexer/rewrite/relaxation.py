"""Relax a query that finds nothing, one step at a time."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from indexer.errors import QueryError
from indexer.query.fields import FacetTerm, FieldTerm, PropertyTerm, TitleTerms
from indexer.query.leaves import Exact, Near, Phrase
from indexer.query.parser import parse
from indexer.query.request import Strictness
from indexer.query.terms import restore_letters, word_or_phrase, words_in
from indexer.query.tree import AllOf, And, Group, Leaf, Node, Not

Step = Literal["marks", "forms", "near", "apart", "any", "fields", "root", "excluded"]

_NEAR_DISTANCE = 10  # words, once the order of a phrase is given up: a larger distance finds more unrelated words

Change = Callable[[Node], Node | None]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A less strict query, printed as `query`, and the steps that led to it, in order."""

    node: Node
    query: str
    strictness: Strictness
    steps: tuple[Step, ...]


def relax(query: str, strictness: Strictness = "usual") -> Iterator[Relaxed]:
    """Yield less and less strict queries in place of one that finds nothing; raises QueryError.

    The first steps give up what readers miss least: hamza and harakat, then the exact forms of words, their order, the
    need for all of them, and their field. The last step allows excluded words.
    """
    current = Relaxed(parse(query), query, strictness, ())
    for step, change in _CHANGES.items():
        node = _apply(current.node, change)
        if node is None:
            continue
        level = _strictness_after(current.strictness, step) if _has_words(node) else current.strictness
        if node == current.node and level == current.strictness:
            continue
        steps = (*(before for before in current.steps if (before, step) != ("near", "apart")), step)
        text = printed_query(node, _strip_diacritics(query) if "marks" in steps else query)
        if text is None:
            continue
        current = Relaxed(node, text, level, steps)
        yield current


def countable_parts(node: Node) -> Iterator[Node]:
    """Yield the leaves of a query and the words of its phrases, whose documents are counted one part at a time."""
    for leaf in node.leaves():
        yield leaf
        if len(parts := leaf.parts()) > 1:
            yield from parts


def printed_query(node: Node, query: str) -> str | None:
    """Print a node, in the letters of `query` if it then parses to the same node; None if it exceeds a query limit."""
    printed = str(node)
    return next((text for text in (restore_letters(query, printed), printed) if _reads_as(text, node)), None)


def _reads_as(text: str, node: Node) -> bool:
    """Say whether a text parses to a node; a word spelled with other letters may be an operator."""
    try:
        return parse(text) == node
    except QueryError:
        return False


def _has_words(node: Node) -> bool:
    return any(not isinstance(part, FacetTerm) for part in node.scoring_leaves())


def _strip_diacritics(query: str) -> str:
    """Return a query without hamza and harakat, which would be searched for again inside quotes."""
    return "".join(char for char in unicodedata.normalize("NFD", query) if not unicodedata.combining(char))


def _strictness_after(strictness: Strictness, step: Step) -> Strictness:
    if step == "forms" and strictness == "exact":
        return "usual"
    return "wide" if step == "root" else strictness


def _apply(node: Node, change: Change) -> Node | None:
    """Change the children of a node, then the node itself; return None if nothing is left of it."""
    if not isinstance(node, Group):
        return change(node)
    parts = tuple(part for part in (_apply(child, change) for child in node.nodes) if part is not None)
    if len(parts) < 2:
        return parts[0] if parts else None
    return _flat(change(replace(node, nodes=parts)))


def _flat(node: Node | None) -> Node | None:
    """Merge an AllOf inside an AllOf into one."""
    if not isinstance(node, AllOf):
        return node
    return AllOf(tuple(child for part in node.nodes for child in (part.nodes if isinstance(part, AllOf) else (part,))))


def _without_diacritics(node: Node) -> Node:
    return node.without_diacritics() if isinstance(node, Leaf) else node


def _add_forms(node: Node) -> Node:
    if not isinstance(node, Exact):
        return node
    return word_or_phrase(words_in(" ".join(node.forms))) or node


def _near(node: Node) -> Node:
    return Near(node.words, _NEAR_DISTANCE) if isinstance(node, Phrase) and len(node.words) > 1 else node


def _separate(node: Node) -> Node:
    return AllOf.of(node.parts()) if isinstance(node, Phrase | Near) else node


def _any_of(node: Node) -> Node:
    return AllOf(node.nodes) if isinstance(node, And) else node


def _anywhere(node: Node) -> Node | None:
    """Search for the words of a field anywhere; give up dates and sources, which have no words."""
    match node:
        case TitleTerms(words):
            return AllOf.of(words)
        case FacetTerm("people" | "places", value) if words := words_in(value):
            return AllOf.of(words)
        case PropertyTerm("author", value) if words := words_in(value):
            return AllOf.of(words)
        case FieldTerm():
            return None
        case _:
            return node


def _keep(node: Node) -> Node:
    return node


def _drop_not(node: Node) -> Node | None:
    return None if isinstance(node, Not) else node


_CHANGES: dict[Step, Change] = {
    "marks": _without_diacritics,
    "forms": _add_forms,
    "near": _near,
    "apart": _separate,
    "any": _any_of,
    "fields": _anywhere,
    "root": _keep,
    "excluded": _drop_not,
}
