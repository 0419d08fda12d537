"""Which words of a query a document must have."""

from pathlib import Path

import pytest

from indexer.query.parser import parse
from indexer.query.request import Request
from indexer.query.tree import AllOf, Node
from indexer.rewrite.requirements import match_any_word, require_words
from indexer.search.answer import Answer
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts


def required(query: str) -> str:
    """Return the words that a document must have, as printed."""
    node = require_words(parse(query), lambda _: 1.0)
    assert isinstance(node, AllOf)
    return " ".join(map(str, node.required))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("سقوط رافعة الحرم", "سقوط رافعه الحرم"),
        ("هجوم على سفارة", "هجوم سفاره"),
        ("من هو رئيس تونس", "رييس تونس"),
        ("عمق 10 كم", "عمق 10 كم"),  # a unit after a number
        ("كم عدد السكان", "عدد السكان"),
        ("سلمان بن عبدالعزيز", "سلمان عبدالعزيز"),
        ("علي عبدالله صالح", '"علي عبدالله" عبدالله صالح'),  # a name, not على
        ("محمد علي باشا", 'محمد "محمد علي" باشا'),
        ("بن علي", '"بن علي"'),
        ("وقف أمام المسجد", "وقف المسجد"),
        ("من هو", "من هو"),  # nothing else to search for
        ('"من هو" رئيس', '"من هو" رييس'),  # a phrase was written on purpose
        ("عشان ليش وين الكرهبة", "الكرهبه"),  # function words of dialects
        ("رئيس -تونس", "رييس"),
        ("رئيس places:تونس", "رييس"),
    ],
)
def test_function_words_are_not_required(query: str, expected: str) -> None:
    assert required(query) == expected


LONG = "تصريح وزير الداخلية حول حادث الحافلة السياحية بالعاصمة"


def test_a_share_of_the_words_of_a_long_question_is_enough() -> None:
    node = require_words(parse(LONG), lambda word: 4.0 if str(word) in {"الحافله", "السياحيه"} else 1.0)
    assert isinstance(node, AllOf)
    assert node.weights == (1, 1, 1, 0, 1, 4, 4, 1)
    assert 0 < node.minimum < sum(node.weights)
    assert [str(word) for word in node.required] == ["الحافله", "السياحيه"]  # without one of them, it is not enough


def test_a_name_in_a_question_of_four_words_is_required() -> None:
    assert required("وزير الخارجية الروسي لافروف") == "لافروف"
    assert required("انقطاع توزيع المياه الصالحة") == ""


def test_what_is_written_with_an_operator_is_required_in_a_long_question_too() -> None:
    assert required(f'{LONG} "تونس العاصمة"') == '"تونس العاصمه"'


@pytest.mark.parametrize(
    ("query", "minimum"), [("سقوط رافعة", 1), ("سقوط", None), ("سقوط places:مكة", 0), ("سقوط -رافعة", 0)]
)
def test_any_word_is_enough_if_there_are_several(query: str, minimum: int | None) -> None:
    node: Node = match_any_word(require_words(parse(query), lambda _: 1.0))
    assert (node.minimum if isinstance(node, AllOf) else None) == minimum


TEXTS = {
    "all": "سقطت رافعة في الحرم المكي.",
    "crane": "رافعة جديدة في الميناء.",
    "mosque": "صلاة الجمعة في الحرم المكي.",
    "other": "مباراة في كرة القدم.",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("requirements"))


def names(answer: Answer) -> tuple[set[str], dict[str, tuple[str, ...]]]:
    """Return the hits, and the partial hits with the words they lack."""
    partial = {Path(hit.hit.id).stem: hit.lacks for hit in answer.partial.hits}
    return {Path(hit.id).stem for hit in answer.hits}, partial


def test_a_document_needs_all_words_and_partial_hits_say_what_they_lack(searcher: Searcher) -> None:
    answer = searcher.search(Request("رافعة في الحرم"))
    assert (answer.total, answer.partial.total) == (1, 2)
    assert names(answer) == ({"all"}, {"crane": ("الحرم",), "mosque": ("رافعة",)})
    assert answer.partial.without == {}


def test_function_words_are_not_highlighted(searcher: Searcher) -> None:
    answer = searcher.search(Request("رافعة في الحرم"))
    snippets = [hit.snippet for hit in (*answer.hits, *(partial.hit for partial in answer.partial.hits))]
    marked = {snippet.text[start:end] for snippet in snippets for start, end in snippet.marks}
    assert marked == {"رافعة", "الحرم"}


def test_facets_counts_and_order_by_date_are_of_the_documents_with_all_words(searcher: Searcher) -> None:
    request = Request("رافعة في الحرم", sort="newest")
    assert searcher.total(request) == 1
    assert names(searcher.search(request))[0] == {"all"}


def test_the_word_that_stands_against_the_others_is_named(searcher: Searcher) -> None:
    answer = searcher.search(Request("رافعة الحرم مباراة"))
    assert (answer.total, answer.partial.total, answer.rescue) == (0, 4, None)
    assert answer.partial.without == {"مباراة": 1}


def test_with_any_word_one_word_is_enough(searcher: Searcher) -> None:
    answer = searcher.search(Request("رافعة في الحرم", any_word=True))
    assert (answer.total, answer.partial.total) == (3, 0)


@pytest.mark.parametrize(
    ("limit", "offset", "hits", "partial"), [(2, 0, 1, 1), (2, 2, 0, 1), (1, 0, 1, 0), (1, 1, 0, 1)]
)
def test_partial_hits_follow_on_the_pages(searcher: Searcher, limit: int, offset: int, hits: int, partial: int) -> None:
    answer = searcher.search(Request("رافعة في الحرم", limit=limit, offset=offset))
    assert (len(answer.hits), len(answer.partial.hits)) == (hits, partial)
    assert answer.listed == 3


def test_a_ranking_goes_on_into_the_partial_hits(searcher: Searcher) -> None:
    ranking = searcher.rank("رافعة في الحرم", 10)
    assert Path(ranking[0][0]).stem == "all"
    assert {Path(id_).stem for id_, _ in ranking} == set(TEXTS)  # all have a function word
    assert [score for _, score in ranking] == sorted((score for _, score in ranking), reverse=True)
