"""Names of two words, and negated verbs, that some writers join."""

from pathlib import Path

import pytest

from indexer.query.request import Request
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

TEXTS = {
    "rahman": "وصل عبد الرحمن السديس إلى مكة",
    "rahman-joined": "وصل عبدالرحمن السديس إلى مكة",
    "nour": "غنى نور الدين في الحفل",
    "nour-joined": "غنى نورالدين في الحفل",
    "bakr": "كان أبو بكر خليفة",
    "bakr-joined": "كان أبوبكر خليفة",
    "benali": "غادر بن علي تونس",
    "benali-joined": "غادر بنعلي تونس",
    "kafr": "حريق في كفر الشيخ",
    "kafr-joined": "حريق في كفرالشيخ",
    "york": "سافر إلى نيو يورك",
    "york-joined": "سافر إلى نيويورك",
    "salam-joined": "ألقى عبدالسلام كلمة",
    "salam": "دخل السلام بيت العبد",
    "nasr": "خطب حسن نصر الله في بيروت",
    "nasr-joined": "خطب حسن نصرالله في بيروت",
    "still": "أكدت أنه لا يزال حيا",
    "still-joined": "كتبت أنه لايزال حيا",
    "she-still": "أكدت أنها ما تزال حية",
    "she-still-joined": "كتبت أنها وماتزال حية",
    "shams": "كتب شمس الدين الرواية",
    "aziz": "زار عبد العزيز القاهرة وعبد القادر الجزائر",
    "aziz-joined": "زار عبدالعزيز القاهرة وعبدالقادر الجزائر",
    "izz": "ووصل وعز الدين الخطابي إلى دبي",
    "izz-joined": "ووصل وعزالدين الخطابي إلى دبي",
    "teflika-joined": "خرج وبوتفليقة من القاعة",
    "no-right": "لا حق له في ما لك وما تم",
    "later": "وفي وقت لاحق قال مالك",
    "hakim": "ألقى عبد الحكيم كلمة",
    "yemen": "رحل من اليمن",
    "to-whom": "لا أعرف إلى من أكتب",
    "talk": "كثر كلام الناس",
    "every-mother": "تعرف كل أم ابنها",
    "second": "جاء في المركز الثاني",
    "thani": "استقبل تميم من آل ثاني الوفد",
    "apart": "الشيخ يرفض نور المصباح في الدين",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("joined_words"))


def both(name: str) -> set[str]:
    return {name, f"{name}-joined"}


CASES = [
    ("عبدالرحمن", both("rahman")),
    ("عبد الرحمن", both("rahman")),
    ("السديس عبد الرحمن", both("rahman")),
    ("عبدالرحمن السديس", both("rahman")),
    ('"عبدالرحمن السديس"', both("rahman")),
    ('"عبد الرحمن السديس"', both("rahman")),
    ('"وصل عبدالرحمن"', both("rahman")),
    ("نورالدين", both("nour")),
    ('"نورالدين في"', both("nour")),
    ('"نور الدين"', both("nour")),
    ("أبوبكر", both("bakr")),
    ("أبو بكر", both("bakr")),
    ('"أبوبكر خليفة"', both("bakr")),
    ('"أبو بكر خليفة"', both("bakr")),
    ('"إبو بكر خليفة"', set[str]()),
    ("بنعلي", both("benali")),
    ("بن علي", both("benali")),
    ("كفرالشيخ", both("kafr")),
    ("كفر الشيخ", both("kafr")),
    ("نيويورك", both("york")),
    ("نيو يورك", both("york")),
    ("عبد السلام", {"salam", "salam-joined"}),  # the index has no other
    ('"عبد السلام"', {"salam-joined"}),
    ("عبدالحكيم", {"hakim"}),
    ('"عبدالحكيم كلمة"', {"hakim"}),
    ("نصر الله", both("nasr")),
    ("نصرالله", both("nasr")),
    ('"حسن نصرالله"', both("nasr")),
    ('"حسن نصر الله"', both("nasr")),
    ("حسن نصرالله", both("nasr")),
    ("لا يزال", both("still")),
    ("لايزال", both("still")),
    ('"أنه لا يزال"', both("still")),
    ('"أنه لايزال"', both("still")),
    ("ما تزال", both("she-still")),
    ("ماتزال", both("she-still")),
    ("شمسالدين", {"shams"}),  # a name that no text joins
    ("عبد القادر", both("aziz")),  # only after a clitic
    ("عبدالقادر", both("aziz")),
    ('"وعبدالقادر"', both("aziz")),
    ('"عبد القادر الجزائر"', both("aziz")),
    ("عز الدين", both("izz")),
    ("عزالدين", both("izz")),
    ('"عزالدين الخطابي"', both("izz")),
    ("بو تفليقة", {"teflika-joined"}),
    # words that meet by chance
    ("اليمن", {"yemen"}),
    ("كلام", {"talk"}),
    ("لاحق", {"later"}),
    ("مالك", {"later"}),
    ('"ماتم"', set[str]()),
    ("الثاني", {"second", "thani"}),  # by its stem
    ('"الثاني"', {"second"}),
    ('"آل ثاني"', {"thani"}),
    ("=عبدالرحمن", {"rahman-joined"}),
    ("-عبدالرحمن السديس", {"rahman"}),
]


@pytest.mark.parametrize(("query", "expected"), CASES)
def test_a_name_is_found_joined_and_apart(searcher: Searcher, query: str, expected: set[str]) -> None:
    answer = searcher.search(Request(query))
    assert {Path(hit.id).stem for hit in answer.hits} == expected
    assert all(hit.snippet.marks or hit.title_marks for hit in answer.hits)


@pytest.mark.parametrize("query", ["عبدالرحمن", "عبد الرحمن", '"نورالدين"', '"نور الدين"'])
def test_nothing_is_joined_in_a_query_as_typed(searcher: Searcher, query: str) -> None:
    assert searcher.total(Request(query, all_spellings=False)) < searcher.total(Request(query))


def test_a_joined_verb_is_a_spelling_of_the_verb(searcher: Searcher) -> None:
    assert searcher.search(Request("لا يزال")).meaning.spellings == {"يزال": ("لايزال",)}
