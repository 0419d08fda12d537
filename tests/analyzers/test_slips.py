import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.slips import LETTERS, one_off, parted


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("مدرصه", "مدرسه"),
        ("مدرسسه", "مدرسه"),
        ("مدسه", "مدرسه"),
        ("مدسره", "مدرسه"),
        ("ابوضبي", "ابوظبي"),
    ],
)
def test_one_slip_away(typed: str, meant: str) -> None:
    assert meant in set(one_off(typed))


@pytest.mark.parametrize("word", ["من", "كان", "lavrov", "2023", ""])
def test_short_words_and_other_scripts_have_none(word: str) -> None:
    assert list(one_off(word)) == []


@given(st.text(alphabet=LETTERS, min_size=4, max_size=12))
def test_a_slip_is_one_letter_and_never_the_word_itself(word: str) -> None:
    found = set(one_off(word))
    assert word not in found
    assert all(abs(len(other) - len(word)) <= 1 for other in found)


@given(st.text(alphabet=LETTERS, max_size=12))
def test_parts_make_the_word(word: str) -> None:
    assert all(one + other == word and min(len(one), len(other)) > 1 for one, other in parted(word))
