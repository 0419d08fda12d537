from datetime import date
from pathlib import Path

import pytest

from indexer.documents.document import Document
from indexer.documents.metadata import Metadata
from indexer.documents.readers.office.markdown import read


def document(path: Path, text: str) -> Document:
    path.write_text(text, encoding="utf-8")
    first, *_ = read(path, path.name)
    assert isinstance(first, Document)
    return first


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("مقدمة **قصيرة** فيها [رابط](http://example.org/x) و`شفرة`.", ["مقدمة قصيرة فيها رابط وشفرة."]),
        ("سطر\nيتبعه آخر\n\nفقرة", ["سطر يتبعه آخر", "فقرة"]),
        ("## فصل\n\n- بند\n- بند *مائل*\n1. أول", ["فصل", "بند", "بند مائل", "أول"]),
        ("فصل\n---\n\n> اقتباس", ["فصل", "اقتباس"]),
        ("| اسم | عدد |\n|-----|----:|\n| كتاب | ٣ |", ["اسم عدد", "كتاب ٣"]),
        ("```python\nprint('سلام')\n```", ["print('سلام')"]),
        ("حاشية[^1] هنا.\n\n[^1]: نص الحاشية.", ["حاشية هنا.", "نص الحاشية."]),
        ("قال <b>نعم</b> &amp; ذهب<script>no()</script>\n\n<div>كتلة</div>", ["قال نعم & ذهب", "كتلة"]),
        ("٣ < ٥ و_كلمة_ وسنة 2*3*4", ["٣ < ٥ و_كلمة_ وسنة 234"]),
        ("[رابط][1]\n\n[1]: http://example.org 'عنوان'", ["رابط"]),
        ("![صورة](a.png) بعدها", ["بعدها"]),
        ("~~محذوف~~ باق", ["محذوف باق"]),
    ],
)
def test_a_text(tmp_path: Path, text: str, lines: list[str]) -> None:
    read = document(tmp_path / "a.md", f"# دليل *المكتبة*\n\n{text}\n")
    assert read.title == "دليل المكتبة"
    assert read.body.splitlines() == lines


def test_front_matter(tmp_path: Path) -> None:
    front = "---\ntitle: دليل المكتبة\ndate: 2021-04-05\nauthor: هدى سالم\nlang: ar\ntags:\n  - كتب\n  - فهارس\n---\n"
    read = document(tmp_path / "a.md", f"{front}# دليل المكتبة\n\nمتن\n")
    assert (read.title, read.body, read.published) == ("دليل المكتبة", "متن", date(2021, 4, 5))
    assert read.metadata == Metadata(author="هدى سالم", language="ar", columns=(("tags", "كتب"), ("tags", "فهارس")))


@pytest.mark.parametrize(
    ("text", "title"), [("كلام بلا عنوان\n\nمتن", "كلام بلا عنوان"), ("## فصل أول\n\nمتن", "فصل أول")]
)
def test_a_text_without_a_title(tmp_path: Path, text: str, title: str) -> None:
    assert document(tmp_path / "a.md", text).title == title


@pytest.mark.parametrize(
    "text", ["> " * 5_000 + "x", "*a " * 20_000, "[" * 20_000, "`" * 20_000 + "x", "- " * 3_000 + "x"]
)
def test_hostile_texts(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(f"# عنوان النص\n\n{text}", encoding="utf-8")
    assert isinstance(next(iter(read(tmp_path / "a.md", "a.md"))), Document)
