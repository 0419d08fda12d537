from pathlib import Path

import pytest

from indexer.engine.value_numbers import ValueNumbers
from indexer.errors import IndexStateError


def test_a_value_keeps_its_number(tmp_path: Path) -> None:
    ValueNumbers.create(tmp_path)
    numbers = ValueNumbers(tmp_path)
    assert [numbers.number(value) for value in ("القاهرة", "تونس", "القاهرة")] == [0, 1, 0]
    numbers.save()
    again = ValueNumbers(tmp_path)
    assert [again.value(number) for number in (0, 1)] == ["القاهرة", "تونس"]
    assert [again.number(value) for value in ("تونس", "عمّان")] == [1, 2]


def test_missing_numbers_are_an_error_that_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(IndexStateError, match="index-cli build"):
        ValueNumbers(tmp_path)
