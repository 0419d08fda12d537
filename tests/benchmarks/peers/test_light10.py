"""light10 stems as in its paper and in the ArabicStemmer of Lucene, with their errors."""

import pytest

from benchmarks.peers.light10 import light10

STEMS = [
    ("والكتاب", "كتاب"),
    ("للوزير", "وزير"),
    ("المدرسة", "مدرس"),
    ("أخبارها", "اخبار"),
    ("كِتَاب", "كتاب"),
    ("وزير", "زير"),
    ("ولد", "ولد"),  # three letters would remain at the least
    ("بوتين", "بوت"),
    ("الى", "ال"),
    ("لبنان", "لبن"),
    ("", ""),
]


@pytest.mark.parametrize(("word", "expected"), STEMS)
def test_stem(word: str, expected: str) -> None:
    assert light10(word) == expected
