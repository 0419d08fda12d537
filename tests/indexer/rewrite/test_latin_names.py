from collections import Counter
from unittest.mock import Mock, PropertyMock

import pytest

from indexer.engine.base import Engine
from indexer.rewrite.latin_names import LatinRewriter
from indexer.values.name_lookup import NameLookup


@pytest.fixture
def counts() -> PropertyMock:
    return PropertyMock(return_value={"people": Counter({"سيرغي لافروف": 9}), "places": Counter({"بنزرت": 9})})


@pytest.fixture
def latin(counts: PropertyMock) -> LatinRewriter:
    names = Mock(spec=NameLookup)
    type(names).counts = counts
    engine = Mock(spec=Engine)
    engine.vocabulary.return_value = {}
    return LatinRewriter(engine, names)


@pytest.mark.parametrize("word", ["hgp", "lwv", "BFTG"])
def test_a_word_without_vowels_is_no_name_and_loads_nothing(
    latin: LatinRewriter, counts: PropertyMock, word: str
) -> None:
    assert not latin.is_name(word)
    counts.assert_not_called()


@pytest.mark.parametrize(
    ("word", "expected"), [("Lavrov", True), ("LAVROV", True), ("Bizerte", True), ("table", False)]
)
def test_a_name_of_the_index(latin: LatinRewriter, word: str, expected: bool) -> None:
    assert latin.is_name(word) == expected
