import pytest

from analyzers.text.fold import fold
from analyzers.text.function_words import is_mostly_particle


@pytest.mark.parametrize("word", ["عبر", "ضمن", "أمام", "حول", "وفي", "فقد", "وهي"])
def test_particles(word: str) -> None:
    assert is_mostly_particle(fold(word))


@pytest.mark.parametrize("word", ["ابن", "بنت", "أصبح", "ولي", "فهم", "فلم", "ولاية", "والي", "وزير", "كتاب"])
def test_words_that_are_inflected_are_no_particles(word: str) -> None:
    assert not is_mostly_particle(fold(word))
