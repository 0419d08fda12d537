"""Whether near-duplicates are found, and other reports left alone; copies and look-alikes are made by rule.

    python -m benchmarks.duplicates DIR [--seed N] [--each N] [--list]

DIR/corpus.jsonl gets signatures together with the copies; recall is the share of copies in a group with their original.
Every two documents of a group are a pair found. Those of different originals are wrong, but for pairs that the
collection itself has as copies, by another measure (`benchmarks.lookalikes.copied`); `--list` shows both.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from analyzers.text.analyzer import index_forms
from benchmarks.collection import read_corpus
from benchmarks.copies import copies
from benchmarks.lookalikes import Pair, copied, one_mould, one_series, one_topic
from indexer.documents.document import Document, Record
from indexer.similar.duplicates import group_duplicates
from indexer.similar.minhash import Shingles, SignatureWriter, shingles
from indexer.values.canonical import CanonicalValues, make_entry

_LEAST_WORDS = 30  # of a body that is copied


class Found(NamedTuple):
    """The groups among documents, and the CPU seconds that signatures and groups took, without the analysis."""

    group: Mapping[str, int]
    groups: Sequence[tuple[str, ...]]
    seconds: float


def find(documents: Iterable[Document]) -> Found:
    """Find the near-duplicates among documents as a build does."""
    known = {document.id: document for document in documents}

    @cache
    def shingles_of(id_: str) -> Shingles:
        return shingles(index_forms(known[id_].body).term.split())

    with TemporaryDirectory() as folder:
        writer, entries = (
            SignatureWriter(Path(folder)),
            [make_entry(Record(one, ()), CanonicalValues()) for one in known.values()],
        )
        start = time.process_time()
        for entry in entries:
            writer.add(entry)
        groups = group_duplicates(writer.save(), shingles_of)
        seconds = time.process_time() - start
    return Found({id_: n for n, group in enumerate(groups) for id_ in group}, groups, seconds)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--seed", default=1, show_default=True)
@click.option("--each", default=200, show_default=True, help="Copies of each kind.")
@click.option("--list", "listed", is_flag=True, help="List the pairs of different originals.")
def main(folder: Path, seed: int, each: int, listed: bool) -> None:
    """Print recall by kind of copy, what became of look-alikes, and precision."""
    documents, random = read_corpus(folder), Random(seed)  # noqa: S311 - made-up data, no secret
    made = copies([document for document in documents if len(document.body.split()) >= _LEAST_WORDS], each, random)
    moulded = list(one_mould(documents, each, random))
    copied_here = [copy for pairs in made.values() for _, copy in pairs]
    found = find([*documents, *copied_here, *(other for _, other in moulded)])
    _print_shares("copies", made, found)
    others = {"one mould": moulded, "one series": one_series(documents), "one topic": one_topic(documents)}
    _print_shares("look-alikes", {kind: _different(pairs) for kind, pairs in others.items()}, found)
    _print_precision({one.id: one for one in (*documents, *copied_here, *(o for _, o in moulded))}, found, listed)
    click.echo(f"{found.seconds:.1f} s of CPU for {len(documents) + len(copied_here) + len(moulded)} documents")


def _different(pairs: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in pairs if not copied(*pair)]


def _print_shares(title: str, kinds: Mapping[str, Sequence[Pair]], found: Found) -> None:
    click.echo(f"| {title} | pairs | grouped | share |\n| --- | ---: | ---: | ---: |")
    for kind, pairs in kinds.items():
        grouped = sum(found.group.get(one.id, -1) == found.group.get(other.id, -2) for one, other in pairs)
        click.echo(f"| {kind} | {len(pairs)} | {grouped} | {grouped / max(1, len(pairs)):.3f} |")


def _print_precision(known: Mapping[str, Document], found: Found, listed: bool) -> None:
    pairs = [pair for group in found.groups for pair in combinations(group, 2)]
    strangers = [(known[one], known[other]) for one, other in pairs if _original(one) != _original(other)]
    wrong = _different(strangers)
    click.echo(f"pairs found: {len(pairs)}; of different originals: {len(strangers)}, of these no copies: {len(wrong)}")
    click.echo(
        f"precision {1 - len(wrong) / len(pairs):.4f}; were all of these wrong {1 - len(strangers) / len(pairs):.4f}"
    )
    for one, other in strangers if listed else ():
        mark = "wrong" if (one, other) in wrong else "copies"
        click.echo(f"{mark}: {one.published} {one.title} | {other.published} {other.title}")


def _original(id_: str) -> str:
    return id_.partition(" ")[0]


if __name__ == "__main__":
    main()
