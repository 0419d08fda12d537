import pytest

from analyzers.dates.ambiguous_months import ambiguous_months, date_terms
from analyzers.text.fold import fold


@pytest.mark.parametrize(
    ("name", "ambiguous"),
    [
        ("مايو", ("ماي",)),
        ("أيار", ("ماي",)),
        ("أغسطس", ("اب", "اوت")),
        ("آذار", ("مارس",)),
        ("أكتوبر", ()),
        ("ماي", ()),  # itself ambiguous
        ("كتاب", ()),
    ],
)
def test_a_sure_name_of_a_month_has_the_ambiguous_ones(name: str, ambiguous: tuple[str, ...]) -> None:
    assert ambiguous_months(fold(name)) == ambiguous


def test_days_years_and_cues_tell_a_month() -> None:
    assert {"1", "31", "2017", "شهر", "جاري"} <= set(date_terms())
    assert not {"0", "32", "500"} & set(date_terms())
