"""Rows found by their words: what is found, in which order, and that both ways of looking find the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.values import prefix_index
from indexer.values.prefix_index import Beginnings, WordRow

ROWS: tuple[WordRow, ...] = (
    ("يوسف", "الشاهد"),
    ("سيرغي", "لافروف"),
    ("سيرغي", "شويغو"),
    ("الشاهد",),
    ("سيرغي", "سيرغي"),
)


@pytest.mark.parametrize(
    ("words", "beginning", "found"),
    [
        ((), "سير", [1, 2, 4]),
        ((), "سيرغي", [1, 2, 4]),
        ((), "لاف", [1]),
        ((), "الشا", [0, 3]),
        ((), "", [0, 1, 2, 3, 4]),
        (("سيرغي",), "", [1, 2]),  # another word, not the same again
        (("سيرغي",), "ش", [2]),
        (("لافروف",), "سي", [1]),  # in any order
        (("سيرغي", "يوسف"), "ش", []),
        (("سير",), "لاف", []),  # a whole word
        ((), "سيرغيف", []),
        ((), "افروف", []),
    ],
)
def test_what_is_found(words: tuple[str, ...], beginning: str, found: list[int]) -> None:
    assert list(Beginnings(ROWS).find(words, beginning)) == found


@given(st.lists(st.lists(st.text("ابت", min_size=1, max_size=3), min_size=1, max_size=3)), st.text("ابت", max_size=2))
def test_many_rows_are_walked_over_and_found_alike(rows: list[list[str]], beginning: str) -> None:
    made = Beginnings(map(tuple, rows))
    with pytest.MonkeyPatch.context() as patch:
        sorted_out = list(made.find((), beginning))
        patch.setattr(prefix_index, "_DENSE", -1)
        assert list(made.find((), beginning)) == sorted_out


def test_nothing_in_nothing() -> None:
    assert list(Beginnings(()).find((), "ا")) == []
