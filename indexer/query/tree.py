"""The syntax tree of a query, independent of the engine.

A node knows its children, how it prints and what it matches in a text. A new type of node needs a class here or in
`indexer.query.leaves`, a rule in the parser, and a case in the engine.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import ClassVar, Self

from indexer.query.pattern import Pattern


class Binding(IntEnum):
    """How tightly a printed node binds its parts, loosest first."""

    ALL_OF, OR, AND, SINGLE = range(4)


@dataclass(frozen=True, slots=True)
class Node(ABC):
    """A query or a part of one.

    `str(node)` prints it in the query language, and `parse` reads the same node back. Spellings, related words and
    alternatives that a rewriter adds are not printed.
    """

    binding: ClassVar[Binding] = Binding.SINGLE

    @abstractmethod
    def __str__(self) -> str: ...

    def printed_inside(self, min_binding: Binding) -> str:
        """Print the node as part of another, in parentheses if it binds less tightly than `min_binding`."""
        return str(self) if self.binding >= min_binding else f"({self})"

    @property
    def restricts(self) -> bool:
        """True if every document must match this node even where few of the words are needed, as with fields."""
        return False

    @abstractmethod
    def leaves(self) -> "Iterator[Leaf]":
        """Yield the leaves that a matching document can match: all except those under a Not."""

    def scoring_leaves(self) -> "Iterator[Leaf]":
        """Yield the leaves that add to the score of a matching document."""
        return (scoring for leaf in self.leaves() for scoring in leaf.scoring())

    def map_children(self, change: "Callable[[Node], Node]") -> "Node":
        """Change each child of a group; return any other node unchanged, including a Not and a DisMax."""
        return self

    def map_excluded(self, change: "Callable[[Node], Node]") -> "Node":
        """Change what each Not excludes."""
        return self.map_children(lambda child: child.map_excluded(change))

    def map_leaves(self, change: "Callable[[Leaf], Node]") -> "Node":
        """Change each leaf, including those under a Not."""
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
        """Return the leaves that add to the score of a matching document: this leaf, its words, or nothing."""
        return (self,)

    def parts(self) -> "Sequence[Leaf]":
        """Return one leaf per word if this leaf holds several words, else nothing."""
        return ()

    def pattern(self) -> Pattern | None:
        """Return what the leaf matches in a text; None if it is not highlighted."""
        return None

    def without_diacritics(self) -> "Leaf":
        """Return the leaf without its hamza and harakat."""
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

    def map_excluded(self, change: Callable[[Node], Node]) -> Node:
        """Change the excluded node."""
        return Not(change(self.node))

    def map_leaves(self, change: Callable[[Leaf], Node]) -> Node:
        """Change the leaves of the excluded node."""
        return Not(self.node.map_leaves(change))


@dataclass(frozen=True, slots=True)
class DisMax(Node):
    """Documents that match `node` or, for a lower score, one of `alternatives`; not in the query language.

    With `tiered`, the alternatives match every document that `node` matches, and those documents rank first.
    """

    node: Node
    alternatives: tuple[Node, ...]
    tiered: bool = False

    def __str__(self) -> str:
        return str(self.node)

    def printed_inside(self, min_binding: Binding) -> str:
        """Print `node`."""
        return self.node.printed_inside(min_binding)

    def leaves(self) -> Iterator[Leaf]:
        """Yield the leaves of `node` and its alternatives; with `tiered`, the alternatives include those of `node`."""
        for node in self.alternatives if self.tiered else (self.node, *self.alternatives):
            yield from node.leaves()


@dataclass(frozen=True, slots=True)
class Group(Node, ABC):
    """Several nodes, printed with `separator` between them."""

    nodes: tuple[Node, ...]
    separator: ClassVar[str]

    def __str__(self) -> str:
        return self.separator.join(node.printed_inside(Binding(self.binding + 1)) for node in self.nodes)

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> Node:
        """Return the group of the nodes, or the node if there is only one."""
        return cls(tuple(nodes)) if len(nodes) > 1 else nodes[0]

    @property
    def restricts(self) -> bool:
        """True if all nodes restrict."""
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
    separator = " AND "


@dataclass(frozen=True, slots=True)
class Or(Group):
    """Documents that match at least one node (written OR)."""

    binding = Binding.OR
    separator = " OR "


@dataclass(frozen=True, slots=True)
class AllOf(Group):
    """Words next to each other: documents that match all of them and no Not.

    A rewriter may ask for less: `weights` says how much each node counts, and a document needs `minimum` in total. A
    node of weight 0 only orders documents. Nodes that restrict, such as fields, must match in any case.
    """

    weights: tuple[int, ...] = ()
    minimum: int = 0
    binding = Binding.ALL_OF
    separator = " "

    @property
    def restricts(self) -> bool:
        """Return False: the words of a group are not fields."""
        return False

    def words(self) -> "tuple[tuple[Node, int], ...]":
        """Return the nodes that count, each with its weight: all but the fields and the excluded nodes."""
        weights = self.weights or (1,) * len(self.nodes)
        pairs = zip(self.nodes, weights, strict=True)
        return tuple((node, weight) for node, weight in pairs if not (node.restricts or isinstance(node, Not)))

    @property
    def needed(self) -> int:
        """The sum of weights that a document needs."""
        return self.minimum or sum(weight for _, weight in self.words())

    def without(self, word: Node) -> "AllOf":
        """Return a group that needs all its words but one, which only orders."""
        weights = {node: int(weight > 0 and node != word) for node, weight in self.words()}
        return replace(self, weights=tuple(weights.get(node, 0) for node in self.nodes), minimum=0)

    @property
    def required(self) -> tuple[Node, ...]:
        """The nodes of `words` without which no document has enough."""
        spare = sum(weight for _, weight in self.words()) - self.needed
        return tuple(node for node, weight in self.words() if weight > spare)
