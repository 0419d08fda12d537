"""Align the words of a Latin text with the words of an Arabic name."""

import math
from collections.abc import Iterator, Mapping, Sequence

from analyzers.latin.tokens import PARTICLES, LatinWord

KeyCosts = Mapping[str, float]  # keys of the Arabic words that a Latin word may be, with costs

MIN_WORDS_IF_ONE_MISSING = 3  # in a query of which a name may lack one
_MISSING_WORD_COST = 6.0  # the name lacks one of the words of the query


def units(keys: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, key) of each word of a name and of each two neighbours: بن علي is also Benali."""
    for at, key in enumerate(keys):
        yield at, at + 1, key
        if at + 1 < len(keys):
            yield at, at + 2, key + keys[at + 1]


def segmentations(words: Sequence[LatinWord]) -> Iterator[list[LatinWord]]:
    """Yield the words as they are, with each particle joined to the next word, and two words as one (Pyong Yang)."""
    yield list(words)
    for at in range(len(words) - 1):
        if words[at].text in PARTICLES or len(words) == 2:
            joined = words[at].text + words[at + 1].text
            yield [*words[:at], LatinWord(joined, (joined,)), *words[at + 2 :]]


def align(keys: Sequence[str], slots: Sequence[KeyCosts]) -> tuple[float, int]:
    """Align the words of a query with the words of a name; return the cost and the number of extra words in the name.

    The words come in the order of the name, with the first word last, or with the last word first.
    """
    orders = [slots] if len(slots) == 1 else [slots, [*slots[1:], slots[0]], [slots[-1], *slots[:-1]]]
    return min(_align_in_order(keys, order, 0, 0, len(slots) >= MIN_WORDS_IF_ONE_MISSING) for order in orders)


def _align_in_order(
    keys: Sequence[str], slots: Sequence[KeyCosts], slot: int, start: int, may_miss: bool
) -> tuple[float, int]:
    if slot == len(slots):
        return 0.0, len(keys) - start
    best = math.inf, 0
    for at, end, key in units(keys[start:]):
        if key in slots[slot]:
            cost, extra = _align_in_order(keys, slots, slot + 1, start + end, may_miss)
            best = min(best, (cost + slots[slot][key], extra + at))
    if may_miss:
        cost, extra = _align_in_order(keys, slots, slot + 1, start, may_miss=False)
        best = min(best, (cost + _MISSING_WORD_COST, extra))
    return best
