"""What is asked instead of a query that finds nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query.parser import parse
from indexer.query.request import Filters, Request, Strictness
from indexer.rewrite.relaxation import relax
from indexer.search.searcher import Searcher
from tests.indexer.searching import searching

STEPS: list[tuple[str, Strictness, list[tuple[str, str]]]] = [
    # one word is only looked for more widely
    ("كوريا", "usual", [("كوريا", "root")]),
    ("كوريا", "exact", [("كوريا", "forms"), ("كوريا", "root")]),
    ("كوريا", "wide", []),
    # from the order of words to the words
    (
        '"سيرغي لافروف" كوريا',
        "wide",
        [('"سيرغي لافروف"~10 كوريا', "near"), ("سيرغي لافروف كوريا", "apart")],
    ),
    # hamza and harakat come first
    ('="أسد"', "wide", [("=اسد", "marks"), ("اسد", "forms")]),
    ("كوريا AND وونسان", "wide", [("كوريا وونسان", "any")]),
    # words keep the letters they were typed in; hamza in quotes would be asked for again
    ("القاهرة AND الأهرام", "wide", [("القاهرة الأهرام", "any")]),
    (
        '"الأهرام القاهرة"',
        "wide",
        [('"الاهرام القاهرة"', "marks"), ('"الاهرام القاهرة"~10', "near"), ("الاهرام القاهرة", "apart")],
    ),
    # fields: names become words, dates and sources go
    ('people:"سيرغي لافروف" published:2023 وونسان', "wide", [("سيرغي لافروف وونسان", "fields")]),
    ("title:موسكو", "wide", [("موسكو", "fields")]),
    # what was not wanted is the last to come back
    ("كوريا -موسكو title:روسيا", "wide", [("كوريا -موسكو روسيا", "fields"), ("كوريا روسيا", "excluded")]),
    # words that are operators without quotes, and values without words
    ('"NOT كوريا"', "wide", [('"NOT كوريا"~10', "near"), ("not كوريا", "apart")]),
    ('people:"!!!"', "usual", []),
    ('people:"؟" AND روسيا', "wide", [('people:"؟" روسيا', "any"), ("روسيا", "fields")]),
    ("people:ققق People", "wide", [("ققق People", "fields")]),
    # nothing can be given up where nothing would be left
    ("source:a.txt", "usual", []),
    ("-كوريا", "usual", []),
    ("", "usual", []),
]


@pytest.mark.parametrize(("query", "strictness", "expected"), STEPS)
def test_each_step_gives_up_one_thing(query: str, strictness: Strictness, expected: list[tuple[str, str]]) -> None:
    assert [(relaxed.query, relaxed.steps[-1]) for relaxed in relax(query, strictness)] == expected


def test_steps_add_up() -> None:
    *_, last = relax('"سيرغي لافروف" AND title:موسكو', "exact")
    assert last.steps == ("forms", "apart", "any", "fields", "root")
    assert last.strictness == "wide"


SIGNS = ["AND", "OR", "(", ")", "-"]
PARTS = ["كوريا", '"سيرغي لافروف"', "=أسد", '"أسد مُوسكو"', "title:موسكو", "people:أحمد", "x*"]


@given(st.lists(st.sampled_from([*SIGNS, *PARTS])))
def test_every_step_is_a_query_of_its_own(parts: list[str]) -> None:
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
    return searching(TEXTS, tmp_path_factory.mktemp("rescue"))


@pytest.mark.parametrize(
    ("query", "steps", "found"),
    [
        ('"لافروف وزير"', ("near",), ["texts/visit.txt"]),
        ("لافروف AND موسكو", ("any",), ["texts/visit.txt", "texts/moscow.txt"]),
        ("title:وونسان", ("fields",), ["texts/visit.txt"]),
    ],
)
def test_a_less_strict_query_finds_something(
    searcher: Searcher, query: str, steps: tuple[str, ...], found: list[str]
) -> None:
    answer = searcher.search(Request(query))
    assert (answer.total, answer.hits) == (0, ())
    assert answer.rescue is not None
    assert answer.rescue.steps == steps
    assert sorted(hit.id for hit in answer.rescue.answer.hits) == sorted(found)


@pytest.mark.parametrize("query", ["", "لافروف", "زززقققشش", "source:none.txt"])
def test_nothing_is_given_up_where_something_is_found_or_nothing_can_be(searcher: Searcher, query: str) -> None:
    assert searcher.search(Request(query)).rescue is None


def test_filters_are_kept(searcher: Searcher) -> None:
    rescue = searcher.search(Request("لافروف AND موسكو", Filters({"places": ("وونسان",)}))).rescue
    assert rescue is not None
    assert [hit.id for hit in rescue.answer.hits] == ["texts/visit.txt"]
    assert searcher.search(Request("لافروف AND موسكو", Filters({"places": ("بكين",)}))).rescue is None


def test_a_rescue_begins_with_its_first_hit(searcher: Searcher) -> None:
    rescue = searcher.search(Request('"لافروف وزير"', offset=50)).rescue
    assert rescue is not None
    assert len(rescue.answer.hits) == 1


def test_each_part_of_a_query_is_counted(searcher: Searcher) -> None:
    assert searcher.counts(Request('الوزير AND زززقققشش "وزير الخارجية" -موسكو')) == {
        "الوزير": 2,
        "زززقققشش": 0,
        '"وزير الخارجية"': 1,
        "وزير": 2,
        "الخارجية": 1,
    }
