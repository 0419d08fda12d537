"""Measure a peer: build its index in one process and search it in another. Memory is read from /proc (Linux)."""

import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from benchmarks.collection import read_corpus, read_queries
from benchmarks.peers.contract import OpenIndex
from benchmarks.peers.registry import load

DEPTH = 100  # hits that are scored
PAGE = 10  # hits of a timed search
MAX_TIMED = 300  # queries, at even distances
_PASSES = 3  # the best time of each query counts: on a busy machine the rest is waiting
_PEAK = re.compile(r"VmHWM:\s*(\d+) kB")

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Built:
    """Costs of an index: CPU seconds of the process and its children, bytes of the index and of the stored text."""

    cpu: float
    index_bytes: int
    stored_bytes: int


@dataclass(frozen=True, slots=True)
class Searched:
    """Results of searching: hits of each query, seconds of the first and the best run of each, peak memory in bytes."""

    run: dict[str, list[str]]
    first: list[float]
    seconds: list[float]
    memory: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one peer on one collection."""

    name: str
    label: str
    version: str
    built: Built
    searched: Searched


def measure(name: str, folder: Path, home: Path) -> Figures:
    """Build the index of the collection in `folder` below `home`, and run its queries.

    Raise PeerMissingError if the peer is not installed.
    """
    peer = load(name)(home)
    peer.prepare()
    version = peer.version()
    built = _in_new_process(_build, name, folder, home)
    return Figures(name, peer.label, version, built, _in_new_process(_search, name, folder, home))


def _in_new_process(stage: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a stage in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        return processes.submit(stage, *args, **kwargs).result()


def _build(name: str, folder: Path, home: Path) -> Built:
    peer, documents = load(name)(home), read_corpus(folder)
    before = _cpu()
    peer.build(documents)
    cpu = _cpu() - before
    stored = _bytes(list(peer.index.glob(peer.stored))) if peer.stored else 0
    return Built(cpu, _bytes(list(peer.index.rglob("*"))) - stored, stored)


def _search(name: str, folder: Path, home: Path) -> Searched:
    peer, queries = load(name)(home), read_queries(folder)
    with peer.opened() as opened:
        timed = [query.text for query in evenly(queries, MAX_TIMED)]
        first = [opened.find(query, PAGE).seconds for query in timed]
        run = {query.id: opened.find(query.text, DEPTH).ids for query in queries}
        return Searched(run, first, best_times(opened, timed), _peak_memory(opened.process))


def evenly(values: Sequence[T], count: int) -> list[T]:
    """Return `count` of the values at even distances, or all if there are fewer."""
    step = max(1.0, len(values) / count)
    return [values[int(number * step)] for number in range(min(count, len(values)))]


def best_times(opened: OpenIndex, queries: Sequence[str]) -> list[float]:
    """Run every query several times and return the least seconds of each."""
    passes = [[opened.find(query, PAGE).seconds for query in queries] for _ in range(_PASSES)]
    return [min(times) for times in zip(*passes, strict=True)]


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _bytes(files: Sequence[Path]) -> int:
    return sum(file.stat().st_size for file in files if file.is_file())


def _peak_memory(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    match = _PEAK.search(status)
    if match is None:
        raise OSError(f"/proc/{process}/status has no peak of memory: measure on Linux.")
    return int(match[1]) * 1024
