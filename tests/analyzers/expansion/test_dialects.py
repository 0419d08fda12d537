import pytest

from analyzers.expansion.dialects import dialect_function_words, dialect_word
from analyzers.text.fold import fold
from derive.dialects import TABLE

ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]
REGIONS = {"eg", "lv", "iq", "gf", "ye", "sd", "ly", "tn", "dz", "ma"}
MIN_ROWS = 300

STANDARD = [
    ("كرهبة", "سيارة"),
    ("الكرهبة", "سيارة"),
    ("كرهبتي", "سيارة"),
    ("فلوس", "نقود"),
    ("فلوسي", "نقود"),
    ("مصاري", "مال"),
    ("بالموية", "ماء"),
    ("بندورة", "طماطم"),
    ("طماطة", "طماطم"),
    ("قوطة", "طماطم"),
    ("وين", "أين"),
    ("فين", "أين"),
    ("هسه", "الآن"),
    ("دلوقتي", "الآن"),
    ("هلق", "الآن"),
    ("توا", "الآن"),
    ("بزاف", "كثير"),
    ("برشا", "كثير"),
    ("ليش", "لماذا"),
    ("علاش", "لماذا"),
    ("كيفاش", "كيف"),
    ("ازاي", "كيف"),
]
FUNCTION_WORDS = ["عشان", "علشان", "وين", "اللي", "مش", "مو", "ماكو", "ايش", "شو", "شنو", "اشمعنى", "بلاش", "بزاف"]
NO_FUNCTION_WORDS = ["دول", "نجم", "طب", "راح", "حق", "زي", "مالي", "كرهبة", "فلوس", "أردوغان", "سيارة", "غير", "تونس"]
AMBIGUOUS = ["عربية", "عيش", "مية", "مي", "حوت", "خدمة", "لبن", "شغل"]
UNLISTED = ["", "سيارة", "ماء", "نقود", "لوس", "2023", "macron", "للأوربيين", "فلوسيات"]


@pytest.mark.parametrize(("word", "standard"), STANDARD)
def test_a_dialect_word_has_its_standard_word(word: str, standard: str) -> None:
    found = dialect_word(fold(word))
    assert found
    assert standard in found.standard


def test_function_words() -> None:
    words = dialect_function_words()
    assert not set(map(fold, FUNCTION_WORDS)) - words
    assert not set(map(fold, NO_FUNCTION_WORDS)) & words


@pytest.mark.parametrize("word", AMBIGUOUS)
def test_a_word_with_another_sense_is_ambiguous(word: str) -> None:
    found = dialect_word(fold(word))
    assert found
    assert found.ambiguous


@pytest.mark.parametrize("word", UNLISTED)
def test_an_unlisted_word_has_no_entry(word: str) -> None:
    assert dialect_word(fold(word)) is None


def test_the_table_is_complete() -> None:
    assert len(ROWS) >= MIN_ROWS
    assert len({fold(row[0]) for row in ROWS}) == len(ROWS), "a word has two rows"
    for word, standard, regions, kind, _other_sense, source in ROWS:
        assert word == word.strip()
        assert " " not in word
        assert standard
        assert source
        assert set(regions.split()) <= REGIONS, word
        assert kind in {"function", "content"}
        assert fold(word) not in map(fold, standard.split("|")), word


def test_no_function_word_has_another_sense() -> None:
    assert not [word for word, _, _, kind, sense, _ in ROWS if kind == "function" and sense]
