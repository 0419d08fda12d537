import pytest

from analyzers.names.gazetteer import gazetteer
from analyzers.text.fold import fold

VALUES = [
    ("روسيا", "روسيا"),
    ("وروسيا", "روسيا"),
    ("للولايات المتحدة", "الولايات المتحدة"),
    ("أمريكا", "الولايات المتحدة"),
    ("سورية", "سوريا"),
    ("الجمهورية العربية السورية", "سوريا"),
    ("بريطانيا", "المملكة المتحدة"),
    ("فلسطين", "فلسطين"),
    ("ساحل العاج", "ساحل العاج"),
    ("كوت ديفوار", "ساحل العاج"),
    ("القدس المحتلة", "القدس"),
    ("شبه جزيرة القرم", "القرم"),
    ("كوريا الديمقراطية", "كوريا الشمالية"),
    ("طوكيو", "طوكيو"),
]
NO_PLACES = ["الأمم المتحدة", "الاتحاد الأوروبي", "الروسي", "الرئيس", "قال", "لافروف", "محمد"]
WEAK = ["مالي", "سلام", "امان"]


@pytest.mark.parametrize(("name", "value"), VALUES)
def test_names_lead_to_the_place(name: str, value: str) -> None:
    keys = fold(name).split()
    (match,) = gazetteer().find(keys)
    assert (match.start, match.end, match.place.value) == (0, len(keys), value)


@pytest.mark.parametrize("name", NO_PLACES)
def test_other_names_are_no_places(name: str) -> None:
    assert not [match for match in gazetteer().find(fold(name).split()) if match.place.sure]


@pytest.mark.parametrize("name", WEAK)
def test_ordinary_words_are_not_sure(name: str) -> None:
    assert all(not match.place.sure for match in gazetteer().find([name]))


def test_large_places_are_known_in_other_spellings() -> None:
    place = gazetteer().find_spelling(fold("بيونج يانج").split())
    assert place is not None
    assert place.value == "بيونغ يانغ"
    assert gazetteer().find_spelling(["صباح", "الخير"]) is None
