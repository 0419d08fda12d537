"""Derive analyzers/data/outlines.tsv: the outlines of countries for maps.

Run `python -m derive.outlines`; it needs npm, which fetches the package world-atlas. A row has the code of a country
and its rings: longitudes and latitudes in hundredths of a degree. The world is cut in the Bering Strait, so that Russia
is whole: longitudes go from -169 to 191 degrees.
"""

import json
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycountry
from shapely import LineString

from derive.data_files import write_data

PACKAGE = "world-atlas@2.0.2"
SOURCE = f"Natural Earth 4.1 at 1:50m (public domain), in {PACKAGE} of npm. Licence: public domain."
# Hundredths of a degree. A map of the world has a pixel for 36 of them, one of Lebanon for 0.3.
TOLERANCE = 2
MIN_AREA = 3  # squares of hundredths of a degree: smaller rings are reefs
# Areas that have no code in the source; "-" draws them without a country.
CODES = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
# The source draws Crimea with Russia, which holds it; derive/regions.tsv has it in Ukraine, as has resolution 68/262 of
# the General Assembly of the United Nations. West, south, east and north of the ring.
CRIMEA, MIN_CRIMEA = (3_200, 4_400, 3_700, 4_650), 10_000  # squares of hundredths of a degree
LEFT_OUT = {"AQ"}  # round the pole
CUT, ROUND = -16_900, 36_000  # hundredths of a degree: where the world is cut, and once round it

Ring = list[tuple[int, int]]


def topology() -> Any:
    """Return the TopoJSON of the package."""
    with TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", PACKAGE]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        with tarfile.open(next(Path(folder).iterdir())) as archive:
            member = archive.extractfile("package/countries-50m.json")
            return json.load(member) if member else None


def lines() -> Iterator[str]:
    """Yield a row for each country, in order of codes."""
    found = topology()
    arcs = [simple_arc(arc, found["transform"]) for arc in found["arcs"]]
    rows: dict[str, list[Ring]] = {}
    for country in found["objects"]["countries"]["geometries"]:
        rings = [ring for ring in outer_rings(country, arcs) if area(ring) >= MIN_AREA]
        for ring in rings:
            rows.setdefault("UA" if is_crimea(ring) else code_of(country), []).append(ring)
    for code, rings in sorted(rows.items()):
        if rings and code not in LEFT_OUT:
            ordered = sorted(rings, key=area, reverse=True)
            yield "\t".join([code, *(" ".join(f"{x} {y}" for x, y in ring) for ring in ordered)])


def simple_arc(deltas: Sequence[Sequence[int]], transform: Any) -> Ring:
    """Return the points of an arc without those that lie nearly on the line of their neighbours.

    Countries share the arcs of their borders, which therefore still meet.
    """
    (x_scale, y_scale), (x_start, y_start) = transform["scale"], transform["translate"]
    xs, ys = (accumulate(steps) for steps in zip(*deltas, strict=True))
    points = [(100 * (x * x_scale + x_start), 100 * (y * y_scale + y_start)) for x, y in zip(xs, ys, strict=True)]
    simple = LineString(points).simplify(TOLERANCE, preserve_topology=False) if len(points) > 2 else LineString(points)
    return [(round(x), round(y)) for x, y in simple.coords]


def outer_rings(country: Any, arcs: Sequence[Ring]) -> Iterator[Ring]:
    """Yield the outer rings of a country: a hole is another country, which is drawn over it, or a lake."""
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for outer, *_ in polygons:
        ring: Ring = []
        for number in outer:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            ring += arc[bool(ring) :]
        yield unwrapped(ring)


def unwrapped(ring: Ring) -> Ring:
    """Return a ring in one piece, east of the cut, where it passes from 180 to -180 degrees."""
    turns = [0]
    for (before, _), (x, _) in pairwise(ring):
        turns.append(turns[-1] + (x < before - ROUND / 2) - (x > before + ROUND / 2))
    whole = [(x + ROUND * turn, y) for turn, (x, y) in zip(turns, ring, strict=True)]
    middle = (min(x for x, _ in whole) + max(x for x, _ in whole)) / 2
    shift = ROUND * ((middle < CUT) - (middle > CUT + ROUND))
    return [(x + shift, y) for x, y in whole]


def area(ring: Ring) -> float:
    """Return the area of a ring in squares of its units, not those of the earth."""
    return abs(sum(x * y_next - x_next * y for (x, y), (x_next, y_next) in pairwise(ring))) / 2


def is_crimea(ring: Ring) -> bool:
    """Say whether a ring is that of Crimea."""
    west, south, east, north = CRIMEA
    return all(west <= x <= east and south <= y <= north for x, y in ring) and area(ring) > MIN_CRIMEA


def code_of(country: Any) -> str:
    """Return the ISO code of a country."""
    found = pycountry.countries.get(numeric=country.get("id", ""))
    return found.alpha_2 if found else CODES.get(country["properties"]["name"], "-")


if __name__ == "__main__":
    write_data("outlines.tsv", lines(), SOURCE, "outlines")
