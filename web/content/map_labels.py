"""Find room on a map: for the names of places, and on a phone for a thumb."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import dist
from typing import Literal, NamedTuple

from web.content.outlines import WIDTH

SIZE = 15  # units of the map
NARROW_SIZE = 36  # on a phone, where a map is a third as wide; the style sheet has both
THUMB = 122  # units between the middles of two bubbles that a thumb can tell apart: 44 px of a map 360 px wide
# Of the size of a label. Letters of Noto Sans Arabic are some .5 wide, bold Latin ones .6; a line with its marks is
# 1.3 high.
_LETTER, _LATIN_LETTER, _LINE = 0.55, 0.64, 1.3
Side = Literal["inside", "below", "above", "right", "left"]  # of a bubble
_SIDES: tuple[Side, ...] = ("below", "above", "right", "left")  # in the order in which they are tried


class Label(NamedTuple):
    """A name on a side of a bubble, with the point where it touches it; `narrow`: it is shown on a phone too."""

    text: str
    x: int
    y: int
    side: Side
    narrow: bool


Labels = tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def is_within(self, width: float, height: float) -> bool:
        """Say whether a box is on a map whole."""
        return self.left >= 0 and self.right <= width and self.top >= 0 and self.bottom <= height

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
    """Return the labels that have room in or at their bubbles, each a text, x, y and radius, the largest first.

    On a phone only bubbles for thumbs have a label, on the same side as elsewhere.
    """
    thumbs = for_thumbs([(x, y) for _, x, y, _ in bubbles])
    wide = _with_room(bubbles, SIZE, height, dict.fromkeys(range(len(bubbles)), _SIDES))
    of_thumbs = {number: (side,) for number, side in wide.items() if number in thumbs}
    narrow = _with_room(bubbles, NARROW_SIZE, height, of_thumbs)
    return tuple(
        Label(text, *_point(side, x, y, radius), side, number in narrow)
        for number, (text, x, y, radius) in enumerate(bubbles)
        if (side := wide.get(number))
    )


def _with_room(
    bubbles: Sequence[tuple[str, int, int, int]], size: int, height: int, sides: Mapping[int, Sequence[Side]]
) -> dict[int, Side]:
    """Return the first side of bubbles, by number, on which a label covers no other nor the edge of the map."""
    boxes: list[_Box] = []
    found: dict[int, Side] = {}
    for number, tried in sides.items():
        text, x, y, radius = bubbles[number]
        for side in ("inside",) if _fits(text, radius) else tried:
            box = _box(side, *_point(side, x, y, radius), _width(text) * size, size * _LINE)
            if box.is_within(WIDTH, height) and not any(map(box.covers, boxes)):
                boxes.append(box)
                found[number] = side
                break
    return found


def _point(side: Side, x: int, y: int, radius: int) -> tuple[int, int]:
    """Return where a label touches its bubble; of one inside it is the middle."""
    across = {"right": radius, "left": -radius}.get(side, 0)
    down = {"below": radius, "above": -radius}.get(side, 0)
    return x + across, y + down


def _box(side: Side, x: int, y: int, width: float, line: float) -> _Box:
    left = {"right": x, "left": x - width}.get(side, x - width / 2)
    top = {"below": y, "above": y - line}.get(side, y - line / 2)
    return _Box(left, top, left + width, top + line)


def _width(text: str) -> float:
    return sum(_LATIN_LETTER if char.isascii() else _LETTER for char in text)


def _fits(text: str, radius: int) -> bool:
    """Say whether a label has room inside a bubble."""
    return _width(text) * SIZE < 2 * radius
