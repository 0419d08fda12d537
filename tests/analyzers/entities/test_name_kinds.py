"""Given names and family names."""

import pytest

from analyzers.entities.name_kinds import is_common_given_name, is_family_name, is_of_syllables, may_be_given_name


@pytest.mark.parametrize(("word", "expected"), [("محمد", True), ("عبدالله", True), ("كامل", False), ("الطبوبي", False)])
def test_common_given_names(word: str, *, expected: bool) -> None:
    assert is_common_given_name(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("الشناوي", True), ("الحسواني", True), ("الحبيب", False), ("بوتين", False)]
)
def test_family_names_have_the_article(word: str, *, expected: bool) -> None:
    assert is_family_name(word) == expected


@pytest.mark.parametrize(("word", "expected"), [("كامل", True), ("الحبيب", True), ("دور", False)])
def test_words_that_may_be_given_names(word: str, *, expected: bool) -> None:
    assert may_be_given_name(word) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("بان كي مون", True),
        ("هو جين تاو", True),
        ("هو بين كل", False),
        ("هو جون كيري", False),
        ("لي محمد علي", False),
        ("بان كي", False),
    ],
)
def test_names_of_china_and_korea_may_begin_with_a_particle(name: str, *, expected: bool) -> None:
    assert is_of_syllables(name.split()) == expected
