import pytest

from analyzers.entities.name_spans import complete_spans, split_span
from analyzers.entities.people import fullest_forms, is_part_of, trim_span
from analyzers.entities.word_classes import starts_second_name
from analyzers.text.fold import fold

FULLEST = [
    (["انور السادات", "السادات"], {"السادات": "انور السادات"}),
    (["كوفي انان", "انان", "كوفي"], {"انان": "كوفي انان", "كوفي": "كوفي انان"}),
    (["جورج بوش", "لورا بوش", "بوش"], {"بوش": "بوش"}),
    (["حسن", "حسين"], {"حسن": "حسن", "حسين": "حسين"}),
]
TRIMMED = [
    ("الرييس حسني مبارك", "حسني مبارك"),
    ("الروسي ديمتري مدفيديف", "ديمتري مدفيديف"),
    ("( ياسر عرفات", "ياسر عرفات"),
    ("الرييس", ""),
    ("الذي", ""),
]
PARTED = [
    ("رانيا فريد ورجاء الجداوي", ["رانيا فريد", "ورجاء الجداوي"]),
    ("محمد عبد الوهاب", ["محمد عبد الوهاب"]),
    ("وليد جنبلاط", ["وليد جنبلاط"]),
]


@pytest.mark.parametrize(("names", "expected"), FULLEST)
def test_a_name_takes_the_one_fuller_form(names: list[str], expected: dict[str, str]) -> None:
    found = fullest_forms(tuple(name.split()) for name in names)
    for name, full in expected.items():
        assert found[tuple(name.split())] == tuple(full.split())


def test_parts_fit_in_order_only() -> None:
    assert is_part_of(["رجب", "اردوغان"], ["رجب", "طيب", "اردوغان"])
    assert not is_part_of(["اردوغان", "رجب"], ["رجب", "طيب", "اردوغان"])


@pytest.mark.parametrize(("span", "name"), TRIMMED)
def test_titles_and_nationalities_are_cut_off(span: str, name: str) -> None:
    keys = span.split()
    bounds = trim_span(keys, 0, len(keys))
    assert (" ".join(keys[bounds[0] : bounds[1]]) if bounds else "") == name


@pytest.mark.parametrize(("span", "names"), PARTED)
def test_and_parts_two_people(span: str, names: list[str]) -> None:
    keys = span.split()
    assert [" ".join(keys[start:end]) for start, end in split_span(keys, 0, len(keys), {}, {})] == names


def test_a_name_that_begins_with_waw_is_one_word() -> None:
    assert starts_second_name(fold("وليد")) is None
    assert starts_second_name(fold("وسارة")) is not None


def test_a_name_takes_in_what_belongs_to_it_and_nothing_else() -> None:
    keys = fold("قالت فايزة أبوالنجا أمس").split()
    (run,) = complete_spans(keys, [(1, 2)], set())
    assert (run.start, run.end) == (1, 3)
    keys = fold("قال كلينتون أمس").split()
    (run,) = complete_spans(keys, [(1, 2)], set())
    assert (run.start, run.end) == (1, 2)
