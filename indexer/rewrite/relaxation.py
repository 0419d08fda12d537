"""What to ask when a query finds nothing: the same query, less strict by a step at a time."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from indexer.errors import QueryError
from indexer.query.parser import parse
from indexer.query.request import Strictness
from indexer.query.terms import restore_letters, word_or_phrase, words_in
from indexer.query.tree import (
    And,
    AnyOf,
    Exact,
    FacetTerm,
    FieldTerm,
    Group,
    Leaf,
    Near,
    Node,
    Not,
    Phrase,
    TitleTerms,
)

Step = Literal["marks", "forms", "near", "apart", "any", "fields", "root", "excluded"]

_NEAR = 10  # words between two of a phrase, once their order is given up

Change = Callable[[Node], Node | None]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A query to ask instead, with all that was given up on the way to it, in order."""

    node: Node
    query: str  # as it is printed
    strictness: Strictness
    steps: tuple[Step, ...]


def relaxations(query: str, strictness: Strictness = "usual") -> Iterator[Relaxed]:
    """Yield what to ask instead of a query, each less strict than the one before; raises QueryError.

    First what readers miss least: hamza and harakat, then the forms of words, their order, that all must be there, and
    the field they stand in; last what they said they do not want.
    """
    now = Relaxed(parse(query), query, strictness, ())
    for step, change in _CHANGES.items():
        changed = _changed(now.node, change)
        if changed is None:
            continue
        allowed = _allowed(now.strictness, step) if _has_words(changed) else now.strictness
        if changed == now.node and allowed == now.strictness:
            continue
        steps = (*(before for before in now.steps if (before, step) != ("near", "apart")), step)
        text = as_query(changed, _bare(query) if "marks" in steps else query)
        if text is None:
            continue
        now = Relaxed(changed, text, allowed, steps)
        yield now


def parts_of(node: Node) -> Iterator[Node]:
    """Yield the parts of a query, of which a reader is told how many documents have each; and the words of phrases."""
    for leaf in node.leaves():
        yield leaf
        if len(parts := leaf.parts()) > 1:
            yield from parts


def as_query(node: Node, query: str) -> str | None:
    """Print a tree, in the letters of `query` where it reads the same; None if it is beyond the limits of a query."""
    printed = str(node)
    return next((text for text in (restore_letters(query, printed), printed) if _reads_as(text, node)), None)


def _reads_as(text: str, node: Node) -> bool:
    """Whether a text reads as a tree: in other letters a word may be an operator."""
    try:
        return parse(text) == node
    except QueryError:
        return False


def _has_words(node: Node) -> bool:
    return any(not isinstance(part, FacetTerm) for part in node.scoring_leaves())


def _bare(query: str) -> str:
    """Return a query without hamza and harakat, which in quotes would be asked for again."""
    return "".join(char for char in unicodedata.normalize("NFD", query) if not unicodedata.combining(char))


def _allowed(strictness: Strictness, step: Step) -> Strictness:
    if step == "forms" and strictness == "exact":
        return "usual"
    return "wide" if step == "root" else strictness


def _changed(node: Node, change: Change) -> Node | None:
    """Return a node with its parts changed, and then itself; None if nothing is left of it."""
    if not isinstance(node, Group):
        return change(node)
    parts = tuple(part for part in (_changed(child, change) for child in node.nodes) if part is not None)
    if len(parts) < 2:
        return parts[0] if parts else None
    return _flat(change(replace(node, nodes=parts)))


def _flat(node: Node | None) -> Node | None:
    """Words side by side within words side by side are all side by side."""
    if not isinstance(node, AnyOf):
        return node
    return AnyOf(tuple(each for part in node.nodes for each in (part.nodes if isinstance(part, AnyOf) else (part,))))


def _without_marks(node: Node) -> Node:
    return node.without_diacritics() if isinstance(node, Leaf) else node


def _in_all_forms(node: Node) -> Node:
    if not isinstance(node, Exact):
        return node
    return word_or_phrase(words_in(" ".join(node.forms))) or node


def _near(node: Node) -> Node:
    return Near(node.words, _NEAR) if isinstance(node, Phrase) and len(node.words) > 1 else node


def _apart(node: Node) -> Node:
    return AnyOf.of(node.parts()) if isinstance(node, Phrase | Near) else node


def _any(node: Node) -> Node:
    return AnyOf(node.nodes) if isinstance(node, And) else node


def _anywhere(node: Node) -> Node | None:
    """Words wherever they stand; what is no word, a date or a source, is given up."""
    match node:
        case TitleTerms(found):
            return AnyOf.of(found)
        case FacetTerm("people" | "places", value) if found := words_in(value):
            return AnyOf.of(found)
        case FieldTerm():
            return None
        case _:
            return node


def _same(node: Node) -> Node:
    return node


def _with_excluded(node: Node) -> Node | None:
    return None if isinstance(node, Not) else node


_CHANGES: dict[Step, Change] = {
    "marks": _without_marks,
    "forms": _in_all_forms,
    "near": _near,
    "apart": _apart,
    "any": _any,
    "fields": _anywhere,
    "root": _same,
    "excluded": _with_excluded,
}
