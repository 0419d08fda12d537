"""Room for the names of places on a map."""

from collections.abc import Sequence

import pytest

from web.content.map_labels import THUMB, Label, for_thumbs, put_labels


@pytest.mark.parametrize(
    ("bubbles", "expected"),
    [
        ([("مصر", 500, 100, 5)], [Label("مصر", 500, 105, "below", True)]),
        ([("مصر", 500, 100, 30)], [Label("مصر", 500, 100, "inside", True)]),
        (
            [("مصر", 500, 100, 5), ("ليبيا", 510, 108, 4)],
            [Label("مصر", 500, 105, "below", True), Label("ليبيا", 510, 104, "above", False)],
        ),
        (
            [("مصر", 500, 100, 5), ("ليبيا", 500, 130, 4)],  # the second has no room on a phone
            [Label("مصر", 500, 105, "below", True), Label("ليبيا", 500, 134, "below", False)],
        ),
        ([("مصر", 2, 100, 5)], [Label("مصر", 7, 100, "right", True)]),  # at the edge
        ([("مصر", 998, 100, 5)], [Label("مصر", 993, 100, "left", True)]),
        ([("مصر", 500, 295, 5)], [Label("مصر", 500, 290, "above", True)]),
        ([("مصر", 2, 2, 2)], []),
        ([], []),
    ],
)
def test_labels_have_room(bubbles: Sequence[tuple[str, int, int, int]], expected: list[Label]) -> None:
    assert list(put_labels(bubbles, height=300)) == expected


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([], set()),
        ([(0, 0)], {0}),
        ([(0, 0), (THUMB, 0)], {0, 1}),
        ([(0, 0), (THUMB - 1, 0)], {0}),
        ([(0, 0), (100, 0), (200, 0)], {0, 2}),  # the second is near the first alone
        ([(0, 0), (0, 0), (90, 90)], {0, 2}),
    ],
)
def test_thumbs_hit_bubbles_that_are_apart(points: list[tuple[int, int]], expected: set[int]) -> None:
    assert for_thumbs(points) == expected
