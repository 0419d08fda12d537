import pytest

from analyzers.text.words import WORD, normal_number

PARTS = [
    ("وزير الخارجيه", ["وزير", "الخارجيه"]),
    ("covid-19", ["covid", "19"]),
    ("بي-52", ["بي", "52"]),
    ("l'aube", ["l", "aube"]),
    ("#كاس_العالم", ["كاس", "العالم"]),
    ("3.14", ["3.14"]),
    ("10,000", ["10,000"]),
    ("1,250,000.5", ["1,250,000.5"]),
    ("20.10.2023", ["20", "10", "2023"]),
    ("20/10/2023", ["20", "10", "2023"]),
    ("1,2", ["1", "2"]),
    ("1,2345", ["1", "2345"]),
    ("40%", ["40"]),
    ("7579hj", ["7579hj"]),
    ("قال.ثم", ["قال", "ثم"]),
    ("…؟!", []),
]


@pytest.mark.parametrize(("folded", "words"), PARTS)
def test_words_of_a_folded_text(folded: str, words: list[str]) -> None:
    assert WORD.findall(folded) == words


def test_normal_number() -> None:
    assert normal_number("1,250,000.5") == "1250000.5"
