"""Who is named together with whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from indexer.engine.base import Engine, IndexField
from indexer.query.fields import FacetTerm
from indexer.query.request import Filters

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Company:
    """Some people, those of the same company next to each other, and how many documents name each two of them.

    `together` has each pair in both orders, and of a person with itself the documents that name the person.
    """

    people: tuple[str, ...]
    together: Mapping[Pair, int]


def find_company(engine: Engine, people: Sequence[str]) -> Company:
    """Return how many documents name each two of `people`, the first of whom stays first."""
    fields: list[tuple[IndexField, str]] = [("people", person) for person in people]
    together: dict[Pair, int] = {}
    for person in people:
        counts = engine.count_values(FacetTerm("people", person), Filters(), fields)
        together |= {(person, other): count for other, count in zip(people, counts, strict=True)}
    return Company(tuple(_by_company(people, together)), together)


def _by_company(people: Sequence[str], together: Mapping[Pair, int]) -> list[str]:
    """Return the first person, then each time the one who is nearest to the two before."""
    ordered, rest = list(people[:1]), list(people[1:])
    while rest:
        nearest = max(rest, key=lambda person: sum(_nearness(together, person, other) for other in ordered[1:][-2:]))
        rest.remove(nearest)
        ordered.append(nearest)
    return ordered


def _nearness(together: Mapping[Pair, int], person: str, other: str) -> float:
    """Return the share of documents that two people have in common, the cosine of their sets of documents."""
    return together[person, other] / sqrt(max(1, together[person, person] * together[other, other]))
