"""Draw the outlines of countries in a part of the world, as paths of SVG."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, radians
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.data_files import read_rows

WIDTH = 1000  # units of every map
CUT = -169  # the world is cut at this longitude, in the Bering Strait
MIN_SHAPE, MAX_SHAPE = 0.45, 0.75  # height by width
_MARGIN = 20  # units around a map that outlines are drawn in, so that their cut edges are out of sight
# Of the largest part of a country: Hokkaido (.35) and the north of New Zealand (.8) belong to its map, Alaska (.2) not.
_MAIN_PART = 0.25
_CACHED_FRAMES = 64  # a path of the world has 60 KB

Point = tuple[float, float]
Ring = NDArray[Any]  # points, a row each


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world in degrees, and how it is drawn: on a cylinder that keeps the shapes of its middle."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        """Units of a degree of latitude."""
        return WIDTH / ((self.east - self.west) * self._narrow)

    @property
    def height(self) -> int:
        """Units of the map from top to bottom."""
        return round((self.north - self.south) * self.scale)

    @property
    def _narrow(self) -> float:
        return cos(radians((self.south + self.north) / 2))

    def point(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the earth is on the map."""
        return (_east_of_cut(longitude) - self.west) * self._narrow * self.scale, (self.north - latitude) * self.scale

    def has(self, longitude: float, latitude: float) -> bool:
        """Say whether a point of the earth is on the map."""
        return self.west <= _east_of_cut(longitude) <= self.east and self.south <= latitude <= self.north


def _east_of_cut(longitude: float) -> float:
    return longitude if longitude >= CUT else longitude + 360


def frame_around(points: Sequence[Point]) -> Frame:
    """Return the frame around points, in degrees, with room for labels; neither tall nor flat."""
    longitudes, latitudes = zip(*points, strict=True)
    middle = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    narrow = cos(radians(middle[1]))
    width = max(1.2 * (max(longitudes) - min(longitudes)) * narrow, 1)
    height = max(1.2 * (max(latitudes) - min(latitudes)), 1)
    width, height = max(width, height / MAX_SHAPE), max(height, width * MIN_SHAPE)
    half_width, half_height = width / narrow / 2, height / 2
    return Frame(middle[0] - half_width, middle[1] - half_height, middle[0] + half_width, middle[1] + half_height)


def main_land(code: str) -> list[Point]:
    """Return two corners of each main part of a country, in degrees; nothing for one without an outline."""
    rings = rings_by_country().get(code, ())
    sizes = list(map(_size, rings))
    main = [ring for ring, size in zip(rings, sizes, strict=True) if size >= _MAIN_PART * max(sizes)]
    return [(float(x), float(y)) for ring in main for x, y in (ring.min(axis=0), ring.max(axis=0))]


def _size(ring: Ring) -> float:
    """Return the area of a ring in squares of a degree of latitude."""
    (x, y), (x_next, y_next) = ring[:-1].T, ring[1:].T
    return float(abs((x * y_next - x_next * y).sum()) / 2 * np.cos(np.radians(y.mean())))


@lru_cache(_CACHED_FRAMES)
def paths(frame: Frame) -> Mapping[str, str]:
    """Return the path of each country on a map, by its code, "-" for what belongs to none."""
    drawn: dict[str, str] = {}
    for code, rings in rings_by_country().items():
        if path := "".join(_path(ring) for ring in _on_map(frame, rings)):
            drawn[code] = path
    return drawn


@cache
def rings_by_country() -> Mapping[str, Sequence[Ring]]:
    """Read the outlines of countries, in degrees, once; of each country the largest ring is the first."""
    found: dict[str, list[Ring]] = {}
    for code, *rings in read_rows("outlines.tsv"):
        found[code] = [np.array(ring.split(), dtype=float).reshape(-1, 2) / 100 for ring in rings]
    return found


def _on_map(frame: Frame, rings: Sequence[Ring]) -> Iterator[Ring]:
    """Yield what is to be seen of rings, in whole units; nothing of those that are smaller than one."""
    edges = np.array([-_MARGIN, -_MARGIN, WIDTH + _MARGIN, frame.height + _MARGIN])
    factors = np.array([WIDTH / (frame.east - frame.west), -frame.scale])
    for ring in rings:
        points = (ring - (frame.west, frame.north)) * factors
        low, high = points.min(axis=0), points.max(axis=0)
        if (high < edges[:2]).any() or (low > edges[2:]).any():
            continue
        if (low < edges[:2]).any() or (high > edges[2:]).any():
            points = _cut(points, edges)
        whole = np.rint(points).astype(int)
        kept = whole[np.append(True, (whole[1:] != whole[:-1]).any(axis=1))] if len(whole) else whole
        if len(kept) > 3:
            yield kept


def _cut(points: Ring, edges: Ring) -> Ring:
    """Cut a ring at the four edges of a map (Sutherland and Hodgman, 1974)."""
    for number, edge in enumerate(edges):
        axis, sign = number % 2, 1 if number < 2 else -1
        beyond = sign * (points[:, axis] - edge)
        before, beyond_before = np.roll(points, 1, axis=0), np.roll(beyond, 1)
        crosses = (beyond < 0) != (beyond_before < 0)
        part = beyond_before / np.where(crosses, beyond_before - beyond, 1)
        crossings = before + part[:, None] * (points - before)
        both = np.stack([crossings, points], axis=1)
        points = both[np.stack([crosses, beyond >= 0], axis=1)]
    return points


def _path(ring: Ring) -> str:
    """Return a closed path, in steps from point to point."""
    steps = " ".join(map(str, np.diff(ring, axis=0).ravel().tolist()))
    return f"M{ring[0][0]} {ring[0][1]}l{steps}z".replace(" -", "-")
