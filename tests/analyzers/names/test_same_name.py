"""Spellings of one name, and different names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.names.same_name import are_same_name

ONE_NAME = [
    ("أبو بكر العوفي", "أبي بكر العوفي"),
    ("لوبان", "لوبن"),
    ("فرانسوا", "فرنسوا"),
    ("أليكس", "أليكسيس"),
    ("سيرجي", "سيرغي"),  # g of Egypt and of the Levant
    ("سيرجي لافروف", "سيرغي لافروف"),
    ("يونج", "يونغ"),
    ("يونغ", "جونغ"),  # j or y
    ("سونج", "سون"),  # a last g after n may be silent
    ("تشوي", "تشي"),
    ("تشوي سون هوي", "تشوي سونغ هي"),
    ("كيم جونج أون", "كيم جونغ-أون"),  # a hyphen separates words
    ("فلاديمير", "فلادمير"),
    ("ديمتري", "دميتري"),
    ("غوتيريش", "جوتيريس"),
    ("أنغيلا ميركل", "أنجيلا ميركيل"),
    ("نتنياهو", "نتانياهو"),
    ("أردوغان", "إردوجان"),
    ("بيونج يانج", "بيونغ يانغ"),
    ("أنتويرب", "انتورب"),
    ("قازان", "كازان"),
    ("طرابلس", "ترابلس"),
    ("عبد الله", "عبدالله"),  # one word or two
    ("عبد الرحمن", "عبد الرحمان"),
    ("أحمد آباد", "احمداباد"),
    ("نادية", "ناديا"),
    ("داود", "داوود"),
    ("الدوحة", "دوحه"),  # with and without the article
]
TWO_NAMES = [
    ("رونالدو", "رونالدينيو"),
    ("خامنئي", "الخميني"),
    ("المنيهلة", "مانيلا"),
    ("المنستير", "مانشستير"),
    ("محمود", "محمد"),
    ("حسن", "حسين"),
    ("سمير", "سامر"),
    ("سالم", "سليم"),
    ("سلمان", "سليمان"),
    ("كريم", "كرم"),
    ("أمين", "أمينة"),
    ("عمر", "عمرو"),
    ("حمادي", "حمادة"),
    ("علي", "غالي"),
    ("العربي", "الغربي"),
    ("السبسي", "السيسي"),
    ("محمود عباس", "محمد عباس"),
    ("كيم جونغ أون", "كيم جونغ إيل"),
    ("كيم جونغ إيل", "كيم إيل سونغ"),
    ("جورج بوش", "جورج دبليو بوش"),  # one word more
    ("حافظ الأسد", "بشار الأسد"),  # father and son
    ("النيجر", "نيجيريا"),
    ("غينيا", "غانا"),
    ("السودان", "السويد"),
    ("إيران", "العراق"),
    ("لبنان", "ليبيا"),
    ("روما", "رومانيا"),
    ("كروز", "كروس"),  # known foreign names
    ("نيلسون", "ويلسون"),
]
names = st.lists(st.text("ابتجحخدرزسشصضطعغفقكلمنهويةىأإ", min_size=1, max_size=8), min_size=1, max_size=3).map(" ".join)


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert are_same_name(one, other)


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_different_names(one: str, other: str) -> None:
    assert not are_same_name(one, other)


@given(names, names)
def test_the_order_does_not_matter(one: str, other: str) -> None:
    assert are_same_name(one, other) == are_same_name(other, one)


@given(names)
def test_a_name_is_a_spelling_of_itself(name: str) -> None:
    assert are_same_name(name, name)


@pytest.mark.parametrize("other", ["", " ", "-", "محمد"])
def test_an_empty_name_is_a_spelling_of_no_name(other: str) -> None:
    assert not are_same_name("", other)
