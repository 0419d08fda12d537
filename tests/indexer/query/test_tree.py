import time
from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query.lexer import FIELDS
from indexer.query.parser import MAX_LENGTH, MAX_WORDS, parse
from indexer.query.tree import AnyOf, DisMax, Word

SIGNS = [
    "(",
    ")",
    '"',
    "«",
    "-",
    " ",
    "|",
    "=",
    "*",
    "~",
    "~5",
    "~٠",
    "~99",
    ":",
    "2023-10",
    "..",
    "OR",
    "أو",
    "AND",
    "NOT",
    "COVID-19",
    "ﷺ",
    "أَ",
    "1" * 99 + ".5",
    "مصر",
]
LEXEMES = st.sampled_from([*SIGNS, *(f"{name}:" for name in FIELDS)])
TEXTS = st.text() | st.lists(LEXEMES).map(" ".join) | st.lists(LEXEMES | st.text(max_size=4)).map("".join)


@settings(max_examples=1000)
@given(TEXTS)
def test_any_text_is_a_query_or_a_query_error_and_is_written_as_it_is_read(text: str) -> None:
    try:
        node = parse(text)
    except QueryError:
        return
    assert len(list(node.scoring_leaves())) <= MAX_WORDS
    again = str(node)
    assume(len(again) <= MAX_LENGTH)
    assert parse(again) == node
    assert str(parse(again)) == again


@pytest.mark.parametrize(
    "sign", [*SIGNS, *(f"{name}:" for name in FIELDS), 'people:"', "a AND ", "a OR (", "a* ", "=a "]
)
def test_the_longest_texts_are_read_in_no_time(sign: str) -> None:
    start = time.process_time()
    with suppress(QueryError):
        str(parse((sign * MAX_LENGTH)[:MAX_LENGTH]))
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("قمة (مصر | المغرب) -تونس", "قمه مصر OR المغرب -تونس"),
        ("(قمة مصر) OR تونس", "(قمه مصر) OR تونس"),
        ("NOT (مصر OR NOT NOT تونس)", "-(مصر OR NOT -تونس)"),
        ("شخص:لافروف عنوان:كأس مصدر:seeds/*", 'people:"لافروف" title:"كاس" source:"seeds/"*'),
        ("«مصر تونس»~٥ كتا* =كاتب وونسان~", '"مصر تونس"~5 كتا* =كاتب وونسان~'),
        ('"الأُسُـد أسدٌ"~2 ="أسد" =أسد أسد', '"الأُسُد أسدٌ"~2 ="أسد" =اسد اسد'),
        ("published:2023-10 ذكر:2023..", "published:2023-10-01..2023-10-31 mentioned:2023-01-01.."),
        (" ", ""),
    ],
)
def test_a_tree_is_written_as_a_query(text: str, again: str) -> None:
    assert str(parse(text)) == again


def test_what_an_index_adds_to_a_query_is_not_written() -> None:
    word = Word("لافروف", "لافروف", spellings=("لافروب",))
    assert str(AnyOf((DisMax(word, (Word("وزير", "وزير"),)), Word("مصر", "مصر")))) == "لافروف مصر"
