"""How fast the parts are: `python -m benchmarks.speed analyze|entities [CORPUS.jsonl]`.

Figures are CPU time of all threads of a process. Of `analyze`, the first pass begins with empty caches, as a build
does; the second shows what a word costs once its forms are known, which is where a large collection spends its time.
Each figure of `entities` is that of a process of its own.
"""

import json
import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ParamSpec, TypeVar

import click

from analyzers.text.analyzer import analyze, index_forms
from analyzers.text.lexicon import lexicon
from benchmarks.merge import SIZES, merge
from benchmarks.peers.kashshaf import Kashshaf
from indexer.documents.document import Document
from indexer.documents.readers.formats import read_documents
from indexer.store.build import build

DEFAULT = Path(__file__).parent.parent.parent / "shared" / "collections" / "ant_news" / "corpus.jsonl"

P = ParamSpec("P")
T = TypeVar("T")


@click.group()
def main() -> None:
    """Measure speed."""


@main.command("analyze")
@click.argument("corpus", type=click.Path(exists=True, path_type=Path), default=DEFAULT)
def analyze_command(corpus: Path) -> None:
    """Microseconds a word for the forms an index takes, and for tokens with offsets."""
    with corpus.open(encoding="utf-8") as lines:
        texts = [f"{row['title']}\n{row['text']}" for row in map(json.loads, lines)]
    words = sum(len(text.split()) for text in texts)
    size = sum(len(text.encode()) for text in texts)
    click.echo(f"{len(texts)} documents, {words} words, {size / 1e6:.1f} MB")
    click.echo(f"load the lexicon      {_seconds(lexicon):.2f} s")
    for label in ("first", "second"):
        seconds = _seconds(lambda: [index_forms(text) for text in texts])
        click.echo(f"index forms, {label:<6}   {seconds / words * 1e6:.2f} µs a word, {size / seconds / 1e6:.0f} MB/s")
    seconds = _seconds(lambda: [sum(1 for _ in analyze(text)) for text in texts])
    click.echo(f"tokens with offsets   {seconds / words * 1e6:.2f} µs a word")


@main.command("entities")
@click.argument("corpus", type=click.Path(exists=True, path_type=Path), default=DEFAULT)
def entities_command(corpus: Path) -> None:
    """What people, places and dates add to a build, and how merging their spellings grows."""
    plain = _apart(build_plain, corpus)
    whole = _apart(build_whole, corpus)
    click.echo(f"build without people, places and dates  {plain:6.1f} s")
    click.echo(f"build with them, merged                 {whole:6.1f} s, {whole / plain:.1f} times as much")
    click.echo("\nspellings  mentions  values  seconds  ns / n log n  peak MB")
    for size in SIZES:
        row = _apart(merge, size)
        click.echo(
            f"{row.spellings:9}  {row.mentions:8}  {row.values:6}  {row.seconds:7.1f}  {row.growth:12.0f}"
            f"  {row.megabytes:7.0f}"
        )


def build_whole(corpus: Path) -> float:
    """Build as `index-cli build` does; return the CPU seconds of this process from its beginning."""
    with TemporaryDirectory() as home:
        build([corpus], Path(home) / "index", _Silent())
    return time.process_time()


def build_plain(corpus: Path) -> float:
    """Build without mentions; return the CPU seconds of this process from its beginning."""
    with TemporaryDirectory() as home:
        outcomes = read_documents(corpus, corpus.name)
        Kashshaf(Path(home)).build([document for document in outcomes if isinstance(document, Document)])
    return time.process_time()


class _Silent:
    def begin(self, label: str, total: int) -> None:
        """Say nothing."""

    def advance(self, steps: int) -> None:
        """Say nothing."""


def _apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Work in a new process, where all caches are empty and the peak of memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(work, *args, **kwargs).result()


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
