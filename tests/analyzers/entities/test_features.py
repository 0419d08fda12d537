"""The tagger's features of a word."""

import pytest

from analyzers.entities.features import EDGE, word_features


@pytest.mark.parametrize("word", ["ولروسيا", "محمد", "ابوالنجا", "2024", "London", "،", "وزارة"])
def test_features_have_no_blanks_which_separate_them_in_the_model_file(word: str) -> None:
    assert not any(" " in feature for feature in word_features(word))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (EDGE, {EDGE}),
        ("London", {"w=London", "latin"}),
        ("2024", {"digit"}),
        ("،", {"mark"}),
        ("ولروسيا", {"c=روسيا", "clitic=ول", "g=country", "g=country,sure"}),
        ("ابوالنجا", {"fused=ابو,True"}),
        ("الروسي", {"nation"}),
        ("ومحمد", {"andname", "name=6+"}),
        ("وزاره", {"class=O"}),
    ],
)
def test_features_of_a_word(word: str, expected: set[str]) -> None:
    assert expected <= set(word_features(word))
