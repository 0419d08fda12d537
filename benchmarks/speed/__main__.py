"""Measure speed: `python -m benchmarks.speed COMMAND`.

The commands are `analyze|build|growth [CORPUS.jsonl]`, `merging`, `search|pages INDEX` and `corpus OUT`.

Times are CPU times of all threads of a process. The first pass of `analyze` starts with empty caches, as a build does;
in the second all forms of words are known, as for most words of a large collection. Each build and each merging
has a process of its own.
"""

import json
import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, ParamSpec, TypeVar

import click

from analyzers.text.analyzer import analyze, index_forms
from analyzers.text.lexicon import lexicon
from benchmarks.speed import growth
from benchmarks.speed.builds import build_lucene, build_with_facets, build_without_facets
from benchmarks.speed.corpora import read_collection, write_corpus
from benchmarks.speed.merging import SIZES, merge
from benchmarks.speed.pages import time_opening, time_pages
from benchmarks.speed.searches import percentile, time_queries

DEFAULT = Path(__file__).parents[3] / "shared" / "collections" / "ant_news" / "corpus.jsonl"

P = ParamSpec("P")
T = TypeVar("T")


corpus_argument = click.argument("corpus", type=click.Path(exists=True, path_type=Path), default=DEFAULT)


class TextSize(NamedTuple):
    """How large a corpus is: its documents, and megabytes of their titles and texts in UTF-8."""

    documents: int
    megabytes: float


@click.group()
def main() -> None:
    """Measure speed."""


@main.command("analyze")
@corpus_argument
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


@main.command("build")
@corpus_argument
@click.option("--docs", type=click.IntRange(1), help="Build so many documents, made from the corpus.")
def build_command(corpus: Path, docs: int | None) -> None:
    """Print what a build costs, without people, places and dates too, beside Lucene's of the same text.

    CORPUS is a file of JSON lines, or a folder in BEIR form. Needs room on the disk for the corpus and each index.
    """
    corpus = corpus / "corpus.jsonl" if corpus.is_dir() else corpus
    with TemporaryDirectory(dir=Path.cwd()) as home:
        made = Path(home, "corpus.jsonl")
        if docs:
            write_corpus(read_collection(corpus), docs, made)
        _print_builds(made if docs else corpus)


def _print_builds(corpus: Path) -> None:
    size = _text_size(corpus)
    whole, plain, lucene = (
        _in_new_process(work, corpus) for work in (build_with_facets, build_without_facets, build_lucene)
    )
    rows = {"with people, places and dates": whole, "text alone": plain, "Lucene, ArabicAnalyzer": lucene}
    click.echo(f"{size.documents} documents, {size.megabytes:.1f} MB of text\n")
    click.echo(f"{'':30}  docs/s    MB/s  CPU s  MB/CPU s  cores  peak MB  index/text")
    for label, built in rows.items():
        click.echo(
            f"{label:30}  {size.documents / built.clock:6.0f}  {size.megabytes / built.clock:6.2f}  {built.cpu:5.1f}"
            f"  {size.megabytes / built.cpu:8.2f}  {built.cpu / built.clock:5.2f}  {built.memory / 1e6:7.0f}"
            f"  {built.size / 1e6 / size.megabytes:10.2f}"
        )
    click.echo(f"\ntext alone / Lucene, CPU: {plain.cpu / lucene.cpu:.2f}\n\nstage           CPU s  clock s")
    for stage, (cpu, clock) in whole.stages.items():
        click.echo(f"{stage:14}  {cpu:5.1f}  {clock:7.1f}")


@main.command("growth")
@corpus_argument
@click.option(
    "--docs", type=click.IntRange(1), multiple=True, required=True, help="Documents of an archive; repeat it."
)
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Write a chart to this file.")
def growth_command(corpus: Path, docs: tuple[int, ...], svg: Path | None) -> None:
    """Print what builds of growing archives cost, with people, places and dates."""
    passages = read_collection(corpus / "corpus.jsonl" if corpus.is_dir() else corpus)
    rows: list[growth.Row] = []
    click.echo(growth.HEAD)
    for count in sorted(docs):
        with TemporaryDirectory(dir=Path.cwd()) as home:
            made = Path(home, "corpus.jsonl")
            write_corpus(passages, count, made)
            rows.append(growth.Row(*_text_size(made), _in_new_process(build_with_facets, made)))
        click.echo(str(rows[-1]))
    if svg:
        svg.write_text(growth.draw(rows), encoding="utf-8")


@main.command("merging")
def merging_command() -> None:
    """Print how the time to merge the spellings of names grows."""
    click.echo("spellings  mentions  values  seconds  ns / n log n  peak MB")
    for spellings in SIZES:
        row = _in_new_process(merge, spellings)
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


@main.command("pages")
@click.argument("index", type=click.Path(exists=True, file_okay=False, path_type=Path))
def pages_command(index: Path) -> None:
    """Print what opening and each kind of page take: the first one in a new process, then new ones and the same again.

    Lists that a server loads in the background are loaded before the pages are timed.
    """
    for line in _in_new_process(time_opening, index):
        click.echo(line)
    click.echo(f"\nCPU ms{'':30}   new p50   new p99 again p50 again p99")
    for times in _in_new_process(time_pages, index):
        click.echo(str(times))


@main.command("corpus")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--docs", type=click.IntRange(1), required=True, help="Number of documents.")
@click.option("--source", type=click.Path(exists=True, path_type=Path), default=DEFAULT, help="A corpus.jsonl.")
def corpus_command(out: Path, docs: int, source: Path) -> None:
    """Make a corpus of any size from a collection; the same one in each run."""
    size = write_corpus(read_collection(source), docs, out)
    click.echo(f"{docs} documents, {size / 1e6:.1f} MB of text")


def _text_size(corpus: Path) -> TextSize:
    documents, size = 0, 0
    with corpus.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            documents += 1
            size += len(f"{row['title']}\n{row['text']}".encode())
    return TextSize(documents, size / 1e6)


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
