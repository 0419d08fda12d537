"""Room for the names of places on a map."""

from collections.abc import Sequence

import pytest

from web.content.map_labels import Label, put_labels


@pytest.mark.parametrize(
    ("bubbles", "expected"),
    [
        ([("مصر", 500, 100, 5)], [Label("مصر", 500, 105, False, True)]),
        ([("مصر", 500, 100, 30)], [Label("مصر", 500, 100, True, True)]),  # inside
        ([("مصر", 500, 100, 5), ("ليبيا", 510, 108, 4)], [Label("مصر", 500, 105, False, True)]),
        (
            [("مصر", 500, 100, 5), ("ليبيا", 500, 130, 4)],  # the second has no room on a phone
            [Label("مصر", 500, 105, False, True), Label("ليبيا", 500, 134, False, False)],
        ),
        ([("مصر", 2, 100, 5)], []),  # at the edge
        ([("مصر", 500, 295, 5)], []),
        ([], []),
    ],
)
def test_labels_have_room(bubbles: Sequence[tuple[str, int, int, int]], expected: list[Label]) -> None:
    assert list(put_labels(bubbles, height=300)) == expected
