"""Measure mistyped queries: `python -m benchmarks.rescue DIR [--seed N] [--short] [--failures]`.

DIR is a collection in BEIR form; only corpus.jsonl is read. Titles are mistyped by rule, with one kind of error after
the other, and must find their document in the first five hits. Every tenth document stays out of the index: its title
is a correct query whose words the index may not know, and must not be changed.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click

from benchmarks.collection import read_corpus
from benchmarks.peers.kashshaf import Kashshaf
from benchmarks.rescue.queries import TitleQuery, mistype_all, shorten, title_queries
from indexer.cli.command import Command
from indexer.query.request import Request
from indexer.search.searcher import Searcher

SAMPLE = 200  # titles
DEPTH = 5  # hits among which the document has to be
LEFT_OUT = 10  # one document of so many is not indexed


class Index:
    """The index that all queries search."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def finds(self, query: TitleQuery) -> bool:
        """Whether the document is among the first hits."""
        return query.document in [id_ for id_, _ in self._searcher.rank(query.query, DEPTH)]

    def changes(self, query: TitleQuery) -> bool:
        """Whether the query is read as another one."""
        return bool(self.correction(query))

    def correction(self, query: TitleQuery) -> str:
        """Return what replaced the words as typed, empty if nothing did."""
        meaning = self._searcher.search(Request(query.query, limit=0)).meaning
        corrected = [f"{word} -> {' · '.join(others)}" for word, others in meaning.corrected.items()]
        return "; ".join([*corrected, *filter(None, [meaning.read_as])])


def share(queries: Sequence[TitleQuery], holds: Callable[[TitleQuery], bool]) -> float:
    """Return the share of queries for which a condition holds."""
    return sum(map(holds, queries)) / max(1, len(queries))


def table(index: Index, groups: Mapping[str, Sequence[TitleQuery]]) -> list[str]:
    """Return the shares of each group of queries as a Markdown table."""
    rows = ["| typing error | queries | found | changed |", "| --- | ---: | ---: | ---: |"]
    for name, queries in groups.items():
        found, changed = share(queries, index.finds), share(queries, index.changes)
        rows.append(f"| {name} | {len(queries)} | {found:.3f} | {changed:.3f} |")
    return rows


@click.command(cls=Command)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--seed", type=int, default=1, show_default=True, help="Selects the titles and their errors.")
@click.option("--short", is_flag=True, help="Ask with the two longest words of each title, so that both are needed.")
@click.option("--failures", is_flag=True, help="List what was not found, and the correct queries that were changed.")
def main(folder: Path, seed: int, short: bool, failures: bool) -> None:
    """Mistype titles of the collection in FOLDER and search for them."""
    documents = read_corpus(folder)
    indexed = [document for number, document in enumerate(documents) if number % LEFT_OUT]
    titles = title_queries(indexed)
    sample = Random(seed).sample(titles, min(SAMPLE, len(titles)))  # noqa: S311
    sample = list(map(shorten, sample)) if short else sample
    with TemporaryDirectory() as home:
        peer = Kashshaf(Path(home))
        peer.build(indexed)
        index = Index(Searcher(peer.index))
        groups = mistype_all(sample, seed)
        click.echo("\n".join(table(index, groups | {"none": sample})))
        _print_changed(index, "in the index", titles, failures)
        _print_changed(index, "not in the index", title_queries(documents[::LEFT_OUT]), failures)
        if failures:
            _print_lost(index, groups)


def _print_changed(index: Index, name: str, titles: Sequence[TitleQuery], failures: bool) -> None:
    """Print how many correct titles are changed."""
    changed = [query for query in titles if index.changes(query)]
    share_changed = len(changed) / len(titles)
    click.echo(f"correct titles, {name}: {len(changed)} of {len(titles)} changed ({share_changed:.4f})")
    for query in changed if failures else ():
        click.echo(f"  changed\t{query.title}\t{index.correction(query)}")


def _print_lost(index: Index, groups: Mapping[str, Sequence[TitleQuery]]) -> None:
    for name, queries in groups.items():
        for query in queries:
            if not index.finds(query):
                click.echo(f"  {name}\t{query.title}\t{query.query}\t{index.correction(query)}")


if __name__ == "__main__":
    main()
