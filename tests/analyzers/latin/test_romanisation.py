"""People and places in Latin letters, for readers of English."""

import pytest

from analyzers.latin.romanisation import by_letters, latin_name, romanised


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("محمد", "Muhammad"),
        ("خالد بن سعيد", "Khalid bin Said"),
        ("بن جديد", "Bin Jadid"),  # a particle is small inside a name only
        ("نور الدين", "Nur al-Din"),
        ("عبد الله", "Abdallah"),
        ("عبدالله", "Abdallah"),
        ("عبد الرحمن", "Abd al-Rahman"),
        ("عبدالرحمن", "Abd al-Rahman"),  # written as one word
        ("الناصر", "al-Nasir"),
        ("فاطمة", "Fatima"),
        ("مصطفى", "Mustafa"),
        ("إياد", "Iyad"),
        ("محمّد", "Muhammad"),  # vowel signs and shadda
        ("دونالد ترامب", "Donald Trump"),
        ("مارين لوبان", "Marin Le Pen"),
        ("الجهيناوي", "al-Jhinawi"),
        ("عامر بوعزة", "Amir Buaza"),
        ("شارل نيكول", "Charles Nicole"),
        ("غسان حسن", "Ghassan Hasan"),  # French doubles the s of both
        ("حسن-علي", "Hasan-Ali"),
        ("John Smith", "John Smith"),
        ("محمد 6", "Muhammad 6"),
        ("«محمد»", "«Muhammad»"),
        ("", ""),
        (" ", " "),
    ],
)
def test_people(name: str, latin: str) -> None:
    assert romanised(name) == latin


@pytest.mark.parametrize(
    ("value", "latin"),
    [
        ("القاهرة", "Cairo"),
        ("مكة المكرمة", "Mecca"),
        ("الشرق الأوسط", "Middle East"),
        ("الولايات المتحدة", "United States"),
        ("طرابلس، لبنان", "Tripoli, Lebanon"),  # the country of a shared name
        ("عين الورد", "Ayn al-Ward"),  # not in the gazetteer
        ("دوز", "Duz"),  # not the writer Dawes
    ],
)
def test_places(value: str, latin: str) -> None:
    assert latin_name("places", value) == latin


@pytest.mark.parametrize("kind", ["dates", "source", "section", "published", "column"])
def test_other_facets_keep_their_value(kind: str) -> None:
    assert latin_name(kind, "القاهرة") == "القاهرة"


@pytest.mark.parametrize("word", ["شنفرطوس", "بخشعوط", "ققق", "ا", "ء"])
def test_any_word_is_written_without_arabic_letters(word: str) -> None:
    assert by_letters(word, is_arab=False).isascii()
    assert by_letters(word, is_arab=True).isascii()
