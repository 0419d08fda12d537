"""Measure near-duplicates: `python -m benchmarks.duplicates DIR [--seed N] [--each N] [--list]`.

Copies of the documents of DIR/corpus.jsonl are generated and grouped together with them; recall is the share of copies
in the group of their original. Every two documents of a group are a pair. A pair of different originals is wrong,
unless `benchmarks.duplicates.lookalikes.is_copied` says that the collection itself holds copies; `--list` prints both.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from random import Random

import click

from benchmarks.collection import read_corpus
from benchmarks.duplicates.copies import make_copies
from benchmarks.duplicates.grouping import Grouping, group
from benchmarks.duplicates.lookalikes import DocumentPair, exchange_names, is_copied, same_series, same_topic
from indexer.documents.document import Document

_MIN_WORDS = 30  # of a body that is copied


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--seed", default=1, show_default=True)
@click.option("--each", default=200, show_default=True, help="Copies of each kind.")
@click.option("--list", "listed", is_flag=True, help="List the pairs of different originals.")
def main(folder: Path, seed: int, each: int, listed: bool) -> None:
    """Print recall by kind of copy, the share of look-alikes that are grouped, and precision."""
    documents, random = read_corpus(folder), Random(seed)  # noqa: S311 - made-up data, no secret
    copies = make_copies([d for d in documents if len(d.body.split()) >= _MIN_WORDS], each, random)
    exchanged = list(exchange_names(documents, each, random))
    everything = [*documents, *(copy for pairs in copies.values() for _, copy in pairs), *(two for _, two in exchanged)]
    grouping = group(everything)
    _print_shares("copies", copies, grouping)
    lookalikes = {"one mould": exchanged, "one series": same_series(documents), "one topic": same_topic(documents)}
    _print_shares("look-alikes", {kind: _different(pairs) for kind, pairs in lookalikes.items()}, grouping)
    _print_precision({document.id: document for document in everything}, grouping, listed)
    click.echo(f"{grouping.seconds:.1f} s of CPU for {len(everything)} documents")


def _different(pairs: Iterable[DocumentPair]) -> list[DocumentPair]:
    return [pair for pair in pairs if not is_copied(*pair)]


def _print_shares(title: str, kinds: Mapping[str, Sequence[DocumentPair]], grouping: Grouping) -> None:
    click.echo(f"| {title} | pairs | grouped | share |\n| --- | ---: | ---: | ---: |")
    for kind, pairs in kinds.items():
        grouped = sum(grouping.group_of.get(one.id, -1) == grouping.group_of.get(two.id, -2) for one, two in pairs)
        click.echo(f"| {kind} | {len(pairs)} | {grouped} | {grouped / max(1, len(pairs)):.3f} |")


def _print_precision(by_id: Mapping[str, Document], grouping: Grouping, listed: bool) -> None:
    pairs = [pair for ids in grouping.groups for pair in combinations(ids, 2)]
    unrelated = [(by_id[one], by_id[two]) for one, two in pairs if _original(one) != _original(two)]
    wrong = _different(unrelated)
    click.echo(f"pairs: {len(pairs)}; of different originals: {len(unrelated)}, of these not copies: {len(wrong)}")
    worst = 1 - len(unrelated) / len(pairs)
    click.echo(f"precision {1 - len(wrong) / len(pairs):.4f}; {worst:.4f} if all of these were wrong")
    for one, two in unrelated if listed else ():
        label = "wrong" if (one, two) in wrong else "copies"
        click.echo(f"{label}: {one.published} {one.title} | {two.published} {two.title}")


def _original(id_: str) -> str:
    return id_.partition(" ")[0]


if __name__ == "__main__":
    main()
