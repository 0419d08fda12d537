from hypothesis import given
from hypothesis import strategies as st

from analyzers.text.analyzer import analyze, index_words
from analyzers.text.word_places import PackedWords, term_hash

WORDS = ["كتاب", "والكتاب", "المادة5", "«القدس»", "10,000", "C++", "—", "؟!"]


def places(text: str, *terms: str) -> list[int]:
    return PackedWords(text, index_words(text).packed).find(set(map(term_hash, terms)))


def test_pieces_are_found_by_the_terms_of_their_words() -> None:
    text = "  قرأ «الكتاب»، وكتابًا آخر"
    assert places(text, "كتاب") == [text.index("«الكتاب"), text.index("وكتاب")]
    assert places(text, "قرا", "كتاب")[0] == 2
    assert places(text, "مجله") == []
    assert places(text) == []


def test_a_piece_of_several_words_is_always_a_candidate() -> None:
    text = "كتاب المادة5 آخر"
    assert places(text, "ماده") == places(text, "مجله") == [text.index("المادة")]


def test_a_text_without_words_has_no_places() -> None:
    assert places("", "كتاب") == places(" - ", "كتاب") == []


def test_a_text_may_have_words() -> None:
    packed = PackedWords("قرأ الكتاب", index_words("قرأ الكتاب").packed)
    assert packed.may_have({term_hash("كتاب"), term_hash("مجله")})
    assert not packed.may_have({term_hash("مجله")})


def test_a_piece_takes_one_byte() -> None:
    assert len(index_words("كتاب " * 500).packed) == 500


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_every_word_is_in_a_piece_that_is_found(text: str) -> None:
    tokens = list(analyze(text))
    found = places(text, *(token.term for token in tokens))
    assert {max(start for start in found if start <= token.start) for token in tokens} == set(found)
