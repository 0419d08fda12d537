"""Letters of names and of other words."""

import pytest

from analyzers.names.name_letters import MAX_LIKENESS, letter_groups, name_likeness


def test_groups_of_letters_without_the_article() -> None:
    assert letter_groups("العلي") == ["^عل", "علي", "لي$", "^علي", "علي$"]
    assert letter_groups("") == []


@pytest.mark.parametrize("word", ["شوفكوفسكيي", "دانابالا", "ديمورا", "بيللغريني", "كاراتشيولي"])
def test_unlisted_names_look_like_names(word: str) -> None:
    assert name_likeness(word) > 0


@pytest.mark.parametrize("word", ["محاولات", "استقبالهم", "يستعملون", "المتفرقه", "تباطؤ"])
def test_other_words_do_not(word: str) -> None:
    assert name_likeness(word) < 0


@pytest.mark.parametrize("word", ["", "ا", "ا" * 100, "تباطؤتباطؤتباطؤتباطؤ", "abc"])
def test_likeness_has_bounds(word: str) -> None:
    assert abs(name_likeness(word)) <= MAX_LIKENESS
