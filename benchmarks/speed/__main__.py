"""Measure speed: `python -m benchmarks.speed analyze|entities [CORPUS.jsonl]`, `search INDEX`.

Times are CPU times of all threads of a process. The first pass of `analyze` starts with empty caches, as a build does;
in the second all forms of words are known, as for most words of a large collection. Each figure of `entities` comes
from a process of its own.
"""

import json
import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from analyzers.text.analyzer import analyze, index_forms
from analyzers.text.lexicon import lexicon
from benchmarks.speed.builds import build_with_facets, build_without_facets
from benchmarks.speed.merging import SIZES, merge
from benchmarks.speed.searches import percentile, time_queries

DEFAULT = Path(__file__).parents[3] / "shared" / "collections" / "ant_news" / "corpus.jsonl"

P = ParamSpec("P")
T = TypeVar("T")


@click.group()
def main() -> None:
    """Measure speed."""


@main.command("analyze")
@click.argument("corpus", type=click.Path(exists=True, path_type=Path), default=DEFAULT)
def analyze_command(corpus: Path) -> None:
    """Print the microseconds per word for the forms of the index, and for tokens with offsets."""
    with corpus.open(encoding="utf-8") as lines:
        texts = [f"{row['title']}\n{row['text']}" for row in map(json.loads, lines)]
    words = sum(len(text.split()) for text in texts)
    size = sum(len(text.encode()) for text in texts)
    click.echo(f"{len(texts)} documents, {words} words, {size / 1e6:.1f} MB")
    click.echo(f"load the lexicon      {_seconds(lexicon):.2f} s")
    for label in ("first", "second"):
        seconds = _seconds(lambda: [index_forms(text) for text in texts])
        click.echo(
            f"index forms, {label:<6}   {seconds / words * 1e6:.2f} µs per word, {size / seconds / 1e6:.0f} MB/s"
        )
    seconds = _seconds(lambda: [sum(1 for _ in analyze(text)) for text in texts])
    click.echo(f"tokens with offsets   {seconds / words * 1e6:.2f} µs per word")


@main.command("entities")
@click.argument("corpus", type=click.Path(exists=True, path_type=Path), default=DEFAULT)
def entities_command(corpus: Path) -> None:
    """Print what people, places and dates add to a build, and how the time to merge their spellings grows."""
    plain = _in_new_process(build_without_facets, corpus)
    whole = _in_new_process(build_with_facets, corpus)
    click.echo(f"build without people, places and dates  {plain:6.1f} s")
    click.echo(f"build with them, merged                 {whole:6.1f} s, {whole / plain:.1f} times as long")
    click.echo("\nspellings  mentions  values  seconds  ns / n log n  peak MB")
    for size in SIZES:
        row = _in_new_process(merge, size)
        click.echo(
            f"{row.spellings:9}  {row.mentions:8}  {row.values:6}  {row.seconds:7.1f}  {row.growth:12.0f}"
            f"  {row.megabytes:7.0f}"
        )


@main.command("search")
@click.argument("index", type=click.Path(exists=True, file_okay=False, path_type=Path))
def search_command(index: Path) -> None:
    """Print how long a page with facets takes for a new query, and Tantivy's conjunction of the same stems."""
    timings = list(time_queries(index))
    pages, conjunctions = ([timing[n] for timing in timings] for n in range(2))
    click.echo(f"{len(timings)} queries, each asked once\n     page ms  conjunction ms  ratio")
    for percent in (50, 90):
        page, conjunction = (percentile(values, percent) for values in (pages, conjunctions))
        click.echo(f"p{percent}  {page:7.1f}  {conjunction:14.2f}  {page / conjunction:5.1f}")


def _in_new_process(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a function in a new process, with empty caches and a peak of memory of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(work, *args, **kwargs).result()


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
