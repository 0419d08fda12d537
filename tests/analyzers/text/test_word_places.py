"""The pieces of a text that may have a word are found by its packed words."""

from hypothesis import given
from hypothesis import strategies as st

from analyzers.text.analyzer import index_words
from analyzers.text.word_places import find_pieces, term_table

WORDS = ["كتاب", "والكتاب", "المادة5", "«القدس»", "10,000", "C++", "—", "؟!", "سطر\tآخر"]


def found(text: str, *terms: str) -> list[int]:
    return find_pieces(index_words(text).packed, term_table(terms))


def test_pieces_are_found_by_the_terms_of_their_words() -> None:
    text = "  قرأ «الكتاب»، وكتابًا آخر"
    assert found(text, "كتاب") == [1, 2]
    assert found(text, "قرا", "كتاب") == [0, 1, 2]
    assert found(text, "مجله") == found(text) == []


def test_a_piece_of_several_words_may_always_have_one() -> None:
    assert found("كتاب المادة5 آخر", "ماده") == found("كتاب المادة5 آخر", "مجله") == [1]


def test_a_text_without_words_has_none() -> None:
    assert found("", "كتاب") == found(" - ", "كتاب") == []


def test_a_piece_takes_one_byte() -> None:
    assert len(index_words("كتاب " * 500).packed) == 500


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_every_piece_with_a_word_is_found_by_its_terms(text: str) -> None:
    with_words = [n for n, piece in enumerate(text.split()) if index_words(piece).forms.term]
    assert found(text, *index_words(text).forms.term.split()) == with_words
