"""Derive analyzers/data/names.txt: words that people are called by, and how surely they are names.

Run `python -m derive.names COLLECTIONS`, where COLLECTIONS holds names/wd_arabic_tokens.tsv and
names/google_ar2en.tsv. The other sources are packages: arabic-name-romanizer and arabnamer.
"""

import csv
import json
import math
import sqlite3
import sys
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from analyzers.text.words import WORD

TARGET = Path(__file__).parent.parent / "analyzers" / "data" / "names.txt"
HEADER = (
    "# Source: arabic-name-romanizer 0.2.0 (mostly Wikidata CC0, MIT), arabnamer 0.1.3 (CC BY 4.0), name words of"
    " Wikidata (CC0, steveash/NETransliteration-COLING2018), google/transliteration (Apache 2.0)."
    " Made by: python -m derive.names COLLECTIONS"
)
SIZES = (2, 5, 15, 50)  # people seen with the word: 1 | 2-4 | 5-14 | 15-49 | more
# How like a name: ten times log10(people with it) less ten times Zipf. محمد has -20, طلعت (also «she rose») -24,
# سلام (also «peace») -29, رمضان (also the month) -31, دون (mostly «without») -38, أن (mostly «that») -47.
LEVELS = (-38, -33, -29, -25, -20)
LEAST = -43  # below this a word of the lists nearly never is a name
CLEAR_SHARE = 0.7  # of the people whose name has the word: given name of so many is a given name
ARABIC_LETTERS = frozenset(map(chr, range(0x0621, 0x064B)))


def read_people() -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Return word -> people with it, and word -> role -> people, from arabic-name-romanizer."""
    people: Counter[str] = Counter()
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    path = files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        for name, role, count in base.execute("SELECT arabic_key, role, count FROM units"):
            for word in WORD.findall(fold(name)):
                people[word] += count
                roles[word][role] += count
    return people, roles


def read_words(collections: Path) -> Counter[str]:
    """Return word -> people with it, from the lists of single name words."""
    people: Counter[str] = Counter()
    with (collections / "names" / "wd_arabic_tokens.tsv").open(encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            people[fold(row[1])] += int(row[2])
    with (collections / "names" / "google_ar2en.tsv").open(encoding="utf-8") as file:
        people.update(fold(row[1]) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    arabnamer = json.loads((files("arabnamer") / "data" / "dict_FINAL.json").read_text(encoding="utf-8"))
    people.update(map(fold, arabnamer.values()))
    return people


def role_of(roles: Counter[str]) -> str:
    """Return g (given name), f (family name) or b (either, or nobody knows)."""
    given, family = roles["given"], roles["surname"]
    known = given + family
    if not known or max(given, family) < CLEAR_SHARE * known:
        return "b"
    return "g" if given > family else "f"


def likeness(word: str, count: int) -> float:
    """Return how much more often a folded word is in names than in texts; see LEVELS."""
    return 10 * math.log10(count) - lexicon().frequency(word)


def is_name(word: str, count: int) -> bool:
    """Whether the lists can be believed that `word` is a name."""
    letters = len(word) > 1 and ARABIC_LETTERS.issuperset(word) and WORD.fullmatch(word)
    return bool(letters) and likeness(word, count) >= LEAST


def lines(collections: Path) -> list[str]:
    """Rows of the data file: role, level and size (g11 … b65), then the words that have them."""
    people, roles = read_people()
    people.update(read_words(collections))
    rows: dict[str, list[str]] = defaultdict(list)
    for word, count in people.items():
        if is_name(word, count):
            level = 1 + sum(likeness(word, count) >= least for least in LEVELS)
            size = 1 + sum(count >= least for least in SIZES)
            rows[f"{role_of(roles[word])}{level}{size}"].append(word)
    return [HEADER, *(f"{key} {' '.join(sorted(words))}" for key, words in sorted(rows.items()))]


if __name__ == "__main__":
    TARGET.write_text("\n".join(lines(Path(sys.argv[1]))) + "\n", encoding="utf-8")
