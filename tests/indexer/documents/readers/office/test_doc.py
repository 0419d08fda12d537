"""`word97.doc` was written for the purpose, and saved by LibreOffice 7.4."""

from pathlib import Path

import pytest

from indexer.documents.readers.office.office_file import read
from indexer.documents.readers.outcomes import read_guarded
from tests.indexer.documents.readers.office.archives import document, error

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
