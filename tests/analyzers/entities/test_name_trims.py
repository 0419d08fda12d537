"""Names without the words around them."""

import pytest

from analyzers.entities.name_trims import trim_span


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("الرييس حسني مبارك", "حسني مبارك"),
        ("الروسي ديمتري مدفيديف", "ديمتري مدفيديف"),
        ("( ياسر عرفات", "ياسر عرفات"),
        ("الرييس", ""),
        ("الذي", ""),
        ("الله الشيخ زايد", "زايد"),
        ("داء السكري", ""),
        ("ابن رشد", "ابن رشد"),
        ("ابن سعاد الخالدي", "سعاد الخالدي"),
    ],
)
def test_titles_and_nationalities_are_cut_off(span: str, name: str) -> None:
    keys = span.split()
    bounds = trim_span(keys, 0, len(keys))
    assert (" ".join(keys[bounds[0] : bounds[1]]) if bounds else "") == name


def test_a_span_inside_a_sentence_is_trimmed_at_its_place() -> None:
    keys = ["قال", "الرييس", "حسني", "مبارك", "ان"]
    assert trim_span(keys, 1, 4) == (2, 4)
