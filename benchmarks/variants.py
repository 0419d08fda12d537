"""Measure spellings of names: `python -m benchmarks.variants FOLDER [--failures]`.

The pairs of a folder with variant_pairs_*.tsv and hard_negative_pairs_*.tsv are judged one by one; --failures lists the
wrong judgements. In a collection in BEIR form whose queries are spellings of names, each query finds the documents with
any spelling in the vocabulary of the collection, compared with folding alone.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import click

from analyzers.names.same_name import are_same_name, edit_costs, pair_features, pair_words
from analyzers.names.variants import SpellingIndex, find_spellings, group_by_key
from analyzers.text.analyzer import analyze
from analyzers.text.fold import fold
from benchmarks.collection import Qrels, Query, read_corpus, read_qrels, read_queries

Terms = Mapping[str, frozenset[str]]  # folded and stemmed words of each document, by its id


class SpellingPair(NamedTuple):
    """Two spellings, and the Latin names in the list."""

    one: str
    other: str
    latin: str


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--failures", is_flag=True, help="List the pairs that are judged wrongly.")
def main(folder: Path, failures: bool) -> None:
    """Score FOLDER: lists of pairs, or a collection in BEIR form."""
    lists = sorted([*folder.glob("variant_pairs_*.tsv"), *folder.glob("hard_negative_pairs_*.tsv")])
    for path in lists:
        _judge(path, failures)
    if not lists:
        _search(folder)


def _judge(path: Path, failures: bool) -> None:
    pairs = read_pairs(path)
    wanted = path.name.startswith("variant")
    joined = [are_same_name(pair.one, pair.other) for pair in pairs]
    alone = [is_joined_by_costs(pair) for pair in pairs]
    share, without_list = sum(joined) / len(pairs), sum(alone) / len(pairs)
    click.echo(f"{path.stem}: joined {share:.3f} of {len(pairs)} ({without_list:.3f} without the known names)")
    if failures:
        for pair, is_joined in zip(pairs, joined, strict=True):
            if is_joined != wanted:
                click.echo(f"  {pair.one} / {pair.other} ({pair.latin})")


def read_pairs(path: Path) -> list[SpellingPair]:
    """Return the pairs of a list by its columns arabic1 and arabic2, with its Latin columns."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    shown = [name for name in rows[0] if name.startswith("latin") or name == "name"]
    return [SpellingPair(row["arabic1"], row["arabic2"], ", ".join(row[name] for name in shown)) for row in rows]


def is_joined_by_costs(pair: SpellingPair) -> bool:
    """Whether the costs alone, without the list of known names, judge a pair to be one name."""
    words = pair_words(pair.one, pair.other)
    return bool(words) and all(
        one == other or edit_costs().total(pair_features(one, other)) <= 0 for one, other in words
    )


def _search(folder: Path) -> None:
    queries, qrels, documents = read_queries(folder), read_qrels(folder), read_documents(folder)
    vocabulary = SpellingIndex(group_by_key(Counter(chain.from_iterable(documents.values()))))
    click.echo(f"{len(queries)} queries, {len(documents)} documents; means over the queries")
    ways: dict[str, Callable[[str], list[str]]] = {
        "plain folding": lambda word: [word],
        "all spellings": lambda word: [word, *find_spellings(word, vocabulary)],
    }
    for name, way in ways.items():
        scores = [score(query, qrels, documents, way) for query in queries]
        recall, precision = (sum(values) / len(scores) for values in zip(*scores, strict=True))
        click.echo(f"{name}: recall {recall:.3f}  precision {precision:.3f}")
    for query in queries:
        recall, precision = score(query, qrels, documents, ways["all spellings"])
        if min(recall, precision) < 1:
            found = " ".join("/".join(ways["all spellings"](word)) for word in fold(query.text).split())
            click.echo(f"  {query.text}: recall {recall:.2f}  precision {precision:.2f}  {found}")


def read_documents(folder: Path) -> Terms:
    """Return the words of each document of the corpus."""
    return {document.id: frozenset(_words(f"{document.title}\n{document.body}")) for document in read_corpus(folder)}


def _words(text: str) -> Iterator[str]:
    for token in analyze(text):
        yield token.exact
        yield token.term


def score(query: Query, qrels: Qrels, documents: Terms, spelled: Callable[[str], Sequence[str]]) -> tuple[float, float]:
    """Return set recall and set precision of the documents that have a spelling of each word of the query."""
    wanted = {id_ for id_, grade in qrels[query.id].items() if grade > 0}
    words = [frozenset(spelled(word)) for word in fold(query.text).split()]
    found = _having(documents, words)
    right = len(found & wanted)
    return right / len(wanted), right / len(found) if found else 0.0


def _having(documents: Terms, words: Iterable[frozenset[str]]) -> set[str]:
    words = list(words)
    return {id_ for id_, terms in documents.items() if not any(terms.isdisjoint(spelled) for spelled in words)}


if __name__ == "__main__":
    main()
