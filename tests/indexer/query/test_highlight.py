import time
import unicodedata
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.expansion.edits import is_near
from analyzers.text.analyzer import analyze, index_words
from indexer.query.highlight import SNIPPET_LENGTH, Highlighter, Snippet, make_snippet
from indexer.query.parser import parse


def marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Highlighter(parse(query)).marks(text)]


def snippet_of(query: str, text: str) -> Snippet:
    return make_snippet(text, Highlighter(parse(query)).marks(text))


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
    ('"أسد"', "أسد اسد وأسد الأسد", ["أسد", "وأسد"]),
    ('="أسد"', "أسد اسد وأسد", ["أسد"]),
    ('"مؤتمراً صحفياً"', "عقد مُؤتمراً صحفياً لا موتمراً صحفياً", ["مُؤتمراً", "صحفياً"]),
    ('"أكد الرئيس"', "أكّد الرئيس، وأكد الرئِيس، واكد الرئيس", ["أكّد", "الرئيس", "وأكد", "الرئِيس"]),
    ('"أيضا"', "أيضاً أيضًا ايضا", ["أيضاً", "أيضًا"]),
    ('="أكد"', "أكّد وأكّد", ["أكّد"]),
    ('"اسد"', "أسد اسد", ["أسد", "اسد"]),
    ('="كأس العالم"', "بكأس العالم كأس العالم", ["كأس", "العالم"]),
    ("وونسن~", "وونسان وونسين بوونسن نسان", ["وونسان", "وونسين", "بوونسن"]),
    ("كتا*", "كتاب وكتابة والكتاب كتب", ["كتاب", "وكتابة", "والكتاب"]),
    ("الكتا*", "كتاب والكتاب للكتابة وبالكتب", ["والكتاب", "للكتابة"]),
    ("جنة*", "لجنة جنة الجنة", ["جنة", "الجنة"]),
    ('"مصر تونس"~1', "مصر وتونس، تونس ثم مصر. قطر قطر مصر قطر قطر تونس", ["مصر", "وتونس", "تونس", "مصر"]),
    ('"أسد مصر"~2', "اسد مصر ثم سافر إلى تونس ورأى أسدا، مصر وأسد", ["مصر", "وأسد"]),  # the typed hamza
    ('"مصر تونس قطر"~1', "مصر تونس. سافر سافر سافر قطر", ["مصر", "تونس"]),
    ("عنوان:كأس مصر", "كأس مصر", ["كأس", "مصر"]),
    ("مكان:مصر source:مصر", "مصر", []),
    ("", "مصر", []),
    ("½", "نحو ½ و1 2", ["½", "1", "2"]),  # a letter that is several words is marked once
    ('"1 2"', "نحو ½ ثم 1", ["½"]),
    ("صلى الله", "قال ﷺ", ["ﷺ"]),
]


@pytest.mark.parametrize(("query", "text", "words"), MARKS)
def test_whole_words_of_the_original_text_are_marked(query: str, text: str, words: list[str]) -> None:
    assert marked(query, text) == words


def test_a_snippet_shows_the_most_different_words() -> None:
    text = "لافروف قال. " + "كلام كثير " * 60 + "\nوصل لافروف إلى وونسان أمس. " + "كلام كثير " * 60
    snippet = snippet_of("لافروف وونسان", text)
    assert snippet.text.startswith("وصل لافروف إلى وونسان")
    assert [snippet.text[a:b] for a, b in snippet.marks] == ["لافروف", "وونسان"]


def test_without_a_match_a_snippet_is_the_beginning() -> None:
    text = "بداية النص " * 60
    snippet = snippet_of("تونس", text)
    assert text.startswith(snippet.text)
    assert snippet.marks == ()


@given(st.text("مصر تونس.\n،«»َـ", max_size=900))
def test_a_snippet_is_a_passage_cut_between_words(text: str) -> None:
    snippet = snippet_of("مصر", text)
    assert snippet.text in text
    assert len(snippet.text) <= SNIPPET_LENGTH
    assert all(0 <= a < b <= len(snippet.text) for a, b in snippet.marks)


PIECES = [
    *("مصر", "أسد", "اسد", "مدرسة", "على"),
    *("م", "ص", "ر", "ا", "س", "د"),
    *("\u0654", "\u0653", "\u064e", "\u0651", ""),  # hamza and madda above, fatha, shadda, small alef
    *("ـ", "\u200f", "\u202b", "\u202c", "\u2067", "\u2069"),  # tatweel, bidi marks
    *(" ", "، ", "\n", "."),
]
BARE = {"ة": "ه", "ى": "ي", "أ": "ا", "إ": "ا", "آ": "ا"}


def reference_marks(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a bare word: from a letter to the last diacritic before another kind of character."""
    start = None
    for index, char in enumerate([*text, " "]):
        if start is None and char.isalpha() and char != "ـ":
            start = index
        elif start is not None and not (char.isalpha() or unicodedata.category(char) in {"Mn", "Cf"}):
            if bare(text[start:index]) == word:
                yield start, index
            start = None


def bare(text: str) -> str:
    letters = (BARE.get(char, char) for char in text)
    return "".join(char for char in letters if char.isalpha() and char != "ـ")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@pytest.mark.parametrize("word", ["مصر", "اسد", "مدرسه", "علي"])
def test_marks_equal_those_of_a_slow_reference(word: str, text: str) -> None:
    assert list(Highlighter(parse(f"={word}")).marks(text)) == list(reference_marks(word, text))


FUZZY_TEXTS = st.text("وسنم", min_size=4, max_size=9)  # only four letters, so that many words are one edit apart


@given(st.lists(FUZZY_TEXTS, max_size=5), st.lists(FUZZY_TEXTS, max_size=20))
def test_fuzzy_marks_are_those_of_every_pair_of_words(query_words: list[str], text: list[str]) -> None:
    query_tokens = [token for word in query_words for token in analyze(word)]
    matching_spans = {
        (token.start, token.end)
        for token in analyze(" ".join(text))
        if any(
            token.term == word.term or is_near(word.exact, token.exact) or is_near(word.term, token.term)
            for word in query_tokens
        )
    }
    fuzzy = Highlighter(parse(" ".join(f"{word}~" for word in query_words)))
    clitics = Highlighter(parse(" ".join(query_words)))  # marked without ~ too
    marks = fuzzy.marks(" ".join(text))
    assert set(marks) == matching_spans | set(clitics.marks(" ".join(text)))


def test_fifty_fuzzy_words_in_a_long_text_take_less_than_two_seconds() -> None:
    words = ["".join(letters) for letters in product("وسنم", repeat=8)]
    highlighter = Highlighter(parse(" ".join(f"{word}~" for word in words[::1311])))
    start = time.process_time()
    assert highlighter.marks(" ".join(words[::40]))
    assert time.process_time() - start < 2  # 0.1 s; comparing every pair of words takes 4 s


def test_packed_words_give_the_same_marks() -> None:
    for query, text, words in MARKS:
        marks = Highlighter(parse(query)).marks(text, index_words(text).packed)
        assert [text[start:end] for start, end in marks] == words, query
