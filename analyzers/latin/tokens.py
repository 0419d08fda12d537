"""Words of a text in Latin letters, as names in it are compared with Arabic ones.

What is written apart or together, and where the article goes: ALA-LC and BGN/PCGN write al- (Al-Assad) or the
assimilated consonant (as-Sisi), French usage el and ould, and both join it to the word (Essebsi, Abderrahmane).
"""

import re
from itertools import pairwise
from typing import NamedTuple

from analyzers.text.fold import fold

# Latin letters without an accent to lose, and the letters they are read as.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "đ": "d", "ð": "d", "þ": "th"})
_APOSTROPHES = re.compile("[`'ʻʾʿ]+")  # hamza and ain of ALA-LC and IJMES; no letter of their own here
_ELIDED = re.compile(r"\b[dl]'(?=[aeiouyh])")  # Côte d'Ivoire, l'Aquila
_WORD = re.compile("[a-z]+")
_SUN = "(?:sh|ch|dh|th|[sdtrznl])"  # consonants that the article takes on
_ARTICLE = re.compile(f"[aeu]l|[aeu]{_SUN}")
_ATTACHED = re.compile(r"[aeu]l(?=...)|[ae](sh|ch|dh|th|[sdtrzn])(?=\1..)")
# Abdelaziz, Abderrahmane; not Abdallah, whose parts letters do not show
_ABD = re.compile(r"(abd)[aeiou]+(?!l+ah?$)(?:l|(sh|ch|[sdtrzn])(?=\2))(?=...)")
_DINE = re.compile(r"(...*?)[aeou]?d?(d[aei]+n+e?)$")  # Noureddine, Salah ad-Din
_TITLED = frozenset(["mr", "mrs", "ms", "dr", "sir", "mme", "mlle"])  # stand before a name, in no Arabic text

# Words that are nothing by themselves, and are joined to the next where the Arabic name is one word: بوتفليقة, بنعلي.
JOINING = frozenset(
    ["abd", "abdel", "abdul", "abou", "abu", "bou", "ben", "bin", "ibn", "bel", "bint", "oum", "umm", "beit", "bayt"]
) | {"de", "del", "di", "la", "le", "van", "von", "mc", "o"}


class LatinWord(NamedTuple):
    """A word of folded Latin letters; `forms` are what it may be without an article that is joined to it."""

    text: str
    forms: tuple[str, ...]


def plain(text: str) -> str:
    """Return small letters without accents, apostrophes and elided articles: «Jomaâ» -> jomaa."""
    return _APOSTROPHES.sub("", _ELIDED.sub(" ", fold(text).translate(_LETTERS)))


def latin_words(text: str) -> list[LatinWord]:
    """Return the words of a text without articles and titles: «Bachar el-Assad» -> bachar, assad."""
    found = _WORD.findall(plain(text))
    words = [
        word
        for word, following in pairwise((*found, ""))
        if not following or not (word in _TITLED or _is_article(word, following))
    ]
    return [LatinWord(part, _forms(part)) for word in words for part in _parts(word)]


def bare_latin(word: str) -> str:
    """Take off the article that is surely one: alassad stays, since Alberto does; used on names of known parts."""
    return _ATTACHED.sub("", word, count=1) if _ATTACHED.match(word) else word


def _is_article(word: str, following: str) -> bool:
    if not _ARTICLE.fullmatch(word):
        return False
    return word[1:] == "l" or following.startswith(word[1:])


def _parts(word: str) -> list[str]:
    """Part what Arabic parts and Latin writes together: عبد العزيز, نور الدين."""
    if match := _ABD.match(word):
        return [match[1], word[match.end() :]]
    if match := _DINE.match(word):
        return [match[1], match[2]]
    return [word]


def _forms(word: str) -> tuple[str, ...]:
    bare = bare_latin(word)
    return (word,) if bare == word else (word, bare)
