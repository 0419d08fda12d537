"""The rows of numbers of words."""

import numpy as np
import pytest

from analyzers.entities.features import vector_key, word_features
from analyzers.entities.tagger_model import load_model
from analyzers.entities.word_rows import EDGE_ROW, PADDING_ROW, WordRows

OFTEN = ["محمد", "تونس", "قال"]


def rows_of(rows: WordRows, words: list[str]) -> np.ndarray:
    return rows.table[rows.numbers(words)]


def test_words_of_one_spelling_have_one_row() -> None:
    numbers = WordRows(load_model()).numbers(["محمد", "تونس", "محمد"])
    assert numbers[0] == numbers[2] != numbers[1]
    assert min(numbers) > EDGE_ROW > PADDING_ROW


def test_a_full_table_keeps_the_words_that_it_met_last() -> None:
    model = load_model()
    rows, few = WordRows(model), WordRows(model, max_words=60)
    first = rows_of(rows, OFTEN)
    for number in range(0, 300, 10):
        words = [*OFTEN, *map(str, range(number, number + 10))]
        assert np.array_equal(rows_of(few, words), rows_of(rows, words))
        assert np.array_equal(rows_of(few, OFTEN), first)
        assert np.array_equal(few.table[: EDGE_ROW + 1], rows.table[: EDGE_ROW + 1])
        assert few.numbers(["1"])[0] < 80


def test_words_without_features_have_the_row_of_their_vector_alone() -> None:
    model = load_model()
    row = rows_of(WordRows(model), ["§"])
    assert row.shape == (1, model.rows.shape[1])


@pytest.mark.parametrize("word", ["ولروسيا", "محمد", "ال", "و", "=", "London", "2024"])
def test_a_row_adds_up_the_rows_of_the_features_and_of_the_vector(word: str) -> None:
    model = load_model()
    ids = [model.features[feature] for feature in word_features(word) if feature in model.features]
    expected = model.rows[ids].sum(axis=0) + model.vector_rows[model.vectors.get(vector_key(word), 0)]
    assert np.allclose(rows_of(WordRows(model), [word])[0], expected, atol=1e-5)
