import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.text.analyzer import analyze, index_forms
from analyzers.text.diacritics import accepted_forms, vocalize
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


ACCEPTED = [
    ("مؤتمراً", "مؤتمراً مُؤتمراً مُؤْتَمَراً", "مؤتمرا موتمراً مؤتمراٌ"),
    ("مؤتمرا", "مؤتمرا مؤتمراً مُؤتمرا", "موتمراً"),
    ("أكد", "أكد أكّد أَكَّدَ", "اكّد إكد آكد"),
    ("أيضا", "أيضا أيضاً أيضًا", "ايضاً"),
    ("إلي", "إلي إلَي إلئ", "ألي"),
    ("كتّاب", "كتّاب كُتّاب كُتَّاب كُتّأب", "كتاب كَتاب كتابّ"),  # a letter typed bare accepts a hamza
    ("رئيس", "رئيس رئِيس", "ريِس ريِيس"),
    ("الأُسد", "الأُسد اَلأُسْد", "الأسد وَالأُسد"),
]


@pytest.mark.parametrize(("typed", "accepted", "others"), ACCEPTED)
def test_only_what_is_typed_is_required(typed: str, accepted: str, others: str) -> None:
    forms = [vocalize(form, fold(form)) for form in (*accepted.split(), *others.split())]
    matching = [form for form in forms if re.fullmatch(accepted_forms(typed), form)]
    assert matching == [vocalize(form, fold(form)) for form in accepted.split()]


@pytest.mark.parametrize(
    ("typed", "accepted", "others"),
    [
        ("أكد", "أكّد وأكّد وَأكد فأكد ولأكد", "سأكد والأكد اكّد"),
        ("الأسد", "الأسد والأسد بالأسد للأسد ولِلأسد", "لالأسد أسد لأسد"),
    ],
)
def test_accepted_forms_may_follow_clitics(typed: str, accepted: str, others: str) -> None:
    expression = accepted_forms(typed, clitics=True)
    assert [form for form in (*accepted.split(), *others.split()) if re.fullmatch(expression, form)] == accepted.split()


@given(SIGNS)
def test_a_vocalized_form_accepts_itself(text: str) -> None:
    for token in analyze(text):
        if vocalized := vocalize(text[token.start : token.end], token.exact):
            assert re.fullmatch(accepted_forms(vocalized), vocalized)
            assert re.fullmatch(accepted_forms(vocalized, clitics=True), vocalized)
