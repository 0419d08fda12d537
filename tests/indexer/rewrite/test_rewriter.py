from collections.abc import Iterable
from pathlib import Path

import pytest

from indexer.query.request import Request
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

TEXTS = {
    "lavrov": "وصل وزير الخارجية الروسي سيرغي لافروف إلى وونسان",
    "lafroff": "قال سيرجى لافروف إن الزيارة ناجحة",
    "ben-ali": "غادر الرئيس زين العابدين بن علي تونس",
    "ali": "علي سافر إلى بغداد",
    "kim": "التقى كيم جونغ أون الضيف في بيونغ يانغ",
    "kim-yong": "استقبل كيم يونج أون الوفد في بيونج يانج",
    "gas": "ارتفعت أسعار الغاز في الأسواق",
    "schools": "أغلقت المدارس أبوابها بسبب الأعاصير",
    "hotel": "افتتح فندق على قناة السويس",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("rewriter"))


def find_names(searcher: Searcher, query: str, *, all_spellings: bool = True) -> set[str]:
    answer = searcher.search(Request(query, all_spellings=all_spellings))
    return {Path(hit.id).stem for hit in answer.hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("سيرجي", {"lavrov", "lafroff"}),
        ("سيرغي", {"lavrov", "lafroff"}),
        ("Lavrov", {"lavrov", "lafroff"}),
        ("Sergei Lavrov", {"lavrov", "lafroff"}),
        ("Pyongyang", {"kim", "kim-yong"}),
        ("lavrov وونسان", {"lavrov"}),
        ("ghtv,t", {"lavrov", "lafroff"}),  # لافروف on a Latin layout
        ("مشرقخر", {"lavrov", "lafroff"}),  # lavrov on the Arabic one
        ("minister", set()),
        ("the", set()),
        ("الغاز", {"gas"}),
        ("مدرسة", {"schools"}),  # a broken plural
        ("أوتيل", {"hotel"}),  # a synonym
        ("الاعصاير", {"schools"}),  # a typo: no document has it
        ("قناةالسويس", {"hotel"}),
        ("قطار", set()),
        ("شخص:«سيرغي لافروف»", {"lavrov", "lafroff"}),  # a value by any of its spellings
        ("شخص:«سيرجى لافروف» -وونسان", {"lafroff"}),
        ("-شخص:«سيرغي لافروف» (سافر OR قال)", {"ali"}),
        ("=مدرسة", set()),  # no related words
        ("=سيرجي", {"lafroff"}),  # no other spellings
        ("مدر*", set()),
        ("المدا*", {"schools"}),
        ('"سيرجى لافروف"', {"lafroff"}),  # a phrase stays as it is typed
    ],
)
def test_names_are_found_from_any_spelling(searcher: Searcher, query: str, expected: set[str]) -> None:
    assert find_names(searcher, query) == expected


def test_the_person_with_the_name_comes_first(searcher: Searcher) -> None:
    assert Path(searcher.search(Request("Ben Ali")).hits[0].id).stem == "ben-ali"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("سيرجي", {"lafroff"}),
        ("Lavrov", set()),
        ("ghtv,t", set()),
        ("لافروف", {"lavrov", "lafroff"}),
        ("مدرسة", set()),
        ("قناةالسويس", set()),
    ],
)
def test_nothing_is_added_to_a_query_as_typed(searcher: Searcher, query: str, expected: set[str]) -> None:
    assert find_names(searcher, query, all_spellings=False) == expected


@pytest.mark.parametrize(
    ("query", "read_as", "spellings", "names"),
    [
        ("سيرجي", "", {"سيرجي": ("سيرغي",)}, []),
        ("Lavrov", "", {"lavrov": ("لافروف",)}, ["سيرجى لافروف"]),
        ("ghtv,t", "لافروف", {}, []),
        ("مشرقخر", "lavrov", {"lavrov": ("لافروف",)}, ["سيرجى لافروف"]),
        ("الغاز", "", {}, []),
        ("", "", {}, []),
        ("people:«سيرجى لافروف»", "", {}, []),  # in the query itself
    ],
)
def test_the_meaning_says_what_was_added(
    searcher: Searcher, query: str, read_as: str, spellings: dict[str, Iterable[str]], names: list[str]
) -> None:
    meaning = searcher.search(Request(query)).meaning
    assert (meaning.read_as, meaning.spellings, [name.value for name in meaning.names]) == (read_as, spellings, names)
