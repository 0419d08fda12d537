"""A request: the text of a query, filters, and which hits to show in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from indexer.display import without_format_signs
from indexer.errors import QueryError
from indexer.query.lexer import without_signs

Sort = Literal["relevance", "newest", "oldest"]
Strictness = Literal["exact", "usual", "wide"]

# They bound the cost of one page; the engine ranks `offset` + `limit` documents for it.
MAX_LIMIT = 1000
MAX_OFFSET = 100_000


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits must have: for each facet in `values`, one of its values; and a publication day in [since, until].

    A facet is a kind of mentions (people, places, dates) or a property of the documents (source, section, ...).

    With `within`, hits must also name one of these places or a place inside one. Format signs in values are dropped.
    If `names_may_be_parts`, a name of one word without quotes also means the people whose names contain it; without,
    values are those of facets, where they are counted alone.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    within: tuple[str, ...] = ()
    names_may_be_parts: bool = False

    def __post_init__(self) -> None:
        """Drop the format signs."""
        object.__setattr__(self, "values", {facet: _shown(values) for facet, values in self.values.items()})
        object.__setattr__(self, "within", _shown(self.within))

    @property
    def restrict(self) -> bool:
        """True if there is any filter."""
        return any((*self.values.values(), self.since, self.until, self.within))


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for: `query` in the query language, and the options chosen with it.

    `strictness` says how strictly words match. Independently of it, without `all_spellings` nothing is added to the
    query: no other spellings, related words, corrections or alphabets. With `all_copies`, near-duplicates are separate
    hits. With `any_word`, one word of several next to each other is enough. Format signs in the query are dropped
    (`lexer.without_signs`).
    """

    query: str
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0
    all_spellings: bool = True
    strictness: Strictness = "usual"
    all_copies: bool = False
    any_word: bool = False

    def __post_init__(self) -> None:
        """Drop the format signs."""
        object.__setattr__(self, "query", without_signs(self.query))


def _shown(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(without_format_signs, values))


def check_page(limit: int, offset: int) -> None:
    """Raise QueryError for a page that is larger than MAX_LIMIT or begins after MAX_OFFSET."""
    if not 0 <= limit <= MAX_LIMIT or not 0 <= offset <= MAX_OFFSET:
        raise QueryError(
            "Hits %(first)s to %(last)s were requested; a page has at most %(limit)s hits and starts at %(offset)s at "
            "the latest: narrow the search.",
            first=offset,
            last=offset + limit,
            limit=MAX_LIMIT,
            offset=MAX_OFFSET,
        )
