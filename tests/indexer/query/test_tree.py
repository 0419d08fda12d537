import time
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indexer.display import without_format_signs
from indexer.errors import QueryError
from indexer.query.dates import normalize_date
from indexer.query.fields import DateRange, FacetTerm, PropertyTerm, SourceTerm, TitleTerms
from indexer.query.leaves import Fuzzy, Near, Phrase, Prefix, Word
from indexer.query.lexer import FIELDS
from indexer.query.limits import MAX_LENGTH, MAX_NEAR_DISTANCE, MAX_WORDS
from indexer.query.parser import parse
from indexer.query.terms import exact_words, words_in
from indexer.query.tree import AllOf, And, DisMax, Node, Not, Or

OPERATORS = [
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
LEXEMES = st.sampled_from([*OPERATORS, *(f"{name}:" for name in FIELDS)])
TEXTS = st.text() | st.lists(LEXEMES).map(" ".join) | st.lists(LEXEMES | st.text(max_size=4)).map("".join)


@settings(max_examples=400)
@given(TEXTS)
def test_any_text_is_an_error_or_a_query_that_prints_as_it_parses(text: str) -> None:
    try:
        node = parse(text)
    except QueryError:
        return
    assert len(list(node.scoring_leaves())) <= MAX_WORDS
    printed_query = str(node)
    assume(len(printed_query) <= MAX_LENGTH)
    assert parse(printed_query) == node
    assert str(parse(printed_query)) == printed_query


# Without U+2069: a value between isolates is quoted (see `lexer.without_signs`).
FORMAT_SIGNS = "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u00ad\u200b\ufeff"
QUOTES = '"“”„«»\\\\'
VALUES = (st.text() | st.text(f"{QUOTES}*~:() أب", min_size=1)).map(without_format_signs).map(str.strip).filter(bool)
TEXT_WORDS = ["مصر", "القاهرة", "أو", "NOT", "COVID", "10.5", "أَسد", "و"]
WORDS = st.sampled_from(TEXT_WORDS).map(lambda text: words_in(text)[0])
VOCALIZED = st.builds(replace, WORDS, vocalized=st.sampled_from(["", "أَسد"])).map(
    lambda word: word if word.exact == "اسد" else word.without_diacritics()
)
PHRASES = st.lists(VOCALIZED, min_size=1, max_size=3).map(tuple)
SPANS = st.tuples(st.dates(), st.dates()).map(sorted)
LEAVES = st.one_of(
    WORDS,
    PHRASES.map(Phrase),
    st.builds(Near, PHRASES.filter(lambda words: len(words) > 1), st.integers(1, MAX_NEAR_DISTANCE)),
    PHRASES.map(exact_words),
    st.sampled_from(["مصر", "الأس"]).map(lambda text: Prefix(words_in(text)[0].exact)),
    st.sampled_from(["وونسان", "القاهرة"]).map(lambda text: Fuzzy(words_in(text)[0])),
    st.builds(FacetTerm, st.sampled_from(["people", "places"]), VALUES),
    st.builds(FacetTerm, st.just("dates"), VALUES.map(normalize_date)),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda words: TitleTerms(tuple(words))),
    st.builds(SourceTerm, VALUES, st.booleans()),
    st.builds(PropertyTerm, st.sampled_from(["section", "author"]), VALUES),
    st.builds(lambda name, span: DateRange(name, *span), st.sampled_from(["published", "mentioned"]), SPANS),
)


def groups(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, min_size=2, max_size=4).map(tuple)
    return several.map(And) | several.map(Or) | several.map(AllOf) | nodes.map(Not)


@settings(max_examples=400)
@given(st.recursive(LEAVES, groups, max_leaves=8))
def test_every_tree_parses_as_it_prints(node: Node) -> None:
    printed = str(node)
    assume(len(printed) <= MAX_LENGTH)
    with suppress(QueryError):  # beyond other limits
        assert parse(printed) == node


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("نادي الأمل", '"نادي الأمل"'),
        ('نادي "الأمل"', r'"نادي \"الأمل\""'),
        ("«الأمل»", '"«الأمل»"'),
        ("قال “نعم” و„لا“", '"قال “نعم” و„لا“"'),
        ('«نادي "الأمل"»', r'"«نادي \"الأمل\"»"'),
        ("C:\\a", r'"C:\a"'),
        ("C:\\", '"C:\\\\"'),
        ('\\"', r'"\\\""'),
    ],
)
def test_a_quotation_mark_inside_quotes_is_escaped(value: str, printed: str) -> None:
    assert str(FacetTerm("places", value)) == f"places:{printed}"
    assert parse(f"places:{printed} مصر") == AllOf((FacetTerm("places", value), *words_in("مصر")))


@given(TEXTS, st.data())
def test_signs_that_nobody_sees_change_nothing(text: str, data: st.DataObject) -> None:
    text = without_format_signs(text)
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=5).map(sorted))
    signed = text
    for place in reversed(places):
        signed = signed[:place] + data.draw(st.sampled_from(FORMAT_SIGNS)) + signed[place:]
    try:
        expected = parse(text)
    except QueryError:
        expected = None
    with suppress(QueryError):
        assert parse(signed) == expected


@pytest.mark.parametrize(
    "operator", [*OPERATORS, *(f"{name}:" for name in FIELDS), 'people:"', "a AND ", "a OR (", "a* ", "=a "]
)
def test_the_longest_texts_parse_in_half_a_second(operator: str) -> None:
    start = time.process_time()
    with suppress(QueryError):
        str(parse((operator * MAX_LENGTH)[:MAX_LENGTH]))
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("text", "printed_query"),
    [
        ("قمة (مصر | المغرب) -تونس", "قمه مصر OR المغرب -تونس"),
        ("(قمة مصر) OR تونس", "(قمه مصر) OR تونس"),
        ("NOT (مصر OR NOT NOT تونس)", "-(مصر OR NOT -تونس)"),
        ("شخص:لافروف عنوان:كأس مصدر:seeds/*", 'people:لافروف title:"كاس" source:"seeds/"*'),
        ("«مصر تونس»~٥ كتا* =كاتب وونسان~", '"مصر تونس"~5 كتا* =كاتب وونسان~'),
        ('"الأُسُـد أسدٌ"~2 ="أسد" =أسد أسد', '"الأُسُد أسدٌ"~2 ="أسد" =اسد اسد'),
        ("published:2023-10 ذكر:2023..", "published:2023-10-01..2023-10-31 mentioned:2023-01-01.."),
        (" ", ""),
    ],
)
def test_a_tree_prints_as_a_query(text: str, printed_query: str) -> None:
    assert str(parse(text)) == printed_query


def test_what_a_rewriter_adds_is_not_printed() -> None:
    word = Word("لافروف", "لافروف", spellings=("لافروب",))
    assert str(AllOf((DisMax(word, (Word("وزير", "وزير"),)), Word("مصر", "مصر")))) == "لافروف مصر"
