"""The letters of a page, or of a column, in lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, pairwise, takewhile
from math import inf
from unicodedata import bidirectional

from indexer.documents.direction import in_logical_order
from indexer.documents.readers.pdf.glyphs import Glyph
from indexer.documents.readers.pdf.spaces import SPACE, space_of, with_spaces

_SAME_LINE = 0.3  # times the size, between the heights of letters of one line
_RAISED = 0.75  # times the size, of what stands above or below a line: a number of a footnote, a letter with its mark
_SMALL = 0.8  # times the size: what is smaller than that may be raised
_TOUCH = 0.3  # times the size, between glyphs that were drawn one after the other
_OVERLAP = 0.4  # of the narrower of two glyphs
_CELL = 1.5  # times the size, between cells of a table; justified words are nearer
_LENGTHENED = re.compile("(?<=[\u0620-\u065f])\u0640+(?=[\u0620-\u065f])")


@dataclass(frozen=True)
class Line:
    """One line of a column. `is_arabic` says whether the text around it runs from right to left."""

    glyphs: Sequence[Glyph]
    is_arabic: bool = True

    @cached_property
    def left(self) -> float:
        """Where it begins on the left, in points."""
        return min(glyph.left for glyph in self.glyphs)

    @cached_property
    def right(self) -> float:
        """Where it ends on the right."""
        return max(glyph.right for glyph in self.glyphs)

    @cached_property
    def base(self) -> float:
        """Its height on the page."""
        return _middle_of([glyph.base for glyph in self.glyphs])

    @cached_property
    def size(self) -> float:
        """The size of its letters."""
        return _middle_of([glyph.size for glyph in self.glyphs])

    @cached_property
    def text(self) -> str:
        """The line as it is read."""
        space = space_of(self.glyphs)
        cells = [
            "".join(in_logical_order(list(with_spaces(cell, space)), self.is_arabic)).strip() for cell in self._cells
        ]
        return _LENGTHENED.sub("", " ".join(cells if self._runs_from_right else cells[::-1])).strip()

    @property
    def is_row(self) -> bool:
        """True if it has parts that are far from one another, as a row of a table."""
        return len(self._cells) > 1

    @cached_property
    def _cells(self) -> list[list[Glyph]]:
        return list(_cells(_from_right(self.glyphs)))

    @property
    def _runs_from_right(self) -> bool:
        return self.is_arabic or not any(bidirectional(glyph.text[0]) == "L" for glyph in self.glyphs)

    @cached_property
    def first_width(self) -> float:
        """The width of its first word."""
        glyphs = _from_right(self.glyphs)
        ordered = glyphs if self.is_arabic else glyphs[::-1]
        word = list(takewhile(lambda glyph: glyph.text != " ", dropwhile(lambda glyph: glyph.text == " ", ordered)))
        for number, (one, other) in enumerate(pairwise(word), 1):
            if max(one.left - other.right, other.left - one.right) > SPACE * one.size:
                del word[number:]
                break
        return max(glyph.right for glyph in word) - min(glyph.left for glyph in word)


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return glyphs in lines, the highest first."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if rows and rows[-1][0].base - glyph.base <= _SAME_LINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return _with_raised(_merged(rows))


def _merged(rows: Iterable[list[Glyph]]) -> list[list[Glyph]]:
    """Return rows; one that a raised first letter parted from the line below is put together with it."""
    merged: list[list[Glyph]] = []
    for row in rows:
        if merged and _base(merged[-1]) - _base(row) <= _SAME_LINE * max(row[0].size, merged[-1][0].size):
            merged[-1] = max(merged[-1], row, key=len) + min(
                row, merged[-1], key=len
            )  # the height is that of the first
        else:
            merged.append(row)
    return merged


def _base(row: Iterable[Glyph]) -> float:
    return _middle_of([glyph.base for glyph in row])


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Return lines with what is raised above them or stands below them."""
    kept: list[list[Glyph]] = []
    moved: list[tuple[list[Glyph], list[Glyph]]] = []
    for number, row in enumerate(rows):
        beside = [near for near in rows[max(0, number - 2) : number + 3] if near is not row and _carries(near, row)]
        line = min(beside, key=lambda near: abs(near[0].base - row[0].base), default=None)
        if line is None:
            kept.append(row)
        else:
            moved.append((line, row))
    for line, row in moved:
        line.extend(row)
    return kept


def _carries(line: Sequence[Glyph], row: Sequence[Glyph]) -> bool:
    """Say whether a row only stands above or below a line: it is small, or has marks with their letters."""
    size = max(glyph.size for glyph in line)
    if abs(line[0].base - row[0].base) > size * _RAISED or len(row) >= len(line):
        return False
    inside = min(g.left for g in line) - size < min(g.left for g in row) < max(g.right for g in line) + size
    return inside and all(glyph.size < size * _SMALL or len(glyph.text) > 1 for glyph in row)


def _from_right(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs of a line from right to left.

    Letters may overlap, as meem stands above hah: what was drawn in one stroke keeps its order.
    """
    places: list[tuple[float, int, int, Glyph]] = []
    for number, chain in enumerate(_chains(sorted(glyphs, key=lambda glyph: glyph.order))):
        places += ((-place, number, step, glyph) for step, (place, glyph) in enumerate(_falling(chain)))
    return [glyph for *_, glyph in sorted(places, key=lambda place: place[:3])]


def _chains(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield glyphs, from the right, that were drawn one after the other, each beside the last, in one direction."""
    chain: list[Glyph] = []
    step = 0.0
    for glyph in glyphs:
        if chain:
            move = glyph.middle - chain[-1].middle
            if not _is_beside(chain[-1], glyph) or (step * move < 0 and not _overlap(chain[-1], glyph)):
                yield _turned(chain)
                chain, step = [], 0.0
            elif not _overlap(chain[-1], glyph):
                step = move
        chain.append(glyph)
    if chain:
        yield _turned(chain)


def _turned(chain: list[Glyph]) -> list[Glyph]:
    return chain if chain[-1].middle <= chain[0].middle else chain[::-1]


def _is_beside(one: Glyph, other: Glyph) -> bool:
    return max(other.left - one.right, one.left - other.right) < _TOUCH * max(one.size, other.size)


def _overlap(one: Glyph, other: Glyph) -> bool:
    shared = min(one.ink[2], other.ink[2]) - max(one.ink[0], other.ink[0])
    return shared > _OVERLAP * min(one.ink[2] - one.ink[0], other.ink[2] - other.ink[0])


def _falling(chain: Sequence[Glyph]) -> list[tuple[float, Glyph]]:
    """Return glyphs with places that never rise: neighbours whose middles are the wrong way round share their mean."""
    groups: list[tuple[float, int]] = []
    for glyph in chain:
        mean, size = glyph.middle, 1
        while groups and groups[-1][0] < mean:
            before, count = groups.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        groups.append((mean, size))
    places = [mean for mean, size in groups for _ in range(size)]
    return list(zip(places, chain, strict=True))


def _cells(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the glyphs of a line, from the right, in parts that are far from one another, such as cells of a table."""
    cell: list[Glyph] = []
    edge = inf  # the left end of the letters so far
    for glyph in glyphs:
        if glyph.text != " ":
            if edge < inf and edge - glyph.right > _CELL * glyph.size:
                yield cell
                cell = []
            edge = min(edge, glyph.left)
        cell.append(glyph)
    if cell:
        yield cell


def _middle_of(numbers: list[float]) -> float:
    return sorted(numbers)[len(numbers) // 2]
