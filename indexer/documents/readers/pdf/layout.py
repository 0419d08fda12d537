"""The lines of a page in the order in which they are read: columns, rows of tables, paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, median
from typing import Self
from unicodedata import bidirectional

from indexer.documents.readers.pdf.glyphs import Glyph
from indexer.documents.readers.pdf.letters import attach_marks, letters
from indexer.documents.readers.pdf.lines import Line, lines_of

_Span = tuple[float, float]
_Row = Sequence[Glyph]

_GUTTER = 1.0  # times the size, between columns
_MIN_COLUMN = 5  # times the size, the width of a column
_MIN_ROWS = 3  # lines on each side of a gutter; fewer are a heading with a number beside it, a date and a place
_FILLED = 0.6  # of the width of a column, which its lines fill on average; the cells of a table fill less
_LONG = 8  # times the size, the average line of a column of text; three words
_APART = 1.3  # times the usual distance of lines, between paragraphs
_OTHER_SIZE = 1.12  # times the size of a line, of one in another size, such as a heading
_INDENT = 1.0  # times the size, of the first line of a paragraph
_RAGGED = 0.3  # times the size: lines that begin farther from the edge on average are ragged there
_SPACE = 0.4  # times the size, before a word that would have found room on the line before


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that were joined, and the size of their letters in points."""

    text: str
    size: float


def paragraphs_of(glyphs: Iterable[Glyph]) -> list[Paragraph]:
    """Return the paragraphs of the glyphs of a page whose lines are level."""
    kept = letters(glyphs)
    rows = lines_of(glyph for glyph in kept if not glyph.is_mark)
    attach_marks(rows, (glyph for glyph in kept if glyph.is_mark))
    classes = [bidirectional(glyph.text[0]) for row in rows for glyph in row]
    is_arabic = classes.count("AL") + classes.count("R") >= classes.count("L")
    blocks = (block for band in _bands([row for row in rows if _has_text(row)]) for block in _columns(band, is_arabic))
    return [paragraph for block in blocks for paragraph in _paragraphs(block, is_arabic)]


def _has_text(row: _Row) -> bool:
    return any(not glyph.text.isspace() for glyph in row)


@dataclass(slots=True)
class _Band:
    """Rows below one another that leave the same gutters free."""

    rows: list[_Row]
    gutters: list[_Span]


def _bands(rows: Sequence[_Row]) -> list[_Band]:
    """Return rows in bands; neighbours without a gutter are one band.

    A row whose gutters end sooner than those of the next one stands alone, such as a heading that is free by chance
    where one of the columns below it is.
    """
    if not rows:
        return []
    edges = min(g.left for row in rows for g in row) - 1, max(g.right for row in rows for g in row) + 1
    free = [_free(row, edges) for row in rows]
    bands: list[_Band] = []
    start = 0
    while start < len(rows):
        end, gutters = _reach(rows, free, start)
        goes_on = bool(bands) and not bands[-1].gutters and _goes_on(rows[start - 1 : start + 2])
        if end - start > 1 and (goes_on or _hides_gutters(rows, free, start)):
            end, gutters = start + 1, []
        bands.append(_Band(list(rows[start:end]), gutters))
        start = end
    return _merged(bands)


def _hides_gutters(rows: Sequence[_Row], free: Sequence[list[_Span]], start: int) -> bool:
    """Say whether the rows below one leave gutters free for longer, or more of them, without it."""
    (end, gutters), (end_below, below) = (_reach(rows, free, first) for first in (start, start + 1))
    if end_below != end:
        return end_below > end
    return _count(below, rows[start + 1 : end]) > _count(gutters, rows[start:end])


def _count(gutters: Sequence[_Span], rows: Sequence[_Row]) -> int:
    return sum(_is_gutter(gutter, rows) for gutter in gutters)


def _goes_on(rows: Sequence[_Row]) -> bool:
    """Say whether the second of three rows is in the large letters of the first, and the third is not."""
    before, size, *after = map(_size, rows)
    return before < _OTHER_SIZE * size and size > _OTHER_SIZE * max(after, default=size)


def _reach(rows: Sequence[_Row], free: Sequence[list[_Span]], start: int) -> tuple[int, list[_Span]]:
    """Return the end of the rows from one on that leave the same gutters free, and these."""
    gutters = free[start]
    for end in range(start + 1, len(rows)):
        shared = _shared(gutters, free[end], _size(rows[end]))
        if not shared:
            return end, gutters
        gutters = shared
    return len(rows), gutters


def _free(row: _Row, edges: _Span) -> list[_Span]:
    """Return what a row leaves free between two edges, where it is wide enough for a gutter."""
    spans, place = [], edges[0]
    for glyph in sorted((glyph for glyph in row if not glyph.text.isspace()), key=lambda glyph: glyph.left):
        if glyph.left > place:
            spans.append((place, glyph.left))
        place = max(place, glyph.right)
    narrow = _MIN_COLUMN * _size(row)
    return _shared([*spans, (place, edges[1])], [(edges[0] + narrow, edges[1] - narrow)], _size(row))


