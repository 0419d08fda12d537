import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.expansion.edits import (
    ALIKE,
    LETTERS,
    LONGEST,
    NearWords,
    deletions,
    is_likely,
    is_near,
    one_off,
    parted,
    slips_apart,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("مدرصه", "مدرسه"),
        ("مدرسسه", "مدرسه"),
        ("مدسه", "مدرسه"),
        ("مدسره", "مدرسه"),
        ("ابوضبي", "ابوظبي"),
        ("الوزرا", "الوزراء"),
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


@pytest.mark.parametrize(
    ("typed", "meant", "likely"),
    [
        ("المنتضره", "المنتظره", True),
        ("مدسره", "مدرسه", True),
        ("مدرسسه", "مدرسه", True),
        ("مدرسه", "مدررسه", True),
        ("انتخبات", "انتخابات", True),
        ("الوزرا", "الوزراء", True),
        ("مدركه", "مدرسه", False),
        ("مدسه", "مدرسه", False),
        ("مدرسهم", "مدرسه", False),
    ],
)
def test_some_slips_are_likelier(typed: str, meant: str, likely: bool) -> None:
    assert is_likely(typed, meant) is likely


@given(st.text(alphabet=LETTERS, min_size=4, max_size=8))
def test_every_slip_is_likely_or_not(word: str) -> None:
    assert {is_likely(word, other) for other in one_off(word)} <= {True, False}


def test_alike_are_pairs_of_letters_with_a_reason() -> None:
    assert all(len(set(pair)) == 2 and set(pair) <= set(LETTERS) and reason for pair, reason in ALIKE)


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [
        ("وونسان", "وونسن", True),
        ("وونسان", "ونوسان", True),  # two letters swapped
        ("وونسان", "ونسن", False),
        ("استعمار", "استعمال", True),
        ("استعماري", "استعمالي", True),
        ("استعماري", "استمالي", True),  # two slips in a long word
        ("مصر", "مصرا", False),
        ("مصر", "مصر", False),  # too short to ask so
        ("س" * LONGEST, "س" * (LONGEST + 1), True),
        ("س" * (LONGEST + 1), "س" * (LONGEST + 1), False),  # no word
    ],
)
def test_how_near_a_word_may_be(word: str, other: str, near: bool) -> None:
    assert is_near(word, other) == near


@given(st.text(alphabet=LETTERS, min_size=4, max_size=7))
def test_all_that_is_one_slip_off_is_near(word: str) -> None:
    assert all(slips_apart(word, other) == 1 == slips_apart(other, word) for other in set(one_off(word)))


@pytest.mark.parametrize(
    ("word", "most", "rests"),
    [
        ("قال", 0, {"قال"}),
        ("قال", 1, {"قال", "قا", "قل", "ال"}),
        ("سس", 2, {"سس", "س", ""}),
        ("س", 2, {"س", ""}),
        ("", 2, {""}),
    ],
)
def test_what_is_left_without_some_letters(word: str, most: int, rests: set[str]) -> None:
    assert deletions(word, most) == rests


few_letters = st.text(alphabet="سلم", max_size=11)  # so that many are near


@given(st.lists(few_letters, max_size=8), few_letters)
def test_looked_up_words_are_those_that_are_near(words: list[str], other: str) -> None:
    assert NearWords(words).are_near(other) == any(is_near(word, other) for word in words)


@given(st.text(alphabet=LETTERS, min_size=4, max_size=12), st.data())
def test_a_word_is_looked_up_by_what_one_slip_makes_of_it(word: str, data: st.DataObject) -> None:
    assert NearWords([word, "مدرسه"]).are_near(data.draw(st.sampled_from(sorted(set(one_off(word))))))


def test_no_words_are_near_to_none() -> None:
    assert not NearWords([]).are_near("")
    assert not NearWords(["مصر"]).are_near("مصر")
