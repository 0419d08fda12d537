"""What is typed: which words stand whole, which letters of the last, what is kept of it, what is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.suggest.partial_query import has_beginning, read_typed, typed_marks


@pytest.mark.parametrize(
    ("text", "words", "beginning", "goes_on"),
    [
        ("لافر", (), "لافر", True),
        ("سيرغي لافر", ("سيرغي",), "لافر", True),
        ("سيرغي ", (), "سيرغي", False),
        ("القاهرة", (), "القاهره", True),
        ("أحْمَد زُو", ("احمد",), "زو", True),
        ("كوفيد-1", ("كوفيد",), "1", True),
    ],
)
def test_what_is_read(text: str, words: tuple[str, ...], beginning: str, *, goes_on: bool) -> None:
    typed = read_typed(text)
    assert typed
    assert (typed.before_last, typed.beginning, typed.goes_on) == (words, beginning, goes_on)


@pytest.mark.parametrize(
    "text", ["", " ", "…", '"كأس', "كأس*", "كأس~", "مصر أو قطر", "-كأس", "كأس OR قطر", "(كأس", "مكان:قطر", "=كأس"]
)
def test_what_is_more_than_words_is_left_alone(text: str) -> None:
    assert read_typed(text) is None


@pytest.mark.parametrize(
    ("text", "count", "kept"),
    [
        ("زيارة سيرغي لافر", 1, "زيارة سيرغي "),
        ("زيارة سيرغي لافر", 2, "زيارة "),
        ("زيارة سيرغي لافر", 3, ""),
        ("زيارة  سيرغي", 1, "زيارة  "),
        ("بيونغ-يا", 1, None),  # it would stay a part of the word
        ("بيونغ-يا", 2, ""),
        ("😀 روسيا مص", 1, "😀 روسيا "),
        ("😀 روسيا مص", 2, ""),  # no word
        ("😀روسيا", 1, ""),
        ("… - مص", 1, ""),
    ],
)
def test_what_is_kept(text: str, count: int, kept: str | None) -> None:
    typed = read_typed(text)
    assert typed
    assert typed.kept(count) == kept


@pytest.mark.parametrize(
    ("text", "words", "beginning", "marked"),
    [
        ("سيرغي لافروف", (), "لافر", ["لافر"]),
        ("سيرغي لافروف", ("سيرغي",), "لا", ["سيرغي", "لا"]),
        ("القاهرة", (), "قاه", ["قاه"]),  # its article need not be typed
        ("أَحْمد زويل", (), "احم", ["أَحْم"]),
        ("قمة في القاهرة", ("قمه",), "القاهره", ["قمة", "القاهرة"]),
        ("الأول والثاني والأخير", (), "وال", ["وال"]),  # once
        ("وزير الإعلام", (), "ال", ["الإ"]),  # lam and alef are one sign
        ("سيرغي لافروف", ("سيرغ",), "افر", []),
    ],
)
def test_what_is_marked(text: str, words: tuple[str, ...], beginning: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in typed_marks(text, words, beginning)] == marked


@given(st.text(), st.lists(st.text(max_size=3), max_size=3), st.text(min_size=1, max_size=3))
def test_marks_are_in_order_and_never_empty(text: str, words: list[str], beginning: str) -> None:
    end = 0
    for first, last in typed_marks(text, words, beginning):
        assert end <= first < last <= len(text)
        end = last


@pytest.mark.parametrize(("beginning", "is_there"), [("قاهر", True), ("القا", True), ("اهر", False), ("قاهرين", False)])
def test_beginnings(beginning: str, *, is_there: bool) -> None:
    assert has_beginning("قمة في القاهرة", beginning) == is_there
