"""Rows found by whole words, by forms of a word, and by prefixes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.tantivy import prefix_index
from indexer.engine.tantivy.prefix_index import PrefixIndex, WordRow

ROWS: tuple[WordRow, ...] = (
    ("يوسف", "الشاهد"),
    ("سيرغي", "لافروف"),
    ("سيرغي", "شويغو"),
    ("الشاهد",),
    ("سيرغي", "سيرغي"),
)


@pytest.mark.parametrize(
    ("words", "prefixes", "rows_found"),
    [
        ([], ["سير"], [1, 2, 4]),
        ([], ["سيرغي"], [1, 2, 4]),
        ([], ["لاف"], [1]),
        ([], ["الشا"], [0, 3]),
        ([], ["لاف", "الشا"], [0, 1, 3]),
        ([], [""], [0, 1, 2, 3, 4]),
        (["سيرغي"], [], [1, 2, 4]),
        (["سيرغي"], [""], [1, 2]),  # another word, not the same again
        (["سيرغي"], ["ش"], [2]),
        (["لافروف"], ["سي"], [1]),  # in any order
        (["سيرغي", "يوسف"], ["ش"], []),
        (["سيرغي", "شويغو"], [], [2]),
        (["لافروف|شويغو"], [], [1, 2]),  # one form or the other
        (["سيرغي", "لافروف|شويغو"], [], [1, 2]),
        (["لافروف|زرافة"], ["سير"], [1]),
        (["سير"], ["لاف"], []),  # a whole word
        ([], ["سيرغيف"], []),
        ([], ["افروف"], []),
    ],
)
def test_find(words: list[str], prefixes: list[str], rows_found: list[int]) -> None:
    forms = [word.split("|") for word in words]
    assert list(PrefixIndex.of(ROWS).find(forms, tuple(prefixes))) == rows_found


@given(st.lists(st.lists(st.text("ابت", min_size=1, max_size=3), min_size=1, max_size=3)), st.text("ابت", max_size=2))
def test_sorting_candidates_and_reading_all_rows_find_the_same(rows: list[list[str]], prefix: str) -> None:
    index = PrefixIndex.of(map(tuple, rows))
    with pytest.MonkeyPatch.context() as patch:
        rows_found = list(index.find((), (prefix,)))
        patch.setattr(prefix_index, "_MAX_SORTED", -1)
        assert list(index.find((), (prefix,))) == rows_found


def test_empty_index() -> None:
    assert list(PrefixIndex.of(()).find((), ("ا",))) == []
