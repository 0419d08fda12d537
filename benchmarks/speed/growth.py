"""How the costs of a build grow with an archive: a table, and a chart with a panel for each cost."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from benchmarks.speed.builds import Built

_WIDTH, _HEIGHT, _GAP, _TOP, _FOOT = 240, 150, 60, 64, 34  # pixels of a panel and around it
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2933; }
.title { font-size: 15px; font-weight: 600; }
.axis { fill: #52606d; }
line { stroke: #cbd2d9; }
polyline { fill: none; stroke: #0b6e4f; stroke-width: 2; }
circle { fill: #0b6e4f; }
"""


class Row(NamedTuple):
    """A build of an archive: its documents, megabytes of their titles and texts in UTF-8, and what it cost."""

    documents: int
    megabytes: float
    built: Built

    def __str__(self) -> str:
        built, size = self.built, self.built.size / 1e6
        return (
            f"{self.documents:9,}  {self.megabytes:7.0f}  {built.clock:7.0f}  {built.cpu:7.0f}"
            f"  {built.memory / 1e6:7.0f}  {size:8.0f}  {size / self.megabytes:10.2f}"
        )


HEAD = "documents  text MB  clock s    CPU s  peak MB  index MB  index/text"


class _Panel(NamedTuple):
    title: str
    value: Callable[[Row], float]
    form: str


_PANELS = (
    _Panel("MB of text a CPU second", lambda row: row.megabytes / row.built.cpu, ".2f"),
    _Panel("memory at the peak, GB", lambda row: row.built.memory / 1e9, ".1f"),
    _Panel("index / text", lambda row: row.built.size / 1e6 / row.megabytes, ".2f"),
)


def draw(rows: Sequence[Row]) -> str:
    """Return the chart of builds of growing archives as SVG."""
    width, height = len(_PANELS) * (_WIDTH + _GAP), _TOP + _HEIGHT + _FOOT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title">',
        '<title id="title">Costs of a build by the number of documents</title>',
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for number, panel in enumerate(_PANELS):
        parts += _panel(panel, rows, _GAP // 2 + number * (_WIDTH + _GAP))
    return "\n".join([*parts, "</svg>\n"])


def _panel(panel: _Panel, rows: Sequence[Row], left: int) -> Iterator[str]:
    """Yield a panel, with the documents on a logarithmic axis and the values on one that begins with 0."""
    values = [panel.value(row) for row in rows]
    first, last = (math.log(rows[n].documents) for n in (0, -1))
    scale = _WIDTH / ((last - first) or 1), _HEIGHT / (max(values) * 1.15)
    places = [
        (left + (math.log(row.documents) - first) * scale[0], _TOP + _HEIGHT - value * scale[1])
        for row, value in zip(rows, values, strict=True)
    ]
    base = _TOP + _HEIGHT
    yield f'<text class="title" x="{left}" y="24">{panel.title}</text>'
    yield f'<line x1="{left}" y1="{base}" x2="{left + _WIDTH}" y2="{base}"/>'
    yield f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}"/>'
    for row, value, (x, y) in zip(rows, values, places, strict=True):
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
        yield f'<text x="{x:.1f}" y="{y - 10:.1f}" text-anchor="middle">{value:{panel.form}}</text>'
        yield f'<text class="axis" x="{x:.1f}" y="{base + 20}" text-anchor="middle">{row.documents:,}</text>'
