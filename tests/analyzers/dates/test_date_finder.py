import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.dates.date_finder import find_dates

FRIDAY = date(2023, 10, 20)
EXPRESSIONS = Path(__file__).parents[3] / "benchmarks" / "dates" / "own.jsonl"
ROWS = [row for row in map(json.loads, EXPRESSIONS.read_text(encoding="utf-8").splitlines()) if "text" in row]


def values(text: str, published: date | None = FRIDAY) -> list[str]:
    return [mention.value for mention in find_dates(text, published)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_expressions(row: dict[str, object]) -> None:
    published = date.fromisoformat(str(row["published"])) if row["published"] else None
    dates = [
        {"surface": mention.surface, "value": mention.value} for mention in find_dates(str(row["text"]), published)
    ]
    assert dates == row["expected"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("القرار رقم ( 1701 )", []),
        ("وفرنسا (1700) والمغرب (1350)", []),
        ("1757 مليونا خلال سنة 2016 و1870 مليون دينار", ["2016"]),
        ("سنة 2015، و172 حالة", ["2015"]),
        ("عام 1955، وأربع مرات", ["1955"]),
        ("عام 300 ألف", []),
        ("سنة ثلاث", []),
        ("في ألفين وثلاث عشرة قرية", []),
        ("في 1492. ومن", ["1492"]),
        ("في 1529م ضم", ["1529"]),
        ("(1165 - 1227م)", ["1165", "1227"]),
        ("(532 - 589 هـ / 1138 - 1193 م)", ["1138", "1193", "1138", "1193"]),
        ("كأس العالم لكرة القدم 2010، فاز", ["2010"]),
        ("معرض الكتاب يستقبل 2010 زائرا", []),
        ("من ألفين إلى ألفين وأربعة عشر.", ["2000", "2014"]),
        ("آخر سنة اثنين وخمسين وسبعمائة", ["1351"]),
    ],
)
def test_years(text: str, expected: list[str]) -> None:
    assert values(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("النصف الأول من شهر ماي المقبل", ["2024-05"]),
        ("أحد من شهر مايو 2020", ["2020-05"]),
        ("27 من صفر سنة 636 هـ", ["1238"]),
        ("13 مارس 624م", ["0624-03-13"]),
        ("29 مايو من كل عام", []),
        ("31 فبراير 2016", []),
        ("2023-02-30", []),
        ("1-2-2016-5", []),
        ("12.5.2016.3", []),
        ("في إب مارك", []),
        ("كان باول أمس", ["2023-10-19"]),
        ("القناة الأولى اليوم", ["2023-10-20"]),
        ("في مثل هذا اليوم", []),
        ("صباح هذا اليوم", ["2023-10-20"]),
        ("الأسبوع المقبل يوم الجمعة", []),
        ("الجمعة من الأسبوع المقبل", []),
        ("بين الاثنين", []),
        ("الرجلين الاثنين", []),
        ("قافلة نيسان", []),
        ("بهدف واحد، الأحد 11 فيفري 2024", ["2024-02-11"]),
        ("الملك محمد السادس، الثلاثاء 17 أكتوبر", ["2023-10-17"]),
        ("حضر 15، الأحد 11 فيفري 2024", ["2024-02-11"]),
        ("الليلة الفاصلة بين السبت والأحد", ["2023-10-21", "2023-10-22"]),
        ("السبت والأحد الماضيين", ["2023-10-14", "2023-10-15"]),
        ("من الأربعاء إلى الجمعة المقبل", ["2023-10-25", "2023-10-27"]),
        ("في ليل الثلاثاء", ["2023-10-17"]),
        ("طقس الاثنين", ["2023-10-23"]),
        ("في نيسان", ["2023-04"]),
        ("19\nأكتوبر 2023", ["2023-10"]),
        ("1993-2018/2017", []),
    ],
)
def test_context(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize("text", ["١٩ أُكْتُوبَر ٢٠٢٣", "19 تشرين الأول/أكتوبر 2023", "التاسع عشر من أكتوبر 2023"])
@settings(deadline=None)
@given(data=st.data())
def test_diacritics_and_bidi_controls_change_nothing(text: str, data: st.DataObject) -> None:
    extra = st.sampled_from(["", "\u064e", "\u0640", "\u200f", "\u200c", "\u2067"])
    letters = [char + (data.draw(extra) if char.isalpha() else "") for char in text]
    written = "".join(letters)
    (mention,) = find_dates(f"في {written} قال", None)
    assert mention.value == "2023-10-19"
    assert mention.surface.strip("\u200f\u200c\u2067") == written.strip("\u200f\u200c\u2067")


@settings(deadline=None)
@given(
    st.sampled_from(["", "و", "ف", "ب", "ل", "وب", "ول"]),
    st.sampled_from(["فبراير 2022", "عام 2022", "أكتوبر/تشرين الأول 2022", "15 مايو 2022"]),
)
def test_proclitics_change_nothing(clitic: str, text: str) -> None:
    assert values(clitic + text, None) == values(text, None)


WORDS = (
    "أكتوبر تشرين الأول كانون الخميس اليوم أمس عام هـ م من إلى و رمضان ذو الحجة ألفين عشر والعشرين الماضي"
    " أول الشهر الجاري هذا السبعينيات القرن كأس قبل غدا"
)
PIECES = [*WORDS.split(), *"/-.،()", "19", "٢٠٢٣", "99999", "0", " ", "\n", "\u200f", "\u064e", "x"]
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)
ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|\d{3}X")


@settings(deadline=None)
@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_any_text(text: str, published: date | None) -> None:
    end = 0
    for mention in find_dates(text, published):
        assert mention.surface == text[mention.start : mention.end] != ""
        assert mention.start >= end
        assert ISO.fullmatch(mention.value)
        if len(mention.value) == 10:
            date.fromisoformat(mention.value)
        assert (mention.kind, mention.evidence) == ("dates", "rule")
        end = mention.end


@pytest.mark.parametrize("published", [date.min, date.max, date(2, 1, 1), date(9998, 12, 31)])
def test_publication_at_the_ends_of_the_calendar(published: date) -> None:
    text = "أمس وغدا وأول أمس والخميس المقبل والشهر الماضي والعام المقبل وفي رمضان الماضي و5 مايو وديسمبر المقبل"
    assert all(mention.value for mention in find_dates(text, published))


@settings(deadline=None)
@given(TEXTS)
def test_no_two_dates_start_at_the_same_offset(text: str) -> None:
    starts = [mention.start for mention in find_dates(text, None)]
    assert sorted(set(starts)) == starts
