from pathlib import Path

from indexer.engine.value_numbers import ValueNumbers


def test_a_value_keeps_its_number(tmp_path: Path) -> None:
    numbers = ValueNumbers(tmp_path)
    assert [numbers.number(value) for value in ("القاهرة", "تونس", "القاهرة")] == [0, 1, 0]
    numbers.save()
    again = ValueNumbers(tmp_path)
    assert [again.value(number) for number in (0, 1)] == ["القاهرة", "تونس"]
    assert [again.number(value) for value in ("تونس", "عمّان")] == [1, 2]
