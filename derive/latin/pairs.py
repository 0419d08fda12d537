"""Read pairs of name words in Latin and Arabic letters from the lists of derive/name_sources.py."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from analyzers.latin.tokens import latin_words
from analyzers.names.phonetic_key import name_words
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import without_article
from analyzers.text.fold import fold
from derive.name_sources import google_names, romanizer_rows, wikidata_words

NON_ARABIC_ALPHABETS = frozenset(["IR", "PK", "AF"])  # countries whose languages have further letters
ARAB, FOREIGN = "arab", "foreign"  # names of arabic-name-romanizer are Arab, most names of the other lists are not


class Romanisation(NamedTuple):
    """A word of a name in Latin letters and in folded Arabic letters, and the origin of the name."""

    latin: str
    arabic: str
    origin: str

    @property
    def half(self) -> int:
        """Return 0 or 1; all pairs of a Latin word are in one half."""
        return sha256(self.latin.encode()).digest()[0] % 2


def read(collections: Path) -> Counter[Romanisation]:
    """Return how many people bear each pair of words, without articles."""
    people_of: Counter[Romanisation] = Counter()
    for origin, latin, arabic, people in _names(collections):
        for pair in pairs(origin, latin, arabic):
            people_of[pair] += people
    return people_of


def pairs(origin: str, latin: str, arabic: str) -> Iterator[Romanisation]:
    """Yield the pairs of words of a name that has the same number of words in both alphabets."""
    words, arabic_words = latin_words(latin), name_words(arabic)
    if len(words) == len(arabic_words):
        for word, arabic_word in zip(words, arabic_words, strict=True):
            if arabic_word.isalpha() and not arabic_word.isascii():
                latin_word = word.forms[-1] if arabic_word.startswith(ARTICLE) else word.text
                yield Romanisation(latin_word, without_article(arabic_word), origin)


def _names(collections: Path) -> Iterator[tuple[str, str, str, int]]:
    for latin, arabic in google_names(collections):
        yield FOREIGN, latin, arabic, 1
    for latin, arabic, people in wikidata_words(collections):
        yield FOREIGN, latin, arabic, people
    for latin, arabic, country, people in romanizer_rows("SELECT latin, arabic_key, country, count FROM units"):
        if country not in NON_ARABIC_ALPHABETS:
            yield ARAB, latin, fold(arabic), people
