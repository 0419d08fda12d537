"""Verbs and nouns, and names that look like them."""

import pytest

from analyzers.entities.ordinary_words import is_accusative, is_verb, takes_article


@pytest.mark.parametrize(
    ("word", "expected"),
    [("سيخلف", True), ("سيتخلص", True), ("سيلفا", False), ("هدد", True), ("سعيد", False), ("سينما", False)],
)
def test_verbs(word: str, *, expected: bool) -> None:
    assert is_verb(word) == expected


@pytest.mark.parametrize(("word", "expected"), [("دورا", True), ("رضا", False), ("فيا", False), ("اوباما", False)])
def test_accusatives(word: str, *, expected: bool) -> None:
    assert is_accusative(word) == expected


@pytest.mark.parametrize(("word", "expected"), [("ملحمه", True), ("نيمار", False)])
def test_nouns_take_the_article(word: str, *, expected: bool) -> None:
    assert takes_article(word) == expected
