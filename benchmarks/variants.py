"""Measure spellings of names: `python -m benchmarks.variants FOLDER [--failures]`.

The pairs of a folder with variant_pairs_*.tsv and hard_negative_pairs_*.tsv are judged one by one; --failures lists the
wrong judgements. In a collection in BEIR form whose queries are spellings of names, each query finds the documents with
any spelling in the vocabulary of the collection, compared with folding alone. Any collection is also asked for those
words of variants_words.tsv that it has, in two halves: weights fitted on one were tested on the other.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import click

from analyzers.entities.name_finder import find_names
from analyzers.names.company import find_company
from analyzers.names.same_name import are_same_name, edit_costs, pair_features, pair_words
from analyzers.names.variants import SpellingIndex, find_spellings, group_by_key
from analyzers.text.affixes import ARTICLE
from analyzers.text.analyzer import analyze
from analyzers.text.clitics import with_proclitics
from analyzers.text.fold import fold
from benchmarks.collection import Qrels, Query, read_corpus, read_qrels, read_queries

_WORDS = Path(__file__).with_name("variants_words.tsv")

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
    documents = read_documents(folder)
    counts = Counter(chain.from_iterable(documents.values()))
    vocabulary = SpellingIndex.of(group_by_key(counts), find_company(_read_names(folder)))
    if (folder / "queries.jsonl").exists():
        _score_queries(folder, documents, vocabulary)
    _score_words(documents, vocabulary)


def _read_names(folder: Path) -> Counter[str]:
    names: Counter[str] = Counter()
    for document in read_corpus(folder):
        names.update({mention.value for mention in find_names(f"{document.title}\n{document.body}")})
    return names


def _score_words(documents: Terms, vocabulary: SpellingIndex) -> None:
    """Print the set recall and precision of the words of variants_words.tsv that occur, by half."""
    by_word: dict[str, set[str]] = defaultdict(set)
    for id_, terms in documents.items():
        for term in terms:
            by_word[term].add(id_)
    rows = [line.split("\t") for line in _WORDS.read_text(encoding="utf-8").splitlines()[1:]]
    for half in ("one", "other"):
        words = [(word, {word, *same.split()}) for name, word, same in rows if name == half and word in by_word]
        scores = [_score_word(word, same, by_word, vocabulary) for word, same in words]
        recall, precision = (sum(values) / max(len(scores), 1) for values in zip(*scores, strict=True))
        click.echo(f"words, {half} half: {len(scores)} words, recall {recall:.3f}  precision {precision:.3f}")


def _score_word(
    word: str, same: Collection[str], by_word: Mapping[str, set[str]], vocabulary: SpellingIndex
) -> tuple[float, float]:
    """Return set recall and precision; a word that is a right one with clitics or the article counts neither way."""
    hosts = {form for name in same for host in (name, ARTICLE + name) for form in (host, *with_proclitics(host))}
    found = [other for other in find_spellings(word, vocabulary) if other in same or other not in hosts]
    wanted = set().union(*(by_word.get(other, set()) for other in same))
    got = set().union(*(by_word.get(other, set()) for other in (word, *found)))
    return len(got & wanted) / len(wanted), len(got & wanted) / len(got)


def _score_queries(folder: Path, documents: Terms, vocabulary: SpellingIndex) -> None:
    queries, qrels = read_queries(folder), read_qrels(folder)
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
