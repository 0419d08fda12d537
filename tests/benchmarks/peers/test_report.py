"""The table and the chart, of given figures."""

from xml.etree import ElementTree

import pytest

from benchmarks.peers.chart import draw
from benchmarks.peers.measure import Built, Figures, Searched
from benchmarks.peers.report import QUALITY, CollectionResult, lines, make_row, quantile


def result(**quality: float) -> CollectionResult:
    """Three engines, of which the other is twice as slow as the base in everything, and one that is missing."""
    rows = []
    for name, value in quality.items():
        pace = 2 if name == "other" else 1
        searched = Searched({}, [0.004 * pace] * 2, [0.001 * pace, 0.003 * pace], 50_000_000)
        figures = Figures(name, f"<{name}>", "1.0", Built(1.5 * pace, 500, 250 if pace == 1 else 0), searched)
        rows.append(make_row(figures, {measure: {"a": value, "b": value} for measure in QUALITY}, 1000))
    return CollectionResult("set", 10, 2, 1000, rows, {"gone": "There is no such thing: install it."})


def test_speed_is_a_multiple_of_the_base_in_the_same_run() -> None:
    table = list(lines(result(kashshaf=0.5, other=0.25, tantivy=0.25)))
    assert (
        table[4]
        == "| <kashshaf> (1.0) | 0.500 | 0.500 | 0.500 | – | 1.0 × | 0.50 | 0.25 | 1.0 × | 1.0 × | 1.0 × | 50 |"
    )
    assert table[5].endswith("-0.250 (p 0.500) | 2.0 × | 0.50 | – | 2.0 × | 2.0 × | 2.0 × | 50 |")
    assert table[-1] == "1 × is 1.5 s of CPU to build, 4.00 ms at first, 2.00 ms at p50, 2.98 ms at p99."


def test_missing_peer_has_a_reason_and_no_figures() -> None:
    (row,) = [line for line in lines(result(kashshaf=0.5, tantivy=0.4)) if "gone" in line]
    assert row == "| gone: missing. There is no such thing: install it. |" + " – |" * 11


@pytest.mark.parametrize(
    ("seconds", "percent", "expected"),
    [([3.0, 1.0, 2.0], 50, 2.0), ([float(n) for n in range(101)], 99, 99.0), ([1.0, 1.0], 99, 1.0)],
)
def test_quantile(seconds: list[float], percent: int, expected: float) -> None:
    assert quantile(seconds, percent) == pytest.approx(expected)


def test_bars_have_the_length_of_figures_and_names_are_escaped() -> None:
    drawing = ElementTree.fromstring(draw([result(kashshaf=0.8, tantivy=0.4), result(tantivy=0.6)]))
    bars = [
        (bar.get("class"), float(bar.get("width", "")))
        for bar in drawing.iter("{http://www.w3.org/2000/svg}rect")
        if "bar" in bar.get("class", "")
    ]
    assert bars == [("bar ours", 200.0), ("bar peer", 100.0), ("bar peer", 150.0)]
    texts = [text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert "<kashshaf> (1.0)" in texts
