from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indexer.documents.document import Document
from indexer.documents.metadata import NO_METADATA, Metadata
from indexer.documents.partial_date import PartialDate, PublishedDate
from indexer.documents.readers.text import is_plain, read
from indexer.errors import SourceWarning

DAY = date(2023, 12, 13)
TITLE = "قمة المناخ تختتم أعمالها في دبي باتفاق جديد"
LEAD = "اختتمت في مدينة دبي أعمال القمة بعد أسبوعين من المفاوضات."


@pytest.mark.parametrize(
    ("name", "text", "title", "body", "published"),
    [
        ("a.txt", f"{TITLE}\n{LEAD}", TITLE, LEAD, None),
        ("a.txt", f"{TITLE}\nنشرت في: 13/12/2023\n{LEAD}", TITLE, f"نشرت في: 13/12/2023\n{LEAD}", date(2023, 12, 13)),
        ("2023-12-14-a.txt", f"{TITLE}\n{LEAD}", TITLE, LEAD, date(2023, 12, 14)),
        ("2023-12-14-a.txt", f"{TITLE}\nنشرت في: 13/12/2023", TITLE, "نشرت في: 13/12/2023", date(2023, 12, 13)),
        ("a.txt", f"---\ntitle: {TITLE}\ndate: 2023-12-13\n---\n{LEAD}", TITLE, LEAD, date(2023, 12, 13)),
        ("a.txt", f'---\nTitle: "{TITLE}"\n---\n{TITLE}\n{LEAD}', TITLE, LEAD, None),
        ("a.txt", f"---\nx: y\n---\n{TITLE}\n{LEAD}", TITLE, LEAD, None),
        ("a.txt", f"---\ntags:\n  - a\n- b\ndate: 2023-12-13\n---\n{TITLE}\n{LEAD}", TITLE, LEAD, DAY),
        ("a.txt", f"---\n- {TITLE}\n---\n{LEAD}", f"- {TITLE}", f"---\n---\n{LEAD}", None),
        ("a.txt", f"{TITLE}\n---\n{LEAD}", TITLE, f"---\n{LEAD}", None),
    ],
)
def test_read(tmp_path: Path, name: str, text: str, title: str, body: str, published: date | None) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (document,) = read(path, f"أخبار/{name}")
    assert isinstance(document, Document)
    assert [replace(document, metadata=NO_METADATA)] == [
        Document(f"أخبار/{name}", title, body, published, f"أخبار/{name}")
    ]


@pytest.mark.parametrize(
    ("date_line", "published", "warned"),
    [("2023-12", PartialDate(2023, 12), 0), ("2023", PartialDate(2023), 0), ("45219", None, 1), ("1702425600", DAY, 0)],
)
def test_dates_of_front_matter(tmp_path: Path, date_line: str, published: PublishedDate | None, warned: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"---\ndate: {date_line}\n---\n{TITLE}\n{LEAD}", encoding="utf-8")
    document, *warnings = read(path, "a.txt")
    assert isinstance(document, Document)
    assert document.published == published
    assert len(warnings) == warned
    assert all(str(warning).startswith(f"a.txt: “{date_line}” in the field date") for warning in warnings)


def test_a_fault_in_the_encoding_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{TITLE}\n{LEAD}".encode() + b"\xff")
    document, warning = read(path, "a.txt")
    assert isinstance(document, Document)
    assert document.body == LEAD + "\ufffd"
    assert isinstance(warning, SourceWarning)
    assert "a.txt, line 2, byte offset" in str(warning)


@pytest.mark.parametrize(
    "unit",
    [
        "-",
        "\n",
        " ",
        "---\n",
        "--- \n",
        "a:\n",
        "---\na:b\n",
        "1",
        "1 ",
        "-1",
        "\u2028",
        "\r",
        "كتب: ",
        "2023/",
        "٣",
        "<!--",
        "<!-- -->",
        "<?xml>",
    ],
)
def test_the_time_is_linear(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{unit * (300_000 // len(unit))} نص", encoding="utf-8")
    assert is_plain(path)
    (document,) = read(path, "a.txt")
    assert isinstance(document, Document)


def test_metadata_of_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    fields = (
        "author: هدى سالم\nlang: ar\ncategory: بيئة\nlink: https://example.org/1\n"
        "tags: [مناخ, 'قمة']\nkeywords:\n  - دبي\n- طقس"
    )
    columns = (("tags", "مناخ"), ("tags", "قمة"), ("keywords", "دبي"), ("keywords", "طقس"))
    path.write_text(f"---\n{fields}\n---\n{TITLE}\n{LEAD}", encoding="utf-8")
    (document,) = read(path, "a.txt")
    assert isinstance(document, Document)
    assert document.metadata == Metadata(
        url="https://example.org/1", author="هدى سالم", section="بيئة", language="ar", columns=columns
    )
