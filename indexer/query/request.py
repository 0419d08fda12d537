"""A request: the text of a query, filters, and which hits to show in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from indexer.display import without_format_signs
from indexer.errors import QueryError
from indexer.query.dates import is_period, normalize_date
from indexer.query.lexer import without_signs

Sort = Literal["relevance", "newest", "oldest"]
Strictness = Literal["exact", "usual", "wide"]

# They bound the cost of one page; the engine ranks `offset` + `limit` documents for it.
MAX_LIMIT = 1000
MAX_OFFSET = 100_000

DURING = "during"  # the facet of periods with all mentioned dates in them: a decade (201X), year, month or day
WITHIN = "within"  # the facet of places with all that is in them


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits must have: for each facet in `values`, one of its values; and a publication day in [since, until].

    A facet is a kind of mentions (people, places, dates) or a property of the documents (source, section, ...).
    Of a facet in `every`, hits must have all the values; of those in `excluded`, none.

    With `within`, hits must also name one of these places or a place inside one; `within` is a facet here like others.
    With `undated`, hits must have no publication day. Format signs in values are dropped.
    If `names_may_be_parts`, a name of one word without quotes also means the people whose names contain it; without,
    values are those of facets, where they are counted alone.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    within: tuple[str, ...] = ()
    names_may_be_parts: bool = False
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    every: tuple[str, ...] = ()
    undated: bool = False

    def __post_init__(self) -> None:
        """Drop the format signs."""
        for name, chosen in (("values", self.values), ("excluded", self.excluded)):
            object.__setattr__(self, name, {facet: _shown(values) for facet, values in chosen.items()})
        object.__setattr__(self, "within", _shown(self.within))

    @property
    def restrict(self) -> bool:
        """True if there is any filter."""
        chosen = (*self.values.values(), *self.excluded.values())
        return any((*chosen, self.since, self.until, self.within, self.undated))

    @property
    def is_dated(self) -> bool:
        """True if there is any filter by the day of publication."""
        return bool(self.since or self.until or self.undated)

    def included(self, facet: str) -> tuple[str, ...]:
        """Return the values of a facet that hits must have; of `within` the places."""
        return self.within if facet == WITHIN else self.values.get(facet, ())

    def without_exclusion(self, facet: str, value: str) -> "Filters":
        """Return the filters without one excluded value."""
        rest = tuple(each for each in self.excluded.get(facet, ()) if each != value)
        return replace(self, excluded={**self.excluded, facet: rest})


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


def check_mentioned(filters: Filters) -> None:
    """Raise QueryError for a mentioned date, or a period of such dates, that is none."""
    for facet in ("dates", DURING):
        for value in (*filters.values.get(facet, ()), *filters.excluded.get(facet, ())):
            if not is_period(normalize_date(value)):
                raise QueryError(
                    "“%(value)s” is not a date for %(field)s: write a decade as 201X, or 2023, 2023-10, 2023-10-20.",
                    value=value[:40],
                    field=facet,
                )


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
