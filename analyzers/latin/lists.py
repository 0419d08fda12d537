"""Lists of Latin words that their letters do not explain: exonyms, foreign given names, and ordinary words."""

from dataclasses import dataclass
from functools import cache

from analyzers.data_files import read_rows, read_words

# Roman numerals of kings and popes, and the folded Arabic ordinals without their article.
ORDINALS = {
    "i": "اول",
    "ii": "ثاني",
    "iii": "ثالث",
    "iv": "رابع",
    "v": "خامس",
    "vi": "سادس",
    "vii": "سابع",
    "viii": "ثامن",
    "ix": "تاسع",
    "x": "عاشر",
    "xi": "حادي عشر",
    "xii": "ثاني عشر",
    "xiii": "ثالث عشر",
    "xiv": "رابع عشر",
    "xv": "خامس عشر",
    "xvi": "سادس عشر",
    "xxiii": "ثالث والعشرون",
}


@dataclass(frozen=True, slots=True)
class LatinLists:
    """Lists by Latin word, in lower case without accents.

    `places` maps the name of a place (cairo) to its Arabic names, `words` a word of a name (james) to folded Arabic
    words. `ordinary` holds English and French words whose letters resemble a name; alone they are not read as one.
    """

    places: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    ordinary: frozenset[str]


@cache
def latin_lists() -> LatinLists:
    """Load the lists once. `python -m derive.latin_known` makes them."""
    places: dict[str, tuple[str, ...]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for kind, latin, *arabic in read_rows("latin_names.tsv"):
        (places if kind == "place" else words)[latin] = tuple(arabic)
    return LatinLists(places, words, frozenset(read_words("latin_ordinary.txt")))
