"""The table of the peers in Markdown: quality as measured, speed as multiples of the base engine in the same run."""

import os
import platform
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measures import Scores, compare, mean
from benchmarks.peers.measure import Figures
from benchmarks.peers.registry import BASE, OURS

QUALITY = ("nDCG@10", "MRR@10", "recall@100")
_COLUMNS = (
    "engine",
    *QUALITY,
    "nDCG@10 against Kashshaf",
    "build CPU",
    "index ÷ text",
    "stored ÷ text",
    "p50, first",
    "p50",
    "p99",
    "memory, MB",
)
_CPU = re.compile(r"^model name\s*:\s*(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PeerRow:
    """One peer on one collection: CPU seconds of `build`, elapsed seconds of searches, bytes of memory.

    `first` is the median of the first runs of the queries.
    """

    name: str
    engine: str
    scores: Scores
    build: float
    index: float
    stored: float
    first: float
    p50: float
    p99: float
    memory: int


@dataclass(frozen=True, slots=True)
class CollectionResult:
    """All peers on one collection, the best nDCG@10 first; `missing` has the reason for each that was not measured.

    `text_bytes` is the size of all titles and bodies in UTF-8.
    """

    collection: str
    documents: int
    queries: int
    text_bytes: int
    rows: Sequence[PeerRow]
    missing: Mapping[str, str]


def make_row(figures: Figures, scores: Scores, text_bytes: int) -> PeerRow:
    """Return the row of a peer."""
    built, searched = figures.built, figures.searched
    return PeerRow(
        figures.name,
        f"{figures.label} ({figures.version})",
        scores,
        built.cpu,
        built.index_bytes / text_bytes,
        built.stored_bytes / text_bytes,
        quantile(searched.first, 50),
        quantile(searched.seconds, 50),
        quantile(searched.seconds, 99),
        searched.memory,
    )


def quantile(seconds: Sequence[float], percent: int) -> float:
    """Return the time that `percent` of the times do not exceed."""
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1]


def average(row: PeerRow, measure: str) -> float:
    """Return the mean of a measure over all queries."""
    return mean(row.scores[measure], row.scores[measure])


def lines(result: CollectionResult) -> Iterator[str]:
    """Yield the lines of a table; the last line has the value of ×."""
    size = f"{result.documents} documents, {result.text_bytes / 1e6:.1f} MB of text, {result.queries} queries"
    yield f"**{result.collection}** ({size})"
    yield ""
    yield f"| {' | '.join(_COLUMNS)} |"
    yield "| --- |" + " ---: |" * (len(_COLUMNS) - 1)
    rows = {row.name: row for row in result.rows}
    base = rows[BASE]
    for row in result.rows:
        yield f"| {' | '.join(_cells(row, rows[OURS], base))} |"
    for name, reason in result.missing.items():
        yield f"| {name}: missing. {reason} |" + " – |" * (len(_COLUMNS) - 1)
    yield ""
    times = f"{base.first * 1e3:.2f} ms at first, {base.p50 * 1e3:.2f} ms at p50, {base.p99 * 1e3:.2f} ms at p99"
    yield f"1 × is {base.build:.1f} s of CPU to build, {times}."


def machine() -> str:
    """Return a description of the machine."""
    info = Path("/proc/cpuinfo")
    model = _CPU.search(info.read_text(encoding="utf-8")) if info.is_file() else None
    cpu = model[1] if model else platform.processor() or platform.machine()
    return f"{cpu}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def _cells(row: PeerRow, ours: PeerRow, base: PeerRow) -> Iterator[str]:
    yield row.engine
    for measure in QUALITY:
        yield f"{average(row, measure):.3f}"
    yield _against(row, ours)
    yield f"{row.build / base.build:.1f} ×"
    yield f"{row.index:.2f}"
    yield f"{row.stored:.2f}" if row.stored else "–"
    yield f"{row.first / base.first:.1f} ×"
    yield f"{row.p50 / base.p50:.1f} ×"
    yield f"{row.p99 / base.p99:.1f} ×"
    yield f"{row.memory / 1e6:.0f}"


def _against(row: PeerRow, ours: PeerRow) -> str:
    if row is ours:
        return "–"
    found = compare(row.scores[QUALITY[0]], ours.scores[QUALITY[0]])
    return f"{found.mean:+.3f} (p {'< .001' if found.p < 0.001 else f'{found.p:.3f}'})"
