"""Laying the words of a Latin query on the words of an Arabic name."""

import math
from collections.abc import Iterator, Mapping, Sequence

from analyzers.latin_words import JOINING, LatinWord

NOT_FOUND = 6.0  # cost of a word asked for, one of three or more, that the name has not
MAY_MISS = 3  # words of a query of which one may be missing in the name

Readings = Mapping[str, float]  # key of an Arabic word -> cost


def units(keys: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a name, and two neighbours written together: بن علي is Benali as well as Ben Ali."""
    for at, key in enumerate(keys):
        yield at, at + 1, key
        if at + 1 < len(keys):
            yield at, at + 2, key + keys[at + 1]


def segmentations(words: Sequence[LatinWord]) -> Iterator[list[LatinWord]]:
    """Yield the words as they are, and with a particle joined to what follows, or two that are all: Pyong Yang."""
    yield list(words)
    for at in range(len(words) - 1):
        if words[at].text in JOINING or len(words) == 2:
            together = words[at].text + words[at + 1].text
            yield [*words[:at], LatinWord(together, (together,)), *words[at + 2 :]]


def fit(keys: Sequence[str], slots: Sequence[Readings]) -> tuple[float, int]:
    """Return what it costs to find the slots in the words of a name, in their order, and the words left over."""
    orders = [slots] if len(slots) == 1 else [slots, [*slots[1:], slots[0]], [slots[-1], *slots[:-1]]]
    return min(_in_order(keys, order, 0, 0, len(slots) >= MAY_MISS) for order in orders)


def _in_order(
    keys: Sequence[str], slots: Sequence[Readings], slot: int, start: int, may_miss: bool
) -> tuple[float, int]:
    if slot == len(slots):
        return 0.0, len(keys) - start
    best = math.inf, 0
    for at, end, key in units(keys[start:]):
        if key in slots[slot]:
            cost, left_out = _in_order(keys, slots, slot + 1, start + end, may_miss)
            best = min(best, (cost + slots[slot][key], left_out + at))
    if may_miss:
        cost, left_out = _in_order(keys, slots, slot + 1, start, may_miss=False)
        best = min(best, (cost + NOT_FOUND, left_out))
    return best
