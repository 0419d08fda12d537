import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.text.clitics import readings, written_as

RESTS = [
    ("ولروسيا", ["ولروسيا", "لروسيا", "روسيا"]),
    ("للولايات", ["للولايات", "لولايات", "الولايات"]),
    ("موسكو", ["موسكو"]),
    ("بن", ["بن"]),
    ("2024", ["2024"]),
    ("", [""]),
]


@pytest.mark.parametrize(("word", "rests"), RESTS)
def test_readings_take_clitics_off(word: str, rests: list[str]) -> None:
    assert [reading.rest for reading in readings(word)] == rests


@given(st.text("ابفكلوسن2x", max_size=7))
def test_a_word_is_written_as_each_of_its_readings_is(word: str) -> None:
    assert all(word in written_as(rest) for rest, _ in readings(word))


@given(st.text("ابفكلوسن2x", min_size=1, max_size=6))
def test_what_a_word_is_written_as_is_read_as_it(rest: str) -> None:
    assert all(rest in {reading.rest for reading in readings(written)} for written in written_as(rest))
