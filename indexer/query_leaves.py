"""The leaves of the syntax tree of a query: words as they are looked for, and fields."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from analyzers.clitics import with_proclitics
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
class InTitle(Located):
    """Documents that have all these words in their title."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class FromSource(Located):
    """Documents of one source, or of all sources whose name begins so."""

    name: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Dated(Located):
    """Documents published, or that name a date, from `since` to `until`; None where the range is open.

    A date that is named lies in a range with all its days: 2023-10 in 2023, and 2023 not in 2023-10.
    """

    field: Literal["published", "mentioned"]
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Everything(Located):
    """All documents: an empty query."""


@dataclass(frozen=True, slots=True)
class Named(Located):
    """Documents that name a value; unlike a filter never left out of any count."""

    kind: Kind
    value: str


Found = Word | Phrase | Near | Exact | Prefix | Fuzzy | Named  # what a document is found by
Field = Named | InTitle | FromSource | Dated  # what all documents beside words have to match
Leaf = Found | Field | Everything
