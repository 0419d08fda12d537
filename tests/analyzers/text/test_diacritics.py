import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.text.analyzer import analyze, index_forms
from analyzers.text.diacritics import vocalize
from analyzers.text.fold import fold

SIGNS = st.text(st.sampled_from("اأإآئؤءبتىةه٣.ـَُّْٰۡ\u0654\u200f\ufe83\ufefbﷺé\u0301 "), max_size=12)


@pytest.mark.parametrize(
    ("surface", "vocalized"),
    [
        ("أسد", "أسد"),
        ("ا\u0654سد", "أسد"),
        ("\ufe83سد", "أسد"),  # a presentation form
        ("مُــدرّسة\u200f", "مُدرّسه"),
        ("مدر\u064e\u0651س", "مدر\u064e\u0651س"),
        ("مدر\u0651\u064eس", "مدر\u064e\u0651س"),  # canonical order
        ("إلى", "إلي"),
        ("أيّ", "أيّ"),
        ("اسد", ""),
        ("ماء", ""),  # folding keeps a hamza that stands alone
        ("ٱلقمر", ""),
        ("مكتبة", ""),
        ("é", ""),
        ("ﷺ", ""),
    ],
)
def test_vocalize(surface: str, vocalized: str) -> None:
    assert vocalize(surface, fold(surface)) == vocalized


@given(SIGNS)
def test_a_vocalized_form_folds_to_the_exact_form_and_vocalizes_to_itself(text: str) -> None:
    for token in analyze(text):
        vocalized = vocalize(text[token.start : token.end], token.exact)
        assert not vocalized or (fold(vocalized) == token.exact and vocalize(vocalized, token.exact) == vocalized)


@given(SIGNS)
def test_index_forms_have_all_vocalized_words(text: str) -> None:
    tokens = [(text[token.start : token.end], token.exact) for token in analyze(text)]
    assert index_forms(text).vocalized.split() == [vocalized for word in tokens if (vocalized := vocalize(*word))]
