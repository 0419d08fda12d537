"""The values of a field and their frequencies."""

import pytest

from indexer.engine.base import Engine, IndexField


def test_places_are_counted_for_all_that_contain_them(engine: Engine) -> None:
    asia, russia = {"آسيا": 3, "كوريا الشمالية": 2, "وونسان": 2}, {"أوروبا": 2, "روسيا": 2, "موسكو": 2}
    assert (asia | russia).items() <= engine.vocabulary("places_in").items()
    assert engine.frequency("places_in", "روسيا") == 2


@pytest.mark.parametrize(
    ("field", "prefix", "limit", "expected"),
    [
        ("people", "سيرغي", 5, [("سيرغي لافروف", 3)]),
        ("people", "", 5, [("سيرغي لافروف", 3), ("فلاديمير بوتين", 1)]),
        ("places", "", 2, [("موسكو", 2), ("وونسان", 2)]),
        ("words", "لافرو", 5, [("لافروف", 3)]),
        ("words", "ال", 2, [("العالم", 2), ("الارجنتين", 1)]),
        ("words", "", 1, [("في", 3)]),
        ("terms", "بوت", None, [("بوتين", 1)]),
        ("places", "zzz", 5, []),
    ],
)
def test_vocabulary_lists_the_most_frequent_first(
    engine: Engine, field: IndexField, prefix: str, limit: int | None, expected: list[tuple[str, int]]
) -> None:
    assert list(engine.vocabulary(field, prefix, limit).items()) == expected
    assert all(engine.frequency(field, value) == count for value, count in expected)
