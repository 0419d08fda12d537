import pytest

from analyzers.text.analyzer import analyze
from analyzers.text.fold import fold
from analyzers.text.seats import respell_written

RESPELLED = [  # commonest spelling, others
    ("مائة", "مئة مِئة مئه"),
    ("مائتان", "مئتان"),
    ("ثلاثمائة", "ثلاثمئة"),
    ("بالمائة", "بالمئة"),
    ("شيء", "شئ شيئ شىء"),
    ("بريء", "برئ بريئ"),
    ("البطيء", "البطئ"),
    ("الجريء", "الجرئ"),
    ("سيء", "سيئ سئ"),
    ("كؤوس", "كئوس"),
    ("الفؤوس", "الفئوس"),
    ("قارئ", "قاريء"),
]
KEPT = ["مية", "شي", "بري", "جري", "قارئ", "لاجئون", "فئة", "سيئول", "رئوي", "سوء", "هيئة", "ظامئة", "لبنان"]
JOINED = [
    ("مئة", "مائة المئة بالمائة ومائة مئتان مائتين مئات"),
    ("خمسمئة", "خمسمائة"),
    ("شيء", "شئ شيئا شيئاً الشئ بشئ"),
    ("بريء", "بريئة برئ بريئا"),
    ("مليء", "مليئة ملئ"),
    ("جريء", "جريئة الجرئ"),
    ("مسؤولية", "مسئولية المسئوليات"),
]
APART = [("مئة", "مية"), ("شئ", "شي"), ("سوء", "سيئ"), ("هيئة", "هيء"), ("جرئ", "جرى")]


def _term(word: str) -> str:
    return next(analyze(word)).term


@pytest.mark.parametrize(("commonest", "others"), RESPELLED)
def test_the_written_hamza_tells_which_word_is_meant(commonest: str, others: str) -> None:
    assert {respell_written(fold(other), other) for other in others.split()} == {fold(commonest)}


@pytest.mark.parametrize("word", KEPT)
def test_other_words_stay_as_they_are(word: str) -> None:
    assert respell_written(fold(word), word) == fold(word)


@pytest.mark.parametrize(("word", "forms"), JOINED)
def test_forms_of_one_word_have_one_term(word: str, forms: str) -> None:
    assert {_term(form) for form in forms.split()} == {_term(word)}


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_have_different_terms(one: str, other: str) -> None:
    assert _term(one) != _term(other)
