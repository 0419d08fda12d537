"""Relaxation: the steps of less strict queries, and their answers over a small index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query.parser import parse
from indexer.query.request import Filters, Request, Strictness
from indexer.rewrite.relaxation import relax
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

STEPS: list[tuple[str, Strictness, list[tuple[str, str]]]] = [
    # a single word only gets more forms
    ("كوريا", "usual", [("كوريا", "root")]),
    ("كوريا", "exact", [("كوريا", "forms"), ("كوريا", "root")]),
    ("كوريا", "wide", []),
    # a phrase loses its order, then its nearness
    (
        '"سيرغي لافروف" كوريا',
        "wide",
        [('"سيرغي لافروف"~10 كوريا', "near"), ("سيرغي لافروف كوريا", "apart")],
    ),
    # hamza and harakat are given up first
    ('="أسد"', "wide", [("=اسد", "marks"), ("اسد", "forms")]),
    ("كوريا AND وونسان", "wide", [("كوريا وونسان", "any")]),
    # words keep their typed letters, except for hamza in quotes: it would be required again
    ("القاهرة AND الأهرام", "wide", [("القاهرة الأهرام", "any")]),
    (
        '"الأهرام القاهرة"',
        "wide",
        [('"الاهرام القاهرة"', "marks"), ('"الاهرام القاهرة"~10', "near"), ("الاهرام القاهرة", "apart")],
    ),
    # fields: names become words; dates and sources are removed
    ('people:"سيرغي لافروف" published:2023 وونسان', "wide", [("سيرغي لافروف وونسان", "fields")]),
    ("author:زياد section:سياسة وونسان", "wide", [("زياد وونسان", "fields")]),
    ("title:موسكو", "wide", [("موسكو", "fields")]),
    # exclusions are given up last
    ("كوريا -موسكو title:روسيا", "wide", [("كوريا -موسكو روسيا", "fields"), ("كوريا روسيا", "excluded")]),
    # a quoted word that would be an operator without quotes; values without words
    ('"NOT كوريا"', "wide", [('"NOT كوريا"~10', "near"), ("not كوريا", "apart")]),
    ('people:"!!!"', "usual", []),
    ('people:"؟" AND روسيا', "wide", [('people:"؟" روسيا', "any"), ("روسيا", "fields")]),
    ("people:ققق People", "wide", [("ققق People", "fields")]),
    # no step may leave an empty query
    ("source:a.txt", "usual", []),
    ("-كوريا", "usual", []),
    ("", "usual", []),
]


@pytest.mark.parametrize(("query", "strictness", "expected"), STEPS)
def test_each_step_gives_up_one_requirement(
    query: str, strictness: Strictness, expected: list[tuple[str, str]]
) -> None:
    assert [(relaxed.query, relaxed.steps[-1]) for relaxed in relax(query, strictness)] == expected


def test_steps_add_up() -> None:
    *_, last = relax('"سيرغي لافروف" AND title:موسكو', "exact")
    assert last.steps == ("forms", "apart", "any", "fields", "root")
    assert last.strictness == "wide"


OPERATORS = ["AND", "OR", "(", ")", "-"]
PARTS = ["كوريا", '"سيرغي لافروف"', "=أسد", '"أسد مُوسكو"', "title:موسكو", "people:أحمد", "x*"]


@given(st.lists(st.sampled_from([*OPERATORS, *PARTS])))
def test_every_relaxed_query_prints_as_its_node(parts: list[str]) -> None:
    query = " ".join(parts)
    try:
        parse(query)
    except QueryError:
        return
    for relaxed in relax(query):
        assert parse(relaxed.query) == relaxed.node


TEXTS = {
    "visit": "وصل وزير الخارجية الروسي لافروف إلى وونسان.",
    "moscow": "عاد الوزير إلى موسكو.",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("rescue"))


@pytest.mark.parametrize(
    ("query", "steps", "ids"),
    [
        ('"لافروف وزير"', ("near",), ["texts/visit.txt"]),
        ("title:وونسان", ("fields",), ["texts/visit.txt"]),
    ],
)
def test_the_first_relaxed_query_that_finds_something_is_answered(
    searcher: Searcher, query: str, steps: tuple[str, ...], ids: list[str]
) -> None:
    answer = searcher.search(Request(query))
    assert (answer.total, answer.hits) == (0, ())
    assert answer.rescue is not None
    assert answer.rescue.steps == steps
    assert sorted(hit.id for hit in answer.rescue.answer.hits) == sorted(ids)


@pytest.mark.parametrize("query", ["", "لافروف", "زززقققشش", "source:none.txt"])
def test_there_is_no_rescue_for_a_query_with_hits_or_without_steps(searcher: Searcher, query: str) -> None:
    assert searcher.search(Request(query)).rescue is None


def test_a_rescue_may_have_only_partial_hits(searcher: Searcher) -> None:
    rescue = searcher.search(Request("لافروف AND موسكو")).rescue
    assert rescue is not None
    assert (rescue.steps, rescue.answer.total) == (("any",), 0)
    lacking = {partial.hit.id: partial.lacks for partial in rescue.answer.partial.hits}
    assert lacking == {"texts/visit.txt": ("موسكو",), "texts/moscow.txt": ("لافروف",)}


def test_a_rescue_keeps_the_filters(searcher: Searcher) -> None:
    rescue = searcher.search(Request("لافروف AND موسكو", Filters({"places": ("وونسان",)}))).rescue
    assert rescue is not None
    assert [partial.hit.id for partial in rescue.answer.partial.hits] == ["texts/visit.txt"]
    assert searcher.search(Request("لافروف AND موسكو", Filters({"places": ("بكين",)}))).rescue is None


def test_a_rescue_ignores_the_offset(searcher: Searcher) -> None:
    rescue = searcher.search(Request('"لافروف وزير"', offset=50)).rescue
    assert rescue is not None
    assert len(rescue.answer.hits) == 1
