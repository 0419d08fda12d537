"""Documents of equal score: which they are, and in which order they come.

The score of a document is a sum of 32-bit numbers, which Tantivy adds up in an order that depends on the other
documents of a segment. So scores that differ by less than the error of such sums are taken as equal.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

# Share of the greater score. Sums of the same documents in one segment and in six differed by 1.6e-7 of it at most,
# over 3,991 queries of one to four words that found 541,864 documents.
_ROUNDING = 1e-6

Ranked = tuple[int, float]  # the key and the score of a document


def by_score_and_key(scores: Sequence[float], keys: Sequence[int]) -> list[Ranked]:
    """Return documents, given by descending scores, by descending score and then by key.

    Documents whose scores differ by rounding only get the greatest of these scores.
    """
    equal = _without_rounding(zip(keys, scores, strict=True))
    return sorted(equal, key=lambda each: (-each[1], each[0]))


def by_rank_and_key(ranked: Iterable[Ranked], *, rounded: bool, last_key_first: bool = False) -> Iterator[Ranked]:
    """Yield documents, given by their ranks in order, by rank and then by key, with no more than a tie in memory.

    If the ranks are `rounded` scores, they are equal as in `by_score_and_key`.
    """
    for _, ties in groupby(_without_rounding(ranked) if rounded else ranked, key=itemgetter(1)):
        yield from sorted(ties, reverse=last_key_first)


def has_all_ties(scores: Sequence[float], end: int) -> bool:
    """Say whether descending scores go on to a lower one than that before position `end`."""
    return end == 0 or any(not _is_tie(*pair) for pair in pairwise(scores[end - 1 :]))


def _without_rounding(ranked: Iterable[Ranked]) -> Iterator[Ranked]:
    """Yield documents by descending scores, each score without the differences that rounding makes."""
    shown = last = 0.0
    for key, score in ranked:
        shown = shown if _is_tie(last, score) else score
        last = score
        yield key, shown


def _is_tie(greater: float, score: float) -> bool:
    return abs(greater - score) <= _ROUNDING * greater
