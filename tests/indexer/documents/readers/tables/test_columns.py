import json
from datetime import date

import pytest

from indexer.documents.document import Document
from indexer.documents.metadata import Metadata
from indexer.documents.readers.tables.columns import ColumnMap, assign, name_key, read_map
from indexer.errors import SourceError, SourceWarning
from tests.indexer.documents.readers.tables.conftest import ReadAs


@pytest.mark.parametrize(
    ("name", "field"),
    [
        *(("_id", "id"), ("ID", "id"), ("معرّف", "id")),
        *(("text", "text"), ("Full Text", "text"), ("articleBody", "text"), ("النص", "text"), ("نص الخبر", "text")),
        *(("post_content", "text"), ("content_html", "text"), ("post_title", "title"), ("post_date", "published")),
        *(("headline", "title"), ("العنوان", "title"), ("عنوان_المقال", "title")),
        *(("pub_date", "published"), ("publishedAt", "published"), ("تاريخ النشر", "published")),
        *(("Link", "url"), ("الرابط", "url"), ("الكاتب", "author"), ("المؤلّف", "author"), ("المصدر", "site")),
        *(("Category", "section"), ("القسم", "section"), ("lang", "language"), ("اللغة", "language")),
        *(("summary", ""), ("name", ""), ("created_at", ""), ("المدينة", ""), ("context", ""), ("titles", "")),
    ],
)
def test_the_name_of_a_column_tells_what_it_holds(name: str, field: str) -> None:
    columns = assign((name,), ())
    assert dict(columns.of) == ({field: (name,)} if field else {})
    assert columns.further == (() if field else (name,))


@pytest.mark.parametrize(
    ("names", "column_map", "of", "further", "missing"),
    [
        ("title content text", "", {"title": "title", "text": "text content"}, "", ""),
        ("title body text", "text=body", {"title": "title", "text": "body"}, "text", ""),
        ("title Story", "text=story", {"title": "title", "text": "Story"}, "", ""),
        ("title text", "text=story", {"title": "title"}, "text", "text=story"),
        ("title text", "text=story,text=text", {"title": "title", "text": "text"}, "", ""),
        ("title text when", "date=when,source=title", {"published": "when", "site": "title", "text": "text"}, "", ""),
    ],
)
def test_a_map_stands_above_the_names(
    names: str, column_map: str, of: dict[str, str], further: str, missing: str
) -> None:
    columns = assign(tuple(names.split()), read_map(column_map))
    assert {field: " ".join(columns) for field, columns in columns.of.items()} == of
    assert (" ".join(columns.further), columns.missing) == (further, read_map(missing))


@pytest.mark.parametrize("written", ["text", "text=", "=body", "words=body", "text=body,x", "text:body"])
def test_what_is_no_map_is_an_error_that_names_the_fields(written: str) -> None:
    with pytest.raises(SourceError, match=r"is no part of a map of columns: .* published, url, author"):
        read_map(written)


@pytest.mark.parametrize(
    ("name", "key"), [("  Pub-Date ", "pubdate"), ("تَاريخ النّشر", "تاريخنشر"), ("ال", "ال"), ("", "")]
)
def test_what_is_compared_of_a_name(name: str, key: str) -> None:
    assert name_key(name) == key


ROW = {
    "العنوان": "خبر",
    "النص": "متن قصير",
    "التاريخ": "2023-10-20",
    "الرابط": "https://example.org/a?b=1",
    "الكاتب": "سعاد",
    "المصدر": "صحيفة",
    "القسم": "ثقافة",
    "اللغة": "ar",
    "المدينة": "الرباط",
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json.dumps(ROW, ensure_ascii=False)),
        ("a.json", json.dumps([ROW, ROW])),
        ("a.csv", f"{','.join(ROW)}\n{','.join(ROW.values())}\n"),
        ("a.tsv", "\t".join(ROW) + "\n" + "\t".join(ROW.values()) + "\n"),
    ],
)
def test_each_format_of_rows_reads_the_same_columns(read_as: ReadAs, name: str, content: str) -> None:
    document = read_as(name, content)[0]
    assert isinstance(document, Document)
    assert (document.title, document.body, document.published) == ("خبر", "متن قصير", date(2023, 10, 20))
    assert document.metadata == Metadata(
        "https://example.org/a?b=1", "سعاد", "صحيفة", "ثقافة", "ar", (("المدينة", "الرباط"),)
    )
    assert document.id == f"{name}:{2 if name[-3:] in ('csv', 'tsv') else 1}"


