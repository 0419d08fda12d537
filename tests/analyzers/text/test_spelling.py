import pytest

from analyzers.text.analyzer import analyze
from analyzers.text.fold import fold
from analyzers.text.spelling import Spelling, possible_spellings, spelling_of

SPELLINGS = [
    ("عملة", Spelling(feminine=True)),
    ("عمله", Spelling()),
    ("وأدى", Spelling(clitic_length=1)),
    ("وَأَدَّى", Spelling(clitic_length=1)),
    ("وادي", Spelling()),
    ("وبإمكانه", Spelling(clitic_length=2)),
    ("لإحالة", Spelling(feminine=True, clitic_length=1)),
    ("أكد", Spelling()),
    ("الأمن", Spelling()),
    ("سأل", Spelling()),
]
HOSTS = [
    ("أدان", "وأدان فأدان وادان"),
    ("أدين", "وأدين"),
    ("أدى", "وأدى فأدى"),
    ("أكد", "وأكد فأكد واكد وأكّد"),
    ("أضاف", "وأضاف وأضافت واضاف"),
    ("أحد", "وأحد"),
    ("إنقاذ", "لإنقاذ وإنقاذ ولإنقاذ بإنقاذ"),
    ("إمكان", "بإمكان وبإمكان بامكان"),
    ("أعجوبة", "بأعجوبة وأعجوبة"),
    ("إحدى", "وإحدى بإحدى"),
    ("أسعار", "بأسعار وأسعار لأسعار"),
    ("أب", "وأب"),
]
APART = [  # the first letter belongs to the word
    ("وادي", "أدى"),
    ("والي", "إلى"),
    ("واعد", "أعد"),
    ("واحد", "أحد"),
    ("واضح", "أضحى"),
    ("واجب", "أجب"),
    ("كأس", "أس"),
    ("كأسها", "أسها"),
    ("بأس", "أس"),
    ("فأر", "أر"),
    ("سأل", "أل"),
]


def _term(word: str) -> str:
    return next(analyze(word)).term


@pytest.mark.parametrize(("written", "spelling"), SPELLINGS)
def test_spelling_of(written: str, spelling: Spelling) -> None:
    assert spelling_of(fold(written), written) == spelling


@pytest.mark.parametrize(("host", "forms"), HOSTS)
def test_what_precedes_an_initial_hamza_is_a_clitic(host: str, forms: str) -> None:
    assert {_term(form) for form in forms.split()} == {_term(host)}


@pytest.mark.parametrize(("word", "other"), APART)
def test_a_hamza_that_is_no_first_letter_has_no_clitic_before_it(word: str, other: str) -> None:
    assert _term(word) != _term(other)


@pytest.mark.parametrize(("written", "spelling"), SPELLINGS)
def test_possible_spellings_include_that_of_a_written_word(written: str, spelling: Spelling) -> None:
    assert spelling in possible_spellings(fold(written))
