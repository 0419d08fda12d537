"""Derive analyzers/data/names.tsv: the words of people's names, and how surely each is a name.

Run `python -m derive.names COLLECTIONS`. The sources are those of derive/name_sources.py and the package arabnamer.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from analyzers.text.words import WORD
from derive.data_files import write_data
from derive.name_sources import google_names, romanizer_rows, wikidata_words

SOURCE = (
    "arabic-name-romanizer 0.2.0 (mostly Wikidata CC0, MIT), arabnamer 0.1.3 (CC BY 4.0), name words of"
    " Wikidata (CC0, steveash/NETransliteration-COLING2018), google/transliteration (Apache 2.0)."
)
SIZES = (2, 5, 15, 50)  # people who bear the word: 1 | 2-4 | 5-14 | 15-49 | more
# Name-likeness is ten times log10(people who bear the word) less ten times its Zipf value: محمد has -20,
# طلعت (also «she rose») -24, سلام (also «peace») -29, رمضان (also the month) -31, دون (mostly «without») -38, أن
# (mostly «that») -47.
LEVELS = (-38, -33, -29, -25, -20)
MIN_LIKENESS = -43  # a word of the lists below this is almost never a name
CLEAR_SHARE = 0.7  # of the people who bear a word: if it is the given name of so many, it is a given name
ARABIC_LETTERS = frozenset(map(chr, range(0x0621, 0x064B)))


def read_people() -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Return how many people bear each word, and in which roles, from arabic-name-romanizer."""
    people: Counter[str] = Counter()
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for name, role, count in romanizer_rows("SELECT arabic_key, role, count FROM units"):
        for word in WORD.findall(fold(name)):
            people[word] += count
            roles[word][role] += count
    return people, roles


def read_words(collections: Path) -> Counter[str]:
    """Return how many people bear each word, from the lists of single name words."""
    people: Counter[str] = Counter()
    for _, arabic, count in wikidata_words(collections):
        people[fold(arabic)] += count
    people.update(fold(arabic) for _, arabic in google_names(collections))
    arabnamer = json.loads((files("arabnamer") / "data" / "dict_FINAL.json").read_text(encoding="utf-8"))
    people.update(map(fold, arabnamer.values()))
    return people


def role_of(roles: Counter[str]) -> str:
    """Return g (given name), f (family name) or b (both, or unknown)."""
    given, family = roles["given"], roles["surname"]
    total = given + family
    if not total or max(given, family) < CLEAR_SHARE * total:
        return "b"
    return "g" if given > family else "f"


def likeness(word: str, count: int) -> float:
    """Return how much more often a folded word occurs in names than in texts; see LEVELS."""
    return 10 * math.log10(count) - lexicon().frequency(word)


def is_name(word: str, count: int) -> bool:
    """Say whether a word that the lists give as a name is likely one."""
    letters = len(word) > 1 and ARABIC_LETTERS.issuperset(word) and WORD.fullmatch(word)
    return bool(letters) and likeness(word, count) >= MIN_LIKENESS


def lines(collections: Path) -> list[str]:
    """Return the rows in order of the words: a word, and its role, level and size (g11 … b65)."""
    people, roles = read_people()
    people.update(read_words(collections))
    return [f"{word}\t{_entry(word, people[word], roles)}" for word in sorted(people) if is_name(word, people[word])]


def _entry(word: str, count: int, roles: dict[str, Counter[str]]) -> str:
    level = 1 + sum(likeness(word, count) >= limit for limit in LEVELS)
    size = 1 + sum(count >= limit for limit in SIZES)
    return f"{role_of(roles[word])}{level}{size}"


if __name__ == "__main__":
    write_data("names.tsv", lines(Path(sys.argv[1])), SOURCE, "names COLLECTIONS")
