"""How fast suggestions come: `python -m benchmarks.suggest [COLLECTION] [--documents N] [--index DIR]`.

Names and titles of the index are typed letter by letter, without filters and with several. Times are those of
`Searcher.suggest` alone, each the better of two, by searchers that were opened anew and were not asked for it before.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click

from benchmarks.suggest_collection import build
from indexer.query.request import Filters, Request
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS

DEFAULT = Path(__file__).parent.parent.parent / "shared" / "collections" / "ant_news"
_SEED = 7
_TEXTS = 30  # of names, and of titles
_ANY = "قريبا : ال"  # for which names, words and titles are offered; the sign loads what reading a query needs
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
class _Row:
    """What one set of filters came to: milliseconds by the clock and of the processor, each of one text."""

    documents: int
    clock: list[float]
    processor: list[float]
    offered: float

    def line(self, label: str) -> str:
        """The row of the table."""
        clock = (_share(self.clock, 0.5), _share(self.clock, 0.99), max(self.clock))
        parts = (*clock, _share(self.processor, 0.5), _share(self.processor, 0.99), self.offered)
        figures = " | ".join(f"{figure:.1f}" for figure in parts)
        return f"| {label} | {self.documents:,} | {len(self.clock):,} | {figures} |"


def _share(times: list[float], share: float) -> float:
    """Return the time that this share of all did not pass."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


@click.command()
@click.argument("collection", type=click.Path(exists=True, path_type=Path), default=DEFAULT)
@click.option("--documents", default=100_000, show_default=True, help="How many to make of the collection.")
@click.option("--index", type=click.Path(path_type=Path), help="Keep the index here, and use it if it is there.")
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
        rounds = [_times(Searcher(index), typed, filters) for _ in range(2)]
        clock, processor = (list(map(min, *times)) for times in zip(*rounds, strict=True))
        offered = sum(len(searcher.suggest(Request(text, filters))) for text in typed) / len(typed)
        found = searcher.search(Request("", filters, limit=1)).total
        click.echo(_Row(found, clock, processor, offered).line(label))


def _times(searcher: Searcher, typed: list[str], filters: Filters) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each text by the clock, and those of the processor."""
    searcher.suggest(Request(_ANY, filters))  # takes words and names into memory
    clock, processor = [], []
    for text in typed:
        start, worked = time.perf_counter(), time.thread_time()
        searcher.suggest(Request(text, filters))
        clock.append((time.perf_counter() - start) * 1000)
        processor.append((time.thread_time() - worked) * 1000)
    return clock, processor


def _names(searcher: Searcher) -> list[str]:
    """Names as the index has them, common ones and rare ones."""
    counts = [item for kind in NAME_KINDS for item in searcher.values(kind, "", 20_000).items()]
    values = list(dict.fromkeys(value for value, _ in sorted(counts, key=lambda item: (-item[1], item[0]))))
    return Random(_SEED).sample(values[:500], _TEXTS // 2) + Random(_SEED).sample(values, _TEXTS // 2)  # noqa: S311


def _titles(searcher: Searcher) -> list[str]:
    """The first words of the newest titles."""
    hits = searcher.search(Request("", sort="newest", limit=_TEXTS)).hits
    return [" ".join(hit.title.split()[:_TITLE_WORDS]) for hit in hits]


if __name__ == "__main__":
    main()
