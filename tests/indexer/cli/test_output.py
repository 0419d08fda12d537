"""The forms in which an answer is printed for programs, and a document for people."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.cli.output import FORMS, lay_out_document
from indexer.documents.document import Document, Record
from indexer.engine.base import Facets
from indexer.query.highlight import Snippet
from indexer.query.request import Request
from indexer.search.answer import Answer, Hit

HEADER = ["id", "title", "score", "published", "source", "snippet", "copies"]


def answered(*hits: Hit) -> Answer:
    return Answer(Request("قطر"), len(hits), 1.0, hits, Facets({}, (), 0))


def hit(title: str, id_: str = "a.txt", published: date | None = date(2022, 12, 1)) -> Hit:
    return Hit(id_, title, ((0, 1),), 2.5, published, "a.txt", Snippet("كأس العالم، في\nقطر", ((0, 3),)))


def rows(answer: Answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(FORMS["csv"](answer))))


@pytest.mark.parametrize(
    ("form", "printed"),
    [("jsonl", ""), ("csv", "id,title,score,published,source,snippet,copies\n"), ("count", "0\n")],
)
def test_nothing_found_in_each_form(form: str, printed: str) -> None:
    assert FORMS[form](answered()) == printed


def test_jsonl_has_the_hits_of_json_one_a_line() -> None:
    answer = answered(hit("أول\nسطر"), hit("ثان", published=None))
    lines = FORMS["jsonl"](answer).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(FORMS["json"](answer))["hits"]
    assert len(lines) == 2


def test_csv_has_a_row_a_hit() -> None:
    assert rows(answered(hit('قال: "نعم"، ثم, لا'), hit("ب", published=None))) == [
        HEADER,
        ["a.txt", 'قال: "نعم"، ثم, لا', "2.5", "2022-12-01", "a.txt", "كأس العالم، في قطر", ""],
        ["a.txt", "ب", "2.5", "", "a.txt", "كأس العالم، في قطر", ""],
    ]


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+٢٠ درجة", "'+٢٠ درجة"),
        ("-5", "'-5"),
        ("@sum(1)", "'@sum(1)"),
        ("\u200e=1+1", "'=1+1"),
        ("\x1b=1+1", "'=1+1"),
        ("\t=1+1", " =1+1"),
        ("قطر = 1", "قطر = 1"),
        ("1-1", "1-1"),
        ("", ""),
    ],
)
def test_a_cell_is_no_formula(title: str, cell: str) -> None:
    assert rows(answered(hit(title)))[1][1] == cell


@given(st.text(), st.text())
def test_any_text_is_one_row_that_starts_no_formula(title: str, id_: str) -> None:
    _, row = rows(answered(hit(title, id_)))
    assert len(row) == len(HEADER)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@pytest.mark.parametrize(
    ("published", "day"),
    [(date(2022, 12, 1), "2022-12-01"), (None, "بلا تاريخ")],
)
def test_a_document_in_a_pipe_is_plain(published: date | None, day: str) -> None:
    record = Record(Document("a", "كأس العالم", "في قطر\n\n\x1b[31mوفي\u202e غيرها", published, "a.txt"), ())
    laid_out = lay_out_document(record, ((0, 3), (14, 17)))
    assert laid_out == f"كأس العالم\n{day} · \u2068a.txt\u2069\n\nفي قطر\n\n[31mوفي غيرها"
