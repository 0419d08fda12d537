"""Derive analyzers/data/alternations.tsv: what it costs that two spellings differ, from pairs of spellings.

Run `python -m derive.alternations COLLECTIONS` after derive.known_names, where COLLECTIONS holds names/. Pairs of
spellings of one name stand against pairs of different names; a logistic model gives each alternation its cost in log
odds. Of the pairs nothing but their alternations is kept. Prints how costs learned from one half of the pairs judge
the other half, without the list of known names.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analyzers.names.alignment import Edit
from analyzers.names.same_name import (
    ARTICLE_ADDED,
    BUDGET,
    CROSSED_EDITS,
    FURTHER_EDIT,
    LETTER,
    MAX_COUNTED_LETTERS,
    NATIVE_LETTERS,
    EditCosts,
    PairFeatures,
    fallbacks,
    pair_features,
    pair_words,
)
from derive.different_names import foreign_pairs, native_pairs
from derive.logistic import Floats, Problem, solve

TARGET = Path(__file__).parent.parent / "analyzers" / "data" / "alternations.tsv"
HEADER = (
    "# Source: pairs of spellings joined from google/transliteration (Apache 2.0), name words of Wikidata (CC0), "
    "arabnamer (CC BY 4.0) and GeoNames (CC BY 4.0). Licence: CC BY 4.0. "
    "Made by: python -m derive.alternations COLLECTIONS"
)
COLUMNS = "letters\tplace\tcost\tin one name\tin two names"

# What a pair counts: pairs of two names that were chosen to be near are few, those made here are many.
ONE_NAME, HARD, NATIVE_PAIR, FOREIGN_PAIR, IDENTICAL = 1.0, 3.0, 0.1, 0.05, 20.0
MARGIN = 0.4  # log odds for one name that are asked for: two names joined are worse than one left apart
NASAL = 1.0  # log odds, set by hand: the pairs hold too few East Asian names, where a last g is heard or not
SHRINK = 0.7  # how strongly a cost is drawn to that of its kind
ROOT_SHRINK, FREE_SHRINK = 0.2, 0.01
LEAST_COST = 0.5  # of an edit: none speaks for one name
PRIORS = {"vowel": 1.5, "consonant": 3.0, "vowel+vowel": 2.0, "consonant+vowel": 3.0, "consonant+consonant": 3.0}
# Least values of what is no edit; further edits are cheaper, but never less than nothing.
BOUNDS = {
    BUDGET: -99.0,
    LETTER: -99.0,
    NATIVE_LETTERS: -99.0,
    FURTHER_EDIT: -LEAST_COST,
    CROSSED_EDITS: 0.0,
    ARTICLE_ADDED: 0.0,
}


class Sample(NamedTuple):
    """Words of a pair, whether they are one name, what the pair counts, and which half it falls in."""

    features: PairFeatures
    joined: bool
    weight: float
    half: int


class Named(NamedTuple):
    """A pair of whole names as the lists have it; `group` keeps spellings of one name in one half."""

    list: str
    group: str
    one: str
    other: str

    @property
    def half(self) -> int:
        """Return 0 or 1."""
        return sha256(self.group.encode()).digest()[0] % 2


def read(folder: Path) -> list[Named]:
    """Return the variant pairs of people and places, and the hard negatives."""
    names = []
    for name, latin in (("person", "latin"), ("place", "name")):
        for row in _rows(folder / f"variant_pairs_{name}.tsv"):
            names.append(Named(name, row[latin], row["arabic1"], row["arabic2"]))
    for row in _rows(folder / "hard_negative_pairs_person.tsv"):
        names.append(Named("different", row["latin1"], row["arabic1"], row["arabic2"]))
    return names


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def samples(names: Iterable[Named], collections: Path) -> list[Sample]:
    """Return what the model learns from."""
    found = []
    for name in names:
        joined = name.list != "different"
        for pair in pair_words(name.one, name.other):
            if pair[0] != pair[1]:
                found.append(Sample(pair_features(*pair), joined, ONE_NAME if joined else HARD, name.half))
    made = [(pair, NATIVE_PAIR) for pair in native_pairs()]
    made += [(pair, FOREIGN_PAIR) for pair in foreign_pairs(collections)]
    found += [Sample(pair_features(*pair), False, weight, i % 2) for i, (pair, weight) in enumerate(made)]
    for length in range(2, MAX_COUNTED_LETTERS + 1):
        found += [Sample(Counter({BUDGET: -1, LETTER: -length}), True, IDENTICAL / 2, half) for half in (0, 1)]
    return found


def learn(learned_from: Sequence[Sample]) -> EditCosts:
    """Return the costs that tell the samples apart best."""
    parents = {
        near: kind for sample in learned_from for edit in sample.features for near, kind in pairwise(fallbacks(edit))
    }
    edits = sorted({edit for sample in learned_from for edit in sample.features} | {*parents, *parents.values()})
    index = {edit: i for i, edit in enumerate(edits)}
    features = np.zeros((len(learned_from), len(edits)))
    for row, sample in enumerate(learned_from):
        for edit, times in sample.features.items():
            features[row, index[edit]] = times
    problem = Problem(
        features,
        joined=np.array([float(sample.joined) for sample in learned_from]),
        weights=np.array([sample.weight for sample in learned_from]),
        penalty=_penalty(index, parents),
        prior=np.array([_prior(edit, parents) for edit in edits]),
        bounds=np.array([BOUNDS.get(edit, LEAST_COST) for edit in edits]),
    )
    costs = dict(zip(edits, solve(problem).tolist(), strict=True))
    costs[BUDGET] -= MARGIN
    costs |= {edit: NASAL for edit in costs if edit.place == "nasal"}
    return EditCosts(costs)


def _prior(edit: Edit, parents: dict[Edit, Edit]) -> float:
    while edit in parents:
        edit = parents[edit]
    return PRIORS.get(edit.letters, 0.0)


def _penalty(index: dict[Edit, int], parents: dict[Edit, Edit]) -> Floats:
    """Draw each edit to the next kind of edit, and the last kinds to their priors."""
    penalty = np.zeros((len(index), len(index)))
    for edit, here in index.items():
        if edit in parents:
            kind = index[parents[edit]]
            for i, j, sign in ((here, here, 1), (kind, kind, 1), (here, kind, -1), (kind, here, -1)):
                penalty[i, j] += SHRINK * sign
        else:
            penalty[here, here] += FREE_SHRINK if edit in BOUNDS else ROOT_SHRINK
    return penalty


def is_joined(costs: EditCosts, name: Named) -> bool:
    """Whether the costs alone, without the list of known names, take a pair for one name."""
    pairs = pair_words(name.one, name.other)
    return bool(pairs) and all(one == other or costs.total(pair_features(one, other)) <= 0 for one, other in pairs)


def report(names: Sequence[Named], found: Sequence[Sample]) -> str:
    """Return the share of pairs joined by costs that were learned from the other half."""
    joined: dict[str, list[bool]] = defaultdict(list)
    for half in (0, 1):
        costs = learn([sample for sample in found if sample.half != half])
        for name in names:
            if name.half == half:
                joined[name.list].append(is_joined(costs, name))
        for sample in found:
            if sample.half == half and sample.weight in (NATIVE_PAIR, FOREIGN_PAIR):
                joined[f"made ({sample.weight})"].append(costs.total(sample.features) <= 0)
    return "\n".join(f"{name:<12} joined {sum(of) / len(of):.3f} of {len(of)}" for name, of in joined.items())


def rows(costs: EditCosts, found: Sequence[Sample]) -> list[str]:
    """Return the rows of the data file."""
    seen = {True: Counter[Edit](), False: Counter[Edit]()}
    for sample in found:
        seen[sample.joined].update(edit for edit in sample.features if sample.features[edit] > 0)
    lines = [
        f"{edit.letters}\t{edit.place}\t{cost:.2f}\t{seen[True][edit]}\t{seen[False][edit]}"
        for edit, cost in sorted(costs.costs.items())
    ]
    return [HEADER, COLUMNS, *lines]


def main() -> None:
    """Write the table and print the report."""
    collections = Path(sys.argv[1])
    names = read(collections / "names")
    found = samples(names, collections)
    print(report(names, found))
    TARGET.write_text("\n".join(rows(learn(found), found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
