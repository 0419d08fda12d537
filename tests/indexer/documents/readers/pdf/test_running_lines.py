import pytest

from indexer.documents.readers.pdf.layout import Paragraph
from indexer.documents.readers.pdf.running_lines import without_running_lines


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [
        (["1", "2", "3"], False),
        (["- 7 -", "- 8 -", "- 9 -"], False),
        (["٥", "٦", "٧"], False),
        (["12", "12", "40"], True),  # figures, not numbers of pages
        (["1", "2"], True),  # too few to be certain
    ],
)
def test_numbers_of_pages(numbers: list[str], kept: bool) -> None:
    pages = [[Paragraph("كلام الصفحة", 12), Paragraph(number, 9)] for number in numbers]
    texts = [paragraph.text for page in without_running_lines(pages) for paragraph in page]
    assert [text for text in texts if text != "كلام الصفحة"] == (numbers if kept else [])


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["نشرة الميناء – العدد 12"] * 3, ["نشرة الميناء – العدد 12"]),  # the first stays
        (["صفحة 1 من 3", "صفحة 2 من 3", "صفحة 3 من 3"], []),
        (["الباب الأول", "الباب الثاني", "الباب الثالث"], ["الباب الأول", "الباب الثاني", "الباب الثالث"]),
        (["كلمة من فقرة " * 10] * 3, ["كلمة من فقرة " * 10] * 3),  # too long for a header
        (["نعم"] * 2, ["نعم"] * 2),  # too few to be certain
    ],
)
@pytest.mark.parametrize("is_top", [True, False])
def test_lines_that_most_pages_have(lines: list[str], kept: list[str], is_top: bool) -> None:
    bodies = [[Paragraph(f"كلام {letter}", 12)] for letter in "أبج"]
    pages = [
        [Paragraph(line, 9), *body] if is_top else [*body, Paragraph(line, 9)]
        for line, body in zip(lines, bodies, strict=False)
    ]
    texts = [paragraph.text for page in without_running_lines(pages) for paragraph in page]
    assert [text for text in texts if not text.startswith("كلام")] == kept
