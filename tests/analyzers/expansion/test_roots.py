import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.expansion.roots import MAX_SAME_ROOT, Roots, group_by_root, root_key


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
        ("تحف", "متحف تحفه"),  # ت belongs to the root
        ("", "قال قول دور يد سوسه وجوه و 2023 lavrov covid19"),  # too few letters remain, or not Arabic
    ],
)
def test_words_of_one_root_share_a_key(key: str, terms: str) -> None:
    assert {term: root_key(term) for term in terms.split()} == dict.fromkeys(terms.split(), key)


@given(st.text(st.sampled_from("ابتثجحدرسعفقكلمنهويءx1"), max_size=12))
def test_a_key_consists_of_letters_of_the_word(term: str) -> None:
    key = root_key(term)
    assert not key or len(key) >= 3
    letters = iter(term)
    assert all(letter in letters for letter in key)


def test_same_root_gives_the_most_frequent_terms_first() -> None:
    groups = group_by_root({"كتاب": 5, "كاتب": 9, "مكتب": 1, "علم": 7})
    roots = Roots(lambda keys: {key: groups[key] for key in keys if key in groups})
    assert roots.same_root("كتاب") == ("كاتب", "مكتب")
    assert roots.same_root("كتابه") == ("كاتب", "كتاب", "مكتب")  # the index does not have the term itself
    assert roots.same_root("قال") == ()


def test_same_root_is_limited() -> None:
    terms = {f"كتاب{ending}": 1 for ending in ("", *(f"{one}{other}" for one in "اوي" for other in "اويءاويءاويء"))}
    terms |= {f"ك{a}ت{b}ب": 1 for a in ("", *"اوي") for b in ("", *"اوي")} | {f"م{term}": 1 for term in terms}
    groups = group_by_root(terms)
    many = Roots(lambda keys: {key: groups[key] for key in keys})
    assert len(many.same_root("كتيب")) == MAX_SAME_ROOT
