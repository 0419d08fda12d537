"""Answers of a searcher over a small index, including a value with quotation marks."""

from inspect import isabstract, isclass
from itertools import chain
from pathlib import Path

import pytest

from indexer.engine.weights import Weights
from indexer.query import fields, leaves, tree
from indexer.query.fields import FacetTerm, NamedValue
from indexer.query.leaves import Phrase, Word
from indexer.query.parser import parse
from indexer.query.request import Filters, Request
from indexer.query.tree import DisMax, Group, Node
from indexer.search.answer import Answer
from indexer.search.open_generation import OpenGeneration
from indexer.search.searcher import Searcher
from tests.indexer.searching import Row, index_rows

ROWS = [
    Row("visit", "2023-10-19", "زيارة", "وصل وزير الخارجية الروسي سيرغي لافروف إلى وونسان"),
    Row("moscow", "2023-10-20", "عودة", "عاد الوزير إلى موسكو مع سيرغي لافروف"),
    Row("lion", "2023-10-21", "أسد في موسكو", "رأى أسد الأسد في موسكو"),
]
QUOTED_NAME = 'سيرغي "أبو الوليد" لافروف'
CORRECTION = f"merge\tpeople\t{QUOTED_NAME}\tسيرغي لافروف"
PRINTED_NAME = r'people:"سيرغي \"أبو الوليد\" لافروف"'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("searcher")


@pytest.fixture(scope="module")
def searcher(folder: Path) -> Searcher:
    return index_rows(ROWS, folder, CORRECTION)


def ids(answer: Answer) -> set[str]:
    return {hit.id for hit in answer.hits}


def listed_ids(answer: Answer) -> set[str]:
    return ids(answer) | {partial.hit.id for partial in answer.partial.hits}


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ('الوزير AND "وزير الخارجية" -موسكو', {"الوزير": 2, '"وزير الخارجية"': 1, "وزير": 2, "الخارجية": 1}),
        ("لافروف AND زززقققشش", {"لافروف": 2, "زززقققشش": 0}),
        ("people:«سيرغي لافروف» AND زززقققشش", {PRINTED_NAME: 2, "زززقققشش": 0}),
        (f"{PRINTED_NAME} AND زززقققشش", {PRINTED_NAME: 2, "زززقققشش": 0}),
        ('"رأى الأُسد"', {'"رأي الأُسد"': 0, "رأى": 1, "الأُسد": 1}),
        ("title:«موسكو زززقققشش»", {'title:"موسكو زززقققشش"': 0, 'title:"موسكو"': 1, 'title:"زززقققشش"': 0}),
        ("", {}),
    ],
)
def test_each_part_of_a_query_is_counted(searcher: Searcher, query: str, counts: dict[str, int]) -> None:
    assert searcher.counts(Request(query)) == counts


def test_counts_keep_the_filters(searcher: Searcher) -> None:
    filters = Filters({"places": ("موسكو",)})
    assert searcher.counts(Request("لافروف AND زززقققشش", filters)) == {"لافروف": 1, "زززقققشش": 0}


@pytest.mark.parametrize(
    ("query", "relaxed", "ids_found"),
    [
        (f"{PRINTED_NAME} published:1990", "سيرغي أبو الوليد لافروف", {"visit", "moscow"}),
        ("title:وونسان", "وونسان", {"visit"}),
        ("places:أسد", "أسد", {"lion"}),  # a name with hamza
    ],
)
def test_a_value_is_relaxed_to_its_words(searcher: Searcher, query: str, relaxed: str, ids_found: set[str]) -> None:
    rescue = searcher.search(Request(query)).rescue
    assert rescue is not None
    assert rescue.answer.request.query == relaxed
    assert listed_ids(rescue.answer) == ids_found
    assert listed_ids(searcher.search(rescue.answer.request)) == ids_found  # as the link to it does


NODES = [
    *map(parse, ["", "موسكو", '"إلى موسكو"', '"الوزير موسكو"~2', "=موسكو", "موس*", "موسكوو~", "places:موسكو"]),
    *map(parse, ["title:موسكو", "published:2023", "-وونسان", "موسكو AND الوزير", "موسكو OR الوزير"]),
    parse("موسكو الوزير"),
    DisMax(Word("لندن", "لندن"), (Word("موسكو", "موسكو"),)),
    NamedValue("places", "موسكو"),
    parse("source:x"),
    parse("author:x"),
]


def test_the_engine_searches_for_every_type_of_node(folder: Path, searcher: Searcher) -> None:
    names = chain.from_iterable(vars(module).values() for module in (tree, leaves, fields))
    types = {item for item in names if isclass(item) and issubclass(item, Node) and not isabstract(item)}
    assert {type(node) for node in NODES} == types - {Group}
    engine = OpenGeneration.open(folder / "index", Weights()).engine
    counts = [engine.count(node, Filters()) for node in NODES]
    assert all(counts[:-2])
    assert counts[-2:] == [0, 0]


def test_a_latin_name_is_searched_for_as_one_phrase(searcher: Searcher) -> None:
    node = searcher.search(Request("Sergei Lavrov")).meaning.node
    assert FacetTerm("people", QUOTED_NAME) in set(node.leaves())
    phrases = [" ".join(word.exact for word in leaf.words) for leaf in node.leaves() if isinstance(leaf, Phrase)]
    assert phrases == ["سيرغي ابو الوليد لافروف"]
