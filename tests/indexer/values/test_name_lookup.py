"""Part of a name in a field finds the people and places whose names contain it."""

from pathlib import Path

import pytest

from indexer.query.request import Filters, Request, Strictness
from indexer.search.searcher import Searcher
from indexer.values.name_lookup import MAX_NAMES
from tests.indexer.searching import index_texts

PRESIDENTS = ("ياسين", "إبراهيم", "صالح", "يوسف", "عمر", "خالد", "حسين")

TEXTS = {
    "lavrov": "وصل وزير الخارجية الروسي سيرغي لافروف إلى وونسان",
    "lafroff": "قال وزير الخارجية الروسي سيرجي لافروف إن الزيارة ناجحة",
    "putin": "وصل الرئيس الروسي فلاديمير بوتين إلى مدينة سانت بطرسبرغ",
    "mahmoud": "قال الرئيس محمود عباس في رام الله",
    "abbas": "قال رئيس الوزراء عباس الفاسي في الرباط",
    "rahman": "قال الشيخ عبد الرحمن السديس في مكة",
    "joseph": "قال الوزير يوسف إنه سعيد",
    "sudan": "اندلع حريق في السودان",
    "south-sudan": "اندلع حريق في جنوب السودان",
    "kafr": "اندلع حريق في مدينة كفر الشيخ",
} | {f"president{n}": f"قال الرئيس {name} المنصوري في تونس" for n, name in enumerate(PRESIDENTS)}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("known_values"))


CASES = [
    ("people:لافروف", {"lavrov", "lafroff"}, {"سيرجي لافروف"}),
    ("شخص:«سيرجي لافروف»", {"lavrov", "lafroff"}, set[str]()),
    ("شخص:«سيرجى لافروف»", {"lavrov", "lafroff"}, {"سيرجي لافروف"}),  # a spelling that no document has
    ("people:سيرجى", {"lavrov", "lafroff"}, {"سيرجي لافروف"}),
    ("people:«لافروف سيرغي»", {"lavrov", "lafroff"}, {"سيرجي لافروف"}),
    ("people:عبدالرحمن", {"rahman"}, {"عبد الرحمن السديس"}),  # joined
    ("people:«عبدالرحمن السديس»", {"rahman"}, {"عبد الرحمن السديس"}),
    ("people:«عبدالرحمن سديس»", {"rahman"}, {"عبد الرحمن السديس"}),
    ("مكان:كفرالشيخ", {"kafr"}, {"كفر الشيخ"}),
    ("people:«لاف روف»", {"lavrov", "lafroff"}, {"سيرجي لافروف"}),
    ("people:بوتين", {"putin"}, {"فلاديمير بوتين"}),
    ("شخص:يوسف", {"joseph", "president3"}, {"يوسف المنصوري"}),  # a name, and a part of another
    ("شخص:يوسف المنصوري", {"president3"}, {"يوسف المنصوري"}),  # a name, and a word
    ("شخص:«يوسف»", {"joseph"}, set[str]()),
    ("شخص:\u2068يوسف\u2069", {"joseph"}, set[str]()),  # as terminals print it
    ("شخص:\u2068يوسف المنصوري\u2069", {"president3"}, set[str]()),
    ("مكان:السودان", {"sudan"}, set[str]()),  # not a part of the name of another place
    ("people:عباس", {"mahmoud", "abbas"}, {"محمود عباس", "عباس الفاسي"}),
    ("people:«محمود عباس»", {"mahmoud"}, set[str]()),
    ("people:«عباس بوتين»", set[str](), set[str]()),
    ("people:لاف", set[str](), set[str]()),  # whole words, not letters
    ("people:لافر*", {"lavrov", "lafroff"}, {"سيرجي لافروف"}),
    ("شخص:سيرغ*", {"lavrov", "lafroff"}, {"سيرجي لافروف"}),  # in another spelling
    ("people:«سيرغي لاف*»", {"lavrov", "lafroff"}, {"سيرجي لافروف"}),  # only the last word is a prefix
    ("people:«عباس ال*»", {"abbas"}, {"عباس الفاسي"}),
    ("people:«سير* لافروف»", set[str](), set[str]()),
    ("people:«بوتين لاف*»", set[str](), set[str]()),
    ("places:سان*", {"putin"}, {"سانت بطرسبرغ"}),
    ("مكان:بطرس*", {"putin"}, {"سانت بطرسبرغ"}),
    ("people:الفا*", {"abbas"}, {"عباس الفاسي"}),  # with its article
    ("people:فاس*", {"abbas"}, {"عباس الفاسي"}),
    ("places:لافر*", set[str](), set[str]()),
    ("people:افروف*", set[str](), set[str]()),  # not inside a word
    ("people:*", set[str](), set[str]()),
    ("-people:لافر* وصل", {"putin"}, set[str]()),
    ("places:لافروف", set[str](), set[str]()),
    ("places:بطرسبرغ", {"putin"}, {"سانت بطرسبرغ"}),
    ("-people:لافروف وصل", {"putin"}, set[str]()),
]


@pytest.mark.parametrize("strictness", ["exact", "usual", "wide"])
@pytest.mark.parametrize(("query", "documents", "names"), CASES)
def test_a_part_of_a_name_finds_the_names_that_have_it(
    searcher: Searcher, query: str, documents: set[str], names: set[str], strictness: Strictness
) -> None:
    answer = searcher.search(Request(query, strictness=strictness))
    assert {Path(hit.id).stem for hit in answer.hits} == documents
    assert {name.value for name in answer.meaning.names} == names


@pytest.mark.parametrize(
    ("value", "as_typed", "as_shown"),
    [
        ("يوسف", {"joseph", "president3"}, {"joseph"}),
        ("«يوسف»", {"joseph"}, {"joseph"}),
        ("يوسف المنصوري", {"president3"}, {"president3"}),
        ("المنصوري يوسف", {"president3"}, {"president3"}),
        ("لافروف", {"lavrov", "lafroff"}, {"lavrov", "lafroff"}),  # no value
    ],
)
def test_a_filter_is_a_value_of_a_facet_or_the_name_that_a_person_types(
    searcher: Searcher, value: str, as_typed: set[str], as_shown: set[str]
) -> None:
    for documents, is_typed in ((as_typed, True), (as_shown, False)):
        filters = Filters({"people": (value,)}, names_may_be_parts=is_typed)
        assert {Path(hit.id).stem for hit in searcher.search(Request("", filters)).hits} == documents


def test_a_part_of_many_names_finds_the_most_frequent(searcher: Searcher) -> None:
    for query in ("people:المنصوري", "people:المنص*"):
        assert len(searcher.search(Request(query)).meaning.names) == MAX_NAMES


def test_a_part_of_a_name_finds_nothing_without_all_spellings(searcher: Searcher) -> None:
    assert not searcher.search(Request("people:لافروف", all_spellings=False)).total
