"""Where the words of a line end: some programs write no spaces, and only leave gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import bidirectional

from analyzers.text.lexicon import MIN_ATTESTED_FREQUENCY
from indexer.documents.readers.pdf.glyphs import Glyph
from indexer.documents.turned_letters import frequency

# Times the size, between words. The gaps between words of most fonts are .2 and more, those inside words .1. Old fonts
# and vowelled texts have gaps of either kind between the limits of doubt: there the lexicon decides if it knows.
SPACE = 0.14
_SPACE_OF_INK = 0.2  # the same where a file does not say how wide a glyph is with its margins (Type 3)
_DOUBT = (0.09, 0.2)
_EXACT = 0.001  # points; less is no margin
_NUMBERS = frozenset(("EN", "AN", "CS"))  # digits and the signs in numbers
_LAST = frozenset("ةى")  # no word begins with them
_TEN_TIMES = 10  # tenths of Zipf
_FREQUENT = 30  # tenths of Zipf, of two words that a narrow gap parts


@dataclass(slots=True)
class _Part:
    """Letters without a gap between them, from the right, and the gap before them, times the size; None for a space."""

    gap: float | None
    letters: list[str] = field(default_factory=list)

    @property
    def word(self) -> str:
        return "".join(letter for letter in "".join(self.letters) if bidirectional(letter) in ("AL", "NSM"))


def with_spaces(glyphs: Sequence[Glyph], space: float) -> Iterator[str]:
    """Yield the letters of glyphs that come from the right, with a space for each gap between words.

    `space` is how wide a gap is a space, times the size.
    """
    word = _Part(None)
    for part in _parts(glyphs):
        if not word.letters or (part.gap is not None and not _is_space(word, part, space)):
            word.letters += part.letters
            continue
        yield from word.letters
        yield " "
        word = part
    yield from word.letters


def space_of(glyphs: Sequence[Glyph]) -> float:
    """Return how wide a gap is a space in a line, times the size.

    Letters that join others have no margins, so that one with a margin speaks for all.
    """
    arabic = (glyph for glyph in glyphs if bidirectional(glyph.text[0]) in ("AL", "R"))
    return SPACE if any(glyph.right - glyph.ink[2] > _EXACT for glyph in arabic) else _SPACE_OF_INK


def _parts(glyphs: Sequence[Glyph]) -> Iterator[_Part]:
    part, edge = _Part(None), 0.0  # the left end of what was drawn so far
    for glyph in glyphs:
        if glyph.is_mark:
            continue
        is_blank = glyph.text == " "
        gap = (edge - glyph.right) / glyph.size
        if part.letters and (is_blank or gap > _DOUBT[0]):
            yield part
            part = _Part(None if is_blank else gap)
        if not is_blank:
            edge = min(edge, glyph.left) if part.letters else glyph.left
            part.letters.append(glyph.text)
    if part.letters:
        yield part


def _is_space(before: _Part, after: _Part, space: float) -> bool:
    """Say whether the gap between two parts of a line is a space."""
    gap, neighbours = after.gap or 0.0, before.letters[-1] + after.letters[0]
    if after.letters[0][0] in _LAST:
        return False
    is_wide = gap > (_SPACE_OF_INK if _NUMBERS.issuperset(map(bidirectional, neighbours)) else space)
    if gap > _DOUBT[1] or not all(bidirectional(each[0]) == "AL" for each in (before.letters[-1], after.letters[0])):
        return is_wide
    one, other, whole = (frequency(word) for word in (before.word, after.word, before.word + after.word))
    if is_wide:
        likely = min(one, other) + _TEN_TIMES > whole and _are_words(before, after)
        return whole < MIN_ATTESTED_FREQUENCY or likely
    return not whole and min(one, other) >= _FREQUENT and _are_words(before, after)


def _are_words(*parts: _Part) -> bool:
    return min(len(part.word) for part in parts) > 1
