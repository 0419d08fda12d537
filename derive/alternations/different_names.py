"""Make pairs of different names that look like spellings of one, from lists of names with Latin spellings."""

import random
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from analyzers.names.name_lists import known_names
from analyzers.names.phonetic_key import name_keys
from analyzers.text.fold import fold
from derive.known_names import plain_latin
from derive.name_sources import google_names, wikidata_words

WordPair = tuple[str, str]
SEED = 0
NAMES_PER_KEY = 12  # names that are paired; more give more pairs of the same kind
PAIRS_PER_DISTANCE = {1: 3000, 2: 4000, 3: 3000, 4: 2000}  # by edit distance
MIN_SIMILARITY = 0.6  # Latin spellings less similar than this belong to different names (ratio of SequenceMatcher)
MAX_NATIVE_DISTANCE = 2


def native_pairs() -> list[WordPair]:
    """Return pairs of different native names with a small edit distance."""
    name_list = known_names()
    names = [word for word in name_list.names if name_list.is_native(word)]
    return [
        pair
        for pair in sorted(_pairs_with_same_key(names, names_per_key=len(names)))
        if name_list.are_different(*pair) and Levenshtein.distance(*pair) <= MAX_NATIVE_DISTANCE
    ]


def foreign_pairs(collections: Path) -> list[WordPair]:
    """Return a sample, by distance, of near pairs of name words with dissimilar Latin spellings."""
    latin = _read_names(collections)
    by_distance: dict[int, list[WordPair]] = defaultdict(list)
    for one, other in sorted(_pairs_with_same_key(list(latin), NAMES_PER_KEY)):
        distance = Levenshtein.distance(one, other)
        if distance in PAIRS_PER_DISTANCE and not _are_similar(latin[one], latin[other]):
            by_distance[distance].append((one, other))
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    return [
        pair
        for distance, size in PAIRS_PER_DISTANCE.items()
        for pair in draw.sample(by_distance[distance], min(size, len(by_distance[distance])))
    ]


def _read_names(collections: Path) -> dict[str, list[str]]:
    """Return folded name words with their Latin spellings.

    Words of Wikidata that only one person bears are left out: many are not names.
    """
    latin: dict[str, list[str]] = defaultdict(list)
    for name, arabic, people in wikidata_words(collections):
        if people > 1:
            latin[fold(arabic)].append(plain_latin(name))
    for name, arabic in google_names(collections):
        latin[fold(arabic)].append(plain_latin(name))
    return {word: names for word, names in latin.items() if len(word) > 2 and " " not in word}


def _pairs_with_same_key(words: list[str], names_per_key: int) -> set[WordPair]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for key in name_keys(word):
            blocks[key].append(word)
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    return {pair for key in sorted(blocks) for pair in _pairs(blocks[key], names_per_key, draw)}


def _pairs(block: list[str], size: int, draw: random.Random) -> Iterator[WordPair]:
    chosen = draw.sample(sorted(block), min(len(block), size))
    return combinations(sorted(chosen), 2)


def _are_similar(names: list[str], others: list[str]) -> bool:
    return any(SequenceMatcher(None, one, other).ratio() >= MIN_SIMILARITY for one in names for other in others)
