"""Make the pairs of words that the costs are learned from: of one name, and of different names."""

import csv
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from analyzers.names.same_name import BUDGET, LETTER, MAX_COUNTED_LETTERS, PairFeatures, pair_features, pair_words
from derive.alternations.different_names import foreign_pairs, native_pairs

# Weight of a pair: few pairs of similar names are known to be different, and many are generated.
ONE_NAME, HARD, NATIVE_PAIR, FOREIGN_PAIR, IDENTICAL = 1.0, 3.0, 0.1, 0.05, 20.0
DIFFERENT = "different"  # the list of hard negatives


class NamePair(NamedTuple):
    """Two whole names of a list; `group` keeps the spellings of one name in one half."""

    list: str
    group: str
    one: str
    other: str

    @property
    def half(self) -> int:
        """Return 0 or 1."""
        return sha256(self.group.encode()).digest()[0] % 2


class Sample(NamedTuple):
    """Features of a pair of words, whether they are one name, the weight of the pair, and its half."""

    features: PairFeatures
    joined: bool
    weight: float
    half: int


def read_pairs(folder: Path) -> list[NamePair]:
    """Return the pairs of spellings of people and places, and the pairs of different people."""
    pairs = []
    for name, latin in (("person", "latin"), ("place", "name")):
        for row in _rows(folder / f"variant_pairs_{name}.tsv"):
            pairs.append(NamePair(name, row[latin], row["arabic1"], row["arabic2"]))
    for row in _rows(folder / "hard_negative_pairs_person.tsv"):
        pairs.append(NamePair(DIFFERENT, row["latin1"], row["arabic1"], row["arabic2"]))
    return pairs


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def make_samples(pairs: Iterable[NamePair], collections: Path) -> list[Sample]:
    """Return the samples of the listed pairs, of generated pairs of different names, and of identical words."""
    samples = []
    for pair in pairs:
        joined = pair.list != DIFFERENT
        for words in pair_words(pair.one, pair.other):
            if words[0] != words[1]:
                samples.append(Sample(pair_features(*words), joined, ONE_NAME if joined else HARD, pair.half))
    generated = [(words, NATIVE_PAIR) for words in native_pairs()]
    generated += [(words, FOREIGN_PAIR) for words in foreign_pairs(collections)]
    samples += [Sample(pair_features(*words), False, weight, i % 2) for i, (words, weight) in enumerate(generated)]
    for length in range(2, MAX_COUNTED_LETTERS + 1):
        identical = Counter({BUDGET: -1, LETTER: -length})
        samples += [Sample(identical, True, IDENTICAL / 2, half) for half in (0, 1)]
    return samples
