"""What parts the names in a span that the tagger found."""

import pytest

from analyzers.entities.name_cuts import cut_span
from analyzers.entities.sentences import split_sentences


def pieces(span: str) -> list[str]:
    (words,) = split_sentences(f"{span} في")
    bounds = cut_span(f"{span} في", words, 0, len(words) - 1)
    return [span[words[start].start : words[end - 1].end] for start, end in bounds]


ONE_NAME = [
    ("خالد بن الوليد رضي الله عنه", "خالد بن الوليد"),
    ("الشيخ زايد رحمه الله", "الشيخ زايد"),
    ("حمد بن خليفة حفظه الله", "حمد بن خليفة"),
    ("محمد بن نايف ولي العهد", "محمد بن نايف"),
    ("علي عبدالله أمين السر", "علي عبدالله"),
    ("سامي الخالدي شاهد عيان", "سامي الخالدي"),
    ("سامي الخالدي نجله", "سامي الخالدي"),
    ("شاهد عيان سامي الخالدي", "سامي الخالدي"),
    ("سامي الخالدي سيخلف", "سامي الخالدي"),
    ("سامي الخالدي هدد", "سامي الخالدي"),
    ("إيفان بوتين دان", "إيفان بوتين"),
    ("شارك بنزيما", "بنزيما"),
    ("سامي الخالدي أمام", "سامي الخالدي"),
    ("فإن سامي الخالدي", "سامي الخالدي"),
    ("فان محمد الناصر", "محمد الناصر"),
    ("سامي الخالدي الكاميروني", "سامي الخالدي"),
    ("المكنى أبو سعيد", "أبو سعيد"),
    ("والمكنى أبو سعيد", "أبو سعيد"),
    ("سامي الخالدي سفيراً", "سامي الخالدي"),
    ("سامي الخالدي سفيرا", "سامي الخالدي"),
]
WHOLE = [
    "الباجي قائد السبسي",
    "رحمة الله نذير",
    "جاد الله سعيد",
    "محمود حسين طلعت",
    "ماركو فان باستن",
    "عبد الأمير اللامي",
    "محمد أمين بن عمر",
    "محمد الفاضل عبد الكافي",
    "أحمد الحبيب محمد سعيد",
    "باسم يوسف",
    "أبو عمر البلجيكي",
    "سعيد الجولاني",
    "ديفيد سيلفا",
    "خالد شيخ محمد",
    "كيم جونغ-أون",
]
SEVERAL = [
    ("عبدالفتاح السيسي عمر البشير", ["عبدالفتاح السيسي", "عمر البشير"]),
    ("سامي الخالدي ـ عمر البشير", ["سامي الخالدي", "عمر البشير"]),
    ("سامي الخالدي و عمر البشير", ["سامي الخالدي", "عمر البشير"]),
    ("أبو عمر لأم عمر", ["أبو عمر", "لأم عمر"]),
    ("أدونيس وأنسي الحاج", ["أدونيس", "وأنسي الحاج"]),
]


@pytest.mark.parametrize(("span", "name"), ONE_NAME)
def test_words_that_are_no_name_are_cut_off(span: str, name: str) -> None:
    assert pieces(span) == [name]


@pytest.mark.parametrize("span", WHOLE)
def test_words_of_a_name_stay(span: str) -> None:
    assert pieces(span) == [span]


@pytest.mark.parametrize(("span", "names"), SEVERAL)
def test_two_people_are_two(span: str, names: list[str]) -> None:
    assert pieces(span) == names


def test_ali_is_a_name_where_no_final_ya_has_dots() -> None:
    (words,) = split_sentences("محمد على سعيد فى")
    assert cut_span("محمد على سعيد فى", words, 0, 3) == [(0, 3)]
