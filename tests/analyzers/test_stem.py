import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.fold import fold
from analyzers.stem import stem

JOINED = [
    ("لافروف", "للافروف ولافروف لافروفَ بلافروف وللافروف"),
    ("وونسان", "بوونسان لوونسان ووونسان"),
    ("روسيا", "لروسيا بروسيا وروسيا ولروسيا"),
    ("بوتين", "وبوتين فبوتين لبوتين"),
    ("لبنان", "ولبنان للبنان بلبنان"),
    ("ألمانيا", "المانيا وألمانيا لألمانيا بألمانيا"),
    ("الولايات", "للولايات والولايات بالولايات ولايات"),
    ("اليابان", "لليابان واليابان باليابان"),
    ("حلفاء", "حلفائها وحلفائها الحلفاء"),
    ("تصريح", "تصريحات والتصريحات تصريحاته وتصريحاته التصريح"),
    ("شركة", "شركات الشركات للشركات والشركة"),
    ("محادثة", "محادثات محادثاته المحادثات"),
    ("معلم", "معلمون معلمين المعلمين"),
    ("وزيرة", "وزير الوزير للوزير"),
    ("قال", "قالت وقالت قالوا"),
    ("برنامج", "برنامجاً البرنامج"),
]
KEPT = ["بوتين", "لبنان", "واشنطن", "بكين", "عمان", "وزير", "فرنسا", "فلسطين", "بلينكن", "ليبيا", "باريس", "كندا"]
KEPT += ["برلين", "فريق", "سيول", "كورسك", "ولايه", "بيان", "لقاء", "وونسان", "الكسندر", "الله", "التي", "رمضان"]
APART = [
    ("لبنان", "بنان"),
    ("بوتين", "بوت"),
    ("مكتبة", "مكتب"),
    ("روسيا", "روسي"),
    ("سوريا", "سوري"),
    ("بكين", "كين"),
    ("عمان", "عم"),
    ("وزير", "زير"),
    ("الله", "له"),
    ("ألمانيا", "مانيا"),
]


@pytest.mark.parametrize(("word", "forms"), JOINED)
def test_forms_of_one_word_have_one_stem(word: str, forms: str) -> None:
    assert {stem(fold(form)) for form in forms.split()} == {stem(fold(word))}


@pytest.mark.parametrize("word", KEPT)
def test_words_that_begin_or_end_like_an_affix_keep_their_letters(word: str) -> None:
    assert stem(fold(word)) == fold(word)


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


@pytest.mark.parametrize("word", ["lavrov", "2023", "3.14", "кремль", "東京"])
def test_other_scripts_are_their_own_stems(word: str) -> None:
    assert stem(word) == word


@given(st.text("ابتجدرسصعفقكلمنهويء", min_size=1, max_size=12))
def test_a_stem_is_a_part_of_the_word_or_its_singular(word: str) -> None:
    short = stem(word)
    assert short
    assert short in word or short[-1] in "هءي"
