import time
from pathlib import Path

import pytest

from indexer.query.request import Request
from indexer.rewrite.query_meaning import Meaning
from indexer.search.json_objects import answer_json
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

FREQUENT = 60  # documents with the frequent word that the rare word may be a typo of

TEXTS = {
    "hotel": "افتتح فندق على قناة السويس",
    "schools": "أغلقت المدارس أبوابها بسبب الأعاصير",
    "ministers": "اجتمع مجلس الوزراء في العاصمة",
    "rare": "كتبوا المنتضرة بلا نقطة",
    **{f"awaited-{n}": "نشرت التشكيلة المنتظرة" for n in range(FREQUENT)},
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("typos"))


def meaning(searcher: Searcher, query: str) -> Meaning:
    return searcher.search(Request(query)).meaning


@pytest.mark.parametrize(
    ("query", "corrected", "first_hit"),
    [
        ("الاعصاير", {"الاعصاير": ("الاعاصير",)}, "schools"),
        ("فنددددق", {"فنددددق": ("فندق",)}, "hotel"),
        ("الوززراء", {"الوززراء": ("الوزراء",)}, "ministers"),  # hamza is a letter too
        ("قناةالسويس", {"قناهالسويس": ("قناه السويس",)}, "hotel"),
        ("الأعا صير", {"الاعا صير": ("الاعاصير",)}, "schools"),
        ("فن دق السويس", {"فن دق": ("فندق",)}, "hotel"),
        ("المنتضرة", {"المنتضره": ("المنتظره",)}, "rare"),  # the word as typed ranks first, then the likely correction
    ],
)
def test_typos_are_corrected_and_reported(
    searcher: Searcher, query: str, corrected: dict[str, tuple[str, ...]], first_hit: str
) -> None:
    answer = searcher.search(Request(query))
    assert answer.meaning.corrected == corrected
    assert answer_json(answer)["corrected"] == corrected
    assert Path(answer.hits[0].id).stem == first_hit


@pytest.mark.parametrize(
    "query",
    [
        "قناة السويس",
        "السويس قناة",  # two words that do not make one
        "مجلس الأعاصير",
        "مدرسة",  # a word of the language; the index has another form
        "الوزارة",  # a word of the language; the index does not have it
        '"الاعصاير"',  # phrases are not corrected
        "-الاعصاير",
        "قطز",  # a short word is close to too many others
        "",
    ],
)
def test_queries_without_typos_are_not_corrected(searcher: Searcher, query: str) -> None:
    assert meaning(searcher, query).corrected == {}


def test_nothing_is_corrected_in_a_query_as_typed(searcher: Searcher) -> None:
    assert searcher.search(Request("الاعصاير", all_spellings=False)).meaning.corrected == {}


@pytest.mark.parametrize(
    ("query", "read_as"),
    [
        ("rkhm السويس", "قناة السويس"),
        ("xkhm السويس", ""),  # not a word on the other keyboard layout either
        ("tk]r السويس", "فندق السويس"),
        ("hotel السويس", ""),
    ],
)
def test_one_word_typed_on_another_keyboard_layout_is_converted(searcher: Searcher, query: str, read_as: str) -> None:
    assert meaning(searcher, query).read_as == read_as


def test_many_unknown_words_take_less_than_a_second(searcher: Searcher) -> None:
    letters = "ضصثقفغعهخحجدشسيبلاتنمكطظزوةرؤء"
    query = " ".join(f"ضظ{a}{b}ثغخض" for a in letters[:15] for b in letters[:13])
    start = time.process_time()
    searcher.search(Request(query))
    assert time.process_time() - start < 1
