"""Places of whole texts: towns that are also words or people, and names of several places."""

import pytest

from analyzers.entities.name_finder import find_names
from analyzers.entities.place_context import country_of_nationality


def places(text: str) -> set[str]:
    return {mention.value for mention in find_names(text) if mention.kind == "places"}


ARAB_TOWNS = [
    ("انطلق المهرجان في منطقة عسير بحضور الزوار السعوديين", {"عسير"}),
    ("وصلت القافلة السعودية إلى حفر الباطن ثم الأحساء", {"حفر الباطن", "الأحساء"}),
    ("أغلقت السلطات التونسية الطريق بين بن قردان ورأس جدير", {"بن قردان", "رأس جدير"}),
    ("نظم أهالي المتلوي وقفة أمام مقر ولاية قفصة", {"المتلوي", "قفصة"}),
    ("تساقطت الأمطار على المنستير وجمال وزرمدين", {"المنستير", "جمّال", "زرمدين"}),
    ("تدخلت الحماية المدنية في مدينة مساكن من ولاية سوسة", {"مساكن", "سوسة"}),
    ("فتح مستشفى أبو عريش في منطقة جازان أبوابه", {"أبو عريش", "جازان"}),
    ("زار الوزير مدينة الخليل ثم بيت لحم", {"الخليل", "بيت لحم"}),
    ("قتل شخصان في بوسالم بولاية جندوبة", {"بوسالم", "جندوبة"}),
]
WORDS = [
    ("أكد جمال أن مساكن العمال تحتاج إلى صيانة", {"جمّال", "مساكن"}),
    ("عاد الشاب إلى مسقط رأسه بعد غياب طويل", {"مسقط", "مسقط رأس"}),
    ("ماهي أسباب الأزمة في نظركم", {"ماهي", "فيكتوريا"}),
    ("قدم المواطن بطاقة هوية وجواز سفر", {"هوئه", "هوية"}),
    ("عاد المقاتلون من بؤر التوتر", {"بؤر", "بور"}),
    ("هذا الأمر خفي على الجميع ولا لوم على أحد", {"خفي", "لوم"}),
    ("يصل الوفد إلى الجزائر العاصمة، الأربعاء 2 نوفمبر", {"الأربعاء"}),
    ("هناك مشهد جديد في المسرح", {"مشهد"}),
    ("فاز نادي الغرافة على فريق الخور", {"الغرافة", "الخور"}),
    ("قال السيد الليث إن المذنب يعاقب", {"الليث", "المذنب"}),
]
ONE_NAME_TWO_PLACES = [
    ("وصل الوزير الأردني إلى عمان قادما من إربد", {"عمّان", "إربد"}),
    ("تستضيف سلطنة عُمان القمة في مسقط", {"عُمان", "مسقط"}),
    ("تشارك في الدورة قطر والبحرين وعمان والكويت", {"قطر", "البحرين", "عُمان", "الكويت"}),
    ("سافر إلى عمّان أمس", {"عمّان"}),
    ("سافر إلى عمان أمس", {"عمان"}),
    ("تجدد القتال بين فصائل ليبية في طرابلس", {"طرابلس"}),
    ("خرجت مسيرة في طرابلس شمالي لبنان", {"طرابلس، لبنان", "لبنان"}),
    ("افتتح معرض الكتاب في الجزائر العاصمة", {"الجزائر العاصمة"}),
    ("أعلنت تونس أن الحريق في العاصمة تونس انطفأ", {"تونس", "تونس العاصمة"}),
    ("قبضت الشرطة في سوسة على مهرب ليبي ينقل سلعا تونسية", {"سوسة"}),
]


@pytest.mark.parametrize(("text", "expected"), ARAB_TOWNS)
def test_arab_regions_and_towns_are_found(text: str, expected: set[str]) -> None:
    assert places(text) >= expected


@pytest.mark.parametrize(("text", "wrong"), WORDS)
def test_words_people_and_clubs_are_no_places(text: str, wrong: set[str]) -> None:
    assert places(text).isdisjoint(wrong)


@pytest.mark.parametrize(("text", "expected"), ONE_NAME_TWO_PLACES)
def test_marks_words_and_countries_tell_places_of_one_name_apart(text: str, expected: set[str]) -> None:
    assert places(text) >= expected - {"لبنان"}


def test_no_value_has_brackets_or_foreign_letters() -> None:
    for value in places("زار الوفد مدينة الخليل ومدينة لاس بالماس ومدينة بورتو"):
        assert set(value) <= set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ّ،")


@pytest.mark.parametrize(
    ("word", "country"),
    [("التونسيه", "TN"), ("والاردني", "JO"), ("للكويتيين", "KW"), ("اميركي", "US"), ("روسي", "RU"), ("كرسي", None)],
)
def test_country_of_a_nationality(word: str, country: str | None) -> None:
    assert country_of_nationality(word) == country
