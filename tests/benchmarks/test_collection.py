"""Reading a collection, and the errors of a broken one."""

from pathlib import Path

import pytest

from benchmarks.collection import Query, read_corpus, read_qrels, read_queries
from indexer.errors import SourceError


def test_read_a_collection(collection: Path) -> None:
    assert [document.id for document in read_corpus(collection)] == ["tea", "sea", "port"]
    assert read_qrels(collection) == {"q1": {"tea": 1}, "q2": {"port": 1}, "q3": {"sea": 1}}


@pytest.mark.parametrize(("field", "groups"), [("class", ["word", "phrase", "word"]), ("kind", ["", "", ""])])
def test_judged_queries_have_their_class(collection: Path, field: str, groups: list[str]) -> None:
    texts = [("q1", "الشاي"), ("q2", "سفينة القمح"), ("q3", "مطر")]
    expected = [Query(id_, text, group) for (id_, text), group in zip(texts, groups, strict=True)]
    assert read_queries(collection, field) == expected


BROKEN = [
    ("corpus.jsonl", None, "There is no .*corpus.jsonl"),
    ("corpus.jsonl", "{", "line 1"),
    ("queries.jsonl", None, "There is no .*queries.jsonl"),
    ("queries.jsonl", '{"_id": "q1"}', "queries.jsonl, line 1"),
    ("queries.jsonl", '{"_id": "other", "text": "شاي"}', "No query .* has a judgement"),
    ("qrels/test.tsv", None, "There is no .*test.tsv"),
    ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\ttea\tyes\n", "is not of the form"),
    ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1 tea 1\n", "is not of the form"),
]


@pytest.mark.parametrize(("name", "content", "message"), BROKEN)
def test_error_names_the_place_in_a_broken_collection(
    collection: Path, name: str, content: str | None, message: str
) -> None:
    (collection / name).unlink()
    if content is not None:
        (collection / name).write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        [read_corpus(collection), read_queries(collection)]
