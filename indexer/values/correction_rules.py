"""Combine the rows of all corrections files into rules, and apply the rules to the values of an index."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from analyzers.token import Kind
from analyzers.unification.clusters import KeptApart, may_join
from indexer.errors import SourceError
from indexer.values.canonical import NAME_KINDS, Shown
from indexer.values.correction_rows import Correction, match_key

Links = Mapping[str, Mapping[str, Correction]]  # key of a value -> key of its shown value -> the row that links them


@dataclass(frozen=True, slots=True)
class CorrectionRules:
    """The rules for one kind, by `match_key`: the shown value (None: dropped), and the keys to keep apart."""

    shown: Mapping[str, str | None]
    apart: Mapping[str, frozenset[str]]

    def apart_values(self, values: Iterable[str]) -> KeptApart:
        """Return, for each value that a rule keeps apart, the values of the index that it must not join."""
        by_key: dict[str, list[str]] = defaultdict(list)
        for value in values if self.apart else ():
            if match_key(value) in self.apart:
                by_key[match_key(value)].append(value)
        return {
            value: frozenset(other for other_key in self.apart[key] for other in by_key.get(other_key, ()))
            for key, values_of_key in by_key.items()
            for value in values_of_key
        }

    def apply(self, unified: Mapping[str, Shown], counts: Mapping[str, int], apart: KeptApart) -> dict[str, Shown]:
        """Return the shown values of each value.

        `unified` gives the values of each value by the index alone, `counts` its number of documents. A value in a row
        is shown as the row says. The other values of the same person or place follow a leader: the value that the index
        shows if a row has it, otherwise the most frequent value in a row. A value that must be kept apart from those it
        would join is shown as itself. A run of names follows each of them.
        """
        corrected = {v: self._corrected(v) for v in unified if match_key(v) in self.shown} if self.shown else {}
        if not corrected:
            return dict(unified)
        heads = {value: shown[0] for value, shown in unified.items() if len(shown) == 1}
        single = self._follow(heads, corrected, counts, apart)
        shown_values = {**unified, **single, **corrected}
        for value, shown in unified.items():
            if len(shown) > 1 and value not in corrected:
                parts = (part for name in shown for part in shown_values.get(name, (name,)))
                shown_values[value] = tuple(dict.fromkeys(parts))
        return shown_values

    def _corrected(self, value: str) -> Shown:
        shown = self.shown[match_key(value)]
        return () if shown is None else (shown,)

    @staticmethod
    def _follow(
        heads: Mapping[str, str], corrected: Mapping[str, Shown], counts: Mapping[str, int], apart: KeptApart
    ) -> dict[str, Shown]:
        """Return the shown values of those values whose head, or another value of it, is in a row."""
        order = sorted(heads, key=lambda value: (value != heads[value], -counts[value], value))
        leader_of_head: dict[str, str] = {}
        groups: dict[Shown, set[str]] = defaultdict(set)
        for value in filter(corrected.__contains__, order):
            leader_of_head.setdefault(heads[value], value)
            groups[corrected[value]].add(value)
        followed: dict[str, Shown] = {}
        for value in order:
            if value not in corrected and heads[value] in leader_of_head:
                shown = corrected[leader_of_head[heads[value]]]
                follows = not shown or may_join((value,), groups[shown], apart)
                followed[value] = shown if follows else (value,)
                groups[followed[value]].add(value)
        return followed


def rules_by_kind(rows: Iterable[Correction]) -> dict[Kind, CorrectionRules]:
    """Return the rules of rows, in any order; raise SourceError for rows that contradict each other."""
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
                merges_of_value = (merge for merge in merges if dropped in map(match_key, merge.values))
                raise _contradiction(f"«{row.values[0]}» is dropped and shown", [row, *merges_of_value])
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
    """Return the key at which the links of each key end; raise SourceError for two ends or a cycle."""
    heads: dict[str, str] = {}
    try:
        order = list(TopologicalSorter({key: shown.keys() for key, shown in links.items()}).static_order())
    except CycleError as fault:
        cycle: list[str] = fault.args[1]
        rows = [links[key][shown] for shown, key in pairwise(cycle)]
        raise _contradiction(f"{_quoted(cycle[1:])} are each shown as another of them", rows) from fault
    for key in order:
        rows_by_head = {heads[shown]: row for shown, row in links.get(key, {}).items()}
        if len(rows_by_head) > 1:
            shown_values = _quoted(row.shown for row in rows_by_head.values())
            raise _contradiction(f"«{key}» is shown as {shown_values}", rows_by_head.values())
        heads[key] = next(iter(rows_by_head), key)
    return heads


def _texts(merges: Sequence[Correction], heads: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each shown key; raise SourceError if rows write a head in two ways."""
    first: dict[str, Correction] = {}
    for row in merges:
        key = match_key(row.shown)
        earlier = first.setdefault(key, row)
        if heads.get(key, key) == key and earlier.shown != row.shown:
            raise _contradiction(f"one value is shown as {_quoted((earlier.shown, row.shown))}", [earlier, row])
    return {key: row.shown for key, row in first.items()}


def _apart(rows: Sequence[Correction], heads: Mapping[str, str], links: Links) -> dict[str, frozenset[str]]:
    """Return the keys that each key is kept apart from; keys merged with it are kept apart from them too."""
    groups: dict[str, set[str]] = defaultdict(set)
    for key, head in heads.items():
        groups[head].add(key)
    apart: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.action == "apart":
            one, other = (heads.get(match_key(value), match_key(value)) for value in row.values)
            if one == other:
                steps = [step for value in row.values for step in _rows_to_head(match_key(value), links)]
                raise _contradiction(f"{_quoted(row.values)} are kept apart and are one", [row, *steps])
            sides = (groups.get(one, {one}), groups.get(other, {other}))
            for side, other_side in (sides, sides[::-1]):
                for key in side:
                    apart[key] |= other_side
    return {key: frozenset(other_keys) for key, other_keys in apart.items()}


def _rows_to_head(key: str, links: Links) -> list[Correction]:
    """Return the rows that lead from a key to its head."""
    rows: list[Correction] = []
    while key in links:
        key, row = next(iter(links[key].items()))
        rows.append(row)
    return rows


def _contradiction(statement: str, rows: Iterable[Correction]) -> SourceError:
    lines = "; ".join(dict.fromkeys(f"{row.location}: {row.action}" for row in rows))
    return SourceError(
        "Corrections contradict each other, %(what)s (%(rows)s): take one of the rows out.", what=statement, rows=lines
    )


def _quoted(values: Iterable[str]) -> str:
    return " and ".join(f"«{value}»" for value in values)
