"""What the rows of all corrections files come to, taken together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from analyzers.names.clusters import KeptApart, may_join
from analyzers.token import Kind
from indexer.errors import SourceError
from indexer.values.correction_rows import KINDS, Correction, key

Links = Mapping[str, Mapping[str, Correction]]  # key -> key of what it is shown as -> a row that says so


@dataclass(frozen=True, slots=True)
class Rulings:
    """What holds for the values of one kind, by their keys: what they are shown as (None: dropped), and apart."""

    shown: Mapping[str, str | None]
    apart: Mapping[str, frozenset[str]]

    def apart_values(self, values: Iterable[str]) -> KeptApart:
        """Return the same by the values of an index."""
        having: dict[str, list[str]] = defaultdict(list)
        for value in values if self.apart else ():
            if key(value) in self.apart:
                having[key(value)].append(value)
        return {
            value: frozenset(other for stranger in self.apart[of] for other in having.get(stranger, ()))
            for of, found in having.items()
            for value in found
        }

    def apply(self, heads: Mapping[str, str], counts: Mapping[str, int], apart: KeptApart) -> dict[str, str | None]:
        """Return what each value is shown as, given its head by its spelling alone; `counts` are documents by value.

        What a row names goes where the row says, and all that has the same head follows: the head itself if it is
        named, else the commonest that is. Who is kept apart from one that went there already stands for itself.
        """
        named = {value: self.shown[key(value)] for value in heads if key(value) in self.shown} if self.shown else {}
        order = sorted(heads, key=lambda value: (value != heads[value], -counts[value], value)) if named else []
        leaders: dict[str, str] = {}
        groups: dict[str | None, set[str]] = defaultdict(set)
        for value in filter(named.__contains__, order):
            leaders.setdefault(heads[value], value)
            groups[named[value]].add(value)
        outcome: dict[str, str | None] = {**heads, **named}
        for value in order:
            if value not in named and heads[value] in leaders:
                shown = named[leaders[heads[value]]]
                welcome = shown is None or may_join((value,), groups[shown], apart)
                outcome[value] = shown if welcome else value
                groups[outcome[value]].add(value)
        return outcome


def rule(rows: Iterable[Correction]) -> dict[Kind, Rulings]:
    """Settle what the rows come to, in whatever order; raises SourceError for the first that contradict each other."""
    rows = list(rows)
    return {kind: _settle([row for row in rows if row.kind == kind]) for kind in KINDS}


def _settle(rows: Sequence[Correction]) -> Rulings:
    joining = [row for row in rows if row.joins]
    links = _links(joining)
    ends = _ends(links)
    texts = _texts(joining, ends)
    shown: dict[str, str | None] = {value: texts[ends.get(value, value)] for value in ends.keys() | texts.keys()}
    for row in rows:
        if row.action == "drop":
            dropped = key(row.values[0])
            if shown.setdefault(dropped, None) is not None:
                others = (other for other in joining if dropped in map(key, other.values))
                raise _contradiction(f"«{row.values[0]}» is dropped and shown", [row, *others])
    return Rulings(shown, _apart(rows, ends, links))


def _links(joining: Sequence[Correction]) -> Links:
    links: dict[str, dict[str, Correction]] = defaultdict(dict)
    for row in joining:
        for value in map(key, row.values):
            if value != key(row.shown):
                links[value].setdefault(key(row.shown), row)
    return links


def _ends(links: Links) -> dict[str, str]:
    """Follow the links of each key to where they end; raises SourceError unless that is one place."""
    ends: dict[str, str] = {}
    try:
        order = list(TopologicalSorter({value: shown.keys() for value, shown in links.items()}).static_order())
    except CycleError as fault:
        circle: list[str] = fault.args[1]
        rows = [links[value][shown] for shown, value in pairwise(circle)]
        raise _contradiction(f"{_and(circle[1:])} are each shown as another of them", rows) from fault
    for value in order:
        rows_by_end = {ends[shown]: row for shown, row in links.get(value, {}).items()}
        if len(rows_by_end) > 1:
            several = _and(row.shown for row in rows_by_end.values())
            raise _contradiction(f"«{value}» is shown as {several}", rows_by_end.values())
        ends[value] = next(iter(rows_by_end), value)
    return ends


def _texts(joining: Sequence[Correction], ends: Mapping[str, str]) -> dict[str, str]:
    """Return how each key that links end at is written: as a rename has it, as a merge has it where there is none."""
    first: dict[str, Correction] = {}
    for row in sorted(joining, key=lambda row: row.action == "merge"):
        shown = key(row.shown)
        before = first.setdefault(shown, row)
        if ends.get(shown, shown) == shown and before.action == row.action and before.shown != row.shown:
            raise _contradiction(f"one value is shown as {_and((before.shown, row.shown))}", [before, row])
    return {value: row.shown for value, row in first.items()}


def _apart(rows: Sequence[Correction], ends: Mapping[str, str], links: Links) -> dict[str, frozenset[str]]:
    """Return the keys that each key is kept apart from: who is one with either of two is apart from the other."""
    groups: dict[str, set[str]] = defaultdict(set)
    for value, end in ends.items():
        groups[end].add(value)
    apart: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.action == "apart":
            one, other = (ends.get(key(value), key(value)) for value in row.values)
            if one == other:
                walked = [step for value in row.values for step in _walk(key(value), links)]
                raise _contradiction(f"{_and(row.values)} are kept apart and are one", [row, *walked])
            sides = (groups.get(one, {one}), groups.get(other, {other}))
            for mine, theirs in (sides, sides[::-1]):
                for value in mine:
                    apart[value] |= theirs
    return {value: frozenset(strangers) for value, strangers in apart.items()}


def _walk(value: str, links: Links) -> list[Correction]:
    """The rows that lead from a key to what it is shown as."""
    walked: list[Correction] = []
    while value in links:
        value, row = next(iter(links[value].items()))
        walked.append(row)
    return walked


def _contradiction(what: str, rows: Iterable[Correction]) -> SourceError:
    places = "; ".join(dict.fromkeys(f"{row.place}: {row.action}" for row in rows))
    return SourceError(f"Corrections contradict each other, {what} ({places}): take one of the rows out.")


def _and(values: Iterable[str]) -> str:
    return " and ".join(f"«{value}»" for value in values)
