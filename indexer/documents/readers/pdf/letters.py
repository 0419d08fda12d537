"""The glyphs of a page as letters: pieces of one glyph joined, diacritics behind the letters they belong to."""

from collections.abc import Iterable, Sequence
from unicodedata import bidirectional, category, normalize

from indexer.documents.encoding import LOST
from indexer.documents.readers.pdf.glyphs import Glyph

_SHADDA = "\u0651"  # written before the other mark of its letter
# Letters of the presentation forms, which say how a letter is drawn, but not the signs beside them: ﷽ is one sign.
_FORMS = (range(0xFB50, 0xFDFB), range(0xFE70, 0xFEFD))
_IGNORED = frozenset("\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
TATWEEL = "\u0640"
_KASHIDA = 0.12  # times the size: no letter or digit is so flat
_FLAT, _FLAT_SIGNS = frozenset(("Mn", "Pd", "Pc", "Zs")), frozenset(".…·•=~¯٠۰۔")  # what is flat by itself
_MARK = 0.35  # times the size: higher glyphs are more than a mark
_HALF_LETTER, _HALF_ALEF = 0.2, 0.1  # times the size, half of a narrow letter and of an alef
_ALEFS = frozenset("اأإآٱ")
_LAST, _AFTER_LAM = _ALEFS | frozenset("دذرزوةىؤ"), frozenset("مجحخهي")
_ALLAH = {"هللا": "الله"}  # U+FDF2, which PDFium takes apart from the first letter to the last
_PIECE = 0.01  # points between the pieces of one glyph, which touch
# Ghostscript 10 names these, where they are not the first of a glyph, by the last byte of the letter before and their
# own: it writes U+0644 U+4427 for «لا».
_SECOND_LETTERS = frozenset((*range(0x21, 0x3B), *range(0x41, 0x53), 0x70))
_MARK_REACH = 1.3  # times the size, from the line of a letter to the origin of its mark


def letters(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return the glyphs that draw letters, signs or spaces, without tatweel and marks of direction."""
    kept: list[Glyph] = []
    pieces: dict[tuple[float, ...], list[Glyph]] = {}
    for glyph in glyphs:
        glyph.text = _plain(glyph.text)
        if not glyph.text or glyph.text in _IGNORED:
            continue
        alike = pieces.setdefault((glyph.base, glyph.ink[1], glyph.ink[3]), [])
        piece = next((piece for piece in reversed(alike) if _is_same_glyph(piece, glyph)), None)
        if piece:
            _join(piece, glyph)
        else:
            kept.append(glyph)
            alike.append(glyph)
    for glyph in kept:
        if _is_kashida(glyph):
            glyph.text = TATWEEL
    return kept


def attach_marks(lines: Sequence[list[Glyph]], marks: Iterable[Glyph]) -> None:
    """Put each mark behind the letter of a line that it stands above or below."""
    for line in lines:
        _spread(line)
    marks = [*marks, *(glyph for line in lines for glyph in line if glyph.is_mark)]
    found: dict[int, tuple[Glyph, list[str]]] = {}
    heights = [line[0].base for line in lines]
    for mark in marks:
        near = [
            line for line, base in zip(lines, heights, strict=True) if abs(base - mark.base) < mark.size * _MARK_REACH
        ]
        letter = min(
            (glyph for line in near for glyph in line if not (glyph.text.isspace() or glyph.is_mark)),
            key=_Distance(mark),
            default=None,
        )
        if letter is not None:
            found.setdefault(id(letter), (letter, []))[1].append(mark.text)
    for letter, texts in found.values():
        letter.text = _with_marks_last(letter.text + "".join(set("".join(texts)) - set(letter.text)))


def _spread(line: list[Glyph]) -> None:
    """Mend glyphs of a mark that have the letter below it too, as Chromium and WeasyPrint write some of them.

    WeasyPrint writes a letter that is there already, or lost: only the mark stays. Chromium writes the letter nowhere
    else: it belongs to the ligature below, before its alef, or the glyph stands for it, and is as wide as one.
    """
    for glyph in [*line]:
        if not _has_mark(glyph.text) or glyph.is_mark or glyph.ink[3] - glyph.ink[1] > _MARK * glyph.size:
            continue
        middle = (glyph.ink[0] + glyph.ink[2]) / 2
        below = [each for each in line if each is not glyph and each.ink[0] < middle < each.ink[2] and not each.is_mark]
        same = next((each for each in below if each.text == LOST or glyph.text[0] in each.text), None)
        alef = next((each for each in below if each.text[0] in _ALEFS), None)
        if same:
            same.text = glyph.text[0] if same.text == LOST else same.text
            glyph.text = "".join(char for char in glyph.text if category(char) == "Mn")
        elif glyph.text[0] == "ل" and alef:
            alef.text = glyph.text + alef.text
            line.remove(glyph)
        else:
            half = (_HALF_ALEF if glyph.text[0] in _ALEFS else _HALF_LETTER) * glyph.size
            glyph.left, glyph.right = middle - half, middle + half


class _Distance:
    """How far a letter is from a mark, in points; the letter before or after it in the file is nearer than it looks."""

    def __init__(self, mark: Glyph) -> None:
        self._mark = mark
        self._middle = (mark.ink[0] + mark.ink[2]) / 2

    def __call__(self, letter: Glyph) -> float:
        left, _, right, _ = letter.ink
        outside = max(left - self._middle, self._middle - right, 0)
        aside = abs((left + right) / 2 - self._middle)
        neighbour = abs(letter.order - self._mark.order) == 1
        return outside + 0.15 * aside + 0.5 * abs(letter.base - self._mark.base) - 0.1 * self._mark.size * neighbour


def _plain(char: str) -> str:
    """Return the letters of a presentation form, else the character; a space for all kinds of it."""
    if any(ord(char) in forms for forms in _FORMS):
        return normalize("NFKC", char).replace(" ", "").replace("\u0640", "")
    return " " if char.isspace() else char


def _is_same_glyph(one: Glyph, other: Glyph) -> bool:
    """Say whether two pieces of one height are of one glyph: PDFium cuts its box in equal parts, a letter each.

    Only a letter and its marks are put together, or letters that share a box; others are in order as they are.
    """
    if one.ink == other.ink and one.ink[0] < one.ink[2]:
        is_misnamed = other.text != _restored(other.text, one.text[-1]) or one.text != _restored(
            one.text, other.text[-1]
        )
        return abs(one.order - other.order) == 1 or is_misnamed  # PDFium takes a misnamed letter for a Latin one
    touch = min(abs(one.ink[0] - other.ink[2]), abs(one.ink[2] - other.ink[0])) < _PIECE
    is_more = one.ink[3] - one.ink[1] > _MARK * one.size and (one.is_mark or other.is_mark)  # too high for a mark alone
    return touch and (is_more or _has_mark(one.text) != _has_mark(other.text))


def _is_kashida(glyph: Glyph) -> bool:
    """Say whether a glyph is a stroke that lengthens a word; LibreOffice calls it by any character, such as “$”.

    An Arabic letter has such a stroke before a kaf, in Amiri, or is the madda that Scheherazade draws by itself.
    """
    is_flat = 0 < glyph.ink[3] - glyph.ink[1] < _KASHIDA * glyph.size
    return is_flat and not any(
        category(char) in _FLAT or char in _FLAT_SIGNS or (bidirectional(char) == "AL" and char != TATWEEL)
        for char in glyph.text
    )


def _join(one: Glyph, other: Glyph) -> None:
    if one.ink == other.ink:
        one.text, other.text = _restored(one.text, other.text[-1]), _restored(other.text, one.text[-1])
    text = _in_order(one.text, other.text) if one.ink == other.ink else one.text + other.text
    one.text = _with_marks_last(text)
    one.left, one.right = min(one.left, other.left), max(one.right, other.right)
    one.ink = (min(one.ink[0], other.ink[0]), one.ink[1], max(one.ink[2], other.ink[2]), one.ink[3])
    one.order = other.order


def _restored(letter: str, before: str) -> str:
    """Return a letter of a glyph by its own name, if Ghostscript named it after the letter before."""
    high, low = divmod(ord(letter[0]), 0x100)
    is_misnamed = ord(before) in range(0x600, 0x700) and high == ord(before) % 0x100 and low in _SECOND_LETTERS
    return chr(0x600 + low) + letter[1:] if is_misnamed else letter


def _with_marks_last(text: str) -> str:
    return "".join(sorted(text, key=_place_in_letter))


def _place_in_letter(char: str) -> tuple[int, str]:
    return (1 if char == _SHADDA else 2, char) if category(char) == "Mn" else (0, "")


def _in_order(one: str, other: str) -> str:
    """Return the letters of one glyph, which PDFium gives from the last to the first unless it took it apart itself.

    A letter that joins none after it is the last; lam before those that have ligatures with it is the first. Letters
    that are read from the left, as of “ffi”, are in order.
    """
    if bidirectional(one[0]) == bidirectional(other[0]) == "L":
        return one + other
    if (other in _LAST and one not in _LAST) or (one == "ل" and other in _AFTER_LAM):
        return one + other
    return _ALLAH.get(other + one, other + one)


def _has_mark(text: str) -> bool:
    return any(category(char) == "Mn" for char in text)
