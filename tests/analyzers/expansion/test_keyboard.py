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
    ("typed", "intended"),
    [
        ("ghtv,t", "لافروف"),
        ("sdvyd", "سيرغي"),
        ("sdvyd ghtv,t", "سيرغي لافروف"),
        ("j,ks", "تونس"),
        ("hgHs]", "الأسد"),
        ("GHTV,T", "لافروف"),  # caps lock
        ("fgh", "بلا"),  # two keys
        ("fb", None),  # too short: two keys, although b writes two letters
        ("ghtv;t", "لافروف"),  # AZERTY
        ("lavrov", None),
        ("report", None),  # a known word
        ("farm", None),  # بشقة is not known
        ("and", None),  # شىي is not an Arabic spelling
        ("lghtv,t", None),
        ("لافروف", None),
        ("", None),
        ("12", None),
    ],
)
def test_intended_arabic(typed: str, intended: str | None) -> None:
    assert intended_arabic(typed, is_known) == intended


@pytest.mark.parametrize(
    ("typed", "intended"),
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
def test_intended_latin(typed: str, intended: str | None) -> None:
    assert intended_latin(typed, is_known) == intended


def test_no_result_has_a_letter_in_an_impossible_place() -> None:
    assert arabic_candidates("and")[0] == "شىي"
    assert intended_arabic("and", lambda word: word != "and") is None


@given(st.text("شسيبلاتنمكطئءؤرىةوزظضصثقفغعهخحجد "))
def test_the_candidates_of_a_candidate_include_the_text(text: str) -> None:
    assert any(text in arabic_candidates(typed) for typed in latin_candidates(text))


@given(st.text())
def test_any_text_has_candidates(text: str) -> None:
    assert arabic_candidates(text)
    assert latin_candidates(text)
