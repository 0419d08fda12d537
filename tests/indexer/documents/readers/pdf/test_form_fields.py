"""Forms are written by hand: a page with text of a file beside them, and fields with what was filled in."""

from pathlib import Path

from indexer.documents.document import Document
from indexer.documents.readers.pdf.reader import read

HIDDEN, PASSWORD = "/F 2", "/Ff 8192"


def string(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def form(path: Path, *fields: str) -> Path:
    """Write a PDF with a form; each field is what its dictionary has besides the usual."""
    numbers = " ".join(f"{number} 0 R" for number in range(10, 10 + len(fields)))
    objects = [
        f"1 0 obj <</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{numbers}]>>>> endobj",
        "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj",
        f"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Annots[{numbers}]"
        "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>> endobj",
        "4 0 obj <</Length 42>> stream\nBT /F 12 Tf 10 270 Td (Name of the ship) Tj ET\nendstream endobj",
        *(
            f"{number} 0 obj <</Type/Annot/Subtype/Widget/FT/Tx/T(f{number})/P 3 0 R{field}>> endobj"
            for number, field in enumerate(fields, 10)
        ),
        "trailer <</Root 1 0 R>>",
    ]
    path.write_text("%PDF-1.7\n" + "\n".join(objects) + "\n%%EOF", encoding="ascii")
    return path


def lines(path: Path) -> list[str]:
    (document,) = read(path, "a.pdf")
    assert isinstance(document, Document)
    return document.text.split("\n")


def test_what_was_filled_in_follows_the_text(tmp_path: Path) -> None:
    path = form(
        tmp_path / "a.pdf",
        f"/Rect[10 100 90 120]/V{string('ميناء السلاحف')}",
        f"/Rect[10 200 90 220]/V{string('سفينة الأفق البعيد')}",
        f"/Rect[110 100 190 120]/V{string('سلمى الدباغ')}",
        f"/Rect[10 50 90 70]/FT/Ch/Opt[{string('سفر')}{string('صيد')}]/V{string('صيد')}",
        "/Rect[10 10 90 20]",
    )
    assert lines(path) == ["Name of the ship", "سفينة الأفق البعيد", "سلمى الدباغ", "ميناء السلاحف", "صيد"]


def test_what_nobody_sees_is_left_out(tmp_path: Path) -> None:
    rect = "/Rect[10 100 90 120]"
    path = form(
        tmp_path / "a.pdf",
        f"{rect}{HIDDEN}/V{string('مخفي')}",
        f"{rect}{PASSWORD}/V{string('سر')}",
        f"{rect}/FT/Btn/V/Yes",
        f"{rect}/V{string('ظاهر')}",
        f"{rect}/V{string('ظاهر')}",
    )
    assert lines(path) == ["Name of the ship", "ظاهر"]
