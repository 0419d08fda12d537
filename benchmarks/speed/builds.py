"""Builds that are timed, each in a process of its own: with people, places and dates, without them, and Lucene's."""

import os
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.peers.kashshaf import publish_records
from benchmarks.peers.lucene_arabic import LuceneArabic, write_lines
from benchmarks.speed.processes import PeakMemory, Stages, cpu_seconds
from indexer.documents.document import Document, Record
from indexer.documents.readers.formats import read_documents
from indexer.intake.report import Progress
from indexer.store.build import build


@dataclass(frozen=True, slots=True)
class Built:
    """Costs of a build: clock and CPU seconds, bytes of memory at the peak and of the index, seconds of each stage."""

    clock: float
    cpu: float
    memory: int
    size: int
    stages: dict[str, tuple[float, float]]


def build_with_facets(corpus: Path) -> Built:
    """Build as `index-cli build` does."""
    return _measured(lambda index, progress: build([corpus], index, progress))


def build_without_facets(corpus: Path) -> Built:
    """Build without people, places and dates, in this process alone."""
    return _measured(lambda index, _: publish_records(index, (Record(each, ()) for each in _documents(corpus))))


def build_lucene(corpus: Path) -> Built:
    """Build with Lucene's Arabic analyzer, which keeps ids but no texts; the CPU time is that of Java alone."""
    with TemporaryDirectory(dir=Path.cwd()) as home:
        peer, lines = LuceneArabic(Path(home)), Path(home, "documents.tsv")
        peer.prepare()
        write_lines(_documents(corpus), lines)
        before, start = _children(), time.perf_counter()
        peer.build_lines(lines)
        cpu, clock = _children() - before, time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
        return Built(clock, cpu, memory, _size(peer.index), {})


def _documents(corpus: Path) -> Iterator[Document]:
    return (outcome for outcome in read_documents(corpus, corpus.name) if isinstance(outcome, Document))


def _measured(work: Callable[[Path, Progress], object]) -> Built:
    with TemporaryDirectory(dir=Path.cwd()) as home, PeakMemory.watched() as peak:
        index, stages, start = Path(home, "index"), Stages(), time.perf_counter()
        work(index, stages)
        stages.end()
        clock = time.perf_counter() - start
        return Built(clock, cpu_seconds(), peak.bytes, _size(index), stages.rows)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system
