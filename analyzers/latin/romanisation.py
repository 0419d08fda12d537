"""Arabic names in Latin letters, for readers of English: people romanised, places by their English names.

Arab names follow ALA-LC and IJMES without their signs (https://www.loc.gov/catdir/cpso/romanization/arabic.pdf):
Muhammad, al-Shahid, Nur al-Din. Arabic does not write short vowels, so that each word is looked up among words of
names with their usual vowels; foreign names among them are spelled as their bearers do: Macron. A word that is not
listed is written letter by letter, each as most listed words with the same neighbours write it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from analyzers.data_files import SortedTable
from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold

_ARABIC_WORD = re.compile("[\u0621-\u063a\u0640-\u065f\u0670-\u06d3]+")
# Letters before and after a letter that decide how it is written, the most first.
NEIGHBOURS = ((2, 2), (1, 2), (1, 1), (0, 1), (0, 0))
ARAB, FOREIGN = "a", "f"  # origins of names
ARAB_LETTERS = frozenset("حعصضظق")  # that foreign names hardly have
_EDGE = "^"
_CACHED_NAMES = 1 << 14  # as many as the pages of some hundred searches show
# Folded words that the standard writes in one way, most of them never a name alone, and inside a name in small letters.
_PARTICLES = {
    "بن": "bin", "ابن": "ibn", "بنت": "bint", "ابو": "abu", "ابي": "abi", "ابا": "aba", "ام": "umm", "ال": "al",
    "الدين": "al-din", "عبد": "abd", "ذو": "dhu", "ذي": "dhi", "الله": "allah", "و": "wa", "دي": "de", "فان": "van",
    "فون": "von", "دو": "de", "دا": "da", "لا": "la", "لو": "le", "دوس": "dos", "دل": "del",
    # Of places.
    "بير": "bir", "وادي": "wadi", "راس": "ras", "جبل": "jabal", "حي": "hayy", "باب": "bab", "شط": "shatt",
    "برج": "burj", "حمام": "hammam", "قلعه": "qala", "شمال": "shamal", "قصر": "qasr", "عين": "ayn", "سوق": "suq",
    "غار": "ghar", "كبري": "kubra", "صغري": "sughra", "وسطي": "wusta",
}  # fmt: skip
_SMALL = frozenset(("bin", "ibn", "bint", "wa", "de", "van", "von", "da", "dos", "del"))
_INITIAL = re.compile(r"\b[a-z]")
_COMMA = "، "  # before the country of a place that shares its name
_JOINED_ABD = re.compile(rf"\b(عبد)(?={ARTICLE}\w\w)")
_HAMZA_BELOW, _ALEF_MAKSURA, _TEH_MARBUTA = "إ", "ى", "ة"
_FATHER, _NISBA = "بو", "وي"  # of Maghrebi names, for أبو: Bu Aziz; of places and families that end in a vowel
_LONG_VOWELS = frozenset("اوي")
_OTHER_LETTERS = frozenset("ceopvx")
_VOWELS = frozenset("aiu")


def contexts(word: str, at: int, *, is_arab: bool) -> Iterator[str]:
    """Yield what may decide how a letter of a word is written, the most letters around it first.

    A context is the origin of the word, the letters before, the letter and the letters after, parted by `|`.
    """
    framed = f"{_EDGE}{word}{_EDGE}"
    place = at + len(_EDGE)
    origin = ARAB if is_arab else FOREIGN
    for before, after in NEIGHBOURS:
        left, right = framed[max(0, place - before) : place], framed[place + 1 : place + 1 + after]
        yield f"{origin}|{left}|{word[at]}|{right}"


def latin_name(kind: str, value: str) -> str:
    """Return a person or place in Latin letters; the value of another facet as it is."""
    if kind == "places":
        return _place(value)
    return romanised(value) if kind == "people" else value


@lru_cache(_CACHED_NAMES)
def romanised(name: str, *, is_arab: bool = False) -> str:
    """Return a name with its Arabic words in Latin letters; other signs stay as they are.

    With `is_arab` no word is spelled as in Europe: the town of دوز is Duz, the writer Dawes.
    """
    parted = _JOINED_ABD.sub(r"\1 ", name)
    words = list(_ARABIC_WORD.finditer(parted))
    written, end = [], 0
    for number, match in enumerate(words):
        word = _word(match[0], fold(match[0]), is_arab=is_arab)
        written += [parted[end : match.start()], word if word in _SMALL and number else _capital(word)]
        end = match.end()
    return "".join([*written, parted[end:]]).replace("Abd Allah", "Abdallah")


def _word(word: str, folded: str, *, is_arab: bool) -> str:
    """Return a word in small letters; its article is written with a hyphen, and not assimilated."""
    if folded in _PARTICLES:
        return _PARTICLES[folded]
    has_article = word.startswith(ARTICLE) and len(folded) > len(ARTICLE) + 1  # أل is no article: ألمان
    host = folded.removeprefix(ARTICLE) if has_article else folded
    of_host = _PARTICLES.get(host) or _listed(host, is_arab=is_arab)
    if (listed := _listed(folded, is_arab=is_arab)) and not (
        of_host and listed == f"al{of_host}"
    ):  # Alvaro, not Alward
        return _with_i(listed) if word.startswith(_HAMZA_BELOW) else listed
    if has_article:
        return f"al-{of_host or _unlisted(word, host, is_arab=True)}"
    return _unlisted(word, folded, is_arab=is_arab or word.endswith(_TEH_MARBUTA))


def _listed(folded: str, *, is_arab: bool) -> str | None:
    """Return the listed spelling of a word; if `is_arab`, none with letters that the standard does not have."""
    listed = _words().find(folded)
    return None if listed and is_arab and not _OTHER_LETTERS.isdisjoint(listed) else listed


def _unlisted(word: str, folded: str, *, is_arab: bool) -> str:
    """Return a word by its letters; hamza below alef is an i, and alef maqsura, which is folded to yeh, an a."""
    is_arab = is_arab or not ARAB_LETTERS.isdisjoint(word)
    written = _arab(folded) if is_arab else by_letters(folded, is_arab=False)
    if word.endswith(_ALEF_MAKSURA) and written.endswith("i"):
        written = f"{written[:-1]}a"
    return _with_i(written) if word.startswith(_HAMZA_BELOW) else written


def _arab(folded: str) -> str:
    """Return an Arab word by its letters; the lists spell its most frequent beginning and end as French does."""
    if len(folded) > len(_FATHER) + 1 and folded.startswith(_FATHER) and folded[len(_FATHER)] not in _LONG_VOWELS:
        return f"bu{_arab(folded.removeprefix(_FATHER))}"
    if len(folded) > len(_NISBA) + 1 and folded.endswith(_NISBA):
        return f"{by_letters(folded.removesuffix(_NISBA).removesuffix('ا'), is_arab=True).rstrip('aiu')}awi"
    return by_letters(folded, is_arab=True).replace("aa", "a")


def _with_i(written: str) -> str:
    """Return a word whose alef has its hamza below, which is an i: إياد is Iyad, and أياد Ayad."""
    if not written.startswith("ay"):
        return written
    return f"iy{written[2:]}" if written[2:3] in _VOWELS else f"i{written[2:]}"


def by_letters(word: str, *, is_arab: bool) -> str:
    """Return a folded word in Latin letters, each as listed words with the same neighbours write it."""
    is_arab = is_arab or not ARAB_LETTERS.isdisjoint(word)
    table = _letters()
    rows = (map(table.find, contexts(word, at, is_arab=is_arab)) for at in range(len(word)))
    return "".join(next((row for row in of_letter if row is not None), "") for of_letter in rows)


def _capital(word: str) -> str:
    """Return a word with its first letter large, and each after a hyphen or blank; the article stays small."""
    if word.startswith("al-"):
        return f"al-{word[3:4].upper()}{word[4:]}"
    return _INITIAL.sub(lambda letter: letter[0].upper(), word)


def _place(value: str) -> str:
    """Return the English name of a place; of one that is not listed its romanised name."""
    if english := _places().find(value):
        return english
    name, comma, country = value.partition(_COMMA)
    return f"{_place(name)}, {_place(country)}" if comma else romanised(value, is_arab=True)


@cache
def _words() -> SortedTable:
    """Open the words of names; `python -m derive.romanisation` makes them and the letters."""
    return SortedTable.load("romanised_words.tsv")


@cache
def _letters() -> SortedTable:
    return SortedTable.load("romanised_letters.tsv")


@cache
def _places() -> SortedTable:
    """Open the English names of places by value; `python -m derive.places` makes them."""
    return SortedTable.load("english_places.tsv")
