"""The files were made of texts written for this purpose: `chromium.pdf` by Chromium, `columns.pdf` by WeasyPrint."""

from pathlib import Path
from unicodedata import normalize

import pytest

from indexer.documents.document import Document
from indexer.documents.readers.formats import read_documents
from indexer.documents.readers.pdf import reader
from indexer.documents.readers.pdf.reader import is_program_title
from indexer.errors import SourceError, SourceWarning

FILES = Path(__file__).parent / "files"
TITLE = "ميناء السلاحف يفتح أرصفته"
ONE = (
    "قال عبد الله الأنصاري إن الأرصفة الثلاثة الأولى جاهزة (أي 12% من الميناء)، وإن الرصيف الرابع لا يزال مغلقًا منذ 19 "
    "أكتوبر 2023. وأضاف: «لا أحد يملك البحر إلا أهله»، ثم أشار إلى سلمى أمين الدباغ التي تعمل في شركة Blue Harbor Ltd."
)
OTHER = (
    "سُئِلَ البَحّارُ عَنِ الرِّيحِ فَقالَ: إِنَّها لا تُؤْمِنُ بِالمَواعيدِ. وبلغ عدد القوارب ١٢٤٧ قاربًا مقابل 983 قاربًا، وطول الرصيف "
    "14–18 مترًا."
)


def document(name: str) -> tuple[Document, list[str]]:
    first, *others = read_documents(FILES / name, name)
    assert isinstance(first, Document)
    assert all(isinstance(other, SourceWarning) for other in others)
    return first, list(map(str, others))


def lines(text: str) -> list[str]:
    """Return lines whose marks are in one order; a page does not show in which they were written."""
    return normalize("NFC", text).split("\n")


def test_the_text_and_where_its_pages_begin() -> None:
    read, warnings = document("chromium.pdf")
    assert read.title == TITLE
    assert lines(read.body) == lines(f"{ONE}\n{OTHER}")
    assert read.pages == (0, read.text.index("سُئِلَ"))
    assert (read.metadata.language, read.published, warnings) == ("ar", None, [])


def test_columns_are_read_one_after_the_other() -> None:
    read, warnings = document("columns.pdf")
    lost = OTHER.replace("سُئِلَ", "سُ�ِلَ")  # WeasyPrint leaves this letter out of the font
    assert lines(read.body) == lines(f"{ONE}\n{lost}\n{ONE}")
    assert read.metadata.author == "ليلى الأمين"
    assert warnings == ["columns.pdf: letters that its fonts draw but do not name are lost, shown as �: 1."]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not a PDF file, or it is damaged"),
        (b"%PDF-1.7\n%%EOF", "is not a PDF file, or it is damaged"),
        ((FILES / "columns.pdf").read_bytes()[:300], "is not a PDF file, or it is damaged"),
        ("<p>كلام</p>".encode(), "is not a PDF file, or it is damaged"),
    ],
)
def test_what_is_no_pdf(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    (error,) = read_documents(tmp_path / "a.pdf", "a.pdf")
    assert isinstance(error, SourceError)
    assert message in str(error)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Microsoft Word - تقرير.doc", True),
        ("تقرير السنة.docx", True),
        ("PowerPoint Presentation", True),
        ("untitled", True),
        ("Document1", True),
        ("2023-10", True),
        ("تقرير", True),  # one word is a subject, or the name of a file
        ("تقرير عن الميناء", False),
        ("Documents of the harbour", False),
        ("Print and paper in Cairo", False),
    ],
)
def test_titles_that_programs_write(title: str, expected: bool) -> None:
    assert is_program_title(title) == expected


def test_a_locked_file(tmp_path: Path) -> None:
    locked = b"""%%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj
3 0 obj <</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>> endobj
trailer <</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>
""" % (b"00" * 32, b"00" * 32)
    (tmp_path / "a.pdf").write_bytes(locked)
    (error,) = read_documents(tmp_path / "a.pdf", "a.pdf")
    assert str(error).startswith("a.pdf: is locked by a password")


def test_a_file_of_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 1)
    with pytest.raises(SourceError, match=r"has more than 1 pages \(2\); split it"):
        list(reader.read(FILES / "chromium.pdf", "a.pdf"))


def test_a_title_of_two_lines_stands_once() -> None:
    assert reader._without_title("عنوان من\nسطرين\nكلام الصفحة", "عنوان من سطرين") == "كلام الصفحة"
    assert reader._without_title("عنوان من\nكلام الصفحة", "عنوان من سطرين") == "عنوان من\nكلام الصفحة"
