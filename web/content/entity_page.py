"""Collect what the page of a person or place shows: spellings, documents over time, places inside, company."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analyzers.text.fold import fold
from analyzers.token import Kind
from indexer.engine.base import Facets
from indexer.query.request import Request
from indexer.search.answer import Answer
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS
from indexer.values.entities import Entity, PlaceContents
from indexer.values.place_tables import Counts
from web import changes
from web.content.company_table import CompanyTable, make_table
from web.content.date_chart import Chart, make_charts
from web.content.place_map import has_map

# Lengths of the lists on the page: a longer list shows more and hides what follows it.
NEWEST_DOCUMENTS = 5
CO_OCCURRENCES = 12  # of a kind
PLACES_INSIDE = 200
VISIBLE_PLACES = 20  # of the places inside; the rest open on demand
MAX_BARS = 84  # months of seven years: 10 pixels each; on a phone the table below them is easier to tap
ALTERNATIVES = 8  # to an unknown value
MIN_ALTERNATIVE_LETTERS = 3  # fewer letters occur in most names


class UnknownEntityError(Exception):
    """No document mentions the person or place; `alternatives` are values with this text in one of their spellings."""

    def __init__(self, kind: Kind, value: str, alternatives: list[str]) -> None:
        super().__init__(value)
        self.kind = kind
        self.value = value
        self.alternatives = alternatives


@dataclass(frozen=True, slots=True)
class OverTime:
    """The documents of a request by when they were published."""

    request: Request
    chart: Chart


@dataclass(frozen=True, slots=True)
class Profile:
    """A person or place: its newest documents, the places inside it, and the names in the same documents.

    For a place that no document mentions itself, `answer` and `over_time` are of the documents that mention a place
    inside it. `over_time` is None if no document has a date, `company` if there is none of a person to show.
    """

    entity: Entity
    answer: Answer
    inside: PlaceContents
    co_occurrences: Mapping[Kind, Counts]
    months: Counts
    undated: int
    over_time: OverTime | None
    company: CompanyTable | None

    @property
    def visible_places(self) -> Counts:
        """The first of the places inside."""
        return self.inside.places[:VISIBLE_PLACES]

    @property
    def hidden_places(self) -> Counts:
        """The places inside that open on demand."""
        return self.inside.places[VISIBLE_PLACES:]

    @property
    def pairs(self) -> Mapping[tuple[str, str], int]:
        """Each two people of the company of a person, with the documents that name both."""
        rows = self.company.rows if self.company else ()
        cells = {(row, cell.other): cell.documents for row, cells in rows for cell in cells if row != cell.other}
        return {pair: n for pair, n in cells.items() if n and (pair[1] not in dict(rows) or pair[0] < pair[1])}

    @property
    def has_map(self) -> bool:
        """Whether the place lies in nothing but its continent, and has a map."""
        return len(self.entity.parents) == 1 and has_map(self.entity.value)

    @property
    def has_other_spellings(self) -> bool:
        """Whether documents have a spelling that differs from the value."""
        return any(spelling != self.entity.value for spelling, _ in self.entity.spellings)


def find_profile(searcher: Searcher, kind: Kind, value: str) -> Profile:
    """Return the profile of a value of `people` or `places`, by any of its spellings.

    Raise UnknownEntityError if no document mentions it or a place in it.
    """
    entity = searcher.entity(kind, value)
    if entity is None:
        raise UnknownEntityError(kind, value, _alternatives(searcher, kind, value))
    value, is_named = entity.value, bool(entity.documents)
    inside = searcher.inside(value) if kind == "places" else PlaceContents()
    first_inside = replace(inside, places=inside.places[:PLACES_INSIDE])
    request = changes.documents_with(kind, value) if is_named else changes.toggle_place(changes.all_documents(), value)
    first = replace(request, limit=NEWEST_DOCUMENTS)
    answer = searcher.hits(first) if is_named else searcher.search(first)
    facets = searcher.co_occurring(kind, value) if is_named else answer.facets
    others = _co_occurrences(facets, entity) if is_named else {}
    people = (value, *(person for person, _ in others.get("people", ()))) if kind == "people" else ()
    company = make_table(searcher.company(people))
    months = tuple((month.value, month.count) for month in facets.months)
    over_time = _over_time(request, facets)
    return Profile(entity, answer, first_inside, others, months, facets.undated, over_time, company)


def _over_time(request: Request, facets: Facets) -> OverTime | None:
    charts = make_charts(request, facets, MAX_BARS)
    return OverTime(request, charts[0]) if charts else None


def _co_occurrences(facets: Facets, entity: Entity) -> dict[Kind, Counts]:
    """Return the people and places of facets, without the entity itself, the most frequent first."""
    counts: dict[Kind, Counts] = {}
    for kind in NAME_KINDS:
        values = ((facet.value, facet.count) for facet in facets.kinds.get(kind, ()))
        own_value = entity.value if kind == entity.kind else None
        counts[kind] = tuple((value, count) for value, count in values if value != own_value)[:CO_OCCURRENCES]
    return counts


def _alternatives(searcher: Searcher, kind: Kind, value: str) -> list[str]:
    """Return the most frequent values with a spelling that contains the unknown value."""
    if len(fold(value).strip()) < MIN_ALTERNATIVE_LETTERS:
        return []
    return [entity.value for entity in searcher.entities([kind], value)[:ALTERNATIVES]]
