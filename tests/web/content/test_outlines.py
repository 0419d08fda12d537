"""Outlines of countries on a map."""

import re

import pytest

from web.content.outlines import WIDTH, Frame, frame_around, main_land, paths, rings_by_country

AFRICA = Frame(-26, -36, 60, 38)


def ends(path: str) -> tuple[list[int], list[int]]:
    """Return the x and the y of all points of a path."""
    x: list[int] = []
    y: list[int] = []
    for ring in path.split("M")[1:]:
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        for step in range(0, len(numbers), 2):
            x.append(numbers[step] + (x[-1] if step else 0))
            y.append(numbers[step + 1] + (y[-1] if step else 0))
    return x, y


@pytest.mark.parametrize(
    ("frame", "on_it", "beside"),
    [
        (AFRICA, {"EG", "ZA", "TN", "IT"}, {"US", "CN", "NO"}),
        (frame_around(main_land("LB")), {"LB", "SY"}, {"EG", "TR"}),
    ],
)
def test_a_map_has_the_countries_in_its_frame(frame: Frame, on_it: set[str], beside: set[str]) -> None:
    drawn = paths(frame)
    assert on_it <= drawn.keys()
    assert not beside & drawn.keys()


@pytest.mark.parametrize("frame", [AFRICA, frame_around(main_land("LB")), Frame(-169, -56, 191, 76)])
def test_outlines_end_at_the_edges(frame: Frame) -> None:
    for path in paths(frame).values():
        x, y = ends(path)
        assert (min(x) >= -21, max(x) <= WIDTH + 21) == (True, True)
        assert (min(y) >= -21, max(y) <= frame.height + 21) == (True, True)


def test_a_path_closes_where_it_begins() -> None:
    egypt = paths(AFRICA)["EG"]
    x, y = ends(egypt[: egypt.index("z")])
    assert (x[0], y[0]) == (x[-1], y[-1])


def test_russia_is_whole_on_both_sides_of_180_degrees() -> None:
    longitudes = rings_by_country()["RU"][0][:, 0]
    assert (longitudes.min() > 20, longitudes.max() > 185) == (True, True)
    assert paths(Frame(-169, -56, 191, 76))["RU"].count("M") > 1


@pytest.mark.parametrize(
    ("code", "west", "east"), [("US", -140, -50), ("NZ", 155, 190), ("RU", 0, 215), ("BH", 49.5, 51.5)]
)
def test_the_map_of_a_country_is_around_its_main_land(code: str, west: float, east: float) -> None:
    frame = frame_around(main_land(code))
    assert (west < frame.west, frame.east < east) == (True, True)
    assert 400 <= frame.height <= 760


def test_a_country_without_an_outline_has_no_main_land() -> None:
    assert main_land("XX") == []


def test_crimea_is_where_the_gazetteer_has_it() -> None:
    ends_west = {
        code: {round(float(ring[:, 0].min()), 1) for ring in rings_by_country()[code]} for code in ("UA", "RU")
    }
    assert 32.5 in ends_west["UA"]
    assert 32.5 not in ends_west["RU"]
