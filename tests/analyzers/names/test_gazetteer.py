"""Names of places, and their values."""

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
NOT_PLACES = ["الأمم المتحدة", "الاتحاد الأوروبي", "الروسي", "الرئيس", "قال", "لافروف", "محمد"]
WEAK = ["مالي", "سلام", "امان"]


@pytest.mark.parametrize(("name", "value"), VALUES)
def test_value_of_a_name(name: str, value: str) -> None:
    keys = fold(name).split()
    (match,) = gazetteer().find(keys)
    assert (match.start, match.end, match.place.value) == (0, len(keys), value)


@pytest.mark.parametrize("name", NOT_PLACES)
def test_other_names_are_not_sure_places(name: str) -> None:
    assert not [match for match in gazetteer().find(fold(name).split()) if match.place.sure]


@pytest.mark.parametrize("name", WEAK)
def test_ordinary_words_are_not_sure_places(name: str) -> None:
    assert all(not match.place.sure for match in gazetteer().find([name]))


def test_large_places_in_unlisted_spellings() -> None:
    place = gazetteer().find_spelling(fold("بيونج يانج").split())
    assert place is not None
    assert place.value == "بيونغ يانغ"
    assert gazetteer().find_spelling(["صباح", "الخير"]) is None
