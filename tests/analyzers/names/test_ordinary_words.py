"""Words of the language, as opposed to names."""

import pytest

from analyzers.names.ordinary_words import is_known_word, is_ordinary


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("مراسله", True),
        ("مباراتين", True),
        ("المباراه", True),
        ("بواجبه", True),
        ("كتاب", True),
        ("غوغل", False),
        ("شيكاغو", False),
        ("ميونيخ", False),
        ("لافروف", False),
        ("محمد", False),
        ("زوكربيرغ", False),
    ],
)
def test_ordinary_words(word: str, *, expected: bool) -> None:
    assert is_ordinary(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("كتاب", True),
        ("محمد", True),  # a name
        ("وونسان", True),  # a place
        ("لافروق", False),  # a typo
    ],
)
def test_known_words(word: str, *, expected: bool) -> None:
    assert is_known_word(word) == expected
