"""The syntax tree of a query: what is looked for, whichever engine looks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from analyzers.text.clitics import with_proclitics
from analyzers.token import Kind

Span = tuple[int, int]  # start and end, code points of the query


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """What stands in one place of a query, which says nothing of what it means: trees are equal without it."""

    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Word(Located):
    """One word in the forms of the analyzer.

    `spellings` are other spellings of a name, `related` other terms that a reader means too, with what each is worth
    beside the term, at most 1. `marked` is what a word in quotes was typed as, if with hamza or harakat: it is looked
    for with these.
    """

    exact: str
    term: str
    spellings: tuple[str, ...] = ()
    related: tuple[tuple[str, float], ...] = ()
    marked: str = ""

    @property
    def other_forms(self) -> tuple[str, ...]:
        """The exact forms that count as this word, whether its stem finds them or not."""
        spelled = (form for word in self.spellings for form in (word, *with_proclitics(word)))
        return (*with_proclitics(self.exact), *spelled)


@dataclass(frozen=True, slots=True)
class Phrase(Located):
    """Words that stand together in this order, as they are spelled."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Near(Located):
    """Two words or more, as they are spelled: between each and the next, in either order, `most` others at most.

    Without `clitics`, none of them stands behind a conjunction or preposition.
    """

    words: tuple[Word, ...]
    most: int
    clitics: bool = True


@dataclass(frozen=True, slots=True)
class Exact(Located):
    """One word, or several in this order, in these folded forms alone: without clitics, stems or other spellings.

    `marked` are the same with hamza and harakat where they are looked for with these, else empty; none if none is.
    """

    forms: tuple[str, ...]
    marked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prefix(Located):
    """Words that begin with these folded letters."""

    start: str


@dataclass(frozen=True, slots=True)
class Fuzzy(Located):
    """A word, and all words that are a slip away from it; of a long word, two."""

    word: Word


@dataclass(frozen=True, slots=True)
class TitleTerms(Located):
    """Documents that have all these words in their title."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class SourceTerm(Located):
    """Documents of one source, or of all sources whose name begins so."""

    name: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class DateRange(Located):
    """Documents published, or that name a date, from `since` to `until`; None where the range is open.

    A date that is named lies in a range with all its days: 2023-10 in 2023, and 2023 not in 2023-10.
    """

    field: Literal["published", "mentioned"]
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class MatchAll(Located):
    """All documents: an empty query."""


@dataclass(frozen=True, slots=True)
class FacetTerm(Located):
    """Documents that name a value; unlike a filter never left out of any count."""

    kind: Kind
    value: str


Found = Word | Phrase | Near | Exact | Prefix | Fuzzy | FacetTerm  # what a document is found by
Field = FacetTerm | TitleTerms | SourceTerm | DateRange  # what all documents beside words have to match
Leaf = Found | Field | MatchAll

__all__ = [
    "And",
    "AnyOf",
    "DateRange",
    "DisMax",
    "Exact",
    "FacetTerm",
    "Field",
    "Found",
    "Fuzzy",
    "Leaf",
    "MatchAll",
    "Near",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "SourceTerm",
    "TitleTerms",
    "Widened",
    "Word",
    "in_leaves",
    "in_parts",
    "leaves",
    "restricts",
    "words",
]


@dataclass(frozen=True, slots=True)
class DisMax:
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
class And:
    """Documents that match every node (written AND)."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Documents that match one node or more (written OR)."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Words side by side: documents that match any and no Not; those that match all of them first.

    Fields among them restrict: all documents match each of these.
    """

    nodes: tuple["Node", ...]


Node = Leaf | DisMax | Widened | Not | And | Or | AnyOf


def words(node: Node) -> Iterable[Found]:
    """Yield the words, phrases and values that a document is found by: those not under a Not."""
    match node:
        case Word() | Phrase() | Near() | Exact() | Prefix() | Fuzzy() | FacetTerm():
            yield node
        case TitleTerms(parts):
            yield from parts
        case DisMax(called, others):
            for part in (called, *others):
                yield from words(part)
        case Widened(_, wider):
            yield from words(wider)
        case And(nodes) | Or(nodes) | AnyOf(nodes):
            for part in nodes:
                yield from words(part)


def leaves(node: Node) -> Iterable[Leaf]:
    """Yield the parts of a query as it is typed that have no parts, but for those under a Not."""
    match node:
        case And(nodes) | Or(nodes) | AnyOf(nodes):
            for part in nodes:
                yield from leaves(part)
        case Not() | DisMax() | Widened() | MatchAll():
            pass
        case _:
            yield node


def in_parts(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return a node with each part of it changed; one without parts stays, and so does what is under a Not."""
    match node:
        case And(nodes) | Or(nodes) | AnyOf(nodes):
            return type(node)(tuple(map(change, nodes)))
        case _:
            return node


def in_leaves(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return a node with each leaf of it changed, those under a Not too."""
    match node:
        case And() | Or() | AnyOf():
            return in_parts(node, lambda part: in_leaves(part, change))
        case Not(part):
            return Not(in_leaves(part, change))
        case _:
            return change(node)


def restricts(node: Node) -> bool:
    """Whether a node beside others is what all documents have to match: a field, or fields alone."""
    match node:
        case FacetTerm() | TitleTerms() | SourceTerm() | DateRange():
            return True
        case And(nodes) | Or(nodes):
            return all(map(restricts, nodes))
        case _:
            return False
