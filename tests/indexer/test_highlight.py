import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.highlight import SNIPPET_LENGTH, Highlighter
from indexer.query import parse


def marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Highlighter(parse(query)).marks(text)]


MARKS = [
    ("لافروف", "قالت للافروفَ إن لافروف وصل", ["للافروفَ", "لافروف"]),
    ("وونسان", "عاد من وونسان إلى بوونسان", ["وونسان", "بوونسان"]),
    ("روسيا", "لروسيا والروسي", ["لروسيا"]),
    ("محمد", "مُحَمَّد ومحمود", ["مُحَمَّد"]),
    ("مصر", "\u200fمـــصر\u200f", ["مـــصر\u200f"]),
    ('"كأس العالم"', "فاز بكأس العالم لا بكأس أفريقيا في العالم", ["بكأس", "العالم"]),
    ("ماتسيغورا", "قال لماتسيغورا", ["لماتسيغورا"]),
    ("-مصر تونس", "مصر وتونس", ["وتونس"]),
    ("=كاتب", "كاتب والكاتب وكاتب وكتّاب كاتِب", ["كاتب", "كاتِب"]),
    ('="كأس العالم"', "بكأس العالم كأس العالم", ["كأس", "العالم"]),
    ("كتا*", "كتاب وكتابة والكتاب كتب", ["كتاب", "وكتابة"]),
    ('"مصر تونس"~1', "مصر وتونس، تونس ثم مصر. قطر قطر مصر قطر قطر تونس", ["مصر", "وتونس", "تونس", "مصر"]),
    ('"مصر تونس قطر"~1', "مصر تونس. سافر سافر سافر قطر", ["مصر", "تونس"]),
    ("عنوان:كأس مصر", "كأس مصر", ["كأس", "مصر"]),
    ("مكان:مصر source:مصر", "مصر", []),
    ("", "مصر", []),
]


@pytest.mark.parametrize(("query", "text", "words"), MARKS)
def test_whole_words_of_the_original_text_are_marked(query: str, text: str, words: list[str]) -> None:
    assert marked(query, text) == words


def test_a_snippet_shows_the_most_different_words() -> None:
    text = "لافروف قال. " + "كلام كثير " * 60 + "\nوصل لافروف إلى وونسان أمس. " + "كلام كثير " * 60
    snippet = Highlighter(parse("لافروف وونسان")).snippet(text)
    assert snippet.text.startswith("وصل لافروف إلى وونسان")
    assert [snippet.text[a:b] for a, b in snippet.marks] == ["لافروف", "وونسان"]


def test_without_a_match_a_snippet_is_the_beginning() -> None:
    text = "بداية النص " * 60
    snippet = Highlighter(parse("تونس")).snippet(text)
    assert text.startswith(snippet.text)
    assert snippet.marks == ()


@given(st.text("مصر تونس.\n،«»َـ", max_size=900))
def test_a_snippet_is_a_passage_cut_at_words(text: str) -> None:
    snippet = Highlighter(parse("مصر")).snippet(text)
    assert snippet.text in text
    assert len(snippet.text) <= SNIPPET_LENGTH
    assert all(0 <= a < b <= len(snippet.text) for a, b in snippet.marks)
