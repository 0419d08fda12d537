from datetime import date

import pytest

from analyzers.dates import month_names
from analyzers.dates.date_finder import find_dates

ONE_WORD = month_names.GREGORIAN + month_names.GREGORIAN_AMBIGUOUS


@pytest.mark.parametrize(("number", "name"), [(number, name) for number, name, _ in ONE_WORD])
def test_gregorian(number: int, name: str) -> None:
    (mention,) = find_dates(f"في 7 {name} 2019", None)
    assert mention.value == f"2019-{number:02}-07"


@pytest.mark.parametrize(
    ("name", "number"),
    [("كانون الأول", 12), ("كانون الثاني", 1), ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون ثان", 1)],
)
def test_gregorian_in_two_words(name: str, number: int) -> None:
    (mention,) = find_dates(f"{name} 2019", None)
    assert mention.value == f"2019-{number:02}"


@pytest.mark.parametrize(
    ("name", "first_day"),
    [
        ("محرم", date(2022, 7, 30)),
        ("صفر", date(2022, 8, 28)),
        ("ربيع الأول", date(2022, 9, 27)),
        ("ربيع الآخر", date(2022, 10, 26)),
        ("ربيع الثاني", date(2022, 10, 26)),
        ("جمادى الأولى", date(2022, 11, 25)),
        ("جمادى الآخرة", date(2022, 12, 25)),
        ("رجب", date(2023, 1, 23)),
        ("شعبان", date(2023, 2, 21)),
        ("رمضان المبارك", date(2023, 3, 23)),
        ("شوال", date(2023, 4, 21)),
        ("ذي القعدة", date(2023, 5, 21)),
        ("ذو الحجة", date(2023, 6, 19)),
    ],
)
def test_hijri(name: str, first_day: date) -> None:
    (mention,) = find_dates(f"1 {name} 1444 هـ", None)
    assert mention.value == first_day.isoformat()


@pytest.mark.parametrize(("number", "name"), [(number, name) for number, name, _ in month_names.WEEKDAYS])
def test_weekdays(number: int, name: str) -> None:
    (mention,) = find_dates(f"{name} الماضي", date(2023, 10, 20))
    day = date.fromisoformat(mention.value)
    assert day.weekday() == number
    assert 1 <= (date(2023, 10, 20) - day).days <= 7


@pytest.mark.parametrize("name", [name for _, name, _ in month_names.GREGORIAN_AMBIGUOUS])
def test_ambiguous_names_need_a_cue(name: str) -> None:
    assert not find_dates(f"قال {name} كلمة", date(2023, 10, 20))
    assert find_dates(f"في {name}", date(2023, 10, 20))
