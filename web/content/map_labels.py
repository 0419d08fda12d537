"""Find room on a map: for the names of places, and on a phone for a thumb."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import dist
from typing import NamedTuple

from web.content.outlines import WIDTH

SIZE = 15  # units of the map
NARROW_SIZE = 36  # on a phone, where a map is a third as wide; the style sheet has both
THUMB = 122  # units between the middles of two bubbles that a thumb can tell apart: 44 px of a map 360 px wide
# Of the size of a label. Letters of Noto Sans Arabic are some .5 wide, and a line with its marks 1.3 high.
_LETTER, _LINE = 0.55, 1.3


class Label(NamedTuple):
    """A name, with the middle of its line below or `inside` a bubble; `narrow`: it is shown on a phone too."""

    text: str
    x: int
    y: int
    inside: bool
    narrow: bool


Labels = tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "_Box") -> bool:
        """Say whether two boxes have a point in common."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not is_beside and self.top < other.bottom and other.top < self.bottom


def for_thumbs(points: Sequence[tuple[int, int]]) -> set[int]:
    """Return the numbers of the points that a thumb can hit on a phone: none is near one before it."""
    numbers: list[int] = []
    for number, point in enumerate(points):
        if all(dist(point, points[other]) >= THUMB for other in numbers):
            numbers.append(number)
    return set(numbers)


def put_labels(bubbles: Sequence[tuple[str, int, int, int]], height: int) -> Labels:
    """Return the labels that have room in or below their bubbles, each a text, x, y and radius, the largest first.

    On a phone only bubbles for thumbs have a label.
    """
    thumbs = for_thumbs([(x, y) for _, x, y, _ in bubbles])
    wide, narrow = _with_room(bubbles, SIZE, height), _with_room(bubbles, NARROW_SIZE, height, thumbs)
    return tuple(
        Label(text, x, y + (0 if _fits(text, radius) else radius), _fits(text, radius), number in narrow)
        for number, (text, x, y, radius) in enumerate(bubbles)
        if number in wide
    )


def _with_room(
    bubbles: Sequence[tuple[str, int, int, int]], size: int, height: int, among: Collection[int] | None = None
) -> set[int]:
    """Return the numbers of the labels, `among` some, that cover neither one another nor the edge of the map."""
    boxes: list[_Box] = []
    numbers = set()
    for number, (text, x, y, radius) in enumerate(bubbles):
        if among is not None and number not in among:
            continue
        half = len(text) * size * _LETTER / 2
        top = y - size * _LINE / 2 if _fits(text, radius) else y + radius
        box = _Box(x - half, top, x + half, top + size * _LINE)
        if box.left >= 0 and box.right <= WIDTH and box.bottom <= height and not any(map(box.covers, boxes)):
            boxes.append(box)
            numbers.add(number)
    return numbers


def _fits(text: str, radius: int) -> bool:
    """Say whether a label has room inside a bubble."""
    return len(text) * SIZE * _LETTER < 2 * radius
