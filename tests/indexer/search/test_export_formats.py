"""The rows of an export in each format, read by parsers of others."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import IndexStateError
from indexer.search.export import RowJson
from indexer.search.export_formats import EXPORT_FORMATS, ExportFormat, has_names, written

HEADER = "id,title,score,published,source,snippet,copies,url,author,site,section,member,people,places,dates,copy_of"


def row(title: str = "كأس العالم", **values: object) -> RowJson:
    filled: dict[str, object] = {
        "id": "a.txt",
        "title": title,
        "title_marks": [(0, 3)],
        "score": 2.5,
        "published": "2022-12-01",
        "source": "a.txt",
        "page": None,
        "snippet": {"text": "كأس العالم، في\nقطر", "marks": [(0, 3)]},
        "copies": [],
        **dict.fromkeys(("url", "author", "site", "section", "member", "copy_of"), ""),
        **dict.fromkeys(("people", "places", "dates"), ()),
    }
    return {**filled, **values}  # type: ignore[typeddict-item]


def text_of(format_: ExportFormat, rows: Iterable[RowJson]) -> str:
    return "".join(written(format_, rows))


def csv_rows(*rows: RowJson) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text_of("csv", rows).removeprefix("\ufeff"))))


@pytest.mark.parametrize(("format_", "text"), [("csv", f"\ufeff{HEADER}\n"), ("jsonl", ""), ("ris", "")])
def test_nothing_found(format_: ExportFormat, text: str) -> None:
    assert text_of(format_, []) == text


@pytest.mark.parametrize("format_", EXPORT_FORMATS)
def test_names_are_read_for_the_formats_that_print_them(format_: ExportFormat) -> None:
    one, other = (text_of(format_, [row(most_named={"people": names})]) for names in (["هالة"], ["سلمى"]))
    assert has_names(format_) == (one != other)


def test_csv_has_a_line_for_each_row() -> None:
    names = {"people": ["سيرغي لافروف", "هالة"], "places": ["قطر"], "dates": ["2022", "2022-12-01"]}
    assert csv_rows(row('قال: "نعم"، ثم, لا', **names), row("ب", published=None, copies=["ج", "د"], copy_of="ج")) == [
        HEADER.split(","),
        [
            *("a.txt", 'قال: "نعم"، ثم, لا', "2.5", "2022-12-01", "a.txt", "كأس العالم، في قطر", *[""] * 6),
            *("سيرغي لافروف | هالة", "قطر", "2022 | 2022-12-01", ""),
        ],
        ["a.txt", "ب", "2.5", "", "a.txt", "كأس العالم، في قطر", '["ج", "د"]', *[""] * 8, "ج"],
    ]


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+٢٠ درجة", "'+٢٠ درجة"),
        ("-5", "'-5"),
        ("@sum(1)", "'@sum(1)"),
        ("＝1+1", "'＝1+1"),
        ("\u200e=1+1", "'=1+1"),
        ("\x1b=1+1", "'=1+1"),
        ("\t=1+1", "' =1+1"),
        (" \n@sum(1)", "' @sum(1)"),
        ("قطر = 1", "قطر = 1"),
        ("1-1", "1-1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(title: str, cell: str) -> None:
    for names in ({}, {"people": [title]}, {"url": title, "section": title}):
        line = csv_rows(row(title, **names))[1]
        assert {line[1], *(line[HEADER.split(",").index(name)] for name in names)} == {cell}


@given(st.text(), st.text())
def test_any_text_is_one_line_without_formulas(title: str, id_: str) -> None:
    _, line = csv_rows(row(title, id=id_, people=[title, id_]))
    assert len(line) == len(HEADER.split(","))
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)


def test_json_lines_are_the_rows() -> None:
    rows = [row("أول\nسطر", people=["هالة"]), row("ثان", published=None)]
    lines = text_of("jsonl", rows).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(json.dumps(rows))


@pytest.mark.parametrize(
    ("values", "reference"),
    [
        (
            {"url": "https://example.org/1", "site": "الصحيفة", "section": "رياضة", "author": "هالة بن عمر؛ نادر, كمال"}
            | {"people": ["سيرغي لافروف"], "places": ["قطر", "تونس"]},
            {
                "type_of_reference": "NEWS",
                "title": "كأس العالم",
                "authors": ["هالة بن عمر", "نادر, كمال"],
                "secondary_title": "الصحيفة",
                "section": "رياضة",
                "year": "2022",
                "date": "2022/12/01/",
                "abstract": "كأس العالم، في قطر",
                "keywords": ["سيرغي لافروف", "قطر", "تونس"],
                "urls": ["https://example.org/1"],
                "accession_number": "a.txt",
            },
        ),
        ({"published": "2022-12"}, {"type_of_reference": "GEN", "year": "2022", "date": "2022/12//"}),
        ({"published": "2022"}, {"year": "2022", "date": "2022///"}),
        ({"title": "سطر\nER  - \nTY  - BOOK"}, {"title": "سطر ER - TY - BOOK", "type_of_reference": "GEN"}),
    ],
)
def test_ris_is_read_as_references(values: dict[str, object], reference: dict[str, object]) -> None:
    found = rispy.loads(text_of("ris", [row(**values), row(published=None)]))  # type: ignore[arg-type]
    assert len(found) == 2
    assert {name: found[0][name] for name in reference} == reference
    assert found[1].keys() == {"type_of_reference", "title", "abstract", "accession_number"}


@pytest.mark.parametrize("format_", EXPORT_FORMATS)
def test_a_list_that_breaks_off_does_not_look_whole(format_: ExportFormat) -> None:
    def rows() -> Iterator[RowJson]:
        yield row()
        raise IndexStateError("a file is missing")

    texts: list[str] = []
    with pytest.raises(IndexStateError):
        texts.extend(written(format_, rows()))
    assert "incomplete, it broke off here: a file is missing" in texts[-1]
