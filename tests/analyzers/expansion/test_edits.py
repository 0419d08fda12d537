import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.expansion.edits import (
    CONFUSED_LETTERS,
    FOLDED_LETTERS,
    MAX_TYPO_LENGTH,
    FuzzyWords,
    deletions,
    edit_distance,
    is_frequent_typo,
    is_near,
    one_edit_away,
    splits,
    without_repetitions,
)


@pytest.mark.parametrize(
    ("typed", "intended"),
    [
        ("مدرصه", "مدرسه"),
        ("مدرسسه", "مدرسه"),
        ("مدسه", "مدرسه"),
        ("مدسره", "مدرسه"),
        ("ابوضبي", "ابوظبي"),
        ("الوزرا", "الوزراء"),
    ],
)
def test_the_intended_word_is_one_edit_away(typed: str, intended: str) -> None:
    assert intended in set(one_edit_away(typed))


@pytest.mark.parametrize("word", ["من", "كان", "lavrov", "2023", ""])
def test_short_words_and_other_scripts_have_no_edits(word: str) -> None:
    assert list(one_edit_away(word)) == []


@given(st.text(alphabet=FOLDED_LETTERS, min_size=4, max_size=12))
def test_an_edit_changes_one_letter_and_never_gives_the_word_itself(word: str) -> None:
    edits = set(one_edit_away(word))
    assert word not in edits
    assert all(abs(len(other) - len(word)) <= 1 for other in edits)


@given(st.text(alphabet=FOLDED_LETTERS, max_size=12))
def test_the_parts_of_a_split_join_to_the_word(word: str) -> None:
    assert all(one + other == word and min(len(one), len(other)) > 1 for one, other in splits(word))


@pytest.mark.parametrize(
    ("typed", "intended", "frequent"),
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
def test_frequent_typos(typed: str, intended: str, frequent: bool) -> None:
    assert is_frequent_typo(typed, intended) is frequent


@given(st.text(alphabet=FOLDED_LETTERS, min_size=4, max_size=8))
def test_every_edit_can_be_judged(word: str) -> None:
    assert {is_frequent_typo(word, other) for other in one_edit_away(word)} <= {True, False}


def test_confused_letters_are_pairs_with_a_reason() -> None:
    assert all(len(set(pair)) == 2 and set(pair) <= set(FOLDED_LETTERS) and reason for pair, reason in CONFUSED_LETTERS)


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [
        ("وونسان", "وونسن", True),
        ("وونسان", "ونوسان", True),  # two letters swapped
        ("وونسان", "ونسن", False),
        ("استعمار", "استعمال", True),
        ("استعماري", "استعمالي", True),
        ("استعماري", "استمالي", True),  # two edits of a long word
        ("مصر", "مصرا", False),
        ("مصر", "مصر", False),  # too short for a fuzzy search
        ("س" * MAX_TYPO_LENGTH, "س" * (MAX_TYPO_LENGTH + 1), True),
        ("س" * (MAX_TYPO_LENGTH + 1), "س" * (MAX_TYPO_LENGTH + 1), False),  # too long
    ],
)
def test_words_that_a_fuzzy_search_finds(word: str, other: str, near: bool) -> None:
    assert is_near(word, other) == near


@given(st.text(alphabet=FOLDED_LETTERS, min_size=4, max_size=7))
def test_one_edit_is_distance_one(word: str) -> None:
    edits = set(one_edit_away(word))
    assert all(edit_distance(word, other, 2) == 1 == edit_distance(other, word, 2) for other in edits)


@pytest.mark.parametrize(
    ("word", "limit", "remainders"),
    [
        ("قال", 0, {"قال"}),
        ("قال", 1, {"قال", "قا", "قل", "ال"}),
        ("سس", 2, {"سس", "س", ""}),
        ("س", 2, {"س", ""}),
        ("", 2, {""}),
    ],
)
def test_deletions(word: str, limit: int, remainders: set[str]) -> None:
    assert deletions(word, limit) == remainders


few_letters = st.text(alphabet="سلم", max_size=11)  # few letters make many near words


@given(st.lists(few_letters, max_size=8), few_letters)
def test_a_set_of_words_matches_like_each_of_its_words(words: list[str], other: str) -> None:
    assert FuzzyWords(words).match(other) == any(is_near(word, other) for word in words)


@given(st.text(alphabet=FOLDED_LETTERS, min_size=4, max_size=12), st.data())
def test_a_word_matches_every_edit_of_it(word: str, data: st.DataObject) -> None:
    assert FuzzyWords([word, "مدرسه"]).match(data.draw(st.sampled_from(sorted(set(one_edit_away(word))))))


def test_no_words_match_nothing() -> None:
    assert not FuzzyWords([]).match("")
    assert not FuzzyWords(["مصر"]).match("مصر")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("مبرووووك", ("مبروك", "مبرووك")),
        ("الللله", ("اله", "الله")),
        ("تووونسسس", ("تونس", "توونسس")),
        ("الله", ()),
        ("1111", ()),
        ("www", ()),
    ],
)
def test_letters_repeated_for_emphasis(typed: str, expected: tuple[str, ...]) -> None:
    assert without_repetitions(typed) == expected
