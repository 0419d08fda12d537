"""What the rows of all corrections files say together, and what that makes of the values of an index."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from analyzers.names.clusters import KeptApart, may_join
from analyzers.token import Kind
from indexer.errors import SourceError
from indexer.values.canonical import NAME_KINDS
from indexer.values.correction_rows import Correction, match_key

Links = Mapping[str, Mapping[str, Correction]]  # key of a value -> key of what it is shown as -> a row that says so


@dataclass(frozen=True, slots=True)
class CorrectionRules:
    """The rules for one kind, by `match_key`: what a value is shown as (None: dropped), what it is kept apart from."""

    shown: Mapping[str, str | None]
    apart: Mapping[str, frozenset[str]]

    def apart_values(self, values: Iterable[str]) -> KeptApart:
        """Return which of the values of an index are kept apart."""
        by_key: dict[str, list[str]] = defaultdict(list)
        for value in values if self.apart else ():
            if match_key(value) in self.apart:
                by_key[match_key(value)].append(value)
        return {
            value: frozenset(other for stranger in self.apart[key] for other in by_key.get(stranger, ()))
            for key, found in by_key.items()
            for value in found
        }

    def apply(self, heads: Mapping[str, str], counts: Mapping[str, int], apart: KeptApart) -> dict[str, str | None]:
        """Return what each value is shown as.

        `heads` are the heads that the values have by their spelling alone, `counts` their numbers of documents. A value
        that a row names is shown as the row says, and all values of the same head follow the head, or, if no row names
        that, the commonest value that a row names. A value that is kept apart from one of those does not follow, and is
        shown as itself.
        """
        named = {v: self.shown[match_key(v)] for v in heads if match_key(v) in self.shown} if self.shown else {}
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
                follows = shown is None or may_join((value,), groups[shown], apart)
                outcome[value] = shown if follows else value
                groups[outcome[value]].add(value)
        return outcome


def rules_by_kind(rows: Iterable[Correction]) -> dict[Kind, CorrectionRules]:
    """Return the rules that rows make, whatever their order; raises SourceError for rows that contradict each other."""
    rows = list(rows)
    return {kind: _rules([row for row in rows if row.kind == kind]) for kind in NAME_KINDS}


def _rules(rows: Sequence[Correction]) -> CorrectionRules:
    merges = [row for row in rows if row.action == "merge"]
    links = _links(merges)
    heads = _heads(links)
    texts = _texts(merges, heads)
    shown: dict[str, str | None] = {key: texts[heads.get(key, key)] for key in heads.keys() | texts.keys()}
    for row in rows:
        if row.action == "drop":
            dropped = match_key(row.values[0])
            if shown.setdefault(dropped, None) is not None:
                others = (other for other in merges if dropped in map(match_key, other.values))
                raise _contradiction(f"«{row.values[0]}» is dropped and shown", [row, *others])
    return CorrectionRules(shown, _apart(rows, heads, links))


def _links(merges: Sequence[Correction]) -> Links:
    links: dict[str, dict[str, Correction]] = defaultdict(dict)
    for row in merges:
        shown = match_key(row.shown)
        for key in map(match_key, row.values):
            if key != shown:
                links[key].setdefault(shown, row)
    return links


def _heads(links: Links) -> dict[str, str]:
    """Return the key at which the links of each key end; raises SourceError if they end at two or form a circle."""
    heads: dict[str, str] = {}
    try:
        order = list(TopologicalSorter({key: shown.keys() for key, shown in links.items()}).static_order())
    except CycleError as fault:
        circle: list[str] = fault.args[1]
        rows = [links[key][shown] for shown, key in pairwise(circle)]
        raise _contradiction(f"{_listed(circle[1:])} are each shown as another of them", rows) from fault
    for key in order:
        rows_by_head = {heads[shown]: row for shown, row in links.get(key, {}).items()}
        if len(rows_by_head) > 1:
            several = _listed(row.shown for row in rows_by_head.values())
            raise _contradiction(f"«{key}» is shown as {several}", rows_by_head.values())
        heads[key] = next(iter(rows_by_head), key)
    return heads


def _texts(merges: Sequence[Correction], heads: Mapping[str, str]) -> dict[str, str]:
    """Return how the rows write each shown key; raises SourceError if they write a head in two ways."""
    first: dict[str, Correction] = {}
    for row in merges:
        key = match_key(row.shown)
        before = first.setdefault(key, row)
        if heads.get(key, key) == key and before.shown != row.shown:
            raise _contradiction(f"one value is shown as {_listed((before.shown, row.shown))}", [before, row])
    return {key: row.shown for key, row in first.items()}


def _apart(rows: Sequence[Correction], heads: Mapping[str, str], links: Links) -> dict[str, frozenset[str]]:
    """Return the keys that each key is kept apart from: keys merged with one of two are apart from the other, too."""
    groups: dict[str, set[str]] = defaultdict(set)
    for key, head in heads.items():
        groups[head].add(key)
    apart: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.action == "apart":
            one, other = (heads.get(match_key(value), match_key(value)) for value in row.values)
            if one == other:
                steps = [step for value in row.values for step in _rows_to_head(match_key(value), links)]
                raise _contradiction(f"{_listed(row.values)} are kept apart and are one", [row, *steps])
            sides = (groups.get(one, {one}), groups.get(other, {other}))
            for side, strangers in (sides, sides[::-1]):
                for key in side:
                    apart[key] |= strangers
    return {key: frozenset(strangers) for key, strangers in apart.items()}


def _rows_to_head(key: str, links: Links) -> list[Correction]:
    """Return the rows that lead from a key to its head."""
    rows: list[Correction] = []
    while key in links:
        key, row = next(iter(links[key].items()))
        rows.append(row)
    return rows


def _contradiction(what: str, rows: Iterable[Correction]) -> SourceError:
    lines = "; ".join(dict.fromkeys(f"{row.location}: {row.action}" for row in rows))
    return SourceError(
        "Corrections contradict each other, %(what)s (%(rows)s): take one of the rows out.", what=what, rows=lines
    )


def _listed(values: Iterable[str]) -> str:
    return " and ".join(f"«{value}»" for value in values)
