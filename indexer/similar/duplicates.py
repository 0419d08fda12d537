"""Near-duplicates: documents with the same text, perhaps cut, reordered, edited slightly or with names respelled.

They are found by locality-sensitive hashing (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, chapter 3): only
documents with equal hashes in a band of their signatures are compared. Every document of a group is compared with the
first published one, so that a chain of small changes does not join different texts.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np

from analyzers.text.analyzer import index_forms
from indexer.documents.document import key_of
from indexer.documents.long_text import IndexedText
from indexer.engine.base import Engine
from indexer.similar.minhash import HASHES, Hashes, Shingles, Signatures, shingles

MIN_SHARE = 0.78  # of the shingles of the shorter text; reports from one template, such as weather, share up to .76
MIN_LENGTH = 0.3  # share of the longer text's length: a short note that a long report repeats is not a copy of it
# Share as the signatures estimate it, from which two texts are compared: the estimates are off by .08 or more.
_MIN_ESTIMATE = 0.6
_BAND = 3  # hashes: two texts with half of their shingles in common are compared in 98 cases of 100
# Documents that a band remembers, the latest by date: this bounds the work on a phrase that thousands of texts share,
# but a copy of an older document may be missed.
_MAX_PER_BAND = 64
_MAX_COMPARED = 4  # of the likeliest originals that a text is compared with: more cost time, fewer may miss copies
_CACHED_TEXTS = 4096

_Band = tuple[int, int]  # its number, and its hashes as one number


def find_groups(signatures: Signatures, engine: Engine) -> list[tuple[str, ...]]:
    """Return the groups among the documents of an index, as `group_duplicates` does; raises IndexStateError."""

    @lru_cache(maxsize=_CACHED_TEXTS)
    def shingles_of(id_: str) -> Shingles:
        text = next(iter(engine.texts([key_of(id_)])), None)
        return shingles(_terms_of_body(text) if text else [])

    return group_duplicates(signatures, shingles_of)


def _terms_of_body(text: IndexedText) -> list[str]:
    if text.long is None:
        return index_forms(text.document.body).term.split()
    table, title = text.long.words, len(text.document.title)
    return [table.terms[n] for n in table.ids[table.starts > title].tolist()]


def group_duplicates(signatures: Signatures, shingles_of: Callable[[str], Shingles]) -> list[tuple[str, ...]]:
    """Return the groups of two or more documents, each and all in order of publication.

    `shingles_of` gives the shingles of the body of an id.
    """
    rows, candidates = signatures.rows, _Candidates(signatures)
    shared = _shared_bands(signatures.hashes) if rows else {}
    groups: dict[int, list[int]] = {}
    for n in sorted(shared, key=lambda n: (rows[n].day or "~", rows[n].id)):
        pairs = {first: (rows[first].id, rows[n].id) for first in candidates.find(n, shared[n])}
        copied = (first for first, pair in pairs.items() if _is_copy(*map(shingles_of, pair)))
        first = next(copied, None)
        if first is None:
            candidates.add(n, shared[n])
            groups[n] = [n]
        else:
            groups[first].append(n)
    return [tuple(rows[n].id for n in group) for group in groups.values() if len(group) > 1]


class _Candidates:
    """The first documents of the groups so far, found by their bands."""

    def __init__(self, signatures: Signatures) -> None:
        self._hashes = signatures.hashes
        self._lengths = np.array([row.shingles for row in signatures.rows], dtype=np.int64)
        self._by_band: dict[_Band, deque[int]] = defaultdict(lambda: deque(maxlen=_MAX_PER_BAND))
        self._added: dict[int, int] = {}  # each with its number in the order in which they were added

    def add(self, n: int, bands: Iterable[_Band]) -> None:
        """Add the n-th document."""
        self._added[n] = len(self._added)
        for band in bands:
            self._by_band[band].append(n)

    def find(self, n: int, bands: Iterable[_Band]) -> list[int]:
        """Return the few documents that the n-th is most likely a copy of, the likeliest first.

        Of equally likely ones the first added is the first: signatures may be stored in any order.
        """
        others = {other for band in bands for other in self._by_band.get(band, ())}
        found = np.array(sorted(others, key=self._added.__getitem__), dtype=np.intp)
        if not found.size:
            return []
        resemblance = (self._hashes[found] == self._hashes[n]).mean(axis=1)
        common = (self._lengths[found] + self._lengths[n]) * resemblance / (1 + resemblance)
        share = common / np.minimum(self._lengths[found], self._lengths[n])
        best = np.argsort(-share, kind="stable")[:_MAX_COMPARED]
        return [int(found[at]) for at in best if share[at] >= _MIN_ESTIMATE]


def _shared_bands(hashes: Hashes) -> dict[int, list[_Band]]:
    """Return, for each document that shares a band with another, its shared bands."""
    shared: dict[int, list[_Band]] = defaultdict(list)
    for number in range(HASHES // _BAND):
        parts = hashes[:, number * _BAND : (number + 1) * _BAND].astype(np.uint64)
        values = (parts << np.arange(0, 16 * _BAND, 16, dtype=np.uint64)).sum(axis=1)
        order = np.argsort(values, kind="stable")
        same = values[order][1:] == values[order][:-1]
        for n in order[np.append(same, False) | np.insert(same, 0, False)]:
            shared[int(n)].append((number, int(values[n])))
    return shared


def _is_copy(one: Shingles, other: Shingles) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    common = len(np.intersect1d(one, other, assume_unique=True))
    return shorter >= MIN_LENGTH * longer and common >= MIN_SHARE * shorter
