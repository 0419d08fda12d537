"""Near-duplicates: documents with the same text, perhaps cut, reordered, edited slightly or with names respelled.

They are found by locality-sensitive hashing (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, chapter 3): only
documents with equal hashes in a band of their signatures are compared. Every document of a group is compared with the
first published one, so that a chain of small changes does not join different texts.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from indexer.similar.minhash import HASHES, Hashes, Shingles, Signatures

MIN_SHARE = 0.78  # of the shingles of the shorter text; reports from one template, such as weather, share up to .76
MIN_LENGTH = 0.3  # share of the longer text's length: a short note that a long report repeats is not a copy of it
# Share as the signatures estimate it, from which two texts are compared: the estimates are off by .08 or more.
_MIN_ESTIMATE = 0.6
_BAND = 3  # hashes: two texts with half of their shingles in common are compared in 98 cases of 100
# Documents that a band remembers, the latest by date: this bounds the work on a phrase that thousands of texts share,
# but a copy of an older document may be missed.
_MAX_PER_BAND = 64
_MAX_COMPARED = 4  # of the likeliest originals that a text is compared with: more cost time, fewer may miss copies
_BANDS = HASHES // _BAND
_NO_BUCKET = -1

Numbers = NDArray[np.int64]


def group_duplicates(signatures: Signatures) -> list[tuple[str, ...]]:
    """Return the groups of two or more documents by their ids, each and all in order of publication."""
    ids, days = signatures.ids, signatures.days
    order = np.array(sorted(range(len(ids)), key=lambda n: (days[n] or "~", ids[n])), np.int64)
    candidates = _Candidates(signatures, order)
    groups: dict[int, list[int]] = {}  # by the place of the first document in the order
    for place in candidates.compared():
        shingles = signatures.shingles(order[place])
        likely = candidates.likely(place)
        first = next((each for each in likely if _is_copy(signatures.shingles(order[each]), shingles)), None)
        if first is None:
            candidates.add(place)
        else:
            groups.setdefault(first, [first]).append(place)
    return [tuple(ids[order[place]] for place in groups[first]) for first in sorted(groups)]


class _Candidates:
    """The first documents of the groups so far, by their places in the order of publication.

    A bucket is the documents with equal hashes in one band. Arrays hold them: objects of a million documents would
    take gigabytes.
    """

    def __init__(self, signatures: Signatures, order: Numbers) -> None:
        self._signatures, self._order = signatures, order
        self._buckets = np.full((len(order), _BANDS), _NO_BUCKET, np.int32)  # of each document, in each band
        sizes = [self._fill(band) for band in range(_BANDS)] if len(order) else []
        ends = np.concatenate([np.empty(0, np.int64), *sizes]).cumsum()
        self._starts = np.insert(ends, 0, 0)  # of each bucket, in the members
        self._members = np.empty(self._starts[-1], np.int32)  # with room for all documents of each bucket
        self._added = np.zeros(len(ends), np.int64)  # members of each bucket

    def _fill(self, band: int) -> Numbers:
        """Number the buckets of a band after those of the bands before, and return their sizes."""
        values = _band(self._signatures.hashes, band)[self._order]
        by_value = values.argsort(kind="stable")
        begins = np.flatnonzero(np.diff(values[by_value], prepend=values[by_value[0]] + 1))
        sizes = np.diff(begins, append=len(values))
        numbers = np.where(sizes > 1, (sizes > 1).cumsum() + self._buckets.max(), _NO_BUCKET)
        self._buckets[by_value, band] = numbers.repeat(sizes)
        return sizes[sizes > 1]

    def compared(self) -> Iterator[int]:
        """Yield the documents that share a bucket with another, in order."""
        yield from np.flatnonzero((self._buckets != _NO_BUCKET).any(axis=1)).tolist()

    def add(self, place: int) -> None:
        """Add a document."""
        buckets = self._buckets_of(place)
        self._members[self._starts[buckets] + self._added[buckets]] = place
        self._added[buckets] += 1

    def likely(self, place: int) -> list[int]:
        """Return the few documents that one is most likely a copy of, the likeliest first; of equals the first."""
        found = self._in_buckets(self._buckets_of(place))
        if not found.size:
            return []
        hashes, counts = self._signatures.hashes, self._signatures.counts
        this, others = self._order[place], self._order[found]
        resemblance = (hashes[others] == hashes[this]).mean(axis=1)
        common = (counts[others] + counts[this]) * resemblance / (1 + resemblance)
        share = common / np.minimum(counts[others], counts[this])
        best = np.argsort(-share, kind="stable")[:_MAX_COMPARED]
        return [int(found[at]) for at in best if share[at] >= _MIN_ESTIMATE]

    def _buckets_of(self, place: int) -> NDArray[np.int32]:
        buckets: NDArray[np.int32] = self._buckets[place]
        return buckets.compress(buckets != _NO_BUCKET)

    def _in_buckets(self, buckets: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the latest members of buckets, in order and each once."""
        sizes = np.minimum(self._added[buckets], _MAX_PER_BAND)
        begins = self._starts[buckets] + self._added[buckets] - sizes
        ends = sizes.cumsum()
        places = np.arange(sizes.sum()) + (begins - ends + sizes).repeat(sizes)
        return np.unique(self._members[places])


def _band(hashes: Hashes, number: int) -> NDArray[np.uint64]:
    """Return the hashes of a band, those of a document as one number."""
    parts = hashes[:, number * _BAND : (number + 1) * _BAND].astype(np.uint64)
    values: NDArray[np.uint64] = (parts << np.arange(0, 16 * _BAND, 16, dtype=np.uint64)).sum(axis=1)
    return values


def _is_copy(one: Shingles, other: Shingles) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    common = len(np.intersect1d(one, other, assume_unique=True))
    return shorter >= MIN_LENGTH * longer and common >= MIN_SHARE * shorter
