"""Genealogies: which name is part of which, and which names cannot be of one person."""

import pytest

from analyzers.names.genealogy import NameUnit, conflict, is_of_child, is_part, units_of


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("سلمان بن عبد العزيز آل سعود", [("سلمان", False), ("عبدالعزيز", True), ("السعود", False)]),
        ("أبي بكر نور الدين", [("ابوبكر", False), ("نورالدين", False)]),
        ("بن علي", [("علي", True)]),
        ("محمد ولد عبدالعزيز", [("محمد", False), ("عبدالعزيز", True)]),
        ("بن", []),
        ("عبد", []),
    ],
)
def test_units_of_a_name(name: str, units: list[tuple[str, bool]]) -> None:
    assert units_of(name) == tuple(NameUnit(*unit) for unit in units)


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("سلمان بن عبد العزيز", "سلمان بن عبدالعزيز آل سعود", True),
        ("سلمان عبدالعزيز", "سلمان بن عبدالعزيز آل سعود", True),  # a father without بن
        ("سلمان بن عبدالعزيز", "محمد بن سلمان بن عبدالعزيز", False),  # the father
        ("سلمان", "محمد بن سلمان", False),
        ("محمد", "محمد بن سلمان", True),
        ("بن سلمان", "محمد بن سلمان بن عبدالعزيز", True),
        ("بن عبدالعزيز", "محمد بن سلمان بن عبدالعزيز", False),
        ("آل سعود", "سلمان بن عبدالعزيز آل سعود", True),
        ("محمد آل سعود", "محمد بن سلمان بن عبدالعزيز آل سعود", True),
        ("خالد بن سلطان", "خالد بن محمد بن سلطان", False),  # another father
        ("كمال حداد", "كمال لطفي حداد", True),
        ("حداد كمال", "كمال لطفي حداد", False),
        ("كمال حداد", "كمال حداد الابن", False),
        ("حداد", "كمال حداد الابن", True),
        ("", "كمال حداد", False),
    ],
)
def test_parts_of_names(short: str, full: str, *, expected: bool) -> None:
    assert is_part(units_of(short), units_of(full), str.__eq__) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("سالم بن راشد الكعبي", "سالم بن راشد المعلا", True),
        ("سالم بن راشد بن سعيد", "سالم بن راشد الكعبي", False),
        ("سالم بن راشد", "سالم بن نايف", True),
        ("سالم الكعبي", "سالم بن راشد الكعبي", False),
        ("محمد حداد", "كمال حداد", True),
    ],
)
def test_conflicts(one: str, other: str, *, expected: bool) -> None:
    assert conflict(units_of(one), units_of(other), str.__eq__) == expected
    assert conflict(units_of(other), units_of(one), str.__eq__) == expected


@pytest.mark.parametrize(
    ("beginning", "short", "expected"),
    [
        ("عايدة", "ناصر الورتاني", True),
        ("محمد", "ناصر الورتاني", False),
        ("عايدة", "ناصر", False),
        ("كيم", "جونغ أون", False),
    ],
)
def test_names_of_children(beginning: str, short: str, *, expected: bool) -> None:
    assert is_of_child(units_of(short), units_of(beginning)) == expected
