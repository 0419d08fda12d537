import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.expansion.roots import MAX_SAME_ROOT, Roots, root_key


@pytest.mark.parametrize(
    ("key", "terms"),
    [
        ("كتب", "كتاب كاتب مكتوب مكتبه تكاتب كتابه مكتب كتيب"),
        ("جمع", "اجتماع مجتمع جماعه جمعيه جامع اجماع"),
        ("نخب", "انتخاب منتخب ناخب نخبه"),
        ("خدم", "استخدام خدمه مستخدم خادم"),
        ("علم", "تعليم معلم متعلم علوم عالم اعلام"),
        ("درس", "مدرسه مدرس دراسه مدارس تدريس"),
        ("قرر", "قرار استقرار تقرير"),
        ("تحف", "متحف تحفه"),  # its ت is of the root
        ("", "قال قول دور يد سوسه وجوه و 2023 lavrov covid19"),  # too little remains, or no Arabic word
    ],
)
def test_words_of_one_root_share_a_key(key: str, terms: str) -> None:
    assert {term: root_key(term) for term in terms.split()} == dict.fromkeys(terms.split(), key)


@given(st.text(st.sampled_from("ابتثجحدرسعفقكلمنهويءx1"), max_size=12))
def test_a_key_is_made_of_letters_of_the_word(term: str) -> None:
    key = root_key(term)
    assert not key or len(key) >= 3
    letters = iter(term)
    assert all(letter in letters for letter in key)


def test_the_most_used_words_of_a_root_are_found() -> None:
    roots = Roots({"كتاب": 5, "كاتب": 9, "مكتب": 1, "علم": 7})
    assert roots.same_root("كتاب") == ("كاتب", "مكتب")
    assert roots.same_root("كتابه") == ("كاتب", "كتاب", "مكتب")  # not a term of the index itself
    assert roots.same_root("قال") == ()


def test_a_root_finds_no_more_than_some() -> None:
    terms = {f"كتاب{ending}": 1 for ending in ("", *(f"{one}{other}" for one in "اوي" for other in "اويءاويءاويء"))}
    many = Roots(terms | {f"ك{a}ت{b}ب": 1 for a in ("", *"اوي") for b in ("", *"اوي")} | {"م" + t: 1 for t in terms})
    assert len(many.same_root("كتيب")) == MAX_SAME_ROOT
