"""The glyphs of a page, as PDFium finds them.

PDFium's own text is not used: it takes each word from the left or from the right by rules that mix up Arabic, and its
spaces are guesses. The places of the glyphs are exact.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import atan2, hypot, pi
from unicodedata import bidirectional, category

import pypdfium2
from pypdfium2 import raw

from indexer.documents.encoding import LOST

MAX_GLYPHS = 100_000  # of a page; the densest page of a newspaper has some 20,000
_UNNAMED, _HYPHEN = 0, (0xFFFE, 0xFFFF)  # a glyph whose font names no letter for it; the hyphen at the end of a line
_RAISED = 0.3  # times the size, from the line to the ink of a mark above it
_TURNS = ((1, 0), (0, 1), (-1, 0), (0, -1))  # cosine and sine of a quarter turn, none to three times
_KINDS = {"L": "L", "EN": "N", "AN": "N", "CS": "S", "ES": "S", "AL": "R", "R": "R"}
_FROM_LEFT = re.compile("[LN][^R]*L|L|N(?:[NS]*N)?")  # Latin words with what is between them; a number
_Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(slots=True)
class Glyph:
    """Letters that one glyph draws, and where: `left` to `right` with its margins, `ink` without them.

    Lengths are points. `base` is the height of the line that it stands on, `order` its place in the file.
    """

    text: str
    left: float
    right: float
    ink: _Box
    base: float
    size: float
    order: int
    is_mirrored: bool = False  # drawn from the right, as tesseract writes words below the scan of an Arabic page

    @property
    def middle(self) -> float:
        """Half way between its margins."""
        return (self.left + self.right) / 2

    @property
    def is_mark(self) -> bool:
        """True for a diacritic that is drawn by itself."""
        return all(category(char) == "Mn" for char in self.text)


class TooManyGlyphsError(Exception):
    """A page with so many glyphs that it is a drawing."""


def read_glyphs(page: pypdfium2.PdfPage) -> dict[int, list[Glyph]]:
    """Return the glyphs of a page in the order of the file, by the quarter turns of their lines, which are taken back.

    Raise TooManyGlyphsError.
    """
    text = page.get_textpage()
    try:
        if text.count_chars() > MAX_GLYPHS:
            raise TooManyGlyphsError
        turned: dict[int, list[Glyph]] = {}
        for turns, glyph in _glyphs(text):
            turned.setdefault(turns, []).append(glyph)
        for glyphs in turned.values():
            set_from_left(glyphs)
        return turned
    finally:
        text.close()


def _glyphs(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, Glyph]]:
    """Yield each glyph with the quarter turns of its line. Spaces that PDFium makes up have no object on the page."""
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    loose, matrix, order = raw.FS_RECTF(), raw.FS_MATRIX(), 0
    for index in range(text.count_chars()):
        letter = raw.FPDFText_GetUnicode(text, index)
        if letter in _HYPHEN or not raw.FPDFText_GetTextObject(text, index):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        raw.FPDFText_GetLooseCharBox(text, index, loose)
        raw.FPDFText_GetMatrix(text, index, matrix)
        is_mirrored = matrix.a * matrix.d < matrix.b * matrix.c
        sign = -1 if is_mirrored else 1
        turns = round(atan2(sign * matrix.b, sign * matrix.a) / (pi / 2)) % 4
        size = raw.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d) or 1.0
        ink = _turned_back((left.value, bottom.value, right.value, top.value), turns)
        margins = _turned_back((loose.left, loose.bottom, loose.right, loose.top), turns)
        origin = _turned_back((x.value, y.value, x.value, y.value), turns)
        is_lost = raw.FPDFText_HasUnicodeMapError(text, index) and not is_mirrored  # tesseract numbers as Unicode
        char = LOST if is_lost else chr(letter) if letter != _UNNAMED else _unnamed(ink, origin[1], size)
        if char and (margins[0] < margins[2] or not char.isspace()):  # LibreOffice puts spaces without width into words
            place = min(origin[0], margins[0]), margins[2], ink, origin[1], size, order
            yield turns, Glyph(char, *place, is_mirrored)
            order += 1


def _unnamed(ink: _Box, base: float, size: float) -> str:
    """Return what stands for a glyph without a name: a space, nothing for a mark above or below a line, else LOST."""
    if ink[1] == ink[3]:
        return " "
    return "" if ink[1] - base > _RAISED * size or ink[3] < base else LOST


def set_from_left(glyphs: Iterable[Glyph]) -> None:
    """Turn mirrored Latin words and numbers round, so that they stand as on any page."""
    for is_mirrored, run in groupby(glyphs, key=lambda glyph: glyph.is_mirrored):
        if is_mirrored:
            letters = list(run)
            for word in _FROM_LEFT.finditer("".join(map(_kind, letters))):
                part = letters[word.start() : word.end()]
                ends = min(glyph.left for glyph in part) + max(glyph.right for glyph in part)
                for glyph in part:
                    left, low, right, high = glyph.ink
                    glyph.left, glyph.right = ends - glyph.right, ends - glyph.left
                    glyph.ink = (ends - right, low, ends - left, high)


def _kind(glyph: Glyph) -> str:
    return _KINDS.get(bidirectional(glyph.text[0]), " ")


def _turned_back(box: _Box, turns: int) -> _Box:
    if not turns:
        return box
    cosine, sine = _TURNS[turns]
    left, bottom, right, top = box
    xs = (left * cosine + bottom * sine, right * cosine + top * sine)
    ys = (bottom * cosine - left * sine, top * cosine - right * sine)
    return min(xs), min(ys), max(xs), max(ys)
