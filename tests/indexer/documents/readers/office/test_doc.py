"""`word97.doc` was written for the purpose, and saved by LibreOffice 7.4."""

from pathlib import Path

import pytest

from indexer.documents.readers.office.office_file import read
from indexer.documents.readers.outcomes import read_guarded
from tests.indexer.documents.readers.office.archives import document, error, word_97

WORD_97 = Path(__file__).parent / "word97.doc"
SECTOR = 512


def test_a_document() -> None:
    read = document(WORD_97)
    assert (read.title, read.published) == ("تقرير المياه في الوادي", None)
    assert read.metadata.author == "سلمى الحداد"
    assert read.body.splitlines() == [
        "زار الوزير مدينة أسوان يوم 12 مارس 2018، وقال: «لا نقص في المياه (حتى 45%)».",
        "جملة فيها كلمة مضافة وتعليق هنا.",  # without what was deleted, hidden, or a comment
        "بند أول",
        "بند ثان",
        "المحافظة الحصة",
        "قنا ٣٥ مليونا",
        "رابط إلى موقع الوزارة ثم جدولة و مسافات",
        "سطر جديد.",
        "قبل الإطار بعد الإطار.",
        "خاتمة التقرير: English words ثم عربي، ﷺ، َالتَّشْكِيل، پژوهش.",
        "نص في إطار",
        "حاشية عن السد العالي.",
        "حاشية ختامية عن المصادر.",
        "وزارة الري والموارد",
        "صفحة 1",
    ]


U, A = "utf-16-le", "cp1252"


@pytest.mark.parametrize(
    ("pieces", "lengths", "lines"),
    [
        ([("نهر ", U), ("Nile caf\u00e9 \u201cx\u201d", A), ("\rنيل", U)], (), ["نهر Nile café “x”", "نيل"]),
        ([("ظاهر محذوف باق", U)], (), ["ظاهر باق"]),
        ([("سابق ", U), ("ظاهر محذوف باق", U), (" لاحق", U)], (), ["سابق ظاهر باق لاحق"]),
        (
            [("متن\x02 هنا\rحاشية\rرأس\rمختصر\rتعليق\rختام\rإطار\r", U)],
            (9, 6, 4, 6, 6, 5, 5),
            ["متن هنا", "إطار", "حاشية", "ختام", "رأس"],
        ),
        ([("\x13 HYPERLINK \x13 REF \x14x\x15 \x14رابط\x15 بعد \x13 XE \x15هنا", U)], (), ["رابط بعد هنا"]),
        ([("اسم\x07عدد\x07\x07كتاب\r\x07٣\x07\x07نص", U)], (), ["اسم عدد", "كتاب ٣", "نص"]),
        ([("سطر\x0bآخر\x0cصفحة\x1eبعد\x1f ها\x01\x08", U)], (), ["سطر", "آخر", "صفحة-بعد ها"]),
        ([("😀 سرور", U)], (7,), ["😀 سرور"]),
    ],
)
def test_pieces(tmp_path: Path, pieces: list[tuple[str, str]], lengths: tuple[int, ...], lines: list[str]) -> None:
    hidden = "محذوف " if any("محذوف" in text for text, _ in pieces) else ""
    read = document(word_97(tmp_path / "a.doc", pieces, lengths, hidden))
    assert read.text.strip().splitlines() == lines


def changed(tmp_path: Path, place: int, data: bytes) -> Path:
    """Return a copy with other bytes at a place of the stream that begins with the sign of Word."""
    content = WORD_97.read_bytes()
    place += content.index(b"\xec\xa5", SECTOR)
    path = tmp_path / "a.doc"
    path.write_bytes(content[:place] + data + content[place + len(data) :])
    return path


@pytest.mark.parametrize(
    ("place", "data", "message"),
    [
        (2, b"\x68\0", "is of Word 6 or 95; convert it with LibreOffice: soffice"),
        (0x0B, b"\x13", "is encrypted"),
        (0x1A2, b"\xff" * 8, "is damaged"),
        (0xFA, b"\xff" * 8, "is damaged"),
        (0, b"\0\0", "Word 6 or 95"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, place: int, data: bytes, message: str) -> None:
    assert message in error(changed(tmp_path, place, data))


def test_files_that_break_off_or_are_overwritten(tmp_path: Path) -> None:
    content, path = WORD_97.read_bytes(), tmp_path / "a.doc"
    for place in range(8, len(content), 97):
        for damaged in (content[:place], content[:place] + bytes((place % 251,)) * 9 + content[place + 9 :]):
            path.write_bytes(damaged)
            assert not [outcome for outcome in read_guarded(read, path, "a.doc") if "please report" in str(outcome)]
