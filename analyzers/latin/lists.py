"""What letters do not say of Latin words: names of other origin than the Arabic ones, and words that are no names."""

from dataclasses import dataclass
from functools import cache

from analyzers.data_files import read_rows, read_words

# Kings and popes: numbers of Latin names, and the folded Arabic ordinals without their article.
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
class Known:
    """`places` gives the Arabic values of a Latin name (cairo), `words` the folded words that letters do not explain
    (james). `ordinary` are words of English and French that are near names by their letters, and are none alone.
    """

    places: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    ordinary: frozenset[str]


@cache
def known() -> Known:
    """Load the lists once; made by `python -m derive.latin_known`."""
    places: dict[str, tuple[str, ...]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for kind, latin, *arabic in read_rows("latin_names.tsv"):
        (places if kind == "place" else words)[latin] = tuple(arabic)
    return Known(places, words, frozenset(read_words("latin_ordinary.txt")))
