"""The spelling of a name in the standard romanisation, from the spellings of its bearers."""

import pytest

from derive.romanisation.standard import standard


@pytest.mark.parametrize(
    ("arabic", "spellings", "expected"),
    [
        ("حسن", {"hassan": 207, "hasan": 52}, "hasan"),  # French doubles s
        ("غسان", {"ghassan": 9, "ghasan": 1}, "ghassan"),  # its pattern doubles it
        ("يوسف", {"youssef": 80, "yusuf": 20}, "yusuf"),
        ("فاطمه", {"fatima": 9, "fatimah": 5}, "fatima"),
        ("عامر", {"amer": 7, "aamir": 3}, "amir"),
        ("صحراوي", {"sahraoui": 5}, "sahrawi"),
        ("بوعزه", {"bouazza": 5}, "buaza"),  # no word begins with two consonants
        ("شارل", {"charles": 9}, ""),  # nobody spells it so
    ],
)
def test_standard(arabic: str, spellings: dict[str, int], expected: str) -> None:
    assert standard(arabic, spellings, is_arab=True) == expected


def test_a_name_that_is_not_arab_has_no_standard() -> None:
    assert standard("هنري", {"henry": 673, "henri": 233}, is_arab=False) == ""
