"""Other spellings of a name among the words of an index."""

import pytest

from analyzers.names.ordinary_words import is_ordinary
from analyzers.names.variants import SpellingIndex, find_spellings, group_by_key

WORDS = (
    "لافروف لافروب غوتيريش جوتيريس جوجل غوغل شيكاجو شيكاغو ميونخ ميونيخ ديمتري دميتري ديميتري ستيفن ستيفنس ستيفانو "
    "فرنسا فرنسوا فرانسوا كان كين محمد محمود حسن حسين مارسيليا مرسيليا مراسلة المراسلة مباراتين مارتين مارتن"
)
INDEX = SpellingIndex(group_by_key({word.replace("ة", "ه"): 3 for word in WORDS.split()}))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("غوتيريش", {"جوتيريس"}),
        ("جوجل", {"غوغل"}),
        ("شيكاجو", {"شيكاغو"}),
        ("ميونخ", {"ميونيخ"}),
        ("ميونيخ", {"ميونخ"}),
        ("ديمتري", {"دميتري", "ديميتري"}),
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


def test_the_callers_common_words_are_left_out() -> None:
    assert find_spellings("جوجل", INDEX, is_common=lambda word: word == "غوغل") == []
    assert find_spellings("جوجل", INDEX, is_common=lambda word: word == "جوجل") == []


@pytest.mark.parametrize("word", ["مراسله", "مباراتين", "المباراه", "بواجبه", "كتاب"])
def test_ordinary(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["غوغل", "شيكاغو", "ميونيخ", "لافروف", "محمد", "زوكربيرغ"])
def test_names_are_not_ordinary(word: str) -> None:
    assert not is_ordinary(word)
