"""Pages are made of glyphs: each is a string, where it begins on the left, and where it ends."""

from collections.abc import Iterable
from unicodedata import normalize

import pytest

from indexer.documents.readers.pdf.glyphs import Glyph, set_from_left
from indexer.documents.readers.pdf.layout import paragraphs_of
from indexer.documents.readers.pdf.letters import letters

_TALL, _FLAT, _ABOVE = (0, 8), (0, 1), (10, 12)  # the ink of a letter, of a stroke, of a mark, above the line
_WIDTH = 5.0  # of a letter of size 10
Place = tuple[str, float, float, tuple[float, float]]


def page(places: Iterable[Place], base: float = 700, margin: float = 0.0) -> list[Glyph]:
    """Return glyphs; PDFium cuts one with a mark in two parts."""
    parts = [
        (char, right - (number + 1) * width, right - number * width, ink)
        for text, left, right, ink in places
        for width in [(right - left) / len(text)]
        for number, char in enumerate(text)
    ]
    return [
        Glyph(text, left, right, (left, base + low, right - margin, base + high), base, 10, order)
        for order, (text, left, right, (low, high)) in enumerate(parts)
    ]


def written(text: str, right: float) -> list[Place]:
    """Return glyphs for a text from right to left, whose spaces are gaps."""
    return [
        (char, right - (number + 1) * _WIDTH, right - number * _WIDTH, _TALL)
        for number, char in enumerate(text)
        if char != " "
    ]


def text_of(glyphs: Iterable[Glyph]) -> str:
    return normalize("NFC", "\n".join(paragraph.text for paragraph in paragraphs_of(glyphs)))


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([*written("مثا", 100), ("لً", 88, 90, _ABOVE)], "مثلًا"),  # the lam of a ligature is with its mark
        ([("مِ", 94, 99, _TALL), ("لْ", 91, 93, _ABOVE), ("حَ", 84, 90, _TALL)], "مِلْحَ"),  # lam in a ligature with hah
        ([*written("كل", 100), ("لّ", 91, 94, _ABOVE)], "كلّ"),  # a letter that is there already
        ([*written("لجن", 100), ("$", 75, 85, _FLAT), ("ة", 70, 75, _TALL)], "لجنة"),
        ([*written("لجن", 100), ("%", 75, 85, _FLAT), ("ة", 70, 75, _TALL)], "لجنة"),
        ([*written("كان", 100), ("ل", 78, 85, _FLAT), *written("غد", 78)], "كانلغد"),  # a letter in its own name
        ([*written("قال", 100), ("شَّ", 76, 85, (0, 9)), *written("يخ", 76)], "قالشَّيخ"),
        ([*written("قال", 100), ("َّش", 76, 85, (0, 9)), *written("يخ", 76)], "قالشَّيخ"),
        ([*written("كان", 100), ("۔", 81, 85, _FLAT)], "كان۔"),
        ([*written("من", 100), ("–", 75, 85, _FLAT), *written("إلى", 70)], "من – إلى"),
    ],
)
def test_letters_of_glyphs(places: list[Place], expected: str) -> None:
    assert text_of(page(places)) == normalize("NFC", expected)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("\u4427", "ل"), "لا"),  # as Ghostscript names it: 44 is the last byte of ل, 27 that of ا
        (("\u4423", "ل"), "لأ"),
        (("\u4449", "ل"), "لى"),
        (("\u2452", "ؤ"), "ؤ\u0652"),
        (("ا", "ل"), "لا"),
        (("\u5051", "\u0650"), "\u0651\u0650"),
        (("\u448b", "ل"), "ل\u448b"),  # no letter that ends a glyph
        (("\u4527", "ل"), "ل\u4527"),
    ],
)
def test_the_second_letter_of_a_glyph(pieces: tuple[str, str], expected: str) -> None:
    (glyph,) = letters(page([(piece, 91, 94, _TALL) for piece in pieces]))
    assert glyph.text == expected


