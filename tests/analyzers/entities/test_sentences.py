"""Sentences of words and punctuation."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.entities.sentences import SentenceWord, offset_after, split_sentences
from analyzers.text.fold import fold


def keys(text: str) -> list[list[str]]:
    return [[word.key for word in sentence] for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("جاء زيد. ذهب عمرو\nنام بكر", [["جاء", "زيد", "."], ["ذهب", "عمرو"], ["نام", "بكر"]]),
        ("بلغ 3.5 مليون", [["بلغ", "3", ".", "5", "مليون"]]),  # a full stop inside a number
        ("زيد ـ رحمه الله ـ", [["زيد", "-", "رحمه", "الله", "-"]]),  # tatweels alone are a dash
        ("الـرَّئيس", [["الرييس"]]),  # diacritics inside a word
    ],
)
def test_sentences_and_words(text: str, sentences: list[list[str]]) -> None:
    assert keys(text) == sentences


def test_offset_after_a_clitic_skips_its_diacritics() -> None:
    text = "وَلِروسيا"
    word = split_sentences(text)[0][0]
    assert text[offset_after(text, word, 2) :] == "روسيا"


@given(st.text(max_size=80))
def test_words_are_in_text_order(text: str) -> None:
    words: list[SentenceWord] = [word for sentence in split_sentences(text) for word in sentence]
    assert all(word.key == (fold(text[word.start : word.end]) or "-") for word in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
