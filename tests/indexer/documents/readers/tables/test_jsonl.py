import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.document import Document, Outcome
from indexer.documents.partial_date import PartialDate
from indexer.documents.readers.tables import jsonl, lines
from indexer.errors import SourceError, SourceWarning

Read = Callable[[bytes | str], list[Outcome]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_lines(content: bytes | str) -> list[Outcome]:
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
        ({"title": "ع", "text": "م"}, Document("a.jsonl:1", "ع", "م", None, "a.jsonl")),
        ({"_id": "", "title": "ع", "text": "م"}, Document("a.jsonl:1", "ع", "م", None, "a.jsonl")),
        ({"_id": None, "title": "ع", "text": "م"}, Document("a.jsonl:1", "ع", "م", None, "a.jsonl")),
        ({"_id": "\ud83d", "title": "ع", "text": "م"}, Document("\ufffd", "ع", "م", None, "a.jsonl")),
    ],
)
def test_documents(read: Read, fields: object, expected: Document) -> None:
    assert read(json.dumps(fields)) == [expected]


@pytest.mark.parametrize(
    "name", ["date", "published", "publishedAt", "published_at", "pubdate", "pubDate", "datePublished", "publish_date"]
)
@pytest.mark.parametrize("value", ["2023-10-20", "2023-10-20T10:00:00Z", "20 تشرين الأول 2023"])
def test_date_fields(read: Read, name: str, value: str) -> None:
    (document,) = read(json.dumps({"_id": "d", "title": "ع", "text": "متن", name: value}))
    assert isinstance(document, Document)
    assert document.published == date(2023, 10, 20)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "has too many levels"),
        ('{"_id": "d", "text": "Министр иностранных дел"}'.encode("cp1251"), "is not in UTF-8"),
        ("[]", "is not a JSON object"),
        ("3", "is not a JSON object"),
        ('{"_id": true, "text": "متن"}', "has in “_id” an id that is neither"),
        ('{"_id": 1.5, "text": "متن"}', "has in “_id” an id that is neither"),
        (
            '{"_id": "d", "title": "ع", "x": 1}',
            "no column is known to hold the text; the columns are: “_id”, “title”, “x”",
        ),
        ('{"_id": "d", "text": ["متن"]}', "has no text in “text”"),
        ('{"_id": "d", "text": " "}', "has neither a text nor a title"),
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
    monkeypatch.setattr(lines, "MAX_LINE_BYTES", 100)
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
        assert isinstance(result, Outcome)


def one_document(outcomes: list[Outcome]) -> tuple[Document, list[str]]:
    document, *warnings = outcomes
    assert isinstance(document, Document)
    assert all(isinstance(warning, SourceWarning) for warning in warnings)
    return document, [str(warning) for warning in warnings]


LAST = "كلام".encode()
GOOD = '{"_id": "a", "title": "ع", "text": "متن أول فيه كلام"}\n'.encode()


@pytest.mark.parametrize(
    ("line", "text", "warning"),
    [
        (
            GOOD.replace(LAST, b"\xffkalam"),
            "متن أول فيه \ufffdkalam",
            f"line 2, byte offset {len(GOOD) + GOOD.index(LAST)}: not valid UTF-8",
        ),
        (
            b'{"_id": "a", "title": "x", "text": "caf\xe9"}',
            "caf\ufffd",
            f"line 2, byte offset {len(GOOD) + 39}: not valid UTF-8",
        ),
        (GOOD.replace(b" ", b"\0", 8).replace(b"\0", b" ", 5), "متن\ufffdأول\ufffdفيه\ufffdكلام", "NUL characters"),
        (
            b'{"_id": "a", "title": "x", "text": "a\\u0000b"}',
            "a\ufffdb",
            f"line 2, byte offset {len(GOOD)}: NUL characters",
        ),
        (GOOD[:-2], "متن أول فيه كلام", "line 2: the end of the line is missing"),
        (GOOD[:-3], "متن أول فيه كلام", "line 2: the end of the line is missing"),
        (GOOD[:-5], "متن أول فيه كلا", "line 2: the end of the line is missing"),
        (b'{"_id": "a", "text": "x", "title": "x", "text": "y"}', "y", "line 2: “text” occurs twice"),
        (b'{"_id": "a", "title": "x", "text": "\\ud83d!"}', "\ufffd!", "line 2: half a surrogate pair"),
        (b'{"_id": "a", "title": "x", "text": "a\tb\x01"}', "a\tb\x01", ""),
    ],
)
def test_a_line_with_a_fault_is_indexed_with_a_warning(read: Read, line: bytes, text: str, warning: str) -> None:
    first, *others = read(GOOD + line)
    document, warnings = one_document(others)
    assert isinstance(first, Document)
    assert document.body == text
    assert any(warning in sentence and sentence.startswith("a.jsonl, line 2") for sentence in warnings) == bool(warning)


