"""Derive analyzers/data/known_names.tsv: names that many people bear, and what each is in Latin letters.

Run `python -m derive.known_names COLLECTIONS`, where COLLECTIONS holds names/wd_arabic_tokens.tsv. The other source
is the package arabic-name-romanizer. The list keeps names apart; that two spellings are one it never says.
"""

import csv
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from analyzers.text.fold import fold

TARGET = Path(__file__).parent.parent / "analyzers" / "data" / "known_names.tsv"
HEADER = (
    "# Source: arabic-name-romanizer 0.2.0 (mostly Wikidata CC0, MIT), name words of Wikidata (CC0, "
    "steveash/NETransliteration-COLING2018). Licence: CC0 1.0 and MIT. "
    "Made by: python -m derive.known_names COLLECTIONS"
)
LEAST_PEOPLE = 8  # who bear a known name
LEAST_COUNTRIES = 3  # of the League where a native name is borne
ARAB_COUNTRIES = frozenset(
    ["AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"]
)
SHARE = 0.1  # of its people for whom a Latin spelling counts
# Letters that only native names, and a few foreign ones of old, are written with: there every vowel tells names apart.
NATIVE_LETTERS = frozenset("حعصضطظقثذخ")
# Latin letters that write one sound, longest first; then vowels, and what is mute in some language, are dropped.
SOUNDS = {"sch": "x", "tch": "x", "ch": "x", "sh": "x", "ph": "f", "tz": "z", "ts": "z", "zh": "j"}
SOUNDS |= {"ck": "k", "c": "k", "q": "k", "w": "v"}
SOUNDS |= {"ng": "n", "j": ""}  # g behind n is heard or not; j is y in half of Europe, and in Korea
SOUND = re.compile("|".join(SOUNDS))
DROPPED = re.compile("[aeiouyh]")
DOUBLED = re.compile(r"(.)\1+")
VOWELS = (("ou|oo", "u"), ("ee|y", "i"), ("h$", ""))  # of English and French writers


class Bearers(NamedTuple):
    """Latin spelling -> people, and the Arab countries they are of."""

    latin: Counter[str]
    countries: set[str]


def plain_latin(name: str) -> str:
    """Return the bare letters of a Latin name."""
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in letters if "a" <= letter <= "z")


def sounds(latin: str) -> str:
    """Return the consonants of a Latin name: Lavrov -> lvrv."""
    consonants = DROPPED.sub("", SOUND.sub(lambda match: SOUNDS[match[0]], plain_latin(latin)))
    return DOUBLED.sub(r"\1", consonants)


def heard(latin: str) -> str:
    """Return a Latin name as it is heard: nadiyah, nadia -> nadia."""
    for written, vowel in VOWELS:
        latin = re.sub(written, vowel, latin)
    return DOUBLED.sub(r"\1", latin)


def read(collections: Path) -> dict[str, Bearers]:
    """Return the folded name words of both sources."""
    names: dict[str, Bearers] = defaultdict(lambda: Bearers(Counter(), set()))
    path = files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        for arabic, latin, country, people in base.execute("SELECT arabic_key, latin, country, count FROM units"):
            if country in ARAB_COUNTRIES:
                names[fold(arabic)].latin[plain_latin(latin)] += people
                names[fold(arabic)].countries.add(country)
    with (collections / "names" / "wd_arabic_tokens.tsv").open(encoding="utf-8") as file:
        for latin, arabic, people in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            names[fold(arabic)].latin[plain_latin(latin)] += int(people)
    return names


def head(word: str, bearers: Bearers) -> str:
    """Return what spellings of one native name share (ناديه, ناديا; داود, داوود; ميشال, ميشيل), empty if not native."""
    if len(bearers.countries) < LEAST_COUNTRIES:
        return ""
    if NATIVE_LETTERS.isdisjoint(word):
        return heard(max(bearers.latin, key=lambda latin: (bearers.latin[latin], latin)))
    return re.sub("ه$", "ا", word).replace("وو", "و")


def rows(collections: Path) -> list[str]:
    """Return the rows of the data file: folded word, head, Latin consonants."""
    found = []
    for word, bearers in sorted(read(collections).items()):
        people = bearers.latin.total()
        if people >= LEAST_PEOPLE and word.isalpha() and len(word) > 1:
            firm = {sounds(latin) for latin, n in bearers.latin.items() if n >= SHARE * people}
            found.append(f"{word}\t{head(word, bearers)}\t{' '.join(sorted(firm))}")
    return [HEADER, *found]


if __name__ == "__main__":
    TARGET.write_text("\n".join(rows(Path(sys.argv[1]))) + "\n", encoding="utf-8")
