import re

import pytest

from analyzers.dates.atom_roles import Role
from analyzers.dates.date_words import FUTURE_VERB, NUMBERS, WORDS
from analyzers.text.fold import fold


@pytest.mark.parametrize(
    "word",
    ["سيعقد", "ستنطلق", "سيلتقي", "سيكون", "ستجرى", "سيتم", "ستواصل", "سيبدأ", "سينطلق", "سيزور", "سيقام", "ستتم"],
)
def test_future_verbs(word: str) -> None:
    assert FUTURE_VERB.fullmatch(fold(word))


@pytest.mark.parametrize(
    "word",
    ["سيارة", "سياسية", "سيناء", "سيطرة", "سيدني", "سينما", "ستوكهولم", "ستيفن", "ستالين", "سيرجي", "سنوات", "سيول"],
)
def test_nouns_like_future_verbs(word: str) -> None:
    assert not FUTURE_VERB.fullmatch(fold(word))


def test_no_word_is_listed_twice() -> None:
    rows = [row for _, _, row, _ in NUMBERS] + [row for _, row, _ in WORDS]
    words = [fold(word) for row in rows for word in row.split()]
    assert sorted(words) == sorted(set(words))


def test_a_role_is_one_character_without_meaning_in_a_pattern() -> None:
    assert {len(role) for role in Role} == {1}
    assert [role for role in Role if re.escape(role) != role] == []
