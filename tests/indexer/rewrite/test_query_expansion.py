"""Which other words make a document match, and which only order the documents."""

from pathlib import Path

import pytest

from indexer.query.request import Request
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

TEXTS = {
    "car": "انقلبت سيارة على الطريق السريع",
    "language": "يوم للغة العربية في المدرسة",
    "money": "سرق اللصوص نقودا من المصرف",
    "water": "انقطع الماء عن المدينة",
    "phone": "باع التاجر هاتفا محمولا",
    "bread": "ارتفع ثمن الخبز",
    "where": "أين يقع الجبل",
    "cart": "انقلبت عربة في القرية",
    "bridge": "سقط الجسر في النهر",
    "seoul": "زار الرئيس سيول عاصمة كوريا",
    "flood": "أغرق فيضان كبير كوريا",
    "signed": "وقع الوزير المعاهدة",
    "cart far": "قال الشاهد إن عربة الخضر ظلت طوال الليل واقفة أمام دكان قديم في آخر السوق حتى جاء خبر انقلاب القارب",
    "coins": "عملة مزيفة في المصرف",
    "may": "يفتح المعرض في 6 ماي 2017",
    "May": "قالت السيدة ماي إن 20 سفينة غرقت",
    "ayyar": "يفتح المعرض في أيار",
    "month": "ينتهي شهر أوت غدا",
    "work": "عمل بجواز مزيف في المصرف",
    "loyalty": "كرمت الجمعية معلميها وفاء لهم",
    "and in": "وصل الوفد مساء وفي الغد يغادر",
    "expression": "التعبير عن الرأي حق",
    "across": "مشى عبر الجسر القديم أمام المسجد",
    "imams": "اجتمع أئمة المساجد",
    "nursery": "أغلقت الولاية روضة عشوائية",
    "nurseries": "رياض الأطفال مغلقة",
    "Riyadh": "هبطت الطائرة في الرياض",
    "islands": "زار السياح جزيرة بعيدة وجزرا أخرى",
    "blast": "وقع تفجير في السوق",
    "blew up": "كان الجاني يفجر القنابل",
    "dawn": "وصلت الباخرة مع الفجر",
    "foot": "إصابة في القدم اليسرى",
    "gave": "قدم المدير استقالته ثم واصل تقديم البرنامج",
    "joy": "فرحة الأطفال بالعطلة",
    "Farhat": "حضر فرحات الحفل",
    "book": "صدرت كتب جديدة وكتاب قديم",
    "writer": "كاتب معروف يوقع روايته",
    "Algeria": "فازت الجزائر بالكأس",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("expansion"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("كرهبة", {"car"}),
        ("الكرهبة", {"car"}),
        ("فلوس", {"money", "coins"}),
        ("فلوسي", {"money", "coins"}),
        ("بالموية", {"water"}),
        ("موبايل", {"phone"}),  # a phrase of two standard words
        ("عيش", {"bread"}),  # ambiguous, but no document has it in another sense
        ("وين", {"where"}),
        ("وين الكرهبة", {"car"}),
        ("سيارة", {"car"}),  # not the Arabic language
        ("عربية", {"language"}),  # ambiguous: the index has its other sense
        ("كرهبة الماء", set()),
    ],
)
def test_a_word_of_a_dialect_finds_its_standard_word(searcher: Searcher, query: str, expected: set[str]) -> None:
    answer = searcher.search(Request(query))
    assert {Path(hit.id).stem for hit in answer.hits[: answer.total]} == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("سيارة", {"car"}),
        ("عربة", {"cart", "cart far"}),
        ("انقلاب سيارة", {"car", "cart"}),  # the other word tells the sense, if it is near
        ("انقلاب في سيارة", {"car", "cart"}),
        ("في سيارة", {"car"}),  # a function word does not
        ("مايو", {"may", "ayyar"}),  # an ambiguous name of the month next to a part of a date
        ("أيار", {"may", "ayyar"}),
        ("معرض مايو", {"may", "ayyar"}),
        ("أغسطس", {"month"}),
        ("ماي", {"may", "May"}),
        ("وقع الجسر", set()),  # «happened»
        ("ليش وقع الجسر", {"bridge"}),  # «fell» in a query of a dialect
        ("ليش وقعت الجسر", {"bridge"}),
        ("سقوط الجسر", {"bridge"}),
        ("فيضان", {"flood"}),
        ("فيضان كوريا", {"flood"}),  # سيول is Seoul, or torrents
        ("نقود مزيفة", {"coins"}),  # a currency («عملة»), not work («عمل»)
    ],
)
def test_other_words_tell_the_sense_of_an_ambiguous_one(searcher: Searcher, query: str, expected: set[str]) -> None:
    answer = searcher.search(Request(query))
    assert {Path(hit.id).stem for hit in answer.hits[: answer.total]} == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("وفاء", {"loyalty"}),  # not وفى, which is «and in»
        ("تعبير", {"expression"}),  # nor عبر, «across»
        ("أئمة", {"imams"}),  # أمام is «before»
        ("جزيرة", {"islands"}),  # الجزائر is a country
        ("روضة", {"nursery", "nurseries"}),  # الرياض is a town
        ("روضة أطفال", {"nurseries"}),
        ("تفجير", {"blast", "blew up"}),  # فجر is «dawn»
        ("الفجر", {"dawn"}),
        ("القدم", {"foot", "gave"}),  # a verb takes no article
        ("فرحة", {"joy"}),  # فرحات is a name
        ("كتاب", {"book"}),  # more than the plural of كاتب
        ("كاتب", {"writer", "book"}),
    ],
)
def test_a_form_that_is_mostly_another_word_does_not_match(searcher: Searcher, query: str, expected: set[str]) -> None:
    answer = searcher.search(Request(query))
    assert {Path(hit.id).stem for hit in answer.hits[: answer.total]} == expected
