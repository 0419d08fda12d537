"""The fullest form of each name in a text."""

import pytest

from analyzers.entities.fullest_forms import MAX_COMPARED_NAMES, fullest_forms, is_part_of


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["انور السادات", "السادات"], {"السادات": "انور السادات"}),
        (["كوفي انان", "انان", "كوفي"], {"انان": "كوفي انان", "كوفي": "كوفي انان"}),
        (["جورج بوش", "لورا بوش", "بوش"], {"بوش": "بوش"}),
        (["حسن", "حسين"], {"حسن": "حسن", "حسين": "حسين"}),
        (["محمد بن سلمان", "سلمان"], {"سلمان": "سلمان"}),
        (
            ["محمد بن سلمان بن عبدالعزيز", "سلمان بن عبد العزيز", "بن سلمان"],
            {"سلمان بن عبد العزيز": "سلمان بن عبد العزيز", "بن سلمان": "محمد بن سلمان بن عبدالعزيز"},
        ),
        (["عايده ناصر الورتاني", "ناصر الورتاني"], {"ناصر الورتاني": "ناصر الورتاني"}),
        (["محمد ناصر الورتاني", "ناصر الورتاني"], {"ناصر الورتاني": "محمد ناصر الورتاني"}),
        (["زين العابدين بن علي", "علي", "بن علي"], {"علي": "علي", "بن علي": "زين العابدين بن علي"}),
    ],
)
def test_fullest_form_of_a_name(names: list[str], expected: dict[str, str]) -> None:
    forms = fullest_forms(tuple(name.split()) for name in names)
    assert {name: " ".join(forms[tuple(name.split())]) for name in expected} == expected


@pytest.mark.parametrize(("number", "value"), [(-2, "كوفي انان"), (0, "انان")])
def test_each_name_of_a_list_stands_for_itself(number: int, value: str) -> None:
    others = [("كريم", f"كلمه{n}") for n in range(MAX_COMPARED_NAMES + number)]
    forms = fullest_forms([("كوفي", "انان"), ("انان",), *others])
    assert len(forms) == MAX_COMPARED_NAMES + number + 2
    assert " ".join(forms[("انان",)]) == value


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [("رجب اردوغان", "رجب طيب اردوغان", True), ("اردوغان رجب", "رجب طيب اردوغان", False)],
)
def test_words_of_a_part_keep_their_order(short: str, full: str, *, expected: bool) -> None:
    assert is_part_of(tuple(short.split()), tuple(full.split())) == expected
