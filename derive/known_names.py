"""Derive analyzers/data/known_names.tsv: names that many people bear, with their Latin consonants.

Run `python -m derive.known_names COLLECTIONS`. The sources are the name words of Wikidata and arabic-name-romanizer.
The list proves that two spellings are different names, never that they are the same.
"""

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from analyzers.text.fold import fold
from derive.data_files import write_data
from derive.name_sources import romanizer_rows, wikidata_words

SOURCE = (
    "arabic-name-romanizer 0.2.0 (mostly Wikidata CC0, MIT), name words of Wikidata (CC0, "
    "steveash/NETransliteration-COLING2018). Licence: CC0 1.0 and MIT."
)
MIN_BEARERS = 8  # people who bear a known name
MIN_COUNTRIES = 3  # of the Arab League where people bear a native name
ARAB_COUNTRIES = frozenset(
    ["AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"]
)
MIN_LATIN_SHARE = 0.1  # of the bearers of a name, for a Latin spelling to count
# Native names have these letters, and few foreign ones do: there every vowel distinguishes names.
NATIVE_LETTERS = frozenset("حعصضطظقثذخ")
# Latin letters that write one sound, longest first. Then vowels, and letters that some language does not pronounce, are
# dropped.
LATIN_SOUNDS = {"sch": "x", "tch": "x", "ch": "x", "sh": "x", "ph": "f", "tz": "z", "ts": "z", "zh": "j"}
LATIN_SOUNDS |= {"ck": "k", "c": "k", "q": "k", "w": "v"}
LATIN_SOUNDS |= {"ng": "n", "j": ""}  # g after n may be mute; j is y in half of Europe, and in Korea
LATIN_SOUND = re.compile("|".join(LATIN_SOUNDS))
DROPPED = re.compile("[aeiouyh]")
DOUBLED = re.compile(r"(.)\1+")
ENGLISH_AND_FRENCH_VOWELS = (("ou|oo", "u"), ("ee|y", "i"), ("h$", ""))


class Bearers(NamedTuple):
    """How many people bear each Latin spelling of a name, and the Arab countries they come from."""

    latin: Counter[str]
    countries: set[str]


def plain_latin(name: str) -> str:
    """Return the bare letters of a Latin name."""
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in letters if "a" <= letter <= "z")


def sounds(latin: str) -> str:
    """Return the consonants of a Latin name: Lavrov becomes lvrv."""
    consonants = DROPPED.sub("", LATIN_SOUND.sub(lambda match: LATIN_SOUNDS[match[0]], plain_latin(latin)))
    return DOUBLED.sub(r"\1", consonants)


def pronounced(latin: str) -> str:
    """Return a Latin name as it sounds: nadiyah and nadia become nadia."""
    for written, vowel in ENGLISH_AND_FRENCH_VOWELS:
        latin = re.sub(written, vowel, latin)
    return DOUBLED.sub(r"\1", latin)


def read(collections: Path) -> dict[str, Bearers]:
    """Return the bearers of each folded name word of both sources."""
    names: dict[str, Bearers] = defaultdict(lambda: Bearers(Counter(), set()))
    for arabic, latin, country, people in romanizer_rows("SELECT arabic_key, latin, country, count FROM units"):
        if country in ARAB_COUNTRIES:
            names[fold(arabic)].latin[plain_latin(latin)] += people
            names[fold(arabic)].countries.add(country)
    for latin, arabic, people in wikidata_words(collections):
        names[fold(arabic)].latin[plain_latin(latin)] += people
    return names


def shared_form(word: str, bearers: Bearers) -> str:
    """Return a form shared by the spellings of a native name (ناديه, ناديا; داود, داوود); empty for other names."""
    if len(bearers.countries) < MIN_COUNTRIES:
        return ""
    if NATIVE_LETTERS.isdisjoint(word):
        return pronounced(max(bearers.latin, key=lambda latin: (bearers.latin[latin], latin)))
    return re.sub("ه$", "ا", word).replace("وو", "و")


def lines(collections: Path) -> list[str]:
    """Return the lines: folded word, shared form, Latin consonants."""
    rows = []
    for word, bearers in sorted(read(collections).items()):
        people = bearers.latin.total()
        if people >= MIN_BEARERS and word.isalpha() and len(word) > 1:
            usual = {sounds(latin) for latin, n in bearers.latin.items() if n >= MIN_LATIN_SHARE * people}
            rows.append(f"{word}\t{shared_form(word, bearers)}\t{' '.join(sorted(usual))}")
    return rows


if __name__ == "__main__":
    write_data("known_names.tsv", lines(Path(sys.argv[1])), SOURCE, "known_names COLLECTIONS")
