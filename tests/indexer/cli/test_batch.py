"""Files of queries answered as a TREC run."""

import json
from pathlib import Path

import pytest

from indexer.cli.batch import run_batch
from indexer.errors import OutputError, SourceError
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

GOOD = json.dumps({"_id": "q1", "text": "موسكو"})


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts({"moscow": "عاد الوزير إلى موسكو."}, tmp_path_factory.mktemp("batch"))


def test_each_hit_is_a_line(searcher: Searcher, tmp_path: Path) -> None:
    run = tmp_path / "run.trec"
    assert run_batch(searcher, [GOOD, "\n", GOOD.replace("q1", "م2")], run, 10) == 0
    rows = [line.split() for line in run.read_text(encoding="utf-8").splitlines()]
    assert [(row[0], row[2], row[3], len(row)) for row in rows] == [
        ("q1", "texts/moscow.txt", "1", 6),
        ("م2", "texts/moscow.txt", "1", 6),
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "Line 2 of the queries is not of the form"),
        ("[" * 100_000, "Line 2 of the queries is not of the form"),
        ('{"text": "موسكو"}', "Line 2 of the queries is not of the form"),
        ('{"_id": "q\\ud800", "text": "موسكو"}', "Line 2 of the queries is not of the form"),
        ('{"_id": "q 2", "text": "موسكو"}', "Line 2 of the queries has the _id “q 2”"),
        ('{"_id": "q2\\n", "text": "موسكو"}', "white space separates the columns"),
        ('{"_id": "q\\u00a02", "text": "موسكو"}', "white space separates the columns"),
        ('{"_id": "", "text": "موسكو"}', "give it an _id"),
    ],
)
def test_an_invalid_line_is_named_and_nothing_is_written(
    searcher: Searcher, tmp_path: Path, line: str, sentence: str
) -> None:
    with pytest.raises(SourceError, match=sentence):
        run_batch(searcher, [GOOD, line], tmp_path / "run.trec", 10)
    assert not (tmp_path / "run.trec").exists()


def test_queries_in_another_encoding_are_refused(searcher: Searcher, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_bytes('{"_id": "q1", "text": "موسكو"}\n'.encode("cp1256"))
    with queries.open(encoding="utf-8") as lines, pytest.raises(SourceError, match="not in UTF-8: save them"):
        run_batch(searcher, lines, tmp_path / "run.trec", 10)
    assert not (tmp_path / "run.trec").exists()


@pytest.mark.parametrize("run", ["nowhere/run.trec", "."])
def test_a_run_that_cannot_be_written_is_named(searcher: Searcher, tmp_path: Path, run: str) -> None:
    with pytest.raises(OutputError, match=r"cannot be written .* give --run another file"):
        run_batch(searcher, [GOOD], tmp_path / run, 10)
