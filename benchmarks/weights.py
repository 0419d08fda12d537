"""Derive the weights of the ranking: `python -m benchmarks.weights COLLECTION...`.

Of each weight other values are tried, the rest as they are; 0 leaves the part out, which makes the table an ablation.
The best is what has the highest mean nDCG@10 over the collections. tests/ranking is one more: it has the classes of
queries that questions and headlines lack.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from benchmarks.collection import Query, read_corpus, read_qrels, read_queries
from benchmarks.measures import mean, score
from benchmarks.peers.kashshaf import Kashshaf
from indexer.cli.command import Command
from indexer.engine.weights import Weights
from indexer.errors import QueryError
from indexer.search.searcher import Searcher

MEASURE, DEPTH = "nDCG@10", 100
NOISE = 0.001  # differences of the mean below this say nothing
VALUES: dict[str, Sequence[float]] = {
    "title": (0, 0.3, 0.6, 0.9),
    "grams": (0, 0.15, 0.3, 0.45),
    "common_gram": (0.03, 0.1, 0.2, 1),
    "rare_grams": (1, 2, 3, 4, 100),
    "other_form": (0, 0.2, 0.35, 0.5),
    "other_name": (0, 0.3, 0.6),
    "plural": (0, 0.3, 0.5, 0.7, 0.9),
    "synonym": (0, 0.3, 0.5, 0.7, 0.9),
    "verbal_noun": (0, 0.3, 0.5, 0.7),
    "tense": (0, 0.3, 0.5, 0.7),
    "few_words": (0, 3, 6, 100),
}


class Built(NamedTuple):
    """A collection and the folder of its index."""

    folder: Path
    home: Path
    queries: list[Query]


def build(folder: Path, home: Path) -> Built:
    """Index a collection below `home`."""
    peer = Kashshaf(home / folder.name)
    peer.build(read_corpus(folder))
    return Built(folder, peer.index, read_queries(folder))


def quality(built: Built, weights: Weights) -> float:
    """Return the mean measure over the queries of a collection."""
    searcher = Searcher(built.home, weights)
    run = {query.id: list(_find(searcher, query.text)) for query in built.queries}
    return mean(score(read_qrels(built.folder), run)[MEASURE], run)


def _find(searcher: Searcher, text: str) -> Iterator[str]:
    try:
        yield from (id_ for id_, _ in searcher.rank(text, DEPTH))
    except QueryError:  # no word to look for
        return


def row(name: str, value: float, collections: Sequence[Built]) -> tuple[float, list[float]]:
    """Return the mean over all collections with one weight changed, and that of each."""
    kind = type(getattr(Weights(), name))
    found = [quality(built, replace(Weights(), **{name: kind(value)})) for built in collections]
    return sum(found) / len(found), found


@click.command(cls=Command)
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--weight", "names", multiple=True, type=click.Choice(list(VALUES)), help="Only this weight; repeatable.")
def main(folders: tuple[Path, ...], names: tuple[str, ...]) -> None:
    """Try other values of each weight on the collections in FOLDERS."""
    with TemporaryDirectory() as home:
        collections = [build(folder, Path(home)) for folder in folders]
        click.echo(f"| weight | value | mean {MEASURE} | " + " | ".join(folder.name for folder in folders) + " | |")
        click.echo("| --- | ---: |" + " ---: |" * (len(folders) + 1) + " --- |")
        for field in fields(Weights):
            if field.name in (names or VALUES):
                _report(field.name, collections)


def _report(name: str, collections: Sequence[Built]) -> None:
    chosen = getattr(Weights(), name)
    rows = {value: row(name, value, collections) for value in VALUES[name]}
    best = max(average for average, _ in rows.values())
    for value, (average, each) in rows.items():
        marks = ["best"] * (average == best) + ["chosen"] * (value == chosen)
        marks += ["as good"] * (value == chosen and 0 < best - average < NOISE)
        cells = " | ".join(f"{figure:.4f}" for figure in (average, *each))
        click.echo(f"| {name} | {value:g} | {cells} | {', '.join(marks)} |")


if __name__ == "__main__":
    main()
