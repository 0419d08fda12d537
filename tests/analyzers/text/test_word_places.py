from hypothesis import given
from hypothesis import strategies as st

from analyzers.text.analyzer import analyze
from analyzers.text.word_places import WordPlaces, pack_words, term_hash

WORDS = ["كتاب", "والكتاب", "المادة5", "«القدس»", "10,000", "C++", "—", "؟!"]


def packed(text: str) -> bytes:
    tokens = list(analyze(text))
    return pack_words([token.term for token in tokens], [token.start for token in tokens])


def places(text: str, *terms: str) -> list[int]:
    return WordPlaces(packed(text)).find(set(map(term_hash, terms)))


def test_words_are_found_by_their_terms() -> None:
    text = "  قرأ الكتاب، وكتابًا آخر"
    assert places(text, "كتاب") == [text.index("الكتاب"), text.index("وكتاب")]
    assert places(text, "قرا", "كتاب")[0] == 2
    assert places(text, "مجله") == []
    assert places(text) == []


def test_words_may_be_far_apart() -> None:
    for distance in (1, 300, 70_000):
        assert places("كتاب" + " " * distance + "كتاب", "كتاب") == [0, 4 + distance]


def test_a_text_without_words_has_no_places() -> None:
    assert places("", "كتاب") == places(" - ", "كتاب") == []


def test_a_word_takes_three_bytes() -> None:
    assert len(packed("كتاب " * 500)) == 1 + 3 * 500


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_every_word_has_a_place(text: str) -> None:
    tokens = list(analyze(text))
    assert places(text, *(token.term for token in tokens)) == [token.start for token in tokens]
