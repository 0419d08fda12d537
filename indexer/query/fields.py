"""The leaves of the syntax tree of a query that are fields: facet values, titles, sources and dates."""

from abc import ABC
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from analyzers.token import Kind
from indexer.query.dates import write_span
from indexer.query.leaves import Word, phrase
from indexer.query.lexer import quoted
from indexer.query.tree import Leaf


@dataclass(frozen=True, slots=True)
class FieldTerm(Leaf, ABC):
    """A field and its value, which every document must match, also where few of the words are needed."""

    @property
    def restricts(self) -> bool:
        """Return True: every field restricts."""
        return True

    def scoring(self) -> Sequence[Leaf]:
        """Return nothing: most fields do not score."""
        return ()


@dataclass(frozen=True, slots=True)
class FacetTerm(FieldTerm):
    """Documents that name a facet value. Unlike a filter, it also narrows the counts of its own facet.

    A `raw` value is a spelling before unification over the index; the query language has no syntax for it. A value
    without quotes, which has no blank, `may_be_part` of a longer name.
    """

    kind: Kind
    value: str
    raw: bool = False
    may_be_part: bool = False

    def __str__(self) -> str:
        if self.may_be_part:
            return f"{self.kind}:{self.value}"
        return f"{self.kind}:{quoted(self.value)}"

    def scoring(self) -> Sequence[Leaf]:
        """Return the leaf itself: facet values score."""
        return (self,)


@dataclass(frozen=True, slots=True)
class NamedValue(Leaf):
    """Documents that name a facet value in whatever words; does not score, and is not in the query language."""

    kind: Kind
    value: str

    def __str__(self) -> str:
        return f"{self.kind}:{quoted(self.value)}"

    def scoring(self) -> Sequence[Leaf]:
        """Return nothing: the words of the name score."""
        return ()


@dataclass(frozen=True, slots=True)
class TitleTerms(FieldTerm):
    """Documents that have all these words in their title."""

    words: tuple[Word, ...]

    def __str__(self) -> str:
        return f"title:{phrase(self.words)}"

    def scoring(self) -> Sequence[Leaf]:
        """Return the words."""
        return self.words

    def parts(self) -> Sequence[Leaf]:
        """Return one title leaf per word."""
        return tuple(TitleTerms((word,)) for word in self.words)


@dataclass(frozen=True, slots=True)
class PropertyTerm(FieldTerm):
    """Documents with a value of a property; a value without quotes `may_be_part` of a longer one."""

    name: str
    value: str
    may_be_part: bool = False

    def __str__(self) -> str:
        return f"{self.name}:{self.value if self.may_be_part else quoted(self.value)}"


@dataclass(frozen=True, slots=True)
class SourceTerm(FieldTerm):
    """Documents of the site, folder or file `name`; if it is a prefix, of all whose names begin with it."""

    name: str
    is_prefix: bool = False

    def __str__(self) -> str:
        return f"source:{quoted(self.name)}{'*' * self.is_prefix}"


@dataclass(frozen=True, slots=True)
class DateRange(FieldTerm):
    """Documents published, or mentioning a date, from `since` to `until`; None means that the range is open.

    All days of a mentioned date must lie in the range: 2023-10 lies in 2023, but 2023 does not lie in 2023-10.
    """

    field: Literal["published", "mentioned"]
    since: date | None
    until: date | None

    def __str__(self) -> str:
        return f"{self.field}:{write_span(self.since, self.until)}"
