from pathlib import Path

import pypdfium2
import pytest

from indexer.documents.document import Document, Outcome
from indexer.documents.readers.formats import read_documents
from indexer.documents.readers.pdf import scan_program, scans
from indexer.errors import SourceError, SourceWarning

FILES = Path(__file__).parent / "files"
PRINTED = FILES / "chromium.pdf"
TITLE = "ميناء السلاحف يفتح أرصفته"
COMMAND = "run `apt-get install tesseract-ocr tesseract-ocr-ara`, then `index-cli update`."


def make(path: Path, *pages: str) -> Path:
    """Write a PDF whose pages are `text`, the first of the file above, a `picture` of it, or `blank`."""
    printed, made = pypdfium2.PdfDocument(PRINTED), pypdfium2.PdfDocument.new()
    for kind in pages:
        if kind == "text":
            made.import_pages(printed, [0])
            continue
        page = made.new_page(*printed[0].get_size())
        if kind == "picture":
            image = pypdfium2.PdfImage.new(made)
            image.set_bitmap(printed[0].render(scale=150 / 72))
            image.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
            page.insert_obj(image)
            page.gen_content()
    made.save(path)
    return path


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "has_tesseract", lambda: False)


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The texts that are recognised; those of other pages are not."""
    texts: dict[str, str] = {}
    monkeypatch.setattr(scans, "has_tesseract", lambda: True)
    monkeypatch.setattr(scans, "recognise", lambda _, pages: {n: t for n, t in texts.items() if int(n) in pages})
    return texts


def read(path: Path) -> list[Outcome]:
    return list(read_documents(path, "a.pdf"))


@pytest.mark.usefixtures("without_tesseract")
def test_pictures_without_tesseract(tmp_path: Path) -> None:
    (error,) = read(make(tmp_path / "a.pdf", "picture", "picture"))
    assert isinstance(error, SourceError)
    assert str(error) == (
        "a.pdf: has no text, only pages that are pictures or whose fonts misname letters (2). To have them read, "
        + COMMAND
    )
    document, error = read(make(tmp_path / "a.pdf", "text", "picture", "blank", "picture"))
    assert isinstance(document, Document)
    assert isinstance(error, SourceError)  # which an update tries again
    assert str(error) == (
        "a.pdf: its other pages are indexed, but not those that are pictures or whose fonts misname letters: 2, the "
        f"first is page 2. To have them read, {COMMAND}"
    )


@pytest.mark.usefixtures("without_tesseract")
def test_blank_pages(tmp_path: Path) -> None:
    (document,) = read(make(tmp_path / "a.pdf", "blank", "text", "blank"))
    assert isinstance(document, Document)
    assert [document.page_at(place) for place in (0, len(TITLE) + 1)] == [1, 2]
    (error,) = read(make(tmp_path / "a.pdf", "blank"))
    assert str(error) == "a.pdf: has no text."


def test_recognised_pages_stand_in_their_places(tmp_path: Path, recognised: dict[str, str]) -> None:
    recognised.update({"1": "صفحة أولى", "3": "صفحة ثالثة\nولها سطران"})
    document, recognition, unread = read(make(tmp_path / "a.pdf", "picture", "text", "picture", "picture"))
    assert isinstance(document, Document)
    text = document.text
    assert [document.page_at(text.index(words)) for words in ("صفحة أولى", "قال عبد الله", "ولها سطران")] == [1, 2, 3]
    assert isinstance(recognition, SourceWarning)
    assert "recognised by tesseract and may have errors. Such pages in all: 2." in str(recognition)
    assert isinstance(unread, SourceWarning)
    assert str(unread).endswith("recognises no text: 1, the first is page 4.")


MISNAMED = FILES / "ghostscript.pdf"  # of which Ghostscript lost the names of Amiri, on page 2, when it wrote it anew


@pytest.mark.usefixtures("without_tesseract")
def test_misnamed_letters_are_no_text() -> None:
    document, error = read(MISNAMED)
    assert isinstance(document, Document)
    assert document.body.endswith("اسم السفينة وربّانها.")
    assert isinstance(error, SourceError)
    assert "or whose fonts misname letters: 1, the first is page 2" in str(error)


def test_pages_of_misnamed_letters_are_recognised(recognised: dict[str, str]) -> None:
    recognised["2"] = "وأقام الصيادون سوقا"
    document, _ = read(MISNAMED)
    assert isinstance(document, Document)
    assert document.page_at(document.text.index("وأقام الصيادون سوقا")) == 2


@pytest.mark.usefixtures("recognised")
def test_pictures_without_text(tmp_path: Path) -> None:
    (error,) = read(make(tmp_path / "a.pdf", "picture"))
    assert str(error) == "a.pdf: has no text, and tesseract recognises none in its pictures."


def line(paragraph: int, number: int, height: int, text: str) -> list[list[str]]:
    """Return a line of words as tesseract gives them."""
    place = ["5", "1", "1", str(paragraph), str(number)]
    return [[*place, str(n), "0", "100", "50", str(height), "90", word] for n, word in enumerate(text.split())]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [line(1, 1, 100, "عنوان الخبر"), line(1, 2, 55, "وصل الوفد إلى الميناء")],
            ["عنوان الخبر", "وصل الوفد إلى الميناء"],
        ),
        (
            [line(1, 1, 80, "وصل الوفد إلى"), line(1, 2, 55, "الميناء القديم صباحا")],
            ["وصل الوفد إلى الميناء القديم صباحا"],
        ),
        ([line(1, 1, 80, "وصل الوفد إلى"), line(1, 2, 30, "مرسى.")], ["وصل الوفد إلى مرسى."]),
        ([line(1, 1, 60, "فقرة أولى"), line(2, 1, 60, "فقرة ثانية")], ["فقرة أولى", "فقرة ثانية"]),
        ([], []),
    ],
)
def test_headings_are_paragraphs(lines: list[list[list[str]]], expected: list[str]) -> None:
    assert list(scan_program._paragraphs(lines)) == expected


@pytest.mark.skipif(not scans.has_tesseract(), reason="needs tesseract with its Arabic")
def test_tesseract_itself(tmp_path: Path) -> None:
    document, _ = read(make(tmp_path / "a.pdf", "picture"))
    assert isinstance(document, Document)
    assert "وأضاف" in document.text
    assert "الأنصاري" in document.text
