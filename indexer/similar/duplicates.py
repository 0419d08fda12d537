"""Near-duplicates: documents whose bodies are one text, cut, reordered, with small edits or names respelled.

They are found by locality-sensitive hashing (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, chapter 3): only
documents that agree in a band of their sketches are compared. A group is a star: each of its documents is close to the
first by published date, so that no chain of small changes joins strangers.
"""

import json
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np

from analyzers.text.analyzer import index_forms
from indexer.engine.base import Engine
from indexer.similar.minhash import HASHES, Hashes, Runs, Sketches, runs

FILE = "duplicates.json"

LEAST_SHARED = 0.78  # of the runs of the shorter text: reports out of one mould, as of the weather, share up to .76
LEAST_LENGTH = 0.3  # of the longer text: a short note that a long report takes up is no copy of it
_LIKELY = 0.6  # share by the sketches, off by .08 and more, from which on the texts themselves are compared
_BAND = 3  # hashes that have to agree: two texts with half of their runs in common are compared in 98 cases of 100
_MOST_FIRSTS = 64  # of one band, the last by date: a phrase that thousands of texts have makes none of them a copy
_TEXTS = 4096  # that are kept by while others are compared with them
_MOST_COMPARED = 4  # texts, the likeliest, that one is compared with

# Document id -> the ids of its whole group, the first published first; documents without a copy are left out.
Groups = Mapping[str, tuple[str, ...]]
_Band = tuple[int, int]  # its number, and the hashes in it as one
DuplicatePair = tuple[str, str]  # the first of a group, a copy of it
Text = Callable[[str], Runs]  # document id -> the runs of its body


def groups_of(sketches: Sketches, text: Text, known: Collection[DuplicatePair] = ()) -> list[tuple[str, ...]]:
    """Return the groups of two documents and more, in order of their first; each begins with the first published.

    `known` are pairs that need not be compared again.
    """
    rows, finder = sketches.rows, _Finder(sketches)
    shared = _shared_bands(sketches.hashes) if rows else {}
    groups: dict[int, list[int]] = {}
    for n in sorted(shared, key=lambda n: (rows[n].day or "~", rows[n].id)):
        pairs = {first: (rows[first].id, rows[n].id) for first in finder.likely(n, shared[n])}
        copied = next((first for first, pair in pairs.items() if pair in known or _is_copy(*map(text, pair))), None)
        if copied is None:
            finder.add(n, shared[n])
            groups[n] = [n]
        else:
            groups[copied].append(n)
    return [tuple(rows[n].id for n in group) for group in groups.values() if len(group) > 1]


class _Finder:
    """Finds the documents that one may be a copy of among those that were added."""

    def __init__(self, sketches: Sketches) -> None:
        self._hashes = sketches.hashes
        self._runs = np.array([row.runs for row in sketches.rows], dtype=np.int64)
        self._having: dict[_Band, deque[int]] = defaultdict(lambda: deque(maxlen=_MOST_FIRSTS))

    def add(self, n: int, bands: Iterable[_Band]) -> None:
        """Let a document be found by its bands."""
        for band in bands:
            self._having[band].append(n)

    def likely(self, n: int, bands: Iterable[_Band]) -> list[int]:
        """Return the few documents that the n-th is most likely a copy of, the likeliest first."""
        found = np.array(sorted({other for band in bands for other in self._having.get(band, ())}), dtype=np.intp)
        if not found.size:
            return []
        agreeing = (self._hashes[found] == self._hashes[n]).mean(axis=1)
        together = (self._runs[found] + self._runs[n]) * agreeing / (1 + agreeing)
        share = together / np.minimum(self._runs[found], self._runs[n])
        best = np.argsort(-share, kind="stable")[:_MOST_COMPARED]
        return [int(found[at]) for at in best if share[at] >= _LIKELY]


def _shared_bands(hashes: Hashes) -> dict[int, list[_Band]]:
    """Return the bands that a document has in common with another, by the number of the document."""
    shared: dict[int, list[_Band]] = defaultdict(list)
    for number in range(HASHES // _BAND):
        parts = hashes[:, number * _BAND : (number + 1) * _BAND].astype(np.uint64)
        values = (parts << np.arange(0, 16 * _BAND, 16, dtype=np.uint64)).sum(axis=1)
        order = np.argsort(values, kind="stable")
        same = values[order][1:] == values[order][:-1]
        for n in order[np.append(same, False) | np.insert(same, 0, False)]:
            shared[int(n)].append((number, int(values[n])))
    return shared


def _is_copy(one: Runs, other: Runs) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shorter >= LEAST_LENGTH * longer and shared >= LEAST_SHARED * shorter


def find(sketches: Sketches, engine: Engine, known: Collection[DuplicatePair] = ()) -> list[tuple[str, ...]]:
    """Return the groups among the documents of an engine that has them all; raises as `engine.get` does."""

    @lru_cache(maxsize=_TEXTS)
    def text(id_: str) -> Runs:
        record = engine.get(id_)
        return runs(index_forms(record.document.body).term.split() if record else [])

    return groups_of(sketches, text, known)


def pairs(groups: Groups, kept: Collection[str]) -> set[DuplicatePair]:
    """Return the first of each group with each of its copies, where both are among the documents `kept`."""
    return {(group[0], id_) for id_, group in groups.items() if group[0] in kept and id_ in kept}


def save(groups: Iterable[tuple[str, ...]], generation: Path) -> None:
    """Write down the groups of an index."""
    (generation / FILE).write_text(json.dumps(list(groups), ensure_ascii=False, indent=0), encoding="utf-8")


def load(generation: Path) -> Groups:
    """Return what `save` wrote."""
    groups = map(tuple, json.loads((generation / FILE).read_text(encoding="utf-8")))
    return {id_: group for group in groups for id_ in group}
