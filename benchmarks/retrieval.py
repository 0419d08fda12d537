"""Measure the ranking: `python -m benchmarks.retrieval DIR [--engine NAME] [--against NAME|RUN.trec]`.

DIR is a collection in BEIR form. The index is built without people, places and dates in a temporary folder. To tune:
save a run, change a weight, and compare a new run with the saved one.
"""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.collection import Query, read_corpus, read_qrels, read_queries
from benchmarks.measures import Run, Scores, compare, mean, score
from benchmarks.peers.registry import OURS, PEERS, load
from benchmarks.trec import read_run, write_run
from indexer.cli.command import Command
from indexer.errors import SourceError

DEPTH = 1000  # hits of a query that are scored, also by set recall and set precision


def run_engine(name: str, folder: Path, queries: list[Query], depth: int) -> Run:
    """Index the collection in `folder` with an engine, and run its queries."""
    with TemporaryDirectory() as home:
        peer = load(name)(Path(home))
        peer.prepare()
        peer.build(read_corpus(folder))
        with peer.opened() as opened:
            return {query.id: opened.find(query.text, depth).ids for query in queries}


def by_class(queries: list[Query]) -> Mapping[str, list[str]]:
    """Return query ids by class: first all of them, then each class in the order of names."""
    classes: dict[str, list[str]] = defaultdict(list)
    for query in sorted(queries, key=lambda query: query.group):
        classes[query.group].append(query.id)
    classes.pop("", None)
    return {"all": [query.id for query in queries], **classes}


def score_table(scores: Scores, classes: Mapping[str, list[str]]) -> list[str]:
    """Return the mean of each measure for each class as a Markdown table."""
    rows = ["| class | queries | " + " | ".join(scores) + " |", "| --- |" + " ---: |" * (len(scores) + 1)]
    for name, ids in classes.items():
        cells = " | ".join(f"{mean(values, ids):.4f}" for values in scores.values())
        rows.append(f"| {name} | {len(ids)} | {cells} |")
    return rows


def difference_table(ours: Scores, theirs: Scores, classes: Mapping[str, list[str]]) -> list[str]:
    """Return the difference of the first measure for each class, and of the others over all queries, as a table."""
    rows = ["| class | measure | difference | better | worse | p |", "| --- | --- |" + " ---: |" * 4]
    first = next(iter(ours))
    for name, ids in classes.items():
        for measure in ours if name == "all" else [first]:
            found = compare(*({id_: scores[measure][id_] for id_ in ids} for scores in (ours, theirs)))
            rows.append(f"| {name} | {measure} | {found.mean:+.4f} | {found.better} | {found.worse} | {found.p:.4f} |")
    return rows


def other_run(name: str, folder: Path, queries: list[Query], depth: int) -> Run:
    """Return the run of an engine or of a file. Raise SourceError if it is neither, or of another collection."""
    if name in PEERS:
        return run_engine(name, folder, queries, depth)
    if not Path(name).is_file():
        raise SourceError(f"{name} is neither a run file nor one of {', '.join(PEERS)}: check the name.")
    run = read_run(Path(name), depth)
    if run.keys().isdisjoint(query.id for query in queries):
        raise SourceError(f"{name} answers no query of {folder}: name a run of this collection.")
    return run


@click.command(cls=Command)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--engine", type=click.Choice(list(PEERS)), default=OURS, show_default=True)
@click.option("--against", metavar="NAME|RUN.trec", help="Another engine or a run file to compare with.")
@click.option("--run", "run_path", type=click.Path(dir_okay=False, path_type=Path), help="Save the run as a TREC file.")
@click.option(
    "--class", "class_field", default="class", show_default=True, help="Field of queries.jsonl with the class."
)
@click.option("--depth", type=click.IntRange(1, DEPTH), default=DEPTH, show_default=True, help="Hits that are scored.")
def main(  # noqa: PLR0913, PLR0917 - click hands each option over as a parameter
    folder: Path, engine: str, against: str | None, run_path: Path | None, class_field: str, depth: int
) -> None:
    """Score an engine on the collection in FOLDER."""
    queries, qrels = read_queries(folder, class_field), read_qrels(folder)
    classes = by_class(queries)
    run = run_engine(engine, folder, queries, depth)
    ours = score(qrels, run)
    if run_path:
        write_run(run, run_path, engine)
    click.echo("\n".join([f"{folder.name}, {load(engine).label}", *score_table(ours, classes)]))
    if against:
        theirs = score(qrels, other_run(against, folder, queries, depth))
        click.echo("\n".join([f"\nagainst {against}", *difference_table(ours, theirs, classes)]))


if __name__ == "__main__":
    main()
