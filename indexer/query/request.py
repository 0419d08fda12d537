"""What a person asks: a query, the filters chosen beside it, and which hits to show in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from analyzers.token import Kind
from indexer.errors import QueryError

Sort = Literal["relevance", "newest", "oldest"]
Strictness = Literal["exact", "usual", "wide"]

MAX_LIMIT = 1000
MAX_OFFSET = 100_000


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits must have: one of the values of each kind that has any, and a published date in [since, until].

    With `within`, hits name one of these places or a place that lies in one.
    """

    values: Mapping[Kind, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    within: tuple[str, ...] = ()

    @property
    def restrict(self) -> bool:
        """Whether anything is asked of hits."""
        return any((*self.values.values(), self.since, self.until, self.within))


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks: `query` in the query language, everything else chosen beside it.

    `all_spellings` finds names in the other spellings of the index too; `strictness` is how words are meant; with
    `all_copies` near-duplicates are hits of their own.
    """

    query: str
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0
    all_spellings: bool = True
    strictness: Strictness = "usual"
    all_copies: bool = False


def check_page(limit: int, offset: int) -> None:
    """Raise QueryError for a page that is larger than MAX_LIMIT or begins after MAX_OFFSET."""
    if not 0 <= limit <= MAX_LIMIT or not 0 <= offset <= MAX_OFFSET:
        raise QueryError(
            f"Hits {offset} to {offset + limit} were asked for: a page has at most {MAX_LIMIT}, "
            f"and begins at {MAX_OFFSET} at the latest. Narrow the search.",
            f"طُلبت النتائج من {offset} إلى {offset + limit}: في الصفحة {MAX_LIMIT} على الأكثر، "
            f"ولا تبدأ بعد {MAX_OFFSET}. ضيّق البحث.",
        )
