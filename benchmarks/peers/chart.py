"""The chart of nDCG@10: a panel for each collection, a bar for each engine."""

from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.peers.registry import OURS
from benchmarks.peers.report import QUALITY, CollectionResult, PeerRow, average

_LABELS = 230  # pixels for the names
_PANEL = 250  # pixels for nDCG@10 from 0 to 1
_GAP = 60  # between panels, for the figure at the end of a bar
_LINE = 26  # pixels per row
_TOP = 64  # title and headings
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2933; }
.title { font-size: 15px; font-weight: 600; }
.head, .value { fill: #52606d; }
.bar { fill: #9fb3c8; }
.ours { fill: #0b6e4f; }
text.ours { font-weight: 600; }
"""


def draw(results: Sequence[CollectionResult]) -> str:
    """Return the chart as SVG; engines are in the order of the first collection."""
    width = _LABELS + len(results) * (_PANEL + _GAP)
    height = _TOP + _LINE * len(results[0].rows) + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title">',
        f'<title id="title">{QUALITY[0]} of search engines on Arabic collections</title>',
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text class="title" x="12" y="24">{QUALITY[0]}, longer is better</text>',
        *_names(results[0].rows),
    ]
    for number, result in enumerate(results):
        parts += _panel(result, [row.name for row in results[0].rows], _LABELS + number * (_PANEL + _GAP))
    return "\n".join([*parts, "</svg>\n"])


def _names(rows: Sequence[PeerRow]) -> Iterator[str]:
    for line, row in enumerate(rows):
        yield f'<text class="{_class(row.name)}" x="12" y="{_baseline(line)}">{escape(row.engine)}</text>'


def _panel(result: CollectionResult, names: Sequence[str], left: int) -> Iterator[str]:
    head = f"{result.collection}, {result.queries} queries"
    yield f'<text class="head" x="{left}" y="{_TOP - 12}">{escape(head)}</text>'
    rows = {row.name: row for row in result.rows}
    for line, name in enumerate(names):
        if name in rows:
            value = average(rows[name], QUALITY[0])
            length, y = value * _PANEL, _baseline(line)
            yield f'<rect class="bar {_class(name)}" x="{left}" y="{y - 13}" width="{length:.1f}" height="17" rx="2"/>'
            yield f'<text class="value {_class(name)}" x="{left + length + 6:.1f}" y="{y}">{value:.3f}</text>'


def _baseline(line: int) -> int:
    return _TOP + line * _LINE + 16


def _class(name: str) -> str:
    return "ours" if name.startswith(OURS) else "peer"
