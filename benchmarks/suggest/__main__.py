"""Measure suggestions: `python -m benchmarks.suggest [COLLECTION] [--documents N] [--index DIR]`.

Names and titles of the index are typed letter by letter, without filters and with several. Each time is that of
`Searcher.suggest` alone, the better of two runs by searchers that are opened anew.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click

from benchmarks.suggest.generated_documents import build
from indexer.query.request import Filters, Request
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS

DEFAULT = Path(__file__).parents[3] / "shared" / "collections" / "ant_news"
_SEED = 7
_SAMPLE = 30  # names, and titles
_ANY = "قريبا : ال"  # brings names, words and titles; the colon loads what parsing a query needs
_TITLE_WORDS = 3
_FILTERS: Mapping[str, Filters] = {
    "none": Filters(),
    "a common place": Filters({"places": ("تونس",)}),
    "a place": Filters({"places": ("سوسة",)}),
    "a place and all in it": Filters(within=("إيطاليا",)),
    "two years": Filters(since=date(2013, 1, 1), until=date(2014, 12, 31)),
    "place, person and years": Filters(
        {"places": ("تونس",), "people": ("يوسف الشاهد",)}, since=date(2010, 1, 1), until=date(2016, 12, 31)
    ),
    "nearly all years": Filters(since=date(2000, 1, 1)),
}


@dataclass(frozen=True, slots=True)
class _Times:
    """Milliseconds for each text under one set of filters, by the clock and of the processor."""

    documents: int
    clock: list[float]
    processor: list[float]
    offered: float

    def line(self, label: str) -> str:
        """Return the row of the table."""
        clock = (_quantile(self.clock, 0.5), _quantile(self.clock, 0.99), max(self.clock))
        parts = (*clock, _quantile(self.processor, 0.5), _quantile(self.processor, 0.99), self.offered)
        figures = " | ".join(f"{figure:.1f}" for figure in parts)
        return f"| {label} | {self.documents:,} | {len(self.clock):,} | {figures} |"


def _quantile(times: list[float], share: float) -> float:
    """Return the quantile of the times."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


@click.command()
@click.argument("collection", type=click.Path(exists=True, path_type=Path), default=DEFAULT)
@click.option("--documents", default=100_000, show_default=True, help="How many to generate.")
@click.option("--index", type=click.Path(path_type=Path), help="Keep the index here; use it if it exists.")
def main(collection: Path, documents: int, index: Path | None) -> None:
    """Measure how long suggestions take."""
    with TemporaryDirectory() as home:
        folder = index or Path(home) / "index"
        if not folder.exists():
            build(collection, documents, folder)
        report(folder)


def report(index: Path) -> None:
    """Print the table of an index."""
    searcher = Searcher(index)
    names, titles = _names(searcher), _titles(searcher)
    start = time.perf_counter()
    searcher.suggest(Request(_ANY))
    click.echo(f"{searcher.documents:,} documents; the first suggestion took {time.perf_counter() - start:.1f} s\n")
    click.echo("| filters | documents | texts | p50, ms | p99 | longest | p50, CPU ms | p99 | offered |")
    click.echo("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    typed = [text[:end] for text in (*names, *titles) for end in range(1, len(text) + 1)]
    for label, filters in _FILTERS.items():
        rounds = [_measure(Searcher(index), typed, filters) for _ in range(2)]
        clock, processor = (list(map(min, *times)) for times in zip(*rounds, strict=True))
        offered = sum(len(searcher.suggest(Request(text, filters))) for text in typed) / len(typed)
        found = searcher.search(Request("", filters, limit=1)).total
        click.echo(_Times(found, clock, processor, offered).line(label))


def _measure(searcher: Searcher, typed: list[str], filters: Filters) -> tuple[list[float], list[float]]:
    """Return the milliseconds for each text, by the clock and of the processor."""
    searcher.suggest(Request(_ANY, filters))  # loads words and names into memory
    clock, processor = [], []
    for text in typed:
        start, worked = time.perf_counter(), time.thread_time()
        searcher.suggest(Request(text, filters))
        clock.append((time.perf_counter() - start) * 1000)
        processor.append((time.thread_time() - worked) * 1000)
    return clock, processor


def _names(searcher: Searcher) -> list[str]:
    """Return names of the index, common and rare ones."""
    counts = [item for kind in NAME_KINDS for item in searcher.values(kind, "", 20_000).items()]
    values = list(dict.fromkeys(value for value, _ in sorted(counts, key=lambda item: (-item[1], item[0]))))
    return Random(_SEED).sample(values[:500], _SAMPLE // 2) + Random(_SEED).sample(values, _SAMPLE // 2)  # noqa: S311


def _titles(searcher: Searcher) -> list[str]:
    """Return the first words of the newest titles."""
    hits = searcher.search(Request("", sort="newest", limit=_SAMPLE)).hits
    return [" ".join(hit.title.split()[:_TITLE_WORDS]) for hit in hits]


if __name__ == "__main__":
    main()
