"""Latin text -> words that can be compared with the words of Arabic names.

Romanisations differ in spaces and articles: ALA-LC and BGN/PCGN write al- (Al-Assad) or the assimilated consonant
(as-Sisi), French usage writes el; both may attach it to the word (Essebsi, Abderrahmane).
"""

import re
from itertools import pairwise
from typing import NamedTuple

from analyzers.text.fold import fold

# Latin letters that do not decompose into a letter and an accent.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "đ": "d", "ð": "d", "þ": "th"})
_APOSTROPHES = re.compile("[`'ʻʾʿ]+")  # hamza and ain in ALA-LC and IJMES; dropped
_ELIDED = re.compile(r"\b[dl]'(?=[aeiouyh])")  # Côte d'Ivoire, l'Aquila
_WORD = re.compile("[a-z]+")
_SUN_LETTER = "(?:sh|ch|dh|th|[sdtrznl])"  # the l of the article assimilates to these
_ARTICLE = re.compile(f"[aeu]l|[aeu]{_SUN_LETTER}")
_ATTACHED_ARTICLE = re.compile(r"[aeu]l(?=...)|[ae](sh|ch|dh|th|[sdtrzn])(?=\1..)")
# Abdelaziz, Abderrahmane; not Abdallah, whose letters do not show where it divides
_ABD = re.compile(r"(abd)[aeiou]+(?!l+ah?$)(?:l|(sh|ch|[sdtrzn])(?=\2))(?=...)")
# Noureddine, Salah ad-Din; not Snowden, Biden, Guerdane
_DINE = re.compile(r"(...*?)[aeou]d?(d(?:i|ee|ie)nn?e?)$")
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "sir", "mme", "mlle"])  # have no counterpart in Arabic texts

# Particles, never a name alone, that Arabic may attach to the next word: بوتفليقة, بنعلي.
PARTICLES = frozenset(
    ["abd", "abdel", "abdul", "abou", "abu", "bou", "ben", "bin", "ibn", "bel", "bint", "oum", "umm", "beit", "bayt"]
) | {"de", "del", "di", "la", "le", "van", "von", "mc", "o"}


class LatinWord(NamedTuple):
    """A word in plain Latin letters; `forms` are the word itself and the word without an attached article."""

    text: str
    forms: tuple[str, ...]


def plain(text: str) -> str:
    """Return a text in lower case without accents, apostrophes and elided articles: «Jomaâ» -> jomaa."""
    return _APOSTROPHES.sub("", _ELIDED.sub(" ", fold(text).translate(_LETTERS)))


def latin_words(text: str) -> list[LatinWord]:
    """Return the words of a text without articles and titles: «Bachar el-Assad» -> bachar, assad."""
    all_words = _WORD.findall(plain(text))
    words = [
        word
        for word, next_word in pairwise((*all_words, ""))
        if not next_word or not (word in _TITLES or _is_article(word, next_word))
    ]
    return [LatinWord(part, _forms(part)) for word in words for part in _split(word)]


def has_article(text: str) -> bool:
    """Say whether a text begins with an Arabic article and a hyphen, as names do: al-Qaida."""
    article, hyphen, rest = plain(text).partition("-")
    return bool(hyphen) and _is_article(article, rest)


def without_attached_article(word: str) -> str:
    """Remove what looks like an attached article: essebsi -> sebsi. Albert loses its first letters too."""
    return _ATTACHED_ARTICLE.sub("", word, count=1) if _ATTACHED_ARTICLE.match(word) else word


def _is_article(word: str, next_word: str) -> bool:
    if not _ARTICLE.fullmatch(word):
        return False
    return word[1:] == "l" or next_word.startswith(word[1:])


def _split(word: str) -> list[str]:
    """Split a word that is two words in Arabic: Abdelaziz (عبد العزيز), Noureddine (نور الدين)."""
    if match := _ABD.match(word):
        return [match[1], word[match.end() :]]
    if match := _DINE.match(word):
        return [match[1], match[2]]
    return [word]


def _forms(word: str) -> tuple[str, ...]:
    shorter = without_attached_article(word)
    return (word,) if shorter == word else (word, shorter)
