"""Derive analyzers/data/alternations.tsv: what each difference between two spellings costs.

Run `python -m derive.alternations COLLECTIONS` after derive.known_names, where COLLECTIONS holds names/. A logistic
model learns the costs, in log odds, from pairs of spellings of one name and pairs of different names. The file holds
the costs and no name. The command prints how costs learned from one half of the pairs judge the other half, without
the list of known names.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from analyzers.names.alignment import Edit
from analyzers.names.same_name import EditCosts, pair_features, pair_words
from derive.alternations.costs import learn
from derive.alternations.samples import FOREIGN_PAIR, NATIVE_PAIR, NamePair, Sample, make_samples, read_pairs
from derive.data_files import write_data

SOURCE = (
    "pairs of spellings joined from google/transliteration (Apache 2.0), name words of Wikidata (CC0), "
    "arabnamer (CC BY 4.0) and GeoNames (CC BY 4.0). Licence: CC BY 4.0."
)
COLUMNS = "letters\tplace\tcost\tin one name\tin two names"


def is_joined(costs: EditCosts, pair: NamePair) -> bool:
    """Say whether the costs alone, without the list of known names, judge a pair to be one name."""
    words = pair_words(pair.one, pair.other)
    return bool(words) and all(one == other or costs.total(pair_features(one, other)) <= 0 for one, other in words)


def report(pairs: Sequence[NamePair], samples: Sequence[Sample]) -> str:
    """Return the share of pairs that are joined by costs learned from the other half."""
    joined: dict[str, list[bool]] = defaultdict(list)
    for half in (0, 1):
        costs = learn([sample for sample in samples if sample.half != half])
        for pair in pairs:
            if pair.half == half:
                joined[pair.list].append(is_joined(costs, pair))
        for sample in samples:
            if sample.half == half and sample.weight in (NATIVE_PAIR, FOREIGN_PAIR):
                joined[f"made ({sample.weight})"].append(costs.total(sample.features) <= 0)
    return "\n".join(
        f"{name:<12} joined {sum(results) / len(results):.3f} of {len(results)}" for name, results in joined.items()
    )


def lines(costs: EditCosts, samples: Sequence[Sample]) -> Iterator[str]:
    """Yield the lines: an edit, its cost, and how often it occurs in pairs of one name and of two names."""
    yield COLUMNS
    counts = {True: Counter[Edit](), False: Counter[Edit]()}
    for sample in samples:
        counts[sample.joined].update(edit for edit in sample.features if sample.features[edit] > 0)
    for edit, cost in sorted(costs.costs.items()):
        yield f"{edit.letters}\t{edit.place}\t{cost:.2f}\t{counts[True][edit]}\t{counts[False][edit]}"


def main() -> None:
    """Write the file and print the report."""
    collections = Path(sys.argv[1])
    pairs = read_pairs(collections / "names")
    samples = make_samples(pairs, collections)
    print(report(pairs, samples))
    write_data("alternations.tsv", lines(learn(samples), samples), SOURCE, "alternations COLLECTIONS")


if __name__ == "__main__":
    main()