def _shared(some: Sequence[_Span], others: Sequence[_Span], size: float) -> list[_Span]:
    spans = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return [span for span in spans if span[1] - span[0] >= _GUTTER * size]


def _merged(bands: Iterable[_Band]) -> list[_Band]:
    """Return bands whose gutters have lines on both sides; the rows of others are put together."""
    merged: list[_Band] = []
    for band in bands:
        band.gutters = [gutter for gutter in band.gutters if _is_gutter(gutter, band.rows)]
        if merged and not band.gutters and not merged[-1].gutters:
            merged[-1].rows += band.rows
        else:
            merged.append(band)
    return merged


def _is_gutter(gutter: _Span, rows: Sequence[_Row]) -> bool:
    middle = sum(gutter) / 2
    sides = ([min(g.left for g in row) < middle for row in rows], [max(g.right for g in row) > middle for row in rows])
    return min(map(sum, sides)) >= _MIN_ROWS


def _columns(band: _Band, is_arabic: bool) -> list[list[_Row]]:
    """Return the rows of each column of a band in the order of reading; those of a table stay whole."""
    bounds = sorted(sum(gutter) / 2 for gutter in band.gutters)
    if not bounds:
        return [list(band.rows)]
    columns: list[list[Glyph]] = [[] for _ in range(len(bounds) + 1)]
    for row in band.rows:
        for glyph in row:
            columns[sum(bound < glyph.middle for bound in bounds)].append(glyph)
    lines: list[list[_Row]] = [[row for row in lines_of(column) if _has_text(row)] for column in columns]
    if not all(map(_is_filled, lines)):
        return [list(band.rows)]
    return lines[::-1] if is_arabic else lines


def _is_filled(rows: Sequence[_Row]) -> bool:
    """Say whether the lines of a column are long and fill it, as those of a text do."""
    widths = [max(glyph.right for glyph in row) - min(glyph.left for glyph in row) for row in rows]
    return bool(widths) and fmean(widths) >= max(_FILLED * max(widths), _LONG * fmean(map(_size, rows)))


def _size(row: _Row) -> float:
    return max(glyph.size for glyph in row)


@dataclass(frozen=True, slots=True)
class _Column:
    """What the lines of a column have in common: their edges, distance and size, and whether all begin at one edge."""

    edges: _Span
    step: float
    size: float
    is_flush: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Self:
        """Measure the lines of a column."""
        edges = min(line.left for line in lines), max(line.right for line in lines)
        steps = [one.base - other.base for one, other in pairwise(lines)]
        column = cls(edges, median(steps) if steps else 0.0, median(line.size for line in lines), True)
        indent = median(column.spare(line)[0] for line in lines)
        return replace(column, is_flush=indent < _RAGGED * lines[0].size)

    def spare(self, line: Line) -> _Span:
        """Return the room before and behind a line."""
        left, right = line.left - self.edges[0], self.edges[1] - line.right
        return (right, left) if line.is_arabic else (left, right)

    def parts(self, before: Line, line: Line) -> bool:
        """Say whether a line begins a paragraph: it is apart, has another size or an indent, or would have had room.

        So do the rows of a table.
        """
        if before.is_row and line.is_row:
            return True
        step = max(self.step * max(1.0, before.size / self.size), before.size)  # larger letters, such as of a title
        if before.base - line.base > step * _APART:
            return True
        if max(before.size, line.size) > _OTHER_SIZE * min(before.size, line.size):
            return True
        (indent, room), indent_of_line = self.spare(before), self.spare(line)[0]
        if self.is_flush and indent_of_line - indent > _INDENT * line.size:
            return True
        return (room if self.is_flush else indent + room) > line.first_width + _SPACE * line.size


def _paragraphs(rows: Iterable[_Row], is_arabic: bool) -> Iterator[Paragraph]:
    lines = [line for row in rows if (line := Line(row, is_arabic)).text]
    if not lines:
        return
    column = _Column.of(lines)
    paragraph = [lines[0]]
    for line in lines[1:]:
        if column.parts(paragraph[-1], line):
            yield _joined(paragraph)
            paragraph = []
        paragraph.append(line)
    yield _joined(paragraph)


def _joined(lines: Sequence[Line]) -> Paragraph:
    text = ""
    for line in lines:
        text = f"{text[:-1]}{line.text}" if _is_hyphenated(text, line.text) else f"{text} {line.text}".strip()
    return Paragraph(text, max(line.size for line in lines))


def _is_hyphenated(text: str, after: str) -> bool:
    """Say whether a Latin word goes on after a hyphen at the end of a line. Arabic is never hyphenated."""
    return text[-1:] in ("-", "\u2010") and text[-2:-1].islower() and text[-2:-1].isascii() and after[:1].islower()
