import os
from pathlib import Path

from indexer.engine.value_numbers import ValueNumbers


def test_a_value_keeps_its_number(tmp_path: Path) -> None:
    numbers = ValueNumbers(tmp_path)
    assert [numbers.number(value) for value in ("القاهرة", "تونس", "القاهرة")] == [0, 1, 0]
    numbers.save()
    again = ValueNumbers(tmp_path)
    assert [again.value(number) for number in (0, 1)] == ["القاهرة", "تونس"]
    assert [again.number(value) for value in ("تونس", "عمّان")] == [1, 2]


def test_an_older_index_with_a_link_to_the_file_keeps_its_values(tmp_path: Path) -> None:
    older, newer = tmp_path / "older", tmp_path / "newer"
    older.mkdir()
    newer.mkdir()
    numbers = ValueNumbers(older)
    numbers.number("تونس")
    numbers.save()
    before = {file.name: file.read_bytes() for file in older.iterdir()}
    for name in before:
        os.link(older / name, newer / name)
    changed = ValueNumbers(newer)
    changed.number("عمّان")
    changed.save()
    assert {file.name: file.read_bytes() for file in older.iterdir()} == before
    assert ValueNumbers(newer).value(1) == "عمّان"
