"""An answer as it is printed for programs."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.cli.output_formats import FORMATS
from indexer.documents.metadata import Metadata
from indexer.engine.base import Facets
from indexer.query.highlight import Snippet
from indexer.query.request import Request
from indexer.search.answer import Answer, Hit

STATED = ("url", "author", "site", "section", "member")
HEADER = ["id", "title", "score", "published", "source", "snippet", "copies", *STATED]


def answer_with(*hits: Hit) -> Answer:
    return Answer(Request("قطر"), len(hits), 1.0, hits, Facets({}, (), 0))


def hit(title: str, id_: str = "a.txt", published: date | None = date(2022, 12, 1)) -> Hit:
    return Hit(id_, title, ((0, 1),), 2.5, published, "a.txt", Snippet("كأس العالم، في\nقطر", ((0, 3),)))


def rows(answer: Answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(FORMATS["csv"](answer))))


@pytest.mark.parametrize(
    ("format_", "printed"),
    [
        ("jsonl", ""),
        ("csv", "id,title,score,published,source,snippet,copies,url,author,site,section,member\n"),
        ("count", "0\n"),
    ],
)
def test_nothing_found_in_each_format(format_: str, printed: str) -> None:
    assert FORMATS[format_](answer_with()) == printed


def test_jsonl_has_the_hits_of_json_one_per_line() -> None:
    answer = answer_with(hit("أول\nسطر"), hit("ثان", published=None))
    lines = FORMATS["jsonl"](answer).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(FORMATS["json"](answer))["hits"]
    assert len(lines) == 2


def test_csv_has_a_row_for_each_hit() -> None:
    assert rows(answer_with(hit('قال: "نعم"، ثم, لا'), hit("ب", published=None))) == [
        HEADER,
        ["a.txt", 'قال: "نعم"، ثم, لا', "2.5", "2022-12-01", "a.txt", "كأس العالم، في قطر", *[""] * 6],
        ["a.txt", "ب", "2.5", "", "a.txt", "كأس العالم، في قطر", *[""] * 6],
    ]


def test_csv_has_what_the_source_states() -> None:
    metadata = Metadata("https://example.org/?a,b", "=CMD()", "صحيفة", "سياسة")
    [_, row] = rows(answer_with(replace(hit("أ"), metadata=metadata, member="2023/أ.txt")))
    assert row[-5:] == ["https://example.org/?a,b", "'=CMD()", "صحيفة", "سياسة", "2023/أ.txt"]


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
def test_no_cell_is_a_formula(title: str, cell: str) -> None:
    assert rows(answer_with(hit(title)))[1][1] == cell


@given(st.text(), st.text())
def test_any_text_is_one_row_without_formulas(title: str, id_: str) -> None:
    _, row = rows(answer_with(hit(title, id_)))
    assert len(row) == len(HEADER)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
