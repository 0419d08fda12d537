from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analyzers.entities.sentences import SentenceWord, offset_after, split_sentences
from analyzers.text.fold import fold


def keys(text: str) -> list[list[str]]:
    return [[word.key for word in sentence] for sentence in split_sentences(text)]


def test_sentences_end_at_lines_and_full_stops() -> None:
    assert keys("جاء زيد. ذهب عمرو\nنام بكر") == [["جاء", "زيد", "."], ["ذهب", "عمرو"], ["نام", "بكر"]]


def test_a_stop_inside_a_number_ends_nothing() -> None:
    assert keys("بلغ 3.5 مليون") == [["بلغ", "3", ".", "5", "مليون"]]


def test_marks_inside_a_word_do_not_part_it() -> None:
    assert keys("الـرَّئيس") == [["الرييس"]]


def test_offset_behind_a_clitic_skips_its_marks() -> None:
    text = "وَلِروسيا"
    word = split_sentences(text)[0][0]
    assert text[offset_after(text, word, 2) :] == "روسيا"


@given(st.text(max_size=80))
def test_words_lie_in_the_text_in_order(text: str) -> None:
    words: list[SentenceWord] = [word for sentence in split_sentences(text) for word in sentence]
    assert all(word.key == fold(text[word.start : word.end]) for word in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
