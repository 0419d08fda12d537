"""Where a person's name begins and ends."""

import pytest

from analyzers.entities.name_spans import complete_spans, split_span
from analyzers.text.fold import fold


@pytest.mark.parametrize(
    ("span", "names"),
    [
        ("رانيا فريد ورجاء الجداوي", ["رانيا فريد", "ورجاء الجداوي"]),
        ("سامي والخالدي", ["سامي", "والخالدي"]),
        ("جون والتر", ["جون والتر"]),
        ("محمد عبد الوهاب", ["محمد عبد الوهاب"]),
        ("وليد جنبلاط", ["وليد جنبلاط"]),
    ],
)
def test_a_span_is_split_at_a_further_name_after_and(span: str, names: list[str]) -> None:
    keys = span.split()
    assert [" ".join(keys[start:end]) for start, end in split_span(keys, 0, len(keys), {}, {})] == names


def test_a_span_is_cut_after_the_last_word_of_a_fuller_name_of_the_text() -> None:
    keys = ["لافروف", "دان"]  # the second is a verb
    assert split_span(keys, 0, 2, {"لافروف": 4, "دان": 1}, {"لافروف": 1}) == [(0, 1)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [("قالت فايزة أبوالنجا أمس", "فايزه ابوالنجا"), ("قال كلينتون أمس", "كلينتون")],
)
def test_a_name_is_extended_by_the_words_that_belong_to_it(sentence: str, name: str) -> None:
    keys = fold(sentence).split()
    (span,) = complete_spans(keys, [(1, 2)], set())
    assert " ".join(keys[span.start : span.end]) == name


@pytest.mark.parametrize(
    ("before", "name", "is_part"),
    [
        ("قال الرئيس علي", "عبدالله صالح", True),
        ("قال الرئيس اليمني عبدربه", "منصور هادي", True),
        ("قال الرئيس عبد", "ربه منصور", True),
        ("حكم علي", "عبدالله صالح", False),  # sentenced
        ("المتحدث باسم", "كارتر", False),
        ("رئيس البرلمان العربي", "سالم الخالدي", False),
    ],
)
def test_a_given_name_after_a_title_begins_the_name(before: str, name: str, *, is_part: bool) -> None:
    keys = fold(f"{before} {name} أمس").split()
    start = len(before.split())
    (span,) = complete_spans(keys, [(start, start + len(name.split()))], set())
    assert span.start == start - is_part