@pytest.mark.parametrize(
    ("right", "gap", "left", "expected"),
    [
        ("بحر", 2.1, "هادئ", "بحر هادئ"),
        ("بحر", 1.0, "هادئ", "بحر هادئ"),  # what lies between the limits of doubt is as the lexicon has it
        ("القا", 1.7, "در", "القادر"),
        ("المدين", 2.3, "ة", "المدينة"),
        ("بحر", 0.5, "هادئ", "بحرهادئ"),
        ("زرد", 1.7, "غوم", "زرد غوم"),  # it has neither: the width decides
        ("زرد", 1.0, "غوم", "زردغوم"),
    ],
)
def test_gaps_that_are_spaces(right: str, gap: float, left: str, expected: str) -> None:
    end = 100 - len(right) * _WIDTH
    first, second = page(written(right, 100), margin=0.5), page(written(left, end - gap))
    for order, glyph in enumerate(second, len(first)):
        glyph.order = order
    assert text_of([*first, *second]) == expected


def test_the_cells_of_a_table_are_read_row_by_row() -> None:
    rows = [("رقم", "قارب", "زمن"), ("1", "Blue", "10:47"), ("2", "شراع", "10:49"), ("3", "موج", "10:52")]
    glyphs: list[Glyph] = []
    for number, cells in enumerate(rows):
        for cell, right in zip(cells, (500, 400, 250), strict=True):
            letters = cell if cell > "ء" else cell[::-1]
            glyphs += page(written(letters, right), 700 - 20 * number)
    assert text_of(glyphs) == "\n".join(" ".join(cells) for cells in rows)


def test_columns_of_text_are_read_one_after_the_other() -> None:
    right, left = "سار القارب بين الجزر", "عاد الصياد إلى بيته"
    glyphs = [
        glyph
        for number in range(4)
        for text, place in ((right, 400), (left, 200))
        for glyph in page(written(text, place), 700 - 15 * number)
    ]
    assert text_of(glyphs) == "\n".join((" ".join([right] * 4), " ".join([left] * 4)))


@pytest.mark.parametrize("heading", ["أخبار المرفأ والجزيرة", "مرفأ"])
def test_a_heading_above_columns_does_not_hide_the_gutters_below_it(heading: str) -> None:
    texts = "سار القارب بين الجزر", "عاد الصياد إلى بيته", "رأى البحارة منارة عالية"
    glyphs = page(written(heading, 600), 740)
    for number in range(4):
        for text, right in zip(texts, (600, 450, 300), strict=True):
            glyphs += page(written(text, right), 700 - 15 * number)
    assert text_of(glyphs) == "\n".join((heading, *(" ".join([text] * 4) for text in texts)))


def test_a_ligature_of_latin_letters_is_in_order() -> None:
    box = (20, 700, 30, 708)
    ligature = [Glyph(char, 20, 30, box, 700, 10, order) for order, char in enumerate("ffi", 1)]
    rest = [
        Glyph(char, left, left + 5, (left, 700, left + 5, 708), 700, 10, order)
        for char, left, order in (("o", 15, 0), ("c", 30, 4), ("e", 35, 5))
    ]
    assert text_of([rest[0], *ligature, *rest[1:]]) == "office"


def test_latin_words_and_numbers_below_a_scan_are_mirrored() -> None:
    glyphs = page(written("عام 2023 من Blue Sky ثم", 300))
    for glyph in glyphs:
        glyph.is_mirrored = True
    set_from_left(glyphs)
    assert text_of(glyphs) == "عام 2023 من Blue Sky ثم"


def test_a_raised_letter_parts_no_line() -> None:
    glyphs = page(written("قام الولد هنا", 200))
    for number, base in ((2, 703.2), (4, 700.4), (5, 700.4), (9, 700.4)):
        glyphs[number].base = base  # 3.2 from one to the others is more than letters of a line have
    assert text_of(glyphs) == "قام الولد هنا"


def test_a_misnamed_letter_is_joined_to_its_own_also_among_latin_words() -> None:
    lam, feh, misnamed = page([("ل", 91, 94, _TALL), ("ف", 86, 91, _TALL), ("\u4427", 91, 94, _TALL)])
    assert [glyph.text for glyph in letters([lam, feh, misnamed])] == ["لا", "ف"]