@pytest.mark.parametrize("field", ["title", "text"])
def test_a_misread_field_is_mended(read: Read, field: str) -> None:
    misread = "قمة المناخ تختتم".encode().decode("cp1256")
    fields = {"_id": "d", "title": "حفظ؟", "text": "لفظ» كما هو"} | {field: misread}
    document, (warning,) = one_document(read("\n" + json.dumps(fields)))
    assert {"title": document.title, "text": document.body}[field] == "قمة المناخ تختتم"
    assert warning.startswith("a.jsonl, line 2: UTF-8 that was read as windows-1256 and saved again is mended")


@pytest.mark.parametrize(
    ("value", "published", "warned"),
    [
        ("2023-10", PartialDate(2023, 10), False),
        (2023, PartialDate(2023), False),
        (1697800000, date(2023, 10, 20), False),
        (20231020, date(2023, 10, 20), False),
        (45219, None, True),
        ("2023-13-40", None, True),
        (None, None, False),
    ],
)
def test_a_date_is_kept_or_named(read: Read, value: object, published: object, warned: bool) -> None:
    document, warnings = one_document(read(json.dumps({"_id": "d", "title": "ع", "text": "متن", "date": value})))
    assert document.published == published
    assert bool(warnings) == warned
    assert all(f"“{value}” in the field date is not a date" in warning for warning in warnings)


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_line_ends(read: Read, end: str) -> None:
    line = json.dumps({"_id": "d", "title": "ع", "text": "سطر\u2028سطر"}, ensure_ascii=False)
    first, error, last = read(end.join([line, "{", line, ""]))
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert "line 2: is not JSON" in str(error)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16(read: Read, encoding: str) -> None:
    document, warnings = one_document(read(("\ufeff" + GOOD.decode()).encode(encoding) + b"\0"))
    assert document.body == "متن أول فيه كلام"
    assert len(warnings) == 1


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("[" * 5000 + "]" * 5000, "has too many levels of JSON"),
        ("9" * 5000, "is not JSON"),
        ("[" + "[],[]," * 500_000 + "1]", "has more than 2000000 brackets, quotes and commas"),
        (json.dumps({str(number): number for number in range(100_000)}), ""),
        ("{" + '"a": 1,' * 100_000 + '"b": 1}', ""),
        ('1e999, "y": -0.0, "z": NaN', ""),
    ],
)
def test_unusual_values(read: Read, value: str, reason: str) -> None:
    outcomes = read(f'{{"_id": "d", "title": "ع", "text": "متن", "x": {value}}}')
    assert [isinstance(outcome, Document) for outcome in outcomes] == [not reason]
    assert reason in str(outcomes[0])


ROWS = [
    {"_id": "a", "title": "ع", "text": "لا"},
    {"_id": "b", "title": "عنوان", "text": "وصل الوفد إلى مراكش، وقال نعم"},
]


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_file_in_another_encoding_is_read(read: Read, encoding: str) -> None:
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in [*ROWS[::-1], {**ROWS[0], "_id": "c"}])
    expected = [Document(row["_id"], row["title"], row["text"], None, "a.jsonl") for row in ROWS[::-1]]
    assert read(lines.encode(encoding)) == [*expected, Document("c", "ع", "لا", None, "a.jsonl")]


def test_lines_in_two_encodings_are_read(read: Read) -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in ROWS]
    data = b"\n".join([lines[0].encode(), lines[1].encode("cp1256"), lines[0].replace('"a"', '"c"').encode()])
    assert [(each.id, each.body) for each in read(data) if isinstance(each, Document)] == [
        ("a", "لا"),
        ("b", "وصل الوفد إلى مراكش، وقال نعم"),
        ("c", "لا"),
    ]


def test_the_place_of_a_nul_is_named(read: Read) -> None:
    line = json.dumps(ROWS[1], ensure_ascii=False).encode()
    _, _, warning = read(line + b"\n" + line.replace(b'"b"', b'"c"').replace("قال".encode(), "ق\0ال".encode()))
    assert str(warning).startswith(
        f"a.jsonl, line 2, byte offset {len(line) + 1 + line.index('قال'.encode()) + 2}: NUL"
    )


def test_a_title_that_is_a_number_is_kept_and_one_that_is_no_text_is_named(read: Read) -> None:
    assert read(json.dumps({"_id": "a", "title": 2023, "text": "متن"})) == [
        Document("a", "2023", "متن", None, "a.jsonl")
    ]
    document, warning = read(json.dumps({"_id": "a", "title": ["ع"], "text": "متن"}))
    assert isinstance(document, Document)
    assert document.title == "متن"
    assert str(warning).startswith("a.jsonl, line 1: has in “title” a title that is no text")
