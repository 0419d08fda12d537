import pytest

from analyzers.latin.tokens import has_article, latin_words, without_attached_article


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bachar el-Assad", ["bachar", "assad"]),
        ("as-Sisi", ["sisi"]),
        ("Sana'a", ["sanaa"]),
        ("Côte d'Ivoire", ["cote", "ivoire"]),
        ("N'Djamena", ["ndjamena"]),
        ("Abderrahmane", ["abd", "rahmane"]),
        ("Abdallah", ["abdallah"]),
        ("Noureddine", ["nour", "dine"]),
        ("Mr Erdoğan", ["erdogan"]),
        ("al", ["al"]),  # an article without a word
    ],
)
def test_latin_words(text: str, words: list[str]) -> None:
    assert [word.text for word in latin_words(text)] == words


@pytest.mark.parametrize(
    ("word", "expected"),
    [("essebsi", "sebsi"), ("alassad", "assad"), ("elbaradei", "baradei"), ("abbas", "abbas"), ("ali", "ali")],
)
def test_without_attached_article(word: str, expected: str) -> None:
    assert without_attached_article(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("al-Qaida", True),
        ("Al-Qaïda", True),
        ("el-Assad", True),
        ("as-Sisi", True),
        ("as-Qaida", False),
        ("Albert", False),
    ],
)
def test_has_article(text: str, expected: bool) -> None:
    assert has_article(text) == expected
