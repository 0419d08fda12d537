"""The syntax tree of a query: what to look for, whichever engine looks.

A node knows its children, how it prints and what it matches in a text. So a new type of node is added in three places:
here or in `indexer.query.leaves`, where the parser makes it, and where the engine answers it.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import ClassVar, Self

from indexer.query.pattern import Pattern


class Binding(IntEnum):
    """How tightly a printed node holds its parts together."""

    ANY_OF, OR, AND, SINGLE = range(4)


@dataclass(frozen=True, slots=True)
class Node(ABC):
    """A query or a part of one.

    `str(node)` prints it in the query language: `parse` reads that as the same node. What the index adds to a query
    (spellings, related words, alternatives) is not printed.
    """

    binding: ClassVar[Binding] = Binding.SINGLE

    @abstractmethod
    def __str__(self) -> str: ...

    def printed_inside(self, least: Binding) -> str:
        """Print the node as part of another, in parentheses if it holds together less tightly than `least`."""
        return str(self) if self.binding >= least else f"({self})"

    @property
    def restricts(self) -> bool:
        """Whether every document must match this node if it occurs in an AnyOf: true of fields."""
        return False

    @abstractmethod
    def leaves(self) -> "Iterator[Leaf]":
        """Yield the leaves that a matching document matches, so none under a Not."""

    def scoring_leaves(self) -> "Iterator[Leaf]":
        """Yield the leaves that add to the score of a matching document."""
        return (scoring for leaf in self.leaves() for scoring in leaf.scoring())

    def map_children(self, change: "Callable[[Node], Node]") -> "Node":
        """Change each child of a group. Other nodes stay, with what is under a Not and the alternatives of a DisMax."""
        return self

    def map_leaves(self, change: "Callable[[Leaf], Node]") -> "Node":
        """Change each leaf, those under a Not too."""
        return self.map_children(lambda child: child.map_leaves(change))


@dataclass(frozen=True, slots=True)
class Leaf(Node, ABC):
    """A node without children."""

    def leaves(self) -> "Iterator[Leaf]":
        """Yield the leaf."""
        yield self

    def map_leaves(self, change: "Callable[[Leaf], Node]") -> Node:
        """Change the leaf."""
        return change(self)

    def scoring(self) -> "Sequence[Leaf]":
        """Return what adds to the score of a matching document: the leaf, its words, or nothing."""
        return (self,)

    def parts(self) -> "Sequence[Leaf]":
        """Return a leaf for each word of a leaf that holds several words."""
        return ()

    def pattern(self) -> Pattern | None:
        """Return what the leaf matches in a text, None for what is not highlighted."""
        return None

    def without_diacritics(self) -> "Leaf":
        """Return the leaf without the hamza and harakat that it asks for."""
        return self


@dataclass(frozen=True, slots=True)
class Not(Node):
    """Documents that do not match `node`."""

    node: Node

    def __str__(self) -> str:
        return f"NOT {self.node}" if isinstance(self.node, Not) else f"-{self.node.printed_inside(Binding.SINGLE)}"

    def leaves(self) -> Iterator[Leaf]:
        """Yield nothing."""
        yield from ()

    def map_leaves(self, change: Callable[[Leaf], Node]) -> Node:
        """Change the leaves of what is left out."""
        return Not(self.node.map_leaves(change))


@dataclass(frozen=True, slots=True)
class DisMax(Node):
    """Documents that match `node` or, for a lower score, one of `others`; not in the query language.

    With `tiered`, `others` find all that `node` finds, and everything that `node` finds is ranked first.
    """

    node: Node
    others: tuple[Node, ...]
    tiered: bool = False

    def __str__(self) -> str:
        return str(self.node)

    def printed_inside(self, least: Binding) -> str:
        """Print `node`."""
        return self.node.printed_inside(least)

    def leaves(self) -> Iterator[Leaf]:
        """Yield the leaves of all alternatives, each once where the others include those of `node`."""
        for node in self.others if self.tiered else (self.node, *self.others):
            yield from node.leaves()


@dataclass(frozen=True, slots=True)
class Group(Node, ABC):
    """Several nodes, joined by `sign` in the query language."""

    nodes: tuple[Node, ...]
    sign: ClassVar[str]

    def __str__(self) -> str:
        return self.sign.join(node.printed_inside(Binding(self.binding + 1)) for node in self.nodes)

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> Node:
        """Return the group of the nodes, or the node if there is only one."""
        return cls(tuple(nodes)) if len(nodes) > 1 else nodes[0]

    @property
    def restricts(self) -> bool:
        """Whether all nodes do."""
        return all(node.restricts for node in self.nodes)

    def leaves(self) -> Iterator[Leaf]:
        """Yield the leaves of all nodes."""
        for node in self.nodes:
            yield from node.leaves()

    def map_children(self, change: Callable[[Node], Node]) -> Self:
        """Return the group of the changed nodes."""
        return replace(self, nodes=tuple(map(change, self.nodes)))


@dataclass(frozen=True, slots=True)
class And(Group):
    """Documents that match every node (written AND)."""

    binding = Binding.AND
    sign = " AND "


@dataclass(frozen=True, slots=True)
class Or(Group):
    """Documents that match at least one node (written OR)."""

    binding = Binding.OR
    sign = " OR "


@dataclass(frozen=True, slots=True)
class AnyOf(Group):
    """Words next to each other: documents that match any and no Not; those that match all of them come first.

    Nodes that restrict must match: every document matches each of them.
    """

    binding = Binding.ANY_OF
    sign = " "

    @property
    def restricts(self) -> bool:
        """False: any of several nodes will do."""
        return False
