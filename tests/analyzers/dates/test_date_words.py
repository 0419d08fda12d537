import pytest

from analyzers.dates.date_words import FUTURE_VERB, WORDS, vocabulary
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


def test_every_word_stands_once() -> None:
    words = [fold(word) for _, _, row, _ in WORDS for word in row.split()]
    assert sorted(words) == sorted(set(words))


def test_kinds_are_single_letters() -> None:
    assert {len(kind) for kind, _ in vocabulary().values()} == {1}
