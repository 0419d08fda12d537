"""The query language: text -> syntax tree. Knows nothing of any engine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word, in the forms of the analyzer."""

    exact: str
    term: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together in this order."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """All documents: an empty query."""


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not match `node`."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Documents that match every node (written AND)."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Documents that match one node or more (written OR)."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """Words side by side: documents that match any, those that match all of them first."""

    nodes: tuple["Node", ...]


Node = Word | Phrase | Everything | Not | All | Any | Loose
