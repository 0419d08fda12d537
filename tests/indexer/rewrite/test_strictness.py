"""Levels of strictness: the hits of each; every level includes the hits of the stricter ones."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query.request import Request, Strictness
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

TEXTS = {
    "writer": "زار كاتب مصري موسكو",
    "writers": "التقى الكتاب في القاهرة",
    "office": "فتح المكتب أبوابه",
    "letter": "وصل مكتوب إلى لافروف",
    "school": "أغلقت المدرسة أبوابها",
    "schools": "زار الوزير مدارس القاهرة",
    "lesson": "قال سيرغي لافروف إن الدرس مفيد",
    "lafroff": "قال سيرجي لافروف لاتحاد الكتاب",
    "lion": "رأى أسدا في حديقة القاهرة",
    "asad": "رأى أسد الأسد",
    "bare": "رأى اسد القاهرة",
    "canal": "مرت السفن في قناة السويس",
    "joined": "افتتحت قناةالسويس الجديدة",
    "city": "وصل الوفد إلى ابوظبي",
    "capital": "عاد الوفد من ابوظبي",
    "father": "قال ابو علي",
    "deer": "ركض ظبي في الصحراء",
    "covid": "Lavrov tested positive for COVID-19",
}
LEVELS: tuple[Strictness, ...] = ("exact", "usual", "wide")


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("strictness"))


def find_names(searcher: Searcher, query: str, strictness: Strictness, *, all_spellings: bool = True) -> list[str]:
    request = Request(query, limit=100, strictness=strictness, all_spellings=all_spellings, all_copies=True)
    return [Path(hit.id).stem for hit in searcher.search(request).hits]


@pytest.mark.parametrize(
    ("query", "exact", "usual", "wide"),
    [
        ("كاتب", {"writer"}, {"writer", "writers", "lafroff"}, {"writer", "writers", "lafroff", "office", "letter"}),
        ("مدرسة", set(), {"school", "schools"}, {"school", "schools", "lesson"}),
        ("سيرغي", {"lesson"}, {"lesson", "lafroff"}, {"lesson", "lafroff"}),
        ("=كاتب", {"writer"}, {"writer"}, {"writer"}),
        ("الكتاب -لافروف", {"writers"}, {"writers"}, {"writer", "writers", "office"}),
        ('"كاتب مصري"', {"writer"}, {"writer"}, {"writer"}),
        ('"اتحاد الكتاب"', set(), {"lafroff"}, {"lafroff"}),  # after a clitic
        ('"اتحاد سيرجي"~5', set(), {"lafroff"}, {"lafroff"}),
        ('"أسد"', {"asad"}, {"asad"}, {"asad"}),
        ('"اسد"', {"asad", "bare"}, {"asad", "bare"}, {"asad", "bare"}),
        ("places:القاهرة زار", {"schools"}, {"schools"}, {"schools"}),
        ("ابو ظبي", set(), {"city", "capital"}, {"city", "capital"}),
        ("ghtv,t", set(), {"lesson", "lafroff", "letter"}, {"lesson", "lafroff", "letter"}),
        # An excluded word is not converted to another keyboard layout.
        (
            "لافروف NOT ghtv,t",
            {"lesson", "lafroff", "letter"},
            {"lesson", "lafroff", "letter"},
            {"lesson", "lafroff", "letter"},
        ),
    ],
)
def test_each_level_of_strictness(
    searcher: Searcher, query: str, exact: set[str], usual: set[str], wide: set[str]
) -> None:
    assert [set(find_names(searcher, query, level)) for level in LEVELS] == [exact, usual, wide]


def test_words_of_the_same_root_rank_below_the_query_itself(searcher: Searcher) -> None:
    usual = find_names(searcher, "كاتب", "usual")
    wide = find_names(searcher, "كاتب", "wide")
    assert wide[: len(usual)] == usual
    assert len(wide) > len(usual)


@pytest.mark.parametrize(
    ("strictness", "all_spellings", "expected"),
    [
        ("exact", False, {"lesson"}),
        ("exact", True, {"lesson"}),
        ("usual", False, {"lesson", "school"}),
        ("usual", True, {"lesson", "lafroff", "school", "schools"}),
        ("wide", False, {"lesson", "school", "schools"}),  # words of one root, but no other spelling of the name
        ("wide", True, {"lesson", "lafroff", "school", "schools"}),
    ],
)
def test_all_spellings_is_independent_of_strictness(
    searcher: Searcher, strictness: Strictness, all_spellings: bool, expected: set[str]
) -> None:
    assert set(find_names(searcher, "سيرغي OR مدرسة", strictness, all_spellings=all_spellings)) == expected


WORDS = sorted({word for text in TEXTS.values() for word in text.split()})
TYPED = st.sampled_from([*WORDS, "كتابة", "دراسة", "قناة", "السويس", "الجديدة", "ghtv,t", "مشرقخر", "Lavrov", "لافرف"])
TYPED_WITH_OPERATOR = st.builds("{}{}".format, st.sampled_from(["", "", "", "-", "=", "(", "NOT "]), TYPED)
QUOTED = st.lists(TYPED, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')
QUERIES = st.lists(
    TYPED_WITH_OPERATOR | QUOTED | st.sampled_from(["AND", "OR", ")", "لافر*", "مدرسه~"]), max_size=5
).map(" ".join)


@settings(max_examples=300)
@given(QUERIES, st.booleans())
def test_each_level_finds_all_hits_of_the_stricter_one(searcher: Searcher, query: str, all_spellings: bool) -> None:
    try:
        exact, usual, wide = (set(find_names(searcher, query, level, all_spellings=all_spellings)) for level in LEVELS)
    except QueryError:
        return
    assert exact <= usual <= wide
