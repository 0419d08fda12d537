import time
from pathlib import Path

import pytest

from indexer.query.request import Request
from indexer.rewrite.meaning import Meaning
from indexer.search.json_objects import answer_json
from indexer.search.searcher import Searcher
from tests.indexer.searching import searching

OFTEN = 60  # documents of what a rare word may be a slip of

TEXTS = {
    "hotel": "افتتح فندق على قناة السويس",
    "schools": "أغلقت المدارس أبوابها بسبب الأعاصير",
    "ministers": "اجتمع مجلس الوزراء في العاصمة",
    "rare": "كتبوا المنتضرة بلا نقطة",
    **{f"awaited-{n}": "نشرت التشكيلة المنتظرة" for n in range(OFTEN)},
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searching(TEXTS, tmp_path_factory.mktemp("slips"))


def meaning(searcher: Searcher, query: str) -> Meaning:
    return searcher.search(Request(query)).meaning


@pytest.mark.parametrize(
    ("query", "corrected", "found"),
    [
        ("الاعصاير", {"الاعصاير": ("الاعاصير",)}, "schools"),
        ("الوززراء", {"الوززراء": ("الوزراء",)}, "ministers"),  # hamza is a letter too
        ("قناةالسويس", {"قناهالسويس": ("قناه السويس",)}, "hotel"),
        ("الأعا صير", {"الاعا صير": ("الاعاصير",)}, "schools"),
        ("فن دق السويس", {"فن دق": ("فندق",)}, "hotel"),
        ("المنتضرة", {"المنتضره": ("المنتظره",)}, "rare"),  # as it is typed first, and what it may be a slip of
    ],
)
def test_slips_are_mended_and_told(
    searcher: Searcher, query: str, corrected: dict[str, tuple[str, ...]], found: str
) -> None:
    answer = searcher.search(Request(query))
    assert answer.meaning.corrected == corrected
    assert answer_json(answer)["corrected"] == corrected
    assert Path(answer.hits[0].id).stem == found


@pytest.mark.parametrize(
    "query",
    [
        "قناة السويس",
        "السويس قناة",  # two words that are none together
        "مجلس الأعاصير",
        "مدرسة",  # of the language, in another form here
        "الوزارة",  # of the language, and not here
        '"الاعصاير"',  # a phrase stays as it is typed
        "-الاعصاير",
        "قطز",  # short words are near too many
        "",
    ],
)
def test_sound_queries_stay(searcher: Searcher, query: str) -> None:
    assert meaning(searcher, query).corrected == {}


def test_as_typed_nothing_is_mended(searcher: Searcher) -> None:
    assert searcher.search(Request("الاعصاير", all_spellings=False)).meaning.corrected == {}


@pytest.mark.parametrize(
    ("query", "read_as"),
    [
        ("rkhm السويس", "قناة السويس"),
        ("xkhm السويس", ""),  # no word by its keys either
        ("tk]r السويس", "فندق السويس"),
        ("hotel السويس", ""),
    ],
)
def test_one_word_typed_on_the_other_keyboard(searcher: Searcher, query: str, read_as: str) -> None:
    assert meaning(searcher, query).read_as == read_as


def test_many_unknown_words_take_no_second(searcher: Searcher) -> None:
    letters = "ضصثقفغعهخحجدشسيبلاتنمكطظزوةرؤء"
    query = " ".join(f"ضظ{a}{b}ثغخض" for a in letters[:15] for b in letters[:13])
    start = time.process_time()
    searcher.search(Request(query))
    assert time.process_time() - start < 1
