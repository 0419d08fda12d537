"""The syntax tree of a query: what is looked for, whichever engine looks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indexer.query_leaves import (
    Dated,
    Everything,
    Exact,
    Field,
    Found,
    FromSource,
    Fuzzy,
    InTitle,
    Leaf,
    Named,
    Near,
    Phrase,
    Prefix,
    Word,
)

__all__ = [
    "Both",
    "Called",
    "Dated",
    "Either",
    "Everything",
    "Exact",
    "Field",
    "Found",
    "FromSource",
    "Fuzzy",
    "InTitle",
    "Leaf",
    "Loose",
    "Named",
    "Near",
    "Node",
    "Not",
    "Phrase",
    "Prefix",
    "Widened",
    "Word",
    "in_leaves",
    "in_parts",
    "leaves",
    "restricts",
    "words",
]


@dataclass(frozen=True, slots=True)
class Called:
    """Documents that match `node`, or, for less, what else it is called; not in the language."""

    node: "Node"
    others: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Widened:
    """Documents that match `node` and, below all of these, those that match `wider`; not in the language."""

    node: "Node"
    wider: "Node"


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not match `node`."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class Both:
    """Documents that match every node (written AND)."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Documents that match one node or more (written OR)."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """Words side by side: documents that match any and no Not; those that match all of them first.

    Fields among them restrict: all documents match each of these.
    """

    nodes: tuple["Node", ...]


Node = Leaf | Called | Widened | Not | Both | Either | Loose


def words(node: Node) -> Iterable[Found]:
    """Yield the words, phrases and values that a document is found by: those not under a Not."""
    match node:
        case Word() | Phrase() | Near() | Exact() | Prefix() | Fuzzy() | Named():
            yield node
        case InTitle(parts):
            yield from parts
        case Called(called, others):
            for part in (called, *others):
                yield from words(part)
        case Widened(_, wider):
            yield from words(wider)
        case Both(nodes) | Either(nodes) | Loose(nodes):
            for part in nodes:
                yield from words(part)


def leaves(node: Node) -> Iterable[Leaf]:
    """Yield the parts of a query as it is typed that have no parts, but for those under a Not."""
    match node:
        case Both(nodes) | Either(nodes) | Loose(nodes):
            for part in nodes:
                yield from leaves(part)
        case Not() | Called() | Widened() | Everything():
            pass
        case _:
            yield node


def in_parts(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return a node with each part of it changed; one without parts stays, and so does what is under a Not."""
    match node:
        case Both(nodes) | Either(nodes) | Loose(nodes):
            return type(node)(tuple(map(change, nodes)))
        case _:
            return node


def in_leaves(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return a node with each leaf of it changed, those under a Not too."""
    match node:
        case Both() | Either() | Loose():
            return in_parts(node, lambda part: in_leaves(part, change))
        case Not(part):
            return Not(in_leaves(part, change))
        case _:
            return change(node)


def restricts(node: Node) -> bool:
    """Whether a node beside others is what all documents have to match: a field, or fields alone."""
    match node:
        case Named() | InTitle() | FromSource() | Dated():
            return True
        case Both(nodes) | Either(nodes):
            return all(map(restricts, nodes))
        case _:
            return False
