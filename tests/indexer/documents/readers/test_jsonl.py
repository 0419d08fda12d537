import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.document import Document
from indexer.documents.readers import jsonl
from indexer.errors import SourceError

Read = Callable[[bytes | str], list[Document | SourceError]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_lines(content: bytes | str) -> list[Document | SourceError]:
        path = tmp_path / "a.jsonl"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(jsonl.read(path, "a.jsonl"))

    return read_lines


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"_id": "d1", "title": "عنوان", "text": "متن"}, Document("d1", "عنوان", "متن", None, "a.jsonl")),
        ({"_id": 7, "title": "عنوان", "text": "متن"}, Document("7", "عنوان", "متن", None, "a.jsonl")),
        ({"_id": "d", "text": "سطر أول فيه كلام\nمتن"}, Document("d", "سطر أول فيه كلام", "متن", None, "a.jsonl")),
        ({"_id": "d", "title": None, "text": "متن"}, Document("d", "متن", "", None, "a.jsonl")),
        ({"_id": "d", "title": "عنوان", "text": "عنوان\nمتن"}, Document("d", "عنوان", "متن", None, "a.jsonl")),
        ({"_id": "d", "title": "عنوان", "text": ""}, Document("d", "عنوان", "", None, "a.jsonl")),
        ({"_id": "\ud83d", "title": "ع", "text": "\udc00"}, Document("\ufffd", "ع", "\ufffd", None, "a.jsonl")),
    ],
)
def test_documents(read: Read, fields: object, expected: Document) -> None:
    assert read(json.dumps(fields)) == [expected]


@pytest.mark.parametrize("name", jsonl.JSON_DATE_FIELDS)
@pytest.mark.parametrize("value", ["2023-10-20", "2023-10-20T10:00:00Z", "20 تشرين الأول 2023"])
def test_date_fields(read: Read, name: str, value: str) -> None:
    (document,) = read(json.dumps({"_id": "d", "title": "ع", "text": "متن", name: value}))
    assert isinstance(document, Document)
    assert document.published == date(2023, 10, 20)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        (b"\xc7\xe1", "is not in UTF-8"),
        ("[]", "is not a JSON object"),
        ("3", "is not a JSON object"),
        ('{"text": "متن"}', 'has no "_id"'),
        ('{"_id": "", "text": "متن"}', 'has no "_id"'),
        ('{"_id": true, "text": "متن"}', 'has no "_id"'),
        ('{"_id": "d", "title": "ع"}', 'has no "text"'),
        ('{"_id": "d", "text": ["متن"]}', 'has no "text"'),
        ('{"_id": "d", "text": " "}', 'has an empty "text"'),
    ],
)
def test_the_lines_around_a_bad_line_are_read(read: Read, line: str | bytes, reason: str) -> None:
    good = json.dumps({"_id": "d", "title": "ع", "text": "متن"}).encode()
    bad = line if isinstance(line, bytes) else line.encode()
    first, error, last = read(b"\n".join([good, bad, good, b"", b""]))
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(error, SourceError)
    assert str(error).startswith(f"a.jsonl, line 2: {reason}")


def test_a_line_that_is_too_long(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE_BYTES", 100)
    good = json.dumps({"_id": "d", "title": "a", "text": "b"})
    error, document = read(f"{'x' * 1000}\n{good}")
    assert "line 1: is longer than" in str(error)
    assert isinstance(document, Document)


def test_a_byte_order_mark_is_ignored(read: Read) -> None:
    (document,) = read(b"\xef\xbb\xbf" + json.dumps({"_id": "d", "title": "ع", "text": "متن"}).encode())
    assert isinstance(document, Document)


@settings(deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_give_documents_or_errors(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    path.write_bytes(content)
    for result in jsonl.read(path, "a.jsonl"):
        assert isinstance(result, Document | SourceError)
