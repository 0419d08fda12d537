"""Words of names in Latin and in Arabic letters, from the lists of derive/name_sources.py."""

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
ARAB, FOREIGN = "arab", "foreign"  # the names of arabic-name-romanizer are Arab, most of the others are not


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
    """Return how many people bear each pair of single words; articles are left out."""
    found: Counter[Romanisation] = Counter()
    for origin, latin, arabic, people in _names(collections):
        for pair in pairs(origin, latin, arabic):
            found[pair] += people
    return found


def pairs(origin: str, latin: str, arabic: str) -> Iterator[Romanisation]:
    """Yield the pairs of words of a name that has as many words in both alphabets."""
    words, others = latin_words(latin), name_words(arabic)
    if len(words) == len(others):
        for word, other in zip(words, others, strict=True):
            if other.isalpha() and not other.isascii():
                yield Romanisation(
                    word.forms[-1] if other.startswith(ARTICLE) else word.text, without_article(other), origin
                )


def _names(collections: Path) -> Iterator[tuple[str, str, str, int]]:
    for latin, arabic in google_names(collections):
        yield FOREIGN, latin, arabic, 1
    for latin, arabic, people in wikidata_words(collections):
        yield FOREIGN, latin, arabic, people
    for latin, arabic, country, people in romanizer_rows("SELECT latin, arabic_key, country, count FROM units"):
        if country not in NON_ARABIC_ALPHABETS:
            yield ARAB, latin, fold(arabic), people
