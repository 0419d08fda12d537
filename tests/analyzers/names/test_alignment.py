"""The edits between two spellings: which letters alternate, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.names.alignment import Edit, align_words

CASES = [
    ("سيرجي", "سيرغي", [Edit("جغ", "middle")], 0),
    ("فلاديمير", "فلادمير", [Edit("ي", "middle")], 0),
    ("سونج", "سون", [Edit("ج", "nasal")], 0),
    ("هولاند", "اولاند", [Edit("اه", "first")], 0),
    ("سمير", "سامر", [Edit("ا", "middle"), Edit("ي", "middle")], 1),
    ("داوود", "داود", [Edit("و", "double")], 0),
    ("تشيخوف", "شيخوف", [Edit("شچ", "first")], 0),  # تش is one sound
    ("باريه", "باري", [Edit("ه", "last")], 0),
    ("مايكل", "مايكل", [], 0),
]
words = st.text("ابتجغقكشيوهن", min_size=1, max_size=9)


@pytest.mark.parametrize(("one", "other", "edits", "crossings"), CASES)
def test_edits_and_crossings(one: str, other: str, edits: list[Edit], crossings: int) -> None:
    alignment = align_words(one, other)
    assert sorted(alignment.edits) == sorted(edits)
    assert alignment.crossings == crossings


@given(words, words)
def test_only_equal_words_have_no_edits(one: str, other: str) -> None:
    assert bool(align_words(one, other).edits) == (one != other)
