"""Derive the weights of the ranking: `python -m benchmarks.weights COLLECTION...`.

Each weight takes other values while the rest stays. A weight of 0 leaves its part out of the query, so the table is an
ablation too. The best value has the highest mean nDCG@10 over the collections.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from benchmarks.collection import Qrels, Query, read_corpus, read_qrels, read_queries
from benchmarks.measures import mean, score
from benchmarks.peers.kashshaf import Kashshaf
from indexer.cli.command import Command
from indexer.engine.weights import Weights
from indexer.errors import QueryError
from indexer.search.searcher import Searcher

DEPTH = 1000  # hits of a query that are scored
NOISE = 0.001  # differences of the mean below this say nothing
RANKING, RECALL = "nDCG@10", ("recall@100", "set recall")
VALUES: Mapping[str, Sequence[float]] = {
    "title": (0, 0.3, 0.6, 0.9),
    "grams": (0, 0.15, 0.3, 0.45),
    "common_gram": (0.03, 0.1, 0.2, 1),
    "rare_grams": (1, 2, 3, 4, 100),
    "other_form": (0, 0.2, 0.35, 0.5),
    "other_name": (0, 0.3, 0.6),
    "related": (0, 0.3, 0.5, 0.7, 0.9),
    "few_words": (0, 2, 3, 4, 100),
}


@dataclass(frozen=True, slots=True)
class IndexedCollection:
    """A collection and its index."""

    name: str
    index: Path
    queries: list[Query]
    qrels: Qrels


class WeightRow(NamedTuple):
    """Mean nDCG@10 of each collection, and the means of the recalls over all of them."""

    ranking: list[float]
    recall: list[float]

    @property
    def mean(self) -> float:
        """Return the mean nDCG@10 over the collections."""
        return sum(self.ranking) / len(self.ranking)


def build(folder: Path, home: Path) -> IndexedCollection:
    """Index the collection in `folder` below `home`."""
    peer = Kashshaf(home / folder.name)
    peer.build(read_corpus(folder))
    return IndexedCollection(folder.name, peer.index, read_queries(folder), read_qrels(folder))


def measure(collections: Sequence[IndexedCollection], weights: Weights) -> WeightRow:
    """Score all collections with `weights`."""
    scored = []
    for built in collections:
        searcher = Searcher(built.index, weights)
        run = {query.id: list(_find(searcher, query.text)) for query in built.queries}
        scored.append({name: mean(values, run) for name, values in score(built.qrels, run).items()})
    recall = [sum(each[name] for each in scored) / len(scored) for name in RECALL]
    return WeightRow([each[RANKING] for each in scored], recall)


def _find(searcher: Searcher, text: str) -> Iterator[str]:
    try:
        yield from (id_ for id_, _ in searcher.rank(text, DEPTH))
    except QueryError:  # a query without words
        return


@click.command(cls=Command)
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--weight", "names", multiple=True, type=click.Choice(list(VALUES)), help="Only this weight; repeatable.")
def main(folders: tuple[Path, ...], names: tuple[str, ...]) -> None:
    """Try other values of each weight on the collections in FOLDERS."""
    with TemporaryDirectory() as home:
        collections = [build(folder, Path(home)) for folder in folders]
        columns = [f"mean {RANKING}", *(folder.name for folder in folders), *RECALL]
        click.echo(f"| weight | value | {' | '.join(columns)} | |")
        click.echo("| --- | ---: |" + " ---: |" * len(columns) + " --- |")
        chosen = measure(collections, Weights())
        for field in fields(Weights):
            if field.name in (names or VALUES):
                _report(field.name, collections, chosen)


def _report(name: str, collections: Sequence[IndexedCollection], chosen: WeightRow) -> None:
    """Print one row for each value of a weight."""
    default = getattr(Weights(), name)
    rows = {value: chosen if value == default else _changed(name, value, collections) for value in VALUES[name]}
    best = max(row.mean for row in rows.values())
    for value, row in rows.items():
        notes = ["best"] * (row.mean == best) + ["chosen"] * (value == default)
        notes += ["as good"] * (value == default and 0 < best - row.mean < NOISE)
        cells = " | ".join(f"{figure:.4f}" for figure in (row.mean, *row.ranking, *row.recall))
        click.echo(f"| {name} | {value:g} | {cells} | {', '.join(notes)} |")


def _changed(name: str, value: float, collections: Sequence[IndexedCollection]) -> WeightRow:
    kind = type(getattr(Weights(), name))
    return measure(collections, replace(Weights(), **{name: kind(value)}))


if __name__ == "__main__":
    main()
