"""The chart of growing archives is SVG with a point for each build in each panel."""

from xml.etree import ElementTree

from benchmarks.speed.builds import Built
from benchmarks.speed.growth import Row, draw

ROWS = [Row(n, n / 1000, Built(n / 100, n / 50, n * 2000, n * 1500, {})) for n in (1_000, 10_000, 30_000)]


def test_each_panel_has_a_point_for_each_build() -> None:
    chart = ElementTree.fromstring(draw(ROWS))
    points = [
        (float(each.attrib["cx"]), float(each.attrib["cy"]))
        for each in chart.iter("{http://www.w3.org/2000/svg}circle")
    ]
    assert len(points) == 9
    assert all(0 <= x <= float(chart.attrib["width"]) and 0 <= y <= float(chart.attrib["height"]) for x, y in points)
    assert [x for x, _ in points[:3]] == sorted(x for x, _ in points[:3])


def test_one_build_has_a_chart_too() -> None:
    assert "1,000" in draw(ROWS[:1])


def test_a_row_says_the_share_of_the_text() -> None:
    assert str(ROWS[0]).split()[-1] == "1.50"
