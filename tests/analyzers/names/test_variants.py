"""Other spellings of a name among the words of an index."""

import pytest

from analyzers.names.company import find_company
from analyzers.names.variants import SpellingIndex, find_spellings, group_by_key, may_be_spelling, may_have_spellings

WORDS = (
    "لافروف لافروب غوتيريش جوتيريس جوجل غوغل شيكاجو شيكاغو ميونخ ميونيخ ديمتري دميتري ديميتري ستيفن ستيفنس ستيفانو "
    "فرنسا فرنسوا فرانسوا كان كين محمد محمود حسن حسين مارسيليا مرسيليا مراسلة المراسلة مباراتين مارتين مارتن"
)
INDEX = SpellingIndex.of(group_by_key({word.replace("ة", "ه"): 3 for word in WORDS.split()}))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("غوتيريش", {"جوتيريس"}),
        ("جوجل", {"غوغل"}),
        ("شيكاجو", {"شيكاغو"}),
        ("ميونخ", {"ميونيخ"}),
        ("ميونيخ", {"ميونخ"}),
        ("ديمتري", {"ديميتري", "دميتري"}),  # both are known as Dmitri
        ("ديميتري", {"ديمتري", "دميتري"}),
        ("ستيفن", set()),  # not ستيفنس, ستيفانو
        ("فرانسوا", {"فرنسوا"}),  # not the country
        ("فرنسا", set()),
        ("مارسيليا", {"مرسيليا"}),  # not مراسلة
        ("مارتين", {"مارتن"}),  # not مباراتين
        ("كان", set()),
        ("محمد", set()),
        ("حسن", set()),
        ("هاتويي", set()),  # in no list and not in the index
    ],
)
def test_spellings(word: str, expected: set[str]) -> None:
    assert set(find_spellings(word, INDEX)) == expected


NAMES = {"كيفن كوستنر": 9, "كيفين كوستنر": 2, "ميكايل شوماخر": 9, "ميكل أرتيتا": 8, "ميكيل أرتيتا": 3}
WORDS_OF_NAMES = dict.fromkeys(("كيفن", "كيفين", "ميكايل", "ميكل", "ميكيل", "ميشيل", "ميتشل"), 3)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("كيفين", ["كيفن"]),
        ("ميكيل", ["ميكل"]),  # not ميكايل, whose family names are others
        ("ميكايل", []),
        ("ميتشل", []),  # not ميشيل
    ],
)
def test_short_words_are_spellings_in_the_same_company(word: str, expected: list[str]) -> None:
    groups = group_by_key(WORDS_OF_NAMES)
    assert find_spellings(word, SpellingIndex.of(groups, find_company(NAMES))) == expected


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("يونغ", "جونغ", True),
        ("ترمب", "ترامب", True),
        ("منستير", "مانشستير", False),
        ("صالح", "صالحي", False),
        ("حسن", "هيسن", False),
    ],
)
def test_words_of_unified_names_may_be_spellings(word: str, other: str, *, expected: bool) -> None:
    assert may_be_spelling(word, other) == expected


@pytest.mark.parametrize("common", ["غوغل", "جوجل"])
def test_common_words_neither_have_spellings_nor_are_spellings(common: str) -> None:
    assert find_spellings("جوجل", INDEX, is_common=lambda word: word == common) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [("لافروف", True), ("حسن", False), ("كتاب", False)],  # too short; an ordinary word
)
def test_words_that_may_have_spellings(word: str, *, expected: bool) -> None:
    assert may_have_spellings(word) == expected


def test_a_group_keeps_its_most_frequent_words() -> None:
    assert group_by_key({"سيرجي": 1, "سيرغي": 3, "سيركي": 2, "google": 9}, max_size=2) == {"سرك": ["سيرغي", "سيركي"]}
