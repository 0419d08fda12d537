from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.dates.dateline import find_published

DAY = date(2023, 10, 20)
PROSE = "قال المتحدث باسم الوزارة إن المشروع سيكتمل قبل نهاية العام المقبل."


@pytest.mark.parametrize(
    "line",
    [
        "نشرت في: 20/10/2023",
        "نُشر في 20 أكتوبر 2023",
        "تاريخ النشر: الجمعة 20 تشرين الأول/أكتوبر 2023 - 14:30",
        "تم النشر بتاريخ ٢٠/١٠/٢٠٢٣",
        "نشر في 20/10/2023 | آخر تحديث 21/10/2023 10:00",
        "كتب: فلان | 20/10/2023",
        "• التاريخ: 5 ربيع الآخر 1445 هـ الموافق 20 أكتوبر 2023",
        "20/10/2023",
        "الجمعة 20 أكتوبر 2023 الساعة 10:15 مساء",
        "بيروت في 20 تشرين الأول 2023",
        "القاهرة - 20 أكتوبر 2023 - افتتح المعرض أبوابه أمام الزوار",
        "جنيف (رويترز) 20 أكتوبر 2023 - قالت المنظمة إن العدد ارتفع",
        "صنعاء 20 أكتوبر 2023 (سبأ) - عقد الاجتماع",
        "آخر تحديث: 20/10/2023",
        "Published: 2023-10-20 10:00",
    ],
)
@pytest.mark.parametrize("before", ["", "عنوان من عدة كلمات\n\n"])
def test_text_that_states_its_day(before: str, line: str) -> None:
    assert find_published(f"{before}{line}\n{PROSE}") == DAY


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "وقع الطرفان في 20 أكتوبر 2023 اتفاقا جديدا",
        "صورة نشرتها الوزارة بتاريخ 20 أكتوبر 2023 للمبنى الجديد في العاصمة",
        "قال في بيان نشر في 20/10/2023 إن العمل بدأ وإن المشروع يسير كما خطط له",
        "نشر في 20/10/2023 التقرير الذي طال انتظاره عن حال الطرق في المدن الكبرى كلها",
        "ولد في 20 أكتوبر 2023 - مستشفى المدينة",
        "نشرت في: أكتوبر 2023",
        "نشرت في 20 أكتوبر",
        "",
    ],
)
def test_text_that_states_no_day(line: str) -> None:
    assert find_published(f"عنوان\n{line}\n{PROSE}") is None


def test_only_head_and_foot_count() -> None:
    lines = [PROSE] * 30
    assert find_published("\n".join([*lines, "تاريخ النشر: 20/10/2023"])) == DAY
    assert find_published("\n".join([*lines, "بيروت في 20 تشرين الأول 2023"])) is None
    assert find_published("\n".join([*lines, "تاريخ النشر: 20/10/2023", *lines])) is None


def test_an_update_is_the_last_choice() -> None:
    assert find_published("آخر تحديث: 21/10/2023\nبيروت في 20 تشرين الأول 2023") == DAY


@settings(deadline=None)
@given(st.text())
def test_any_text(text: str) -> None:
    assert find_published(text) is None or isinstance(find_published(text), date)
