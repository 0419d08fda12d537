from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.document import Document, Outcome
from indexer.documents.readers.tables import delimited, feed, lines
from indexer.errors import SourceError
from tests.indexer.documents.readers.tables.conftest import ReadAs, shown

ROWS = "_id,title,text\n1,خبر,نص الخبر\n2,خبر ثان,وصل الوفد إلى مراكش، وقال نعم\n"
READ = [("1", "خبر", "نص الخبر"), ("2", "خبر ثان", "وصل الوفد إلى مراكش، وقال نعم")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", ROWS),
        ("a.csv", ROWS.replace("\n", "\r\n")),
        ("a.csv", ROWS.replace("\n", "\r")),
        ("a.csv", ROWS.replace(",", ";")),
        ("a.csv", ROWS.replace(",", "\t")),
        ("a.csv", ROWS.replace(",", "|")),
        ("a.csv", "sep=|\n" + ROWS.replace(",", "|")),
        ("a.tsv", ROWS.replace(",", "\t")),
        ("a.csv", "\ufeff" + ROWS),
        ("a.csv", ROWS.encode("cp1256")),
        ("a.csv", ("\ufeff" + ROWS).encode("utf-16-le")),
        ("a.csv", ROWS.replace("\n", "\n\n,,\n")),
    ],
)
def test_separators_line_ends_and_encodings(read_as: ReadAs, name: str, content: str | bytes) -> None:
    assert shown(read_as(name, content)) == READ


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('title,text\nع,"قال ""نعم"", ثم ذهب\n\nسطر"\n', [("a.csv:2", "ع", 'قال "نعم", ثم ذهب\n\nسطر')]),
        ('title,text\nع,"قال \\"نعم\\", ثم"\n', [("a.csv:2", "ع", 'قال "نعم", ثم')]),
        ("title;text\nع;نص, فيه, فواصل, كثيرة\n", [("a.csv:2", "ع", "نص, فيه, فواصل, كثيرة")]),
        ("text\nنص, فيه; فواصل\n", [("a.csv:2", "نص, فيه; فواصل", "")]),
        ("title,text,title,\nع,نص,غ,x\n", [("a.csv:2", "ع", "نص")]),
        ('title,text\nع,"نص\nغ,آخر\n', [("a.csv:2", "ع", '"نص'), ("a.csv:3", "غ", "آخر")]),
        ("title,text\nع,نص,,\n", [("a.csv:2", "ع", "نص")]),
        ("text,title\nنص\n", [("a.csv:2", "نص", "")]),
        ("\n,,\ntitle,text\nع,نص\n", [("a.csv:4", "ع", "نص")]),
        ('"title", "text"\n"ع", "نص, وفاصلة"\n', [("a.csv:2", "ع", "نص, وفاصلة")]),
        (
            "title,text\nع,نص,زائد\nغ,نص\n",
            ["a.csv, line 2: has 3 fields, but the first line names 2", ("a.csv:3", "غ", "نص")],
        ),
        ("title,text\n,\nغ,نص\n,  \n", [("a.csv:3", "غ", "نص")]),
    ],
)
def test_rows(read_as: ReadAs, content: str, expected: list[object]) -> None:
    outcomes = shown(read_as("a.csv", content))
    assert len(outcomes) == len(expected)
    for outcome, wanted in zip(outcomes, expected, strict=True):
        assert str(outcome).startswith(wanted) if isinstance(wanted, str) else outcome == wanted


@pytest.mark.parametrize("place", [0, 1, 3, 5])
def test_a_quotation_mark_that_is_never_closed_swallows_no_row(read_as: ReadAs, place: int) -> None:
    rows = [[f"{n}", f"خبر {n}", f"نص {n}"] for n in range(6)]
    rows[place][1] = '"' + rows[place][1]
    content = "\n".join(",".join(row) for row in [["_id", "title", "text"], *rows])
    assert [each[0] for each in shown(read_as("a.csv", content)) if isinstance(each, tuple)] == list("012345")


def test_bounds(read_as: ReadAs, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (lines, feed, delimited):
        monkeypatch.setattr(module, "MAX_LINE_BYTES", 200)
    outcomes = shown(read_as("a.csv", f"title,text\nع,{'س' * 200}\nغ,نص\n"))
    assert [type(each) for each in outcomes] == [str, tuple]
    assert "line 2: is longer than" in str(outcomes[0])
    outcomes = shown(read_as("a.csv", 'title,text\nع,"' + "سطر\n" * 60))
    assert "line 2: is longer than 20000 lines or 0 MB; close its quotation mark" not in str(outcomes[0])
    assert outcomes[0] == ("a.csv:2", "ع", '"سطر')  # read again without quotation marks
    monkeypatch.setattr(feed, "_MAX_AGAIN", 100)
    assert "never closed" in str(shown(read_as("a.csv", 'title,text\nع,"' + "سطر\n" * 60))[0])


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", "has no text."),
        ("\n\n,,\n", "has no text."),
        ("1,خبر\n2,خبر\n", "no column is known to hold the text; the columns are: “1”, “خبر”."),
    ],
)
def test_a_table_that_cannot_be_read(read_as: ReadAs, content: str | bytes, error: str) -> None:
    (outcome,) = read_as("a.csv", content)
    assert isinstance(outcome, SourceError)
    assert str(outcome).startswith(f"a.csv: {error}")


@settings(deadline=None)
@given(content=st.one_of(st.binary(max_size=300), st.text(alphabet='text,;"\n\r\\\tس\0', max_size=200).map(str.encode)))
def test_any_bytes_give_documents_or_errors(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes(b"title,text\n" + content)
    with suppress(SourceError):
        for outcome in delimited.read(path, "a.csv"):
            assert isinstance(outcome, Outcome)
            assert not isinstance(outcome, Document) or outcome.title
