"""Compare this engine with others: `python -m benchmarks.peers DIR... [--peer NAME]... [--svg FILE]`."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.collection import read_corpus, read_qrels, read_queries
from benchmarks.measures import score
from benchmarks.peers.chart import draw
from benchmarks.peers.contract import PeerMissingError
from benchmarks.peers.measure import Figures, measure
from benchmarks.peers.registry import BASE, OURS, PEERS
from benchmarks.peers.report import QUALITY, CollectionResult, PeerRow, average, lines, machine, make_row
from indexer.cli.command import Command


def run_peers(folder: Path, names: Sequence[str]) -> CollectionResult:
    """Measure the peers in turn on the collection in `folder`."""
    documents, queries, qrels = read_corpus(folder), read_queries(folder), read_qrels(folder)
    text_bytes = sum(len(document.text.encode()) for document in documents)
    rows: list[PeerRow] = []
    missing = {}
    for name in names:
        click.echo(f"{folder.name}: {name}", err=True)
        try:
            figures = _measure(name, folder)
        except PeerMissingError as fault:
            missing[name] = str(fault)
        else:
            rows.append(make_row(figures, score(qrels, figures.searched.run), text_bytes))
    rows.sort(key=lambda row: -average(row, QUALITY[0]))
    return CollectionResult(folder.name, len(documents), len(queries), text_bytes, rows, missing)


def _measure(name: str, folder: Path) -> Figures:
    with TemporaryDirectory() as home:
        return measure(name, folder, Path(home))


@click.command(cls=Command)
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--peer", "chosen", type=click.Choice(list(PEERS)), multiple=True, help="Only this engine; repeatable.")
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Write a chart of nDCG@10 to this file.")
def main(folders: tuple[Path, ...], chosen: tuple[str, ...], svg: Path | None) -> None:
    """Measure the engines on the collections in FOLDERS, and print a table for each collection."""
    names = list(dict.fromkeys([OURS, BASE, *chosen])) if chosen else list(PEERS)
    results = [run_peers(folder, names) for folder in folders]
    click.echo(f"{machine()}\n")
    for result in results:
        click.echo("\n".join([*lines(result), ""]))
    if svg:
        svg.parent.mkdir(parents=True, exist_ok=True)
        svg.write_text(draw(results), encoding="utf-8")


if __name__ == "__main__":
    main()
