"""The syntax tree of a query: what to look for, whichever engine looks.

A node knows its children, how it prints and what it matches in a text. So a new type of node is added here, where the
parser makes it, and where the engine answers it.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import ClassVar, Literal, Self

from analyzers.text.clitics import with_proclitics
from analyzers.token import Kind
from indexer.query.dates import write_span
from indexer.query.lexer import quoted
from indexer.query.pattern import NearPattern, Pattern, PhrasePattern, SpelledWord, WordPattern


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
class Word(Leaf):
    """One word in the forms of the analyzer.

    `spellings` are other spellings of a name; `related` are other terms that the reader means too, each with its weight
    relative to the term, at most 1. `vocalized` is the word in quotes as it was typed, if with hamza or harakat.
    """

    exact: str
    term: str
    spellings: tuple[str, ...] = ()
    related: tuple[tuple[str, float], ...] = ()
    vocalized: str = ""

    def __str__(self) -> str:
        return self.exact

    @property
    def other_forms(self) -> tuple[str, ...]:
        """The exact forms that count as this word, whether its stem finds them or not."""
        spelled = (form for word in self.spellings for form in (word, *with_proclitics(word)))
        return (*with_proclitics(self.exact), *spelled)

    def pattern(self) -> WordPattern:
        """Return the forms and terms of the word."""
        return WordPattern(
            frozenset((self.exact, *self.other_forms)), frozenset((self.term, *(term for term, _ in self.related)))
        )

    def without_diacritics(self) -> "Word":
        """Return the word in its folded form alone."""
        return replace(self, vocalized="")

    def spelled(self, *, clitics: bool) -> SpelledWord:
        """Return the word as it is spelled, also after conjunctions and prepositions if `clitics` are allowed."""
        forms = frozenset((self.exact, *(with_proclitics(self.exact) if clitics else ())))
        vocalized = (self.vocalized, *(with_proclitics(self.vocalized) if clitics else ()))
        return SpelledWord(forms, frozenset(vocalized) if self.vocalized else frozenset())


@dataclass(frozen=True, slots=True)
class Phrase(Leaf):
    """Words next to each other in this order, as they are spelled."""

    words: tuple[Word, ...]

    def __str__(self) -> str:
        return _phrase(self.words)

    def parts(self) -> Sequence[Leaf]:
        """Return its words."""
        return tuple(word.without_diacritics() for word in self.words)

    def pattern(self) -> PhrasePattern:
        """Return its words in order; the first may have clitics."""
        return PhrasePattern(tuple(word.spelled(clitics=not n) for n, word in enumerate(self.words)))

    def without_diacritics(self) -> "Phrase":
        """Return the phrase of the folded words."""
        return Phrase(tuple(word.without_diacritics() for word in self.words))


@dataclass(frozen=True, slots=True)
class Near(Leaf):
    """Two or more words as they are spelled, each with at most `distance` others before or after it to the next.

    Without `clitics`, none of them is found after a conjunction or preposition.
    """

    words: tuple[Word, ...]
    distance: int
    clitics: bool = True

    def __str__(self) -> str:
        return f"{_phrase(self.words)}~{self.distance}"

    def parts(self) -> Sequence[Leaf]:
        """Return its words."""
        return tuple(word.without_diacritics() for word in self.words)

    def pattern(self) -> NearPattern:
        """Return its words near each other; diacritics are not compared."""
        words = (word.without_diacritics().spelled(clitics=self.clitics) for word in self.words)
        return NearPattern(tuple(words), self.distance)

    def without_diacritics(self) -> "Near":
        """Return the folded words near each other."""
        return Near(tuple(word.without_diacritics() for word in self.words), self.distance)


@dataclass(frozen=True, slots=True)
class Exact(Leaf):
    """One word, or several in this order, in these folded forms alone: without clitics, stems or other spellings.

    `vocalized` has for each form the one with hamza and harakat, or an empty string; it is empty if none has any.
    """

    forms: tuple[str, ...]
    vocalized: tuple[str, ...] = ()

    def __str__(self) -> str:
        if len(self.forms) == 1 and not self.vocalized:
            return f"={self.forms[0]}"
        words = (mark or form for mark, form in zip(self._vocalized, self.forms, strict=True))
        return f"={quoted(' '.join(words))}"

    @property
    def _vocalized(self) -> tuple[str, ...]:
        return self.vocalized or ("",) * len(self.forms)

    def pattern(self) -> PhrasePattern:
        """Return the forms in order."""
        pairs = zip(self.forms, self._vocalized, strict=True)
        return PhrasePattern(tuple(SpelledWord(frozenset((f,)), frozenset((v,) if v else ())) for f, v in pairs))

    def without_diacritics(self) -> "Exact":
        """Return the folded forms alone."""
        return Exact(self.forms)


@dataclass(frozen=True, slots=True)
class Prefix(Leaf):
    """Words that begin with these folded letters, also after a conjunction or preposition."""

    letters: str

    def __str__(self) -> str:
        return f"{self.letters}*"

    def pattern(self) -> WordPattern:
        """Return what begins with the letters."""
        starts = "|".join(map(re.escape, (self.letters, *with_proclitics(self.letters))))
        return WordPattern(expression=f"(?:{starts}).*")


@dataclass(frozen=True, slots=True)
class Fuzzy(Leaf):
    """A word, and all words within the edit distance that its length allows."""

    word: Word

    def __str__(self) -> str:
        return f"{self.word}~"

    def pattern(self) -> WordPattern:
        """Return the word, and what is near its form or term."""
        return replace(self.word.pattern(), near_form=self.word.exact, near_term=self.word.term)


@dataclass(frozen=True, slots=True)
class FieldTerm(Leaf, ABC):
    """What every document must match, also in an AnyOf."""

    @property
    def restricts(self) -> bool:
        """True of every field."""
        return True

    def scoring(self) -> Sequence[Leaf]:
        """Return nothing: most fields do not score."""
        return ()


@dataclass(frozen=True, slots=True)
class FacetTerm(FieldTerm):
    """Documents that name a facet value. Unlike a filter, it narrows the counts of its own facet too.

    A `raw` value is one before unification over the index; it is not in the language.
    """

    kind: Kind
    value: str
    raw: bool = False

    def __str__(self) -> str:
        return f"{self.kind}:{quoted(self.value)}"

    def scoring(self) -> Sequence[Leaf]:
        """Return the value: it scores."""
        return (self,)


@dataclass(frozen=True, slots=True)
class TitleTerms(FieldTerm):
    """Documents that have all these words in their title."""

    words: tuple[Word, ...]

    def __str__(self) -> str:
        return f"title:{_phrase(self.words)}"

    def scoring(self) -> Sequence[Leaf]:
        """Return the words."""
        return self.words

    def parts(self) -> Sequence[Leaf]:
        """Return the title with each of the words alone."""
        return tuple(TitleTerms((word,)) for word in self.words)


@dataclass(frozen=True, slots=True)
class SourceTerm(FieldTerm):
    """Documents of one source, or of all sources whose names begin with `name` if it is a prefix."""

    name: str
    is_prefix: bool = False

    def __str__(self) -> str:
        return f"source:{quoted(self.name)}{'*' * self.is_prefix}"


@dataclass(frozen=True, slots=True)
class DateRange(FieldTerm):
    """Documents published, or mentioning a date, from `since` to `until`; None where the range is open.

    A mentioned date lies in a range with all its days: 2023-10 in 2023, but 2023 not in 2023-10.
    """

    field: Literal["published", "mentioned"]
    since: date | None
    until: date | None

    def __str__(self) -> str:
        return f"{self.field}:{write_span(self.since, self.until)}"


@dataclass(frozen=True, slots=True)
class MatchAll(Leaf):
    """All documents: an empty query."""

    def __str__(self) -> str:
        return ""

    def scoring(self) -> Sequence[Leaf]:
        """Return nothing: all documents score 0."""
        return ()


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


def _phrase(words: Sequence[Word]) -> str:
    return quoted(" ".join(word.vocalized or word.exact for word in words))
