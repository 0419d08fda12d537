import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.text.fold import fold, fold_with_offsets

EQUAL = [
    ("أحمد", "احمد"),  # hamza above
    ("إيران", "ايران"),  # hamza below
    ("آسيا", "اسيا"),  # madda
    ("ٱلله", "الله"),  # alef wasla
    ("ا\u0654حمد", "احمد"),  # decomposed hamza
    ("مؤتمر", "موتمر"),  # hamza on waw
    ("رئيس", "رييس"),  # hamza on yeh
    ("مصطفى", "مصطفي"),  # alef maksura
    ("مدرسة", "مدرسه"),  # teh marbuta
    ("کیم", "كيم"),  # Persian kaf and yeh
    ("لافروفَ", "لافروف"),  # fatha
    ("مُحَمَّد", "محمد"),  # harakat and shadda
    ("هٰذا", "هذا"),  # superscript alef
    ("ٱلرَّحۡمَـٰنِ", "الرحمن"),  # Quranic marks
    ("كـــتاب", "كتاب"),  # tatweel
    ("می\u200cرود", "ميرود"),  # ZWNJ
    ("\u200fمصر\u200e", "مصر"),  # bidi marks
    ("\u2067مصر\u2069", "مصر"),  # isolates
    ("ﻻﻓﺮوف", "لافروف"),  # presentation forms
    ("ﷺ", "صلي الله عليه وسلم"),  # a ligature of words
    ("٢٠٢٣", "2023"),  # Arabic-Indic digits
    ("۲۰۲۳", "2023"),  # Persian digits
    ("٣٫١٤", "3.14"),  # Arabic decimal separator
    ("LAVROV", "lavrov"),
    ("Élysée", "elysee"),
    ("E\u0301lysée", "elysee"),  # decomposed accent
    ("Ｔｏｋｙｏ", "tokyo"),  # full width
    ("گورباچوف", "كورباجوف"),  # Persian letters in a name
    ("ڨفصة", "قفصه"),  # Tunisian g
]
QURAN = [  # the spelling of the Quran, and of today
    ("ٱلْعَٰلَمِينَ", "العالمين"),
    ("ٱلْكِتَٰبُ", "الكتاب"),
    ("بِٱلصَّٰلِحَٰتِ", "بالصالحات"),
    ("مَٰلِكِ", "مالك"),
    ("ٱلشَّيْطَٰنِ", "الشيطان"),
    ("ثَلَٰثَةَ", "ثلاثة"),
    ("لقمٰن", "لقمان"),
    ("ٱلسَّمَٰوَٰتِ", "السماوات"),  # a consonant and its alef
    ("أَمْوَٰلَهُم", "أموالهم"),
    ("وَٱلْوَٰلِدَٰتُ", "والوالدات"),
    ("ٱلصَّلَوٰةَ", "الصلاة"),  # waw carries the alef
    ("ٱلزَّكَوٰةَ", "الزكاة"),
    ("ٱلْحَيَوٰةِ", "الحياة"),
    ("كَمِشْكَوٰةٍ", "كمشكاة"),
    ("ٱلرِّبَوٰا۟", "الربا"),
    ("ٱلتَّوْرَىٰةَ", "التوراة"),  # alef maksura carries it
    ("هَدَىٰهُمْ", "هداهم"),
    ("مُوسَىٰ", "موسى"),
    ("عَلَىٰ", "على"),
    ("تعالٰى", "تعالى"),
    ("إِبْرَٰهِۦمَ", "إبراهيم"),  # small yeh and waw
    ("ٱلنَّبِيِّۦنَ", "النبيين"),
    ("بِهِۦ", "به"),
    ("لَهُۥ", "له"),
    ("ءَامَنُوا۟", "آمنوا"),
    ("ءَايَٰتِنَا", "آياتنا"),
    ("يَٰٓأَيُّهَا", "يا أيها"),
    ("يَٰبَنِىٓ", "يا بني"),
    ("هَٰذَا", "هذا"),  # words that never had the letter
    ("لِهَٰذَا", "لهذا"),
    ("هَٰٓؤُلَآءِ", "هؤلاء"),
    ("كَذَٰلِكَ", "كذلك"),
    ("وَلَٰكِنَّ", "ولكن"),
    ("أُو۟لَٰٓئِكَ", "أولئك"),
    ("إِلَٰهُكُمْ", "إلهكم"),
    ("ٱلرَّحْمَٰنِ", "الرحمن"),
    ("للرحمٰن", "للرحمن"),
    ("اللّٰه", "الله"),
    ("بٱللّٰه", "بالله"),
    ("عبداللّٰه", "عبدالله"),
    ("طٰه", "طه"),
]
APART = [("علي", "علو"), ("ماء", "ما"), ("سار", "صار"), ("قلب", "كلب"), ("حسن", "حسين")]


@pytest.mark.parametrize(("written", "folded"), EQUAL)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(("old", "modern"), QURAN)
def test_the_spelling_of_the_quran_folds_like_that_of_today(old: str, modern: str) -> None:
    assert fold(old) == fold(modern)


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_that_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_every_folded_letter_has_an_origin_in_order(text: str) -> None:
    folded, origins = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(origins) == len(folded)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)
