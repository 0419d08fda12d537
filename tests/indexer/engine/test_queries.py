"""Which documents a query matches."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.expansion.edits import MAX_TYPO_LENGTH
from indexer.engine.base import Engine
from indexer.errors import QueryError
from indexer.query.lexer import quoted
from indexer.query.limits import MAX_EXPANDED_WORDS, MAX_LENGTH, MAX_NEAR_WORDS, MAX_SOURCE_PREFIX
from indexer.query.parser import parse
from indexer.query.request import Filters
from tests.indexer.engine.contract import fill, ids, record

MATCHES = [
    ("وونسان", {"wonsan", "both"}),
    ("بوونسان", {"wonsan", "both"}),
    ("كأس", {"cup", "africa"}),
    ("كاس", {"cup", "africa"}),
    ('"كأس العالم"', {"cup"}),
    ("-لافروف", {"putin", "cup", "africa"}),
    ("لافروف -وونسان", {"moscow"}),
    ("لافروف AND وونسان", {"wonsan", "both"}),
    ("بكين OR الأرجنتين", {"putin", "cup"}),
    ("(بكين OR الأرجنتين) AND العالم", {"cup"}),
    ("NOT (لافروف OR بوتين)", {"cup", "africa"}),
    ("قطر", set()),
    # prefixes
    ("وون*", {"wonsan", "both"}),  # after a clitic too
    ("لاف* -موس*", {"wonsan"}),
    ("أرج*", {"cup"}),  # and after the article
    ("الأرج*", {"cup"}),
    ("الوون*", set()),  # a typed article is required
    ("كين*", set()),  # بكين is one word
    # typos
    ("ونسان~", {"wonsan", "both"}),
    ("لافرووف~", {"wonsan", "both", "moscow"}),
    ("العلام~", {"cup", "africa"}),
    ("مسوكو~", {"both", "moscow"}),
    ("الارجنتون~", {"cup"}),
    ("الاجرنتون~", {"cup"}),  # two edits in a long word
    ("ونسن~", set()),  # but not in a short word
    # exact words
    ("=وونسان", {"wonsan"}),
    ("=ووونسان", {"both"}),
    ('="كأس العالم"', {"cup"}),
    ('="بكأس العالم"', {"cup"}),
    ('="العالم كأس"', set()),
    ("=يزر", set()),
    # in quotes, hamza and harakat must match
    ('"كاس العالم"', {"cup"}),
    ('"بأكين"', set()),
    ('"ٱلأرجنتين"', {"cup"}),
    ('"الأرجنتين"', {"cup"}),
    ('"الارجنتين"', {"cup"}),
    ('"الإرجنتين"', set()),
    ('"إلى موسكو"', {"moscow"}),
    ('"إلي موسكو"', {"moscow"}),  # ى and ي are one letter
    ('"ألي موسكو"', set()),
    ('"أمس"', {"wonsan"}),
    ('"أَمس"', set()),
    ('="الأرجنتين"', {"cup"}),
    ('="الإرجنتين"', set()),
    ("=الإرجنتين", {"cup"}),
    ('"فازت الإرجنتين"~2', set()),
    ('"فازت الأرجنتين"~2', {"cup"}),
    # near each other, in either order
    ('"كأس العالم"~1', {"cup"}),
    ('"فازت كأس"~1', {"cup"}),
    ('"كأس فازت"~1', {"cup"}),
    ('"العالم كأس"~20', {"cup", "africa"}),
    ('"العالم كأس"~4', {"cup", "africa"}),
    ('"العالم كأس"~3', {"cup"}),
    ('"لافروف موسكو"~1', {"both", "moscow"}),
    ('"لافروف موسكو"~1 -title:جولة', {"moscow"}),
    ('"زار موسكو ووونسان"~1', {"both"}),
    ('"زار قطر"~20', set()),
    # fields
    ('people:"سيرغي لافروف"', {"wonsan", "both", "moscow"}),
    ("people:لافروف", set()),  # not a value of the facet
    ("places:موسكو places:وونسان", {"both"}),  # every field restricts, with or without AND
    ("places:موسكو OR places:بكين", {"both", "moscow", "putin"}),
    ("places:موسكو OR places:بكين لافروف", {"both", "moscow"}),
    ("جولة زار places:موسكو", {"both"}),
    ("-places:موسكو people:«سيرغي لافروف»", {"wonsan"}),
    ("dates:2022-12-18", {"cup"}),
    ("published:2025-07", {"wonsan", "both"}),
    ("لافروف published:2023-01-01..2025-07-12", {"wonsan", "moscow"}),
    ("published:2024..", {"wonsan", "both", "africa"}),
    ("-published:..2025", {"putin"}),  # without a published date
    ("mentioned:2022", {"cup"}),
    ("mentioned:2022-12-18..2022-12-20", {"cup"}),
    ("mentioned:2022-12-19..", set()),
    ("title:لافروف", {"wonsan", "moscow"}),
    ('title:"موسكو لافروف"', {"moscow"}),
    ("title:وصل", set()),
    ("وونسان -title:لافروف", {"both"}),
    ("source:cup.txt", {"cup"}),
    ("source:cup", set()),
    ("source:c*", {"cup"}),
    ("كأس source:a*", {"africa"}),
    ("كأس -source:c*", {"africa"}),
    ("", {"wonsan", "both", "moscow", "putin", "cup", "africa"}),
]


@pytest.mark.parametrize(("query", "expected"), MATCHES)
def test_query_matches(engine: Engine, query: str, expected: set[str]) -> None:
    assert set(ids(engine, query)) == expected


def test_prefix_matches_any_number_of_words(own_engine: Engine) -> None:
    engine = own_engine
    texts = [f"مدرسةرقم{chr(first)}{chr(second)}" for first in range(0x628, 0x638) for second in range(0x628, 0x638)]
    fill(engine, [record(text, "رقم", text) for text in texts])
    for query in ("مدرسةرقم*", "source:مدرسةرقم*"):
        assert engine.count(parse(query), Filters()) == len(texts)


PUNCTUATION = r".+*?()[]{}|^$#&~\-/%'!<>,:;@_" + '"'


def test_punctuation_in_a_source_is_literal(own_engine: Engine) -> None:
    records = {char: record(f"char {n}", "خبر", "نص") for n, char in enumerate(PUNCTUATION)}
    sources = {char: replace(each.document, source=f"a{char}b") for char, each in records.items()}
    fill(own_engine, [replace(each, document=sources[char]) for char, each in records.items()])
    for char, document in sources.items():
        name = document.source
        for query in (f"source:{quoted(name)}", f"source:{quoted(name)}*", f"source:{quoted(name[:2])}*"):
            assert ids(own_engine, query) == [document.id]
        assert ids(own_engine, f"source:{quoted('a' + 2 * char)}*") == []


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=12), st.sampled_from(['source:"{}"*', "aaa{}*", '"a{} b"~3', "people:{}", "={}", "title:{} a"]))
def test_operators_accept_any_text(engine: Engine, text: str, query: str) -> None:
    with suppress(QueryError):
        engine.search(parse(query.format(text)), Filters(), "relevance", 20)


def test_longest_queries_are_answered(engine: Engine) -> None:
    assert ids(engine, "كتا* " * MAX_EXPANDED_WORDS) == []
    assert ids(engine, ("س" * MAX_TYPO_LENGTH + "~ ") * (MAX_LENGTH // (MAX_TYPO_LENGTH + 2))) == []
    assert ids(engine, "س" * 1990 + "*") == []
    assert ids(engine, 'source:"' + "(+" * (MAX_SOURCE_PREFIX // 2) + '"*') == []
    assert ids(engine, 'source:"' + "😀" * MAX_SOURCE_PREFIX + '"*') == []
    assert ids(engine, "س" * 1990 + "~") == []
    assert ids(engine, '"' + "مصر تونس " * (MAX_NEAR_WORDS // 2) + '"~20') == []
    assert ids(engine, '"' + ("ا" + "ل" * 99 + " ") * 19 + '"~20') == []
