"""Measure answers to the queries of this folder: `python -m benchmarks.judged INDEX [--queries]`.

INDEX is an index of ant_news, made by `index-cli build`. Its documents were judged by reading all that four ways of
searching find: Kashshaf, light10, character n-grams, and regular expressions written for each query. Grade 2 is about
the query, 1 says something about it. The files hold only queries and ids; the texts are not in this repository.
"""

from pathlib import Path

import click

from benchmarks.collection import Qrels, Query, read_qrels, read_queries
from benchmarks.measures import mean, score
from benchmarks.retrieval import by_class
from indexer.cli.command import Command
from indexer.query.request import Request
from indexer.search.searcher import Searcher

_FOLDER = Path(__file__).parent
_DEPTH = 1000  # hits of a ranking
_COLUMNS = ("nDCG@10", "recall@100", "set recall", "set precision", "set size")


@click.command(cls=Command)
@click.argument("index", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--queries", "by_query", is_flag=True, help="Print a row for each query.")
def main(index: Path, by_query: bool) -> None:
    """Score the answers of INDEX."""
    queries, qrels = read_queries(_FOLDER), read_qrels(_FOLDER)
    scores = score_answers(Searcher(index), queries, qrels)
    rows = {query.text: [query.id] for query in queries} if by_query else by_class(queries)
    click.echo(f"| | queries | {' | '.join(_COLUMNS)} |\n| --- |{' ---: |' * (len(_COLUMNS) + 1)}")
    for name, ids in rows.items():
        cells = " | ".join(f"{mean(scores[column], ids):.3f}" for column in _COLUMNS)
        click.echo(f"| {name} | {len(ids)} | {cells} |")


def score_answers(searcher: Searcher, queries: list[Query], qrels: Qrels) -> dict[str, dict[str, float]]:
    """Return each column by query id. An empty set has precision 0; sets are cut after _DEPTH documents."""
    ranked = {query.id: [id_ for id_, _ in searcher.rank(query.text, _DEPTH)] for query in queries}
    sizes = {query.id: searcher.total(Request(query.text)) for query in queries}
    order = score(qrels, ranked)
    sets = score(qrels, {id_: hits[: sizes[id_]] for id_, hits in ranked.items()})
    size_scores = {id_: float(size) for id_, size in sizes.items()}
    return {
        "nDCG@10": order["nDCG@10"],
        "recall@100": order["recall@100"],
        "set recall": sets["set recall"],
        "set precision": sets["set precision"],
        "set size": size_scores,
    }


if __name__ == "__main__":
    main()
