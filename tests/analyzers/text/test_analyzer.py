import re
from bisect import bisect_right
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analyzers.text.analyzer import (
    MAX_TERM_LENGTH,
    FoldedWords,
    WordFinder,
    analyze,
    folded_words,
    index_forms,
    index_words,
)
from analyzers.text.fold import fold
from analyzers.text.seats import respell
from analyzers.text.words import WORD

# Letters, and every kind of character that is written in or around words.
MIXED = st.text(
    st.sampled_from("اأإآبتوليىةه٣3.,-'’« »ـَُّْٰۡ\u0654\u200c\u200f\u2067\ufefbﷺﻻ\n\u00a0é\u0301xL_#"), max_size=40
)

SURFACES = [
    ("قال لافروفُ في موسكو.", ["قال", "لافروفُ", "في", "موسكو"]),
    ("«للافروف»، وبوتين", ["للافروف", "وبوتين"]),
    ("\u200fمـــصر\u200f!", ["مـــصر\u200f"]),
    ("بلغ ٣٫١٤ أو 10,000", ["بلغ", "٣٫١٤", "أو", "10,000"]),
    ("طائرة بي-52", ["طائرة", "بي", "52"]),
    ("يَٰٓأَيُّهَا ٱلْعَٰلَمِينَ،", ["يَٰٓ", "أَيُّهَا", "ٱلْعَٰلَمِينَ"]),
    ("المادة5 و10كم", ["المادة", "5", "و", "10", "كم"]),
    ("النبي ﷺ", ["النبي", "ﷺ", "ﷺ", "ﷺ", "ﷺ"]),
    ("", []),
    (" … ", []),
]


@pytest.mark.parametrize(("text", "surfaces"), SURFACES)
def test_surfaces_are_slices_of_the_original_text(text: str, surfaces: list[str]) -> None:
    assert [text[token.start : token.end] for token in analyze(text)] == surfaces


@given(st.text() | MIXED)
@example("ا\u0654حمد")
@example("\u0301\u064b")
def test_offsets_point_into_any_text(text: str) -> None:
    last = (0, 0)
    for position, token in enumerate(analyze(text)):
        surface = text[token.start : token.end]
        assert token.position == position
        assert last <= (token.start, token.end)
        assert surface
        assert not any(char.isspace() for char in surface)
        words = [respell(word) for word in WORD.findall(fold(surface).replace(",", ""))]
        assert any(token.exact in word for word in words) or len(token.exact) == MAX_TERM_LENGTH
        last = (token.start, token.end)


@given(st.text() | MIXED)
def test_index_forms_have_the_tokens_of_analyze(text: str) -> None:
    tokens = list(analyze(text))
    forms = index_forms(text)
    assert forms.exact.split() == [token.exact for token in tokens]
    assert forms.term.split() == [token.term for token in tokens]
    pieces = list(re.finditer(r"\S+", text))
    starts = [piece.start() for piece in pieces]
    counts = Counter(bisect_right(starts, token.start) - 1 for token in tokens)
    packed = index_words(text).packed
    assert len(packed) == len(pieces)
    assert [min(counts[n], 2) for n in range(len(pieces))] == [2 if b == 255 else min(b, 1) for b in packed]


@given(st.lists(st.sampled_from(["كتاب", "و", "ك", " ", "\n", "\t"])).map("".join))
def test_words_are_found_in_the_pieces_where_they_stand(text: str) -> None:
    finder = WordFinder(lambda exact, _: "ك" in exact)
    assert list(finder.find_in(text, range(len(text.split())))) == list(finder.find(text))


@given(st.text() | MIXED)
def test_folded_words_by_number_are_those_in_order(text: str) -> None:
    words = FoldedWords(text)
    assert [words[number] for number in range(len(words))] == list(folded_words(text))


@given(st.sampled_from("\u200b\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202c\ufeff\u00ad"))
def test_invisible_signs_beside_words_change_nothing(sign: str) -> None:
    plain = "قال «لافروف» في 10,000 المادة5، لوبان: mp3."
    signed = (
        " ".join(f"{sign}{piece}{sign}" for piece in plain.split()).replace("«", f"«{sign}").replace("5", f"{sign}5")
    )
    forms = [[(token.exact, token.term) for token in analyze(text)] for text in (plain, signed)]
    assert forms[0] == forms[1]


SEATS = [
    ("مسئول", "مسؤول"),
    ("شئون", "شؤون"),
    ("شاطىء", "شاطئ"),
    ("هيأة", "هيئة"),
    ("رءوس", "رؤوس"),
]


@pytest.mark.parametrize(("rarer", "commonest"), SEATS)
def test_spellings_with_another_seat_of_the_hamza_have_one_exact_form(rarer: str, commonest: str) -> None:
    (one,), (other,) = analyze(rarer), analyze(commonest)
    assert (one.exact, one.term) == (other.exact, other.term)
    assert index_forms(rarer)[:2] == index_forms(commonest)[:2]


def test_a_very_long_run_of_letters_is_cut() -> None:
    (token,) = analyze("ب" * 10_000)
    assert len(token.exact) == MAX_TERM_LENGTH
    assert (token.start, token.end) == (0, 10_000)
