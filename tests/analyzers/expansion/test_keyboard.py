"""Text typed on the wrong keyboard layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.expansion.keyboard import arabic_candidates, intended_arabic, intended_latin, latin_candidates
from analyzers.text.fold import fold

ARABIC = frozenset(map(fold, ["لافروف", "سيرغي", "الأسد", "بلا", "قضى", "شقة", "لا", "تونس", "المؤتمر"]))
LATIN = frozenset(["lavrov", "sergei", "babi", "essebsi", "report"])


def is_known(word: str) -> bool:
    return fold(word) in ARABIC | LATIN


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghtv,t", "لافروف"),
        ("sdvyd", "سيرغي"),
        ("sdvyd ghtv,t", "سيرغي لافروف"),
        ("j,ks", "تونس"),
        ("hgHs]", "الأسد"),
        ("GHTV,T", "لافروف"),  # caps lock
        ("fgh", "بلا"),  # two keys
        ("fb", None),  # two keys are no word, though لا is one of them
        ("ghtv;t", "لافروف"),  # AZERTY
        ("lavrov", None),
        ("report", None),  # known as it stands
        ("farm", None),  # بشقة is not known
        ("and", None),  # شىي is no Arabic spelling
        ("lghtv,t", None),
        ("لافروف", None),
        ("", None),
        ("12", None),
    ],
)
def test_meant_arabic(typed: str, meant: str | None) -> None:
    assert intended_arabic(typed, is_known) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("مشرقخر", "lavrov"),
        ("سثقلثه", "sergei"),
        ("سثقلثه مشرقخر", "sergei lavrov"),
        ("لاشلاه", "babi"),  # b is لا
        ("ثسسثلاسه", "essebsi"),
        ("تونس", None),
        ("مشرقخص", None),
        ("lavrov", None),
        ("", None),
    ],
)
def test_meant_latin(typed: str, meant: str | None) -> None:
    assert intended_latin(typed, is_known) == meant


def test_no_letter_is_impossible_where_it_stands() -> None:
    assert arabic_candidates("and")[0] == "شىي"
    assert intended_arabic("and", lambda word: word != "and") is None


@given(st.text("شسيبلاتنمكطئءؤرىةوزظضصثقفغعهخحجد "))
def test_all_that_is_typed_can_be_read_back(text: str) -> None:
    assert any(text in arabic_candidates(typed) for typed in latin_candidates(text))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert arabic_candidates(text)
    assert latin_candidates(text)
