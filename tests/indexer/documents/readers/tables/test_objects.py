import json
from pathlib import Path

import pytest

from indexer.documents.document import Document
from indexer.documents.readers.formats import DocumentReader
from indexer.errors import SourceError
from tests.indexer.documents.readers.tables.conftest import ReadAs, shown

A, B = {"id": 1, "title": "ع", "text": "نص أول"}, {"title": "غ", "body": "نص ثان"}
FIRST, SECOND = ("a.json/1", "ع", "نص أول"), ("a.json:2", "غ", "نص ثان")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([A, B], [FIRST, SECOND]),
        ({"status": "ok", "articles": [A, B], "pages": [1, 2]}, [FIRST, SECOND]),
        ({"response": {"docs": [A, B], "facets": [{"name": "x"}]}}, [FIRST, SECOND]),
        ({"hits": {"hits": [{"_index": "x", "_id": "e", "_source": B}]}}, [("e", "غ", "نص ثان")]),
        ({"rows": [{"id": "c", "key": "c", "doc": B}]}, [("c", "غ", "نص ثان")]),
        ({"data": [{"id": "j", "attributes": B}]}, [("j", "غ", "نص ثان")]),
        ([{**A, "attributes": {"text": "لا"}}], [FIRST]),
        ({"x1": A, "x2": B}, [FIRST, ("x2", "غ", "نص ثان")]),
        ({"tags": [{"name": "x"}, {"name": "y"}, {"name": "z"}], "posts": [A, B]}, [FIRST, SECOND]),
        ({"article": {**B, "tags": [{"name": "x"}]}}, [("a.json", "غ", "نص ثان")]),
        ({"status": "ok", "page": B}, [("a.json", "غ", "نص ثان")]),
        ([{**B, "_id": {"$oid": "5f"}}], [("5f", "غ", "نص ثان")]),
        ([{"title": {"rendered": "غ"}, "content": {"rendered": "<p>نص ثان</p>"}}], [("a.json", "غ", "نص ثان")]),
        (A, [FIRST]),
        ({**B, "related": [{"title": "x"}, {"title": "y"}]}, [("a.json", "غ", "نص ثان")]),
        (
            [A, 5, {"title": "x"}, B],
            [FIRST, "object 2: is not an object", "object 3: no column is known", ("a.json:4", *SECOND[1:])],
        ),
        ([], []),
    ],
)
def test_the_objects_of_a_file(read_as: ReadAs, value: object, expected: list[object]) -> None:
    outcomes = shown(read_as("a.json", json.dumps(value, ensure_ascii=False)))
    assert len(outcomes) == len(expected)
    for outcome, wanted in zip(outcomes, expected, strict=True):
        assert str(outcome).startswith(f"a.json, {wanted}") if isinstance(wanted, str) else outcome == wanted


def test_lines_of_json_and_other_encodings_are_read_under_this_name(read_as: ReadAs) -> None:
    assert shown(read_as("a.json", "\n".join(map(json.dumps, [A, B])))) == [FIRST, SECOND]
    assert shown(read_as("a.json", json.dumps([A, B], ensure_ascii=False).encode("cp1256"))) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", "is not JSON"),
        ("[{", "is not JSON"),
        ("[" * 100_000, "has too many levels of JSON"),
        ('"نص"', "is neither a list of objects nor an object"),
        ('{"a": 1, "b": {}}', "no column is known to hold the text; the columns are: “a”, “b”."),
    ],
)
def test_a_file_that_cannot_be_read(read_as: ReadAs, content: str, error: str) -> None:
    (outcome,) = read_as("a.json", content)
    assert isinstance(outcome, SourceError)
    assert str(outcome).startswith(f"a.json: {error}")


def test_the_map_of_columns_reaches_the_process_that_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"story": "نص هنا", "text": "لا"}]', encoding="utf-8")
    with DocumentReader((("text", "story"),)) as reader:
        (document,) = reader.read(path, "a.json")
    assert isinstance(document, Document)
    assert document.title == "نص هنا"
