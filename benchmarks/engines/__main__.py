"""Compare the engines: `python -m benchmarks.engines --cluster URL... COLLECTION...`; `make cluster` starts nodes.

A collection is a file or folder that `index-cli build` reads. Each is built with both engines; then come the parts:
`compare` asks both the same questions and prints what differs, `latency` times pages of results, `memory` weighs a
process of pages and the nodes, `build` prints how long each stage of the builds took.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

import click

from benchmarks.engines import memory
from benchmarks.engines.comparison import compare
from benchmarks.engines.latency import time_pages
from benchmarks.engines.material import Material
from benchmarks.engines.pair import ENGINES, OPENSEARCH, Built, build_both, delete
from benchmarks.engines.questions import draw_questions, draw_searches
from indexer.search.searcher import Searcher

_SHOWN = 5  # differences of an answer
_PAGES = 200  # that are timed
_MEGABYTE = 1e6

Pair = Mapping[str, Built]


def print_comparison(pair: Pair, material: Material, nodes: Sequence[str], questions: int) -> None:
    """Print each difference of the answers, and their number by kind."""
    folders = {engine: built.folder for engine, built in pair.items()}
    asked, different = Counter[str](), Counter[str]()
    for question, found in compare(folders, draw_questions(material, questions)):
        asked[question.kind] += 1
        if found:
            different[question.kind] += 1
            click.echo(f"{question.kind}: {unquote(question.address)}")
        for each in found[:_SHOWN]:
            click.echo(f"    {each}")
        if len(found) > _SHOWN:
            click.echo(f"    and {len(found) - _SHOWN} more")
    for kind, count in different.items():
        click.echo(f"{kind}: {count} of {asked[kind]} differ")
    click.echo(f"{different.total()} of {asked.total()} answers differ; kinds: {len(asked)}")


def print_latency(pair: Pair, material: Material, nodes: Sequence[str], questions: int) -> None:
    """Print the times of pages of results with facets, and what they ask the cluster."""
    addresses = draw_searches(material, _PAGES)
    times, requests = time_pages({engine: built.folder for engine, built in pair.items()}, addresses)
    click.echo(f"{len(addresses)} pages of results, ms{'':8} new p50   new p95 again p50 again p95")
    for engine, of_engine in times.items():
        click.echo(f"{engine:32}{of_engine}")
    count = sum(map(len, requests.values()))
    click.echo(f"{count / len(addresses):.1f} requests to the cluster for a new page:")
    for asked, seconds in sorted(requests.items(), key=lambda row: -len(row[1])):
        mean = sum(seconds) / len(seconds) * 1000
        click.echo(f"    {asked:24} {len(seconds) / len(addresses):6.1f} a page, {mean:6.1f} ms each")


def print_memory(pair: Pair, material: Material, nodes: Sequence[str], questions: int) -> None:
    """Print what a process of pages takes, and each node."""
    addresses = draw_searches(material, _PAGES)
    for engine, built in pair.items():
        click.echo(f"process of pages, {engine}: {memory.page_process(built.folder, addresses) / _MEGABYTE:.0f} MB")
    for node in memory.nodes_of(nodes[0]):
        own = f"{node.own / _MEGABYTE:.0f} MB, " if node.own else ""
        click.echo(f"{node.name}: {own}{node.heap / _MEGABYTE:.0f} MB of its heap in use")


def print_builds(pair: Pair, material: Material, nodes: Sequence[str], questions: int) -> None:
    """Print what the stages of the builds took."""
    for engine, built in pair.items():
        clock = sum(seconds for _, seconds in built.stages.values())
        click.echo(f"{engine}: {built.documents} documents, {built.documents / clock:.0f} a second")
        for stage, (cpu, seconds) in built.stages.items():
            rate = f"{built.documents / seconds:8.0f} documents a second" if seconds else ""
            click.echo(f"    {stage:24} {cpu:6.1f} s of CPU, {seconds:6.1f} s by the clock {rate}")


PARTS: Mapping[str, Callable[[Pair, Material, Sequence[str], int], None]] = {
    "build": print_builds,
    "compare": print_comparison,
    "latency": print_latency,
    "memory": print_memory,
}


@click.command()
@click.argument("collections", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--cluster", "nodes", multiple=True, required=True, help="The URL of a node; repeat it for more.")
@click.option("--part", "parts", multiple=True, type=click.Choice(list(PARTS)), help="Repeat it for more; all without.")
@click.option("--workers", default="", help="The scheduler of Dask whose build workers build.")
@click.option("--questions", default=10, type=click.IntRange(1), help="Questions of each kind to compare.")
def main(
    collections: tuple[Path, ...], nodes: tuple[str, ...], parts: tuple[str, ...], workers: str, questions: int
) -> None:
    """Compare the engines over each COLLECTION, a file or folder that `index-cli build` reads."""
    for collection in collections:
        click.echo(f"\n{collection}")
        sources = [collection / "corpus.jsonl"] if (collection / "corpus.jsonl").exists() else [collection]
        with TemporaryDirectory(prefix="kashshaf-engines-") as home:
            pair = build_both(sources, Path(home), nodes, workers)
            try:
                material = Material.read(Searcher(pair[ENGINES[0]].folder))
                for part in parts or PARTS:
                    PARTS[part](pair, material, nodes, questions)
            finally:
                delete(pair[OPENSEARCH])


if __name__ == "__main__":
    main()