@pytest.mark.parametrize(
    ("fields", "metadata"),
    [
        ({"url": "javascript:alert(1)"}, Metadata()),
        ({"url": "/news/1", "link": "http://example.org"}, Metadata("http://example.org")),
        ({"url": "https://user@example.org/"}, Metadata()),
        ({"author": [{"name": "سعاد"}, "هند"]}, Metadata(author="سعاد، هند")),
        (
            {"tags": ["أ", 2, None, {"x": 1}], "n": 1.5, "b": True},
            Metadata(columns=(("tags", "أ"), ("tags", "2"), ("n", "1.5"), ("b", "true"))),
        ),
        ({"long": "س" * 1500}, Metadata(columns=(("long", "س" * 999 + "…"),))),
        ({"lines": " a\n\tb\0 "}, Metadata(columns=(("lines", "a b\ufffd"),))),
        ({"nothing": None, "empty": " ", "_score": 2}, Metadata()),
        ({f"c{n}": "x" for n in range(120)}, Metadata(columns=tuple((f"c{n}", "x") for n in range(100)))),
    ],
)
def test_metadata_of_a_row(read_as: ReadAs, fields: dict[str, object], metadata: Metadata) -> None:
    (document,) = read_as("a.jsonl", json.dumps({"_id": "1", "text": "متن", **fields}))
    assert isinstance(document, Document)
    assert document.metadata == metadata


TABLE = {"a.csv": "title,story,when\nع,نص هنا,2023\n", "a.jsonl": '{"title": "ع", "story": "نص هنا", "when": 2023}'}


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize(
    ("column_map", "error", "warning"),
    [
        ((("text", "story"),), "", ""),
        (
            (("text", "body"),),
            "has no column “body” for the field “text” of --map; its columns are: “title”, “story”",
            "",
        ),
        (
            (),
            "no column is known to hold the text; the columns are: “title”, “story”, “when”. Name it, as in --map",
            "",
        ),
        ((("text", "story"), ("author", "by")), "has no column “by” for the field “author”", "has no column “by”"),
    ],
)
def test_a_wrong_name_is_an_error_that_lists_the_columns(
    read_as: ReadAs, name: str, column_map: ColumnMap, error: str, warning: str
) -> None:
    first, *others = read_as(name, TABLE[name], column_map)
    if name.endswith(".jsonl") and warning:  # rows of objects have names of their own, and need not state everything
        assert isinstance(first, Document)
        assert [isinstance(each, SourceWarning) and warning in str(each) for each in others] == [True]
    elif error:
        assert isinstance(first, SourceError)
        assert error in str(first)
    else:
        assert isinstance(first, Document)
        assert (first.title, first.body, others) == ("ع", "نص هنا", [])


def test_a_column_that_some_rows_have_is_no_wrong_name(read_as: ReadAs) -> None:
    rows = [{"text": "أ", "by": "x"}, {"text": "ب"}]
    outcomes = read_as("a.jsonl", "\n".join(map(json.dumps, rows)), (("author", "by"),))
    assert all(isinstance(outcome, Document) for outcome in outcomes)


@pytest.mark.parametrize(
    ("fields", "id_"),
    [
        ({"_id": 7}, "7"),
        ({"_id": "7"}, "7"),
        ({"id": 7}, "a.jsonl/7"),
        ({"id": "007 "}, "a.jsonl/007"),
        ({"الرقم": "٧"}, "a.jsonl:1"),
        ({"معرّف": "٧"}, "a.jsonl/٧"),
        ({"id": "n7"}, "n7"),
        ({"id": "2023-7"}, "2023-7"),
        ({"_id": {"$oid": "64a"}}, "64a"),
    ],
)
def test_a_number_that_counts_the_rows_of_its_table_is_an_id_in_its_file_alone(
    read_as: ReadAs, fields: dict[str, object], id_: str
) -> None:
    (document,) = read_as("a.jsonl", json.dumps({**fields, "title": "ع", "text": "متن"}))
    assert isinstance(document, Document)
    assert document.id == id_


def test_the_error_of_a_map_names_the_map_that_reads_both_kinds_of_tables(read_as: ReadAs) -> None:
    (error,) = read_as("a.csv", "title,body\nع,نص هنا\n", (("text", "story"),))
    assert str(error).endswith("--map text=story,text=body")
    (document,) = read_as("a.csv", "title,body\nع,نص هنا\n", read_map("text=story,text=body"))
    assert isinstance(document, Document)


@pytest.mark.parametrize(("author", "expected"), [(5, ""), ("12", ""), ("admin", ""), ("سعاد علي", "سعاد علي")])
def test_the_number_of_an_account_is_no_author(read_as: ReadAs, author: object, expected: str) -> None:
    (document,) = read_as("a.jsonl", json.dumps({"_id": "1", "text": "متن", "author": author}))
    assert isinstance(document, Document)
    assert document.metadata.author == expected
