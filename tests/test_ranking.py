"""The ranking does not get worse: a small judged collection, asked as `search-cli --batch` asks, has floors by class.

tests/ranking/ was written for this project, documents, queries and judgements alike, and the judgements before any
engine was asked. A class that is weak today has a low floor: raise it when the ranking gets better. A query is never
changed because its answer is poor. `python -m benchmarks.retrieval tests/ranking` shows the other measures, of an
index without people and places.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.collection import Qrels, Query, read_corpus, read_qrels, read_queries
from benchmarks.measures import mean, score
from benchmarks.retrieval import by_class
from benchmarks.trec import read_run
from indexer.cli.batch import run_batch
from indexer.search.searcher import Searcher
from indexer.store.build import build
from tests.progress import Silent

COLLECTION = Path(__file__).parent / "ranking"
DOCUMENTS = 157  # fewer of them, and the floors would be easier to reach
MEASURE = "nDCG@10"
DEPTH = 100  # as search-cli --batch


class Floor(NamedTuple):
    """A class of queries: how many it has, the least mean of nDCG@10, and why it is what it is."""

    group: str
    queries: int
    least: float
    why: str


# A floor is the mean that was reached, less what one query loses whose document slips from the first place to the
# second (0.37 / queries), rounded down: one query that was answered first and finds nothing any more is enough to fail.
FLOORS = [
    Floor("headline", 10, 0.96, "a headline as people remember it: all are found first"),
    Floor("latin", 13, 0.94, "names in Latin letters; of two Arabic spellings one may be missed: مانديلا, منديلا"),
    Floor("names", 20, 0.96, "names in the spelling of another country; سنغافورة does not find سنجافورة yet"),
    Floor("other words", 14, 0.72, "words of another country: عيش is no خبز yet"),
    Floor("phrase", 10, 0.96, "words in quotation marks: all are found first"),
    Floor("plurals", 16, 0.83, "broken plurals; أعاصير does not find إعصار yet"),
    Floor("topic", 14, 0.93, "whole questions; their many ordinary words cost a place here and there"),
    Floor("typing", 15, 0.94, "slips: joined words, letters left out, doubled, changed and swapped"),
    Floor("verb and noun", 15, 0.94, "verb for noun and back: انهيار finds انهار behind what shares other words"),
]


def lacks(queries: Sequence[Query], qrels: Qrels, documents: set[str], floors: Sequence[Floor]) -> list[str]:
    """Say what a collection lacks of that which the floors were measured on; empty when nothing."""
    counts = Counter(query.group for query in queries)
    found = [f"{f.group}: {counts[f.group]} queries, not {f.queries}" for f in floors if counts[f.group] < f.queries]
    found += [f"{group}: no floor" for group in sorted(counts.keys() - {floor.group for floor in floors})]
    found += [f"{query}: judged, and no query" for query in sorted(qrels.keys() - {query.id for query in queries})]
    unknown = {(query, document) for query, grades in qrels.items() for document in grades.keys() - documents}
    found += [f"{query}: no document {document}" for query, document in sorted(unknown)]
    found += [f"{query}: nothing is relevant" for query, grades in qrels.items() if not any(grades.values())]
    return found if queries and floors else [*found, "nothing to check"]


def below(scores: Mapping[str, float], queries: Sequence[Query], floors: Sequence[Floor]) -> list[str]:
    """Say which classes are below their floors, with the queries that are short of the best."""
    found = []
    classes = by_class(list(queries))
    texts = {query.id: query.text for query in queries}
    for floor in floors:
        reached = mean(scores, classes[floor.group])
        if not reached >= floor.least:
            short = [f"  {scores[id_]:.2f}  {id_}  {texts[id_]}" for id_ in classes[floor.group] if scores[id_] < 1]
            found += [f"{floor.group}: {MEASURE} {reached:.4f}, at least {floor.least}", *short]
    return found


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    index = tmp_path_factory.mktemp("index")
    report = build([COLLECTION / "corpus.jsonl"], index, Silent())
    assert report.documents == DOCUMENTS
    assert not report.failures
    return Searcher(index)


def test_the_collection_is_whole() -> None:
    documents = {document.id for document in read_corpus(COLLECTION)}
    lines = (COLLECTION / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    queries = read_queries(COLLECTION)
    assert len(queries) == len(lines), "a query has no judgement"
    lacking = lacks(queries, read_qrels(COLLECTION), documents, FLOORS)
    assert not lacking, "\n".join(lacking)


def test_no_class_is_below_its_floor(searcher: Searcher, tmp_path: Path) -> None:
    run = tmp_path / "run.trec"
    with (COLLECTION / "queries.jsonl").open(encoding="utf-8") as lines:
        run_batch(searcher, lines, run, DEPTH)
    scores = score(read_qrels(COLLECTION), read_run(run, DEPTH))[MEASURE]
    worse = below(scores, read_queries(COLLECTION), FLOORS)
    assert not worse, "\n".join(worse)


FLOOR = Floor("word", 2, 0.5, "")
TWO = [Query("a", "شاي", "word"), Query("b", "بحر", "word")]
JUDGED: Qrels = {"a": {"tea": 1}, "b": {"sea": 1}}
LACKING: list[tuple[list[Query], Qrels, list[Floor], list[str]]] = [
    (TWO, JUDGED, [FLOOR], []),
    (TWO[:1], {"a": {"tea": 1}}, [FLOOR], ["word: 1 queries, not 2"]),
    (TWO, JUDGED, [FLOOR, Floor("name", 1, 0.0, "")], ["name: 0 queries, not 1"]),
    ([*TWO, Query("c", "قمح", "other")], {**JUDGED, "c": {"tea": 1}}, [FLOOR], ["other: no floor"]),
    (TWO, {**JUDGED, "c": {"tea": 1}}, [FLOOR], ["c: judged, and no query"]),
    (TWO, {**JUDGED, "b": {"moon": 1}}, [FLOOR], ["b: no document moon"]),
    (TWO, {**JUDGED, "b": {"sea": 0}}, [FLOOR], ["b: nothing is relevant"]),
    ([], {}, [FLOOR], ["word: 0 queries, not 2", "nothing to check"]),
    ([], {}, [], ["nothing to check"]),
]


@pytest.mark.parametrize(("queries", "qrels", "floors", "expected"), LACKING)
def test_a_gate_that_checks_less_is_no_gate(
    queries: list[Query], qrels: Qrels, floors: list[Floor], expected: list[str]
) -> None:
    assert lacks(queries, qrels, {"tea", "sea"}, floors) == expected


BELOW = [
    ({"a": 1.0, "b": 1.0}, []),
    ({"a": 1.0, "b": 0.0}, []),  # at the floor
    ({"a": 0.9, "b": 0.0}, ["word: nDCG@10 0.4500, at least 0.5", "  0.90  a  شاي", "  0.00  b  بحر"]),
    ({"a": 0.0, "b": float("nan")}, ["word: nDCG@10 nan, at least 0.5", "  0.00  a  شاي"]),  # no figure is no pass
]


@pytest.mark.parametrize(("scores", "expected"), BELOW)
def test_a_class_below_its_floor_is_named_with_its_queries(scores: dict[str, float], expected: list[str]) -> None:
    assert below(scores, TWO, [FLOOR]) == expected
