"""Pages whose fonts name their letters wrongly: programs that rewrite a PDF file may lose the names, or mix them up.

Ghostscript and `pdftops` make such files of those of browsers: «أعوام» becomes «أعو'K», or a whole page becomes signs.
The page looks right and reads as nonsense. Told by what no word has: letters of two scripts side by side, signs between
Arabic letters, letters that no font should name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from unicodedata import category, name

from indexer.documents.encoding import LOST

# Of the letters of a page, those in words that are none. In 320 files by Chromium, LibreOffice and WeasyPrint 57,
# and what Ghostscript and `pdftops` make of them, it is .15 and more where names were lost, .09 and less where one in
# ten letters is wrong at most; .04 and less as Chromium and LibreOffice write them, in formulas without spaces.
MAX_MISREAD = 0.1
_NOTED = 0.01  # the same, of a page that a warning names; 26 of 9,951 articles from the web have so many

_ARABIC = (
    "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdff\ufe70-\ufefc"
)
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0300-\u036f\u200b-\u200f\u202a-\u202e]+")
# Nearly all words: Arabic with signs at its ends, ASCII, numbers.
_RIGHT = re.compile(rf"[^\w\s{LOST}]*[{_ARABIC}\u200c]+[^\w\s{LOST}]*|[!-~]+|[0-9\u0660-\u0669\u06f0-\u06f9]+")
# What stands before Latin letters without a space: «الـCO₂», «وB2B», «بالـPDF».
_PREFIX = re.compile(rf"(?<![{_ARABIC}])(?:[وفبكل]{{0,2}}(?:ال|لل)|[وفبكل]{{1,2}})(?=[0-9A-Za-z\u00c0-\u04ff])")
_INSIDE = re.compile(rf"[{_ARABIC}](?:['!?`^*+=$%&<>{{}}|~#]|[0-9\u0660-\u0669])+[{_ARABIC}]|[{_ARABIC}]'[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_MANY_SIGNS = 3  # different ones in a word, such as ✩✷✥; ★★☆ has two
_MANY_PRIVATE = 2  # one alone is a bullet
_SCRIPTS = {
    **{each: each for each in ("ARABIC", "HEBREW", "SYRIAC", "DEVANAGARI", "BENGALI", "ETHIOPIC", "ARMENIAN")},
    **dict.fromkeys(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"), "EASTERN"),
    **dict.fromkeys(("LATIN", "GREEK", "CYRILLIC"), "WESTERN"),
}
_OF_ALL = frozenset(("MICRO", "MASCULINE", "FEMININE", "MATHEMATICAL", "DOUBLE", "SCRIPT", "KELVIN", "ANGSTROM", "OHM"))
_TOGETHER = frozenset(("EASTERN", "WESTERN"))  # «日本語PDF»


@dataclass(frozen=True, slots=True)
class Misread:
    """What a page has of words that are none: their share of its letters, and the first of them."""

    share: float
    example: str

    @property
    def is_noted(self) -> bool:
        """True for a page that a reader should look at."""
        return self.share >= _NOTED


def misread(texts: Iterable[str]) -> Misread:
    """Return how much of the paragraphs of a page is misread."""
    words = [word for text in texts for word in text.split()]
    wrong = [word for word in words if is_misread(word)]
    letters = sum(map(_size, words))
    return Misread(sum(map(_size, wrong)) / max(1, letters), wrong[0] if wrong else "")


@lru_cache(1 << 14)
def is_misread(word: str) -> bool:
    """Say whether a word has what no word has."""
    if _RIGHT.fullmatch(word):
        return False
    if _has_no_letters(word) or any(map(_is_irregular, _LETTERS.findall(word))):
        return True
    plain = _PREFIX.sub("", _MARKS.sub("", word))
    return bool(_INSIDE.search(plain)) or any(_clash(*pair) for pair in pairwise(plain))


def _size(word: str) -> int:
    return sum(category(char)[0] not in "PZM" for char in word)


def _has_no_letters(word: str) -> bool:
    """Say whether a word has control characters and the like, or many signs such as ✩✷✥."""
    kinds = [category(char) for char in word]
    signs = {char for char, kind in zip(word, kinds, strict=True) if kind in ("So", "No")}
    private = kinds.count("Co") >= _MANY_PRIVATE
    return LOST in word or "Cc" in kinds or "Cn" in kinds or private or len(signs) >= _MANY_SIGNS


def _is_irregular(letters: str) -> bool:
    """Say whether Latin letters with accents change between small and capital as in no word: «ÿĀÿ»."""
    if letters.isascii() or _script(letters[0]) != "WESTERN":
        return False
    return not (letters.islower() or letters.isupper() or letters[1:].islower())


def _clash(one: str, other: str) -> bool:
    scripts = {_script(one), _script(other)} - {""}
    return len(scripts) > 1 and scripts != _TOGETHER


@lru_cache(1 << 12)
def _script(char: str) -> str:
    """Return a name for the script of a letter; none for what is no letter, or of all scripts."""
    if not char.isalpha() or category(char) == "Lm":
        return ""
    first = name(char, "?").split()[0].partition("-")[0]
    return "" if first in _OF_ALL else _SCRIPTS.get(first, first)
