import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.entities.find import find_names


def values(text: str, kind: str) -> set[str]:
    return {mention.value for mention in find_names(text) if mention.kind == kind}


PLACES = [
    ("وصل الوفد إلى القاهرة قادما من روسيا", {"القاهرة", "روسيا"}),
    ("سافر الوزير لروسيا ثم عاد ولفرنسا زيارة أخرى", {"روسيا", "فرنسا"}),
    ("قررت أميركا رفع الرسوم", {"الولايات المتحدة"}),
    ("أعلنت الولايات المتحدة الأمريكية الخبر", {"الولايات المتحدة"}),
    ("وجهت رسالة للولايات المتحدة واليابان", {"الولايات المتحدة", "اليابان"}),
    ("تقع كوريا الديمقراطية شمال كوريا الجنوبية", {"كوريا الشمالية", "كوريا الجنوبية"}),
    ("زار المجر وهنغاريا اسم آخر لها", {"هنغاريا"}),
    ("اجتمع الوزراء في سلطنة عمان وفي دولة قطر", {"عُمان", "قطر"}),
    ("تجدد القتال في دارفور وفي قطاع غزة", {"دارفور", "قطاع غزة"}),
    ("تمر السفن عبر مضيق هرمز إلى البحر الأحمر", {"مضيق هرمز", "البحر الأحمر"}),
    ("وقع الزلزال قرب مدينة مراكش", {"مراكش"}),
    ("افتتح المعرض في مدينة ورزيزات أمس", {"ورزيزات"}),
    ("عاد الوزير من تل أبيب بعد زيارة قصيرة", {"تل أبيب"}),
]
PEOPLE = [
    ("قال الرئيس الفرنسي إيمانويل ماكرون إن بلاده تدعم الاتفاق", {"إيمانويل ماكرون"}),
    ("التقت المستشارة أنغيلا ميركل نظيرها. وقالت ميركل إن اللقاء مفيد", {"أنغيلا ميركل"}),
    ("أوضح محمد صلاح للصحفيين موقفه", {"محمد صلاح"}),
    ("كتب الروائي نجيب محفوظ ثلاثيته في القاهرة", {"نجيب محفوظ"}),
    ("غنت أم كلثوم وفيروز ومحمد عبد الوهاب", {"محمد عبد الوهاب"}),
    ("شارك في الفيلم رانيا يوسف وأحمد السقا وياسمين عبد العزيز", {"رانيا يوسف", "أحمد السقا", "ياسمين عبد العزيز"}),
]
NO_SUCH_VALUE = [
    ("فاز دينامو كييف على ستيوا بوخارست في مباراة أمس", "places", {"كييف", "بوخارست"}),
    ("قال لصحيفة « الشرق الأوسط » إن اللقاء مفيد", "places", {"الأوسط", "الشرق الأوسط"}),
    ("تقدم سعيد على نبيل القروي في الانتخابات", "people", {"سعيد على نبيل القروي"}),
    ("بوتين وكيم يوقعان معاهدة في بيونغ يانغ", "people", {"كيم يوقعان"}),
]
NONE = [
    "قال وزير الخارجية الروسي إن الاجتماع كان مفيدا",
    "أعلنت وزارة الدفاع الأمريكية نتائج المناورات",
    "ارتفعت أسعار النفط والذهب في الأسواق العالمية",
    "أكد المتحدث الرسمي أن اللجنة ستجتمع الأسبوع المقبل",
    "الأطباء ينصحون بشرب الماء والنوم مبكرا",
    "",
    "   \n\n ... !!! 12345",
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_have_their_canonical_value(text: str, expected: set[str]) -> None:
    assert values(text, "places") >= expected


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_are_found_without_titles(text: str, expected: set[str]) -> None:
    assert values(text, "people") >= expected


@pytest.mark.parametrize(("text", "kind", "wrong"), NO_SUCH_VALUE)
def test_what_looks_like_a_name_and_is_none(text: str, kind: str, wrong: set[str]) -> None:
    assert values(text, kind).isdisjoint(wrong)


@pytest.mark.parametrize("text", NONE)
def test_titles_nationalities_and_common_words_are_no_names(text: str) -> None:
    assert find_names(text) == []


def test_a_part_of_a_name_has_the_fullest_form_of_the_text_as_value() -> None:
    text = "استقبل الملك الرئيس التركي رجب طيب أردوغان. وقال أردوغان إن العلاقات جيدة، وشكر الملك لأردوغان زيارته."
    assert values(text, "people") == {"رجب طيب أردوغان"}
    assert [m.surface for m in find_names(text) if m.kind == "people"] == ["رجب طيب أردوغان", "أردوغان", "أردوغان"]


def test_clitics_are_in_neither_surface_nor_value() -> None:
    mention = next(m for m in find_names("سافر الوفد وبموسكو كان اللقاء") if m.value == "موسكو")
    assert mention.surface == "موسكو"


def test_a_place_of_one_name_in_a_text_is_one_value() -> None:
    assert values("غادر بيونج يانج، ثم عاد إلى بيونغ يانغ في المساء", "places") == {"بيونغ يانغ"}


def test_evidence_tells_what_found_a_name() -> None:
    found = {m.value: m.evidence for m in find_names("قال إيمانويل ماكرون في باريس")}
    assert found["باريس"] == "list"
    assert found["إيمانويل ماكرون"] in {"model", "list"}


@given(st.text(alphabet=st.sampled_from("ابتولنمسيرةأى ًـ\u200f\u202b.،«»()\n1aB-" + "مصر لبنان"), max_size=120))
@settings(deadline=None, max_examples=150)
def test_surfaces_are_slices_of_any_text(text: str) -> None:
    for mention in find_names(text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.value
