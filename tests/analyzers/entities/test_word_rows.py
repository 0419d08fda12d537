"""The rows of numbers of words."""

import numpy as np

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
