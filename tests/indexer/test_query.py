import time
from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query import (
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_NEAR,
    MAX_WORDS,
    Both,
    Called,
    Either,
    Everything,
    Exact,
    FromSource,
    InTitle,
    Loose,
    Named,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Word,
    parse,
    words,
)
from indexer.query_lexer import FIELDS
from indexer.query_print import written
from indexer.query_tree import Leaf


def shape(node: Node) -> str:
    """A tree as a line: words bare, phrases quoted, the rest as name(parts)."""
    match node:
        case Called(part, others):
            return f"called({' '.join(map(shape, (part, *others)))})"
        case Not(part):
            return f"not({shape(part)})"
        case Both(nodes) | Either(nodes) | Loose(nodes):
            return f"{type(node).__name__.lower()}({' '.join(map(shape, nodes))})"
        case _:
            return leaf(node)


def leaf(node: Leaf) -> str:
    match node:
        case Word():
            return node.exact
        case Phrase(parts):
            return '"' + " ".join(word.exact for word in parts) + '"'
        case Near(parts, most):
            return f"near{most}({' '.join(map(shape, parts))})"
        case InTitle(parts):
            return f"title({' '.join(map(shape, parts))})"
        case Exact(forms):
            return f"exact({' '.join(forms)})"
        case Prefix(start):
            return f"prefix({start})"
        case FromSource(name, begins):
            return f"source({name}{'...' if begins else ''})"
        case Everything():
            return "everything"
        case Named():
            return f"{node.kind}:{node.value}"


QUERIES = [
    ("لافروف", "لافروف"),
    ("لافروف وونسان", "loose(لافروف وونسان)"),
    ('"وزير الخارجية" موسكو', 'loose("وزير الخارجيه" موسكو)'),
    ("«كأس العالم»", '"كاس العالم"'),
    ("روسيا -أوكرانيا", "loose(روسيا not(اوكرانيا))"),
    ('روسيا -"كأس العالم"', 'loose(روسيا not("كاس العالم"))'),
    ("-أوكرانيا", "not(اوكرانيا)"),
    ("مصر OR المغرب", "either(مصر المغرب)"),
    ("مصر | المغرب", "either(مصر المغرب)"),
    ("مصر AND المغرب", "both(مصر المغرب)"),
    ("مصر AND NOT المغرب", "both(مصر not(المغرب))"),
    ("قمة مصر OR المغرب", "loose(قمه either(مصر المغرب))"),
    ("مصر AND المغرب OR تونس", "either(both(مصر المغرب) تونس)"),
    ("(قمة مصر) OR تونس", "either(loose(قمه مصر) تونس)"),
    ("COVID-19", '"covid 19"'),
    ("20/10/2023", '"20 10 2023"'),
    ("مصر - السودان", "loose(مصر السودان)"),
    ("or and", "loose(or and)"),  # operators are in capitals
    ("", "everything"),
    (" \n", "everything"),
    # fields
    ("people:لافروف", "people:لافروف"),
    ('شخص:"سيرغي لافروف"', "people:سيرغي لافروف"),
    ("أماكن:«كوت ديفوار (أفريقيا)»", "places:كوت ديفوار (أفريقيا)"),  # as it is given, not folded
    ("اماكن:أبها", "places:أبها"),
    ("تاريخ:٢٠٢٣-١٠", "dates:2023-10"),
    ('title:"كأس العالم"', "title(كاس العالم)"),
    ("عنوان:كأس مصر", "loose(title(كاس) مصر)"),
    ("source:seeds/a.txt", "source(seeds/a.txt)"),
    ("مصدر:seeds/*", "source(seeds/...)"),
    ('source:"my seeds/"*', "source(my seeds/...)"),
    ('source:"seeds/*"', "source(seeds/*)"),
    ("قمة -places:مصر", "loose(قمه not(places:مصر))"),
    ("people:a OR people:b", "either(people:a people:b)"),
    # beginnings, nearness, spelling
    ("كتا*", "prefix(كتا)"),
    ("أحم*", "prefix(احم)"),
    ('"مصر تونس"~5', "near5(مصر تونس)"),
    ("«مصر تونس»~٥", "near5(مصر تونس)"),
    ("=كاتب", "exact(كاتب)"),
    ("=COVID-19", "exact(covid 19)"),
    ('="وزير الخارجية"', "exact(وزير الخارجيه)"),
    ("-=كاتب", "not(exact(كاتب))"),
    # what looks like an operator and is none
    ("people: لافروف", "loose(people لافروف)"),
    ('people:"" لافروف', "loose(people لافروف)"),
    ("title:!!!", "title"),
    ("source:*", "source"),
    ("person:لافروف", '"person لافروف"'),
    ("المصدر:رويترز", '"المصدر رويترز"'),
    ("10:30", '"10 30"'),
    ("كت*", "كت"),
    ("كت*اب", '"كت اب"'),
    ("covid-19*", '"covid 19"'),
    ("* مصر *", "مصر"),
    ('"مصر"~5', '"مصر"'),
    ('"مصر تونس"~0', '"مصر تونس"'),
    ('"مصر تونس"~', '"مصر تونس"'),
    ('"مصر تونس"~5a', 'loose("مصر تونس" 5a)'),
    ('title:"مصر تونس"~5', "loose(title(مصر تونس) 5)"),
    ("مصر ~5", "loose(مصر 5)"),
    ("= مصر =", "مصر"),
    ("مصر=تونس", '"مصر تونس"'),
    # what is left open, or closed once too often
    ('"كأس العالم', '"كاس العالم"'),
    ("((مصر", "مصر"),
    (")) مصر (", "مصر"),
    ("مصر) تونس قطر", "loose(مصر تونس قطر)"),
    ('people:"سيرغي لافروف', "people:سيرغي لافروف"),
    ("OR مصر", "مصر"),
    ("مصر OR", "مصر"),
    ("مصر OR OR المغرب", "either(مصر المغرب)"),
    ('"" مصر', "مصر"),
    ("مصر !!!", "مصر"),
]


