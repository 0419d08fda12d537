"""Lay out who is named together with whom as a table, with the request that finds the documents of each two."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.query.request import Request
from indexer.values.company import Company
from web import changes

LEVELS = 4  # shades of a cell


@dataclass(frozen=True, slots=True)
class Cell:
    """The documents that name two people; `level` is the shade of their number, 0 for none."""

    other: str
    documents: int
    level: int
    request: Request


@dataclass(frozen=True, slots=True)
class CompanyTable:
    """The columns, of which the first is the person of the page, and a row for each of the others."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def make_table(company: Company) -> CompanyTable | None:
    """Return the table of a person's company; None if no two of the others are named together."""
    person, *others = company.people or ("",)
    between = [company.together[a, b] for a in others for b in others if a != b]
    if not any(between):
        return None
    rows = tuple((other, tuple(_cells(company, other, max(between)))) for other in others)
    return CompanyTable((person, *others), rows)


def _cells(company: Company, person: str, most: int) -> Iterator[Cell]:
    for other in company.people:
        documents = company.together[person, other]
        level = min(LEVELS, -(-LEVELS * documents // most)) if person != other else 0
        both = changes.with_both(changes.documents_with("people", person), "people", other)
        yield Cell(other, documents, level, both)
