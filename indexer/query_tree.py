"""The syntax tree of a query: what is looked for, whichever engine looks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analyzers.clitics import with_proclitics
from analyzers.token import Kind


@dataclass(frozen=True, slots=True)
class Word:
    """One word in the forms of the analyzer.

    `behind_clitics` are exact forms that the stem does not join to it, `spellings` other spellings of a name, `related`
    other terms that a reader means too, with what each is worth beside the term, at most 1.
    """

    exact: str
    term: str
    behind_clitics: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    related: tuple[tuple[str, float], ...] = ()

    @property
    def other_forms(self) -> tuple[str, ...]:
        """The exact forms that count as this word, and that its stem may not find."""
        spelled = (form for word in self.spellings for form in (word, *with_proclitics(word)))
        return (*self.behind_clitics, *spelled)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together in this order, as they are spelled."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Two words or more, as they are spelled: between each and the next, in either order, `most` others at most."""

    words: tuple[Word, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Exact:
    """One word, or several in this order, in these folded forms alone: without clitics, stems or other spellings."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with these folded letters."""

    start: str


@dataclass(frozen=True, slots=True)
class InTitle:
    """Documents that have all these words in their title."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class FromSource:
    """Documents of one source, or of all sources whose name begins so."""

    name: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Everything:
    """All documents: an empty query."""


@dataclass(frozen=True, slots=True)
class Named:
    """Documents that name a value; unlike a filter never left out of any count."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Called:
    """Documents that match `node`, or, for less, what else it is called; not in the language."""

    node: "Node"
    others: tuple["Node", ...]


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


Found = Word | Phrase | Near | Exact | Prefix | Named  # what a document is found by
Leaf = Found | InTitle | FromSource | Everything
Node = Leaf | Called | Not | Both | Either | Loose


def words(node: Node) -> Iterable[Found]:
    """Yield the words, phrases and values that a document is found by: those not under a Not."""
    match node:
        case Word() | Phrase() | Near() | Exact() | Prefix() | Named():
            yield node
        case InTitle(parts):
            yield from parts
        case Called(called, others):
            for part in (called, *others):
                yield from words(part)
        case Both(nodes) | Either(nodes) | Loose(nodes):
            for part in nodes:
                yield from words(part)


def in_parts(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return a node with each part of it changed; one without parts stays, and so does what is under a Not."""
    match node:
        case Both(nodes) | Either(nodes) | Loose(nodes):
            return type(node)(tuple(map(change, nodes)))
        case _:
            return node


def restricts(node: Node) -> bool:
    """Whether a node beside others is what all documents have to match: a field, or fields alone."""
    match node:
        case Named() | InTitle() | FromSource():
            return True
        case Both(nodes) | Either(nodes):
            return all(map(restricts, nodes))
        case _:
            return False
