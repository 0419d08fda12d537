"""People and places of whole texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.entities.name_finder import find_names


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
SEVERAL = [
    ("بحث الرئيسان السوداني عمر البشير والتشادي إدريس ديبي الأزمة", {"عمر البشير", "إدريس ديبي"}),
    ("قال عبد الله الشيخ نور الدين سفير السودان إن", {"عبد الله الشيخ نور الدين"}),
    ("أعرب الرئيس اليمني علي عبدالله صالح عن أسفه", {"علي عبدالله صالح"}),
    ("أرسل الرئيس عبدربه منصور هادي رسالة إلى بان كي مون", {"عبدربه منصور هادي", "بان كي مون"}),
]
LETTERS_OF_A_NAME = [
    ("قالت لوبان إنها ستفوز. وذكرت مارين لوبان خصومها", {"مارين لوبان"}),
    ("أكد العقيد بلحسن الوسلاتي الخبر", {"بلحسن الوسلاتي"}),
    ("قال لسعد اليعقوبي إن الإضراب مستمر", {"لسعد اليعقوبي"}),
    ("سجل الإنجليزي واين روني هدفين", {"واين روني"}),
    ("حضر وائل الجشي وفاروق حسني", {"وائل الجشي", "فاروق حسني"}),
    ("قال وزير النقل كامل الشناوي إن الطريق مفتوح", {"كامل الشناوي"}),
    ("درس الطلاب كتب ابن رشد وابن خلدون", {"ابن رشد", "ابن خلدون"}),
    ("كتب أبو العلاء المعري رسالة الغفران", {"أبو العلاء المعري"}),
    ("أبلغ أبو عمر لأم عمر الخبر", {"أبو عمر", "أم عمر"}),
    ("كتب علي بن الجهم قصيدة، وكان ابن الجهم شاعرا", {"علي بن الجهم"}),
    ("استقبل سلمان بن عبدالعزيز ـ حفظه الله ـ الوفد", {"سلمان بن عبدالعزيز"}),
    ("فاز فريق المدرب «جيورجيوس دونيس» أمس", {"جيورجيوس دونيس"}),
    ("ضمت اللجنة الحبيب حليم، والحبيب رجب، والحبيب الحزامي", {"الحبيب حليم", "الحبيب رجب", "الحبيب الحزامي"}),
    ("وأكدت الشيخة بدور بنت سلطان القاسمي رئيسة المجلس", {"بدور بنت سلطان القاسمي"}),
    ("أعلن مراد بالاكحل الخبر. وأشار بالاكحل إلى الملعب", {"مراد بالاكحل"}),
    ("قال اللاعب منتصر بالله بربيرو إن الفريق جاهز", {"منتصر بالله بربيرو"}),
    ("قاد عقبة بن نافع الجيش إلى القيروان", {"عقبة بن نافع"}),
    ("قال الأمير خالد بن فيصل إن الأمر محسوم", {"خالد بن فيصل"}),
]
WRONG_VALUES = [
    ("فاز دينامو كييف على ستيوا بوخارست في مباراة أمس", "places", {"كييف", "بوخارست"}),
    ("قال لصحيفة « الشرق الأوسط » إن اللقاء مفيد", "places", {"الأوسط", "الشرق الأوسط"}),
    ("تقدم سعيد على نبيل القروي في الانتخابات", "people", {"سعيد على نبيل القروي"}),
    ("استقبل الوزير أمس وفدا رفيع المستوى", "people", {"فدا رفيع", "رفيع"}),
    ("قالت دانا بيرينو المتحدثة باسم بوش إن الأمور جيدة", "people", {"باسم بوش"}),
    ("دعت الأحزاب إلى التصويت لصالح ماكرون أمس", "people", {"صالح ماكرون"}),
    ("يلعب الفريق يوم الأحد ضد تاندا الإيفواري", "people", {"تاندا الإيفواري", "تاندا"}),
    ("أحيت المدينة ذكرى ملحمة بن قردان أمس", "people", {"ملحمة بن قردان"}),
    ("أفادت الطبيبة بأن علاج داء السكري متوفر", "people", {"داء السكري", "السكري"}),
    ("بوتين وكيم يوقعان معاهدة في بيونغ يانغ", "people", {"كيم يوقعان"}),
]
NO_NAMES = [
    "قال وزير الخارجية الروسي إن الاجتماع كان مفيدا",
    "أعلنت وزارة الدفاع الأمريكية نتائج المناورات",
    "ارتفعت أسعار النفط والذهب في الأسواق العالمية",
    "أكد المتحدث الرسمي أن اللجنة ستجتمع الأسبوع المقبل",
    "الأطباء ينصحون بشرب الماء والنوم مبكرا",
    "",
    "   \n\n ... !!! 12345",
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_have_values_of_the_gazetteer(text: str, expected: set[str]) -> None:
    assert values(text, "places") >= expected


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_have_no_titles(text: str, expected: set[str]) -> None:
    assert values(text, "people") >= expected


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_names_are_whole_and_apart(text: str, expected: set[str]) -> None:
    assert values(text, "people") == expected


@pytest.mark.parametrize(("text", "expected"), LETTERS_OF_A_NAME)
def test_a_name_keeps_its_letters_and_words(text: str, expected: set[str]) -> None:
    assert values(text, "people") == expected


@pytest.mark.parametrize(("text", "kind", "wrong"), WRONG_VALUES)
def test_clubs_newspapers_and_verbs_are_not_in_names(text: str, kind: str, wrong: set[str]) -> None:
    assert values(text, kind).isdisjoint(wrong)


@pytest.mark.parametrize("text", NO_NAMES)
def test_texts_without_names(text: str) -> None:
    assert find_names(text) == []


def test_the_value_of_a_partial_name_is_its_fullest_form() -> None:
    text = "استقبل الملك الرئيس التركي رجب طيب أردوغان. وقال أردوغان إن العلاقات جيدة، وشكر الملك لأردوغان زيارته."
    assert values(text, "people") == {"رجب طيب أردوغان"}
    assert [m.surface for m in find_names(text) if m.kind == "people"] == ["رجب طيب أردوغان", "أردوغان", "أردوغان"]


def test_clitics_are_in_neither_surface_nor_value() -> None:
    mention = next(m for m in find_names("سافر الوفد وبموسكو كان اللقاء") if m.value == "موسكو")
    assert mention.surface == "موسكو"


def test_two_spellings_of_a_place_have_one_value() -> None:
    assert values("غادر بيونج يانج، ثم عاد إلى بيونغ يانغ في المساء", "places") == {"بيونغ يانغ"}


def test_evidence_of_a_listed_place_and_a_tagged_person() -> None:
    evidence = {m.value: m.evidence for m in find_names("قال إيمانويل ماكرون في باريس")}
    assert evidence["باريس"] == "list"
    assert evidence["إيمانويل ماكرون"] in {"model", "list"}


@given(st.text(alphabet=st.sampled_from("ابتولنمسيرةأى ًـ\u200f\u202b.،«»()\n1aB-" + "مصر لبنان"), max_size=120))
@settings(deadline=None, max_examples=150)
def test_surfaces_are_slices_of_the_text(text: str) -> None:
    for mention in find_names(text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.value
