import pytest

from analyzers.names.gazetteer import gazetteer
from analyzers.names.place_tree import parents

PARENTS = [
    ("وونسان", ("كوريا الشمالية", "آسيا")),
    ("كوريا الشمالية", ("آسيا",)),
    ("آسيا", ()),
    ("القاهرة", ("مصر", "أفريقيا")),
    ("دارفور", ("السودان", "أفريقيا")),
    ("تكساس", ("الولايات المتحدة", "أمريكا الشمالية")),
    ("البرازيل", ("أمريكا الجنوبية",)),
    ("أستراليا", ("أوقيانوسيا",)),
    ("روسيا", ("أوروبا",)),
    ("تونس", ("أفريقيا",)),  # the country, not its capital
    ("أرمينيا", ("آسيا",)),  # not the city of Colombia
    ("الرياض", ("السعودية", "آسيا")),  # the larger of two
    ("عمّان", ("الأردن", "آسيا")),
    ("عمان", ("آسيا",)),  # one of the two
    ("طرابلس", ("ليبيا", "أفريقيا")),
    ("طرابلس، لبنان", ("لبنان", "آسيا")),
    ("تونس العاصمة", ("تونس", "أفريقيا")),
    ("عسير", ("السعودية", "آسيا")),
    ("بوسالم", ("تونس", "أفريقيا")),
    ("عُمان", ("آسيا",)),
    ("سورية", ("آسيا",)),  # a name that is not a value, but that a correction may show
    ("القدس", ()),  # disputed
    ("الشرق الأوسط", ()),
    ("البحر الأحمر", ()),
    ("أنتاركتيكا", ()),
    ("قرية لا يعرفها أحد", ()),
    ("سيرغي لافروف", ()),
    ("", ()),
]


@pytest.mark.parametrize(("value", "expected"), PARENTS)
def test_parents_nearest_first(value: str, expected: tuple[str, ...]) -> None:
    assert parents(value) == expected


def test_the_gazetteer_is_a_tree() -> None:
    values = {place.value for place in gazetteer().places.values()}
    for value in values:
        above = parents(value)
        assert value not in above
        assert values.issuperset(above), value
        if above:
            assert parents(above[0]) == above[1:], value


def test_only_antarctic_countries_lie_in_no_continent() -> None:
    countries = {place.value for place in gazetteer().places.values() if place.kind == "country"}
    assert {value for value in countries if not parents(value)} == {
        "أنتاركتيكا",
        "الأقاليم الجنوبية الفرنسية",
        "جزيرة بوفيه",
        "جزيرة هيرد وجزر ماكدونالد",
        "جورجيا الجنوبية وجزر ساندويتش الجنوبية",
    }
