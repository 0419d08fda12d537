"""Pairs of different names that a judge could take for one, made from lists of names with their Latin spellings."""

import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from analyzers.names.name_lists import known_names
from analyzers.names.phonetic_key import name_keys
from analyzers.text.fold import fold
from derive.known_names import plain_latin

Pair = tuple[str, str]
SEED = 0
OF_A_KEY = 12  # names of one key that are paired
OF_A_DISTANCE = {1: 3000, 2: 4000, 3: 3000, 4: 2000}  # pairs by how many letters differ
LIKE = 0.6  # Latin spellings less alike than this are of different names
NATIVE_DISTANCE = 2


def edit_distance(one: str, other: str) -> int:
    """Count the letters to put in, take out or exchange (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row = row, [i]
        for j, against in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != against)))
    return row[-1]


def native_pairs() -> list[Pair]:
    """Return pairs of native names that are near each other."""
    known = known_names()
    names = [word for word in known.names if known.is_native(word)]
    return [
        pair
        for pair in sorted(_near(names, of_a_key=len(names)))
        if known.are_different(*pair) and edit_distance(*pair) <= NATIVE_DISTANCE
    ]


def foreign_pairs(collections: Path) -> list[Pair]:
    """Return a sample of near pairs of name words whose Latin spellings are unlike, by distance."""
    latin = _read(collections)
    by_distance: dict[int, list[Pair]] = defaultdict(list)
    for one, other in sorted(_near(list(latin), OF_A_KEY)):
        distance = edit_distance(one, other)
        if distance in OF_A_DISTANCE and not _alike(latin[one], latin[other]):
            by_distance[distance].append((one, other))
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    return [
        pair
        for distance, wanted in OF_A_DISTANCE.items()
        for pair in draw.sample(by_distance[distance], min(wanted, len(by_distance[distance])))
    ]


def _read(collections: Path) -> dict[str, list[str]]:
    """Return folded name words with their Latin spellings; the lists call many words names that one person has."""
    latin: dict[str, list[str]] = defaultdict(list)
    with (collections / "names" / "wd_arabic_tokens.tsv").open(encoding="utf-8") as file:
        for name, arabic, people in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if int(people) > 1:
                latin[fold(arabic)].append(plain_latin(name))
    with (collections / "names" / "google_ar2en.tsv").open(encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            latin[fold(row[1])].append(plain_latin(row[0]))
    return {word: names for word, names in latin.items() if len(word) > 2 and " " not in word}


def _near(words: list[str], of_a_key: int) -> set[Pair]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for key in name_keys(word):
            blocks[key].append(word)
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    return {pair for key in sorted(blocks) for pair in _pairs(blocks[key], of_a_key, draw)}


def _pairs(block: list[str], of_a_key: int, draw: random.Random) -> Iterator[Pair]:
    chosen = draw.sample(sorted(block), min(len(block), of_a_key))
    return combinations(sorted(chosen), 2)


def _alike(names: list[str], others: list[str]) -> bool:
    return any(SequenceMatcher(None, one, other).ratio() >= LIKE for one in names for other in others)