@pytest.mark.parametrize(("text", "tree"), QUERIES)
def test_what_a_query_means(text: str, tree: str) -> None:
    assert shape(parse(text)) == tree


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("!!!", "no word"),
        ('"', "no word"),
        ("OR", "no word"),
        ("-", "no word"),
        ("ا" * (MAX_LENGTH + 1), "shorten"),
        ("س " * 900, "shorten"),
        ("ﷺ " * (MAX_WORDS // 4 + 1), "shorten"),  # one sign, four words
        (f'"مصر تونس"~{MAX_NEAR + 1}', "near"),
        ('"مصر تونس"~' + "9" * 1900, "near"),
        ("(س " * (MAX_DEPTH + 1), "deeper"),
        ("NOT " * (MAX_DEPTH + 1) + "س", "deeper"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        parse(text)


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
    "~5",
    "~٠",
    "~99",
    ":",
    "OR",
    "AND",
    "NOT",
    "COVID-19",
    "ﷺ",
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
    assert len(list(words(node))) <= MAX_WORDS
    again = written(node)
    assume(len(again) <= MAX_LENGTH)
    assert parse(again) == node
    assert written(parse(again)) == again


@pytest.mark.parametrize(
    "sign", [*SIGNS, *(f"{name}:" for name in FIELDS), 'people:"', "a AND ", "a OR (", "a* ", "=a "]
)
def test_the_longest_texts_are_read_in_no_time(sign: str) -> None:
    start = time.process_time()
    with suppress(QueryError):
        written(parse((sign * MAX_LENGTH)[:MAX_LENGTH]))
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("قمة (مصر | المغرب) -تونس", "قمه مصر OR المغرب -تونس"),
        ("(قمة مصر) OR تونس", "(قمه مصر) OR تونس"),
        ("NOT (مصر OR NOT NOT تونس)", "-(مصر OR NOT -تونس)"),
        ("شخص:لافروف عنوان:كأس مصدر:seeds/*", 'people:"لافروف" title:"كاس" source:"seeds/"*'),
        ("«مصر تونس»~٥ كتا* =كاتب", '"مصر تونس"~5 كتا* =كاتب'),
        (" ", ""),
    ],
)
def test_a_tree_is_written_as_a_query(text: str, again: str) -> None:
    assert written(parse(text)) == again


def test_what_an_index_adds_to_a_query_is_not_written() -> None:
    word = Word("لافروف", "لافروف", spellings=("لافروب",))
    assert written(Loose((Called(word, (Word("وزير", "وزير"),)), Word("مصر", "مصر")))) == "لافروف مصر"


def test_words_under_a_not_are_not_looked_for() -> None:
    found = list(words(parse('مصر -تونس ("كأس العالم" OR NOT قطر)')))
    assert [shape(node) for node in found] == ["مصر", '"كاس العالم"']


def test_every_kind_of_word_is_found_by() -> None:
    found = list(words(parse('"مصر تونس"~2 =قطر كتا* title:كأس people:لافروف source:a -"ليبيا عمان"~2')))
    assert [shape(node) for node in found] == ["near2(مصر تونس)", "exact(قطر)", "prefix(كتا)", "كاس", "people:لافروف"]


def test_a_word_unknown_to_the_stemmer_is_looked_for_behind_clitics() -> None:
    word = parse("ماتسيغورا")
    assert isinstance(word, Word)
    assert "لماتسيغورا" in word.behind_clitics
