"""Derive analyzers/data/name_letters.tsv: groups of letters that tell names from other words.

Run `python -m derive.name_letters` after derive.lexicon and derive.names. A logistic regression over groups of letters
tells the listed names from the unlisted words of the lexicon; both count the same in all.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from analyzers.entities.word_classes import likely_split
from analyzers.names.name_letters import BASE, letter_groups
from analyzers.names.name_lists import MOSTLY_A_NAME, name_list
from analyzers.text.clitics import is_arabic
from analyzers.text.lexicon import lexicon
from derive.data_files import write_data

SOURCE = "analyzers/data/names.tsv and lexicon.tsv, each with its own; learned weights. Licence: CC BY-SA 4.0."
MIN_ZIPF = 18  # tenths; rarer words of the lexicon are slips and unlisted names
MIN_LETTERS = 3
MIN_WORDS = 20  # with a group of letters; 8 give three times the groups and tell half a point in a hundred more
PENALTY = 2.0  # of the square of a weight
STEPS = 80

Floats = NDArray[np.float64]


def samples() -> tuple[list[str], list[str]]:
    """Return the names and the other words to learn from, without clitics."""
    names = [word for word, _ in name_list().entries.rows() if name_list().level(word) >= MOSTLY_A_NAME]
    others = [
        word
        for word, zipf in sorted(lexicon().zipf.items())
        if zipf >= MIN_ZIPF and not name_list().level(word) and is_arabic(word) and not likely_split(word).clitic_length
    ]
    return [word for word in names if len(word) >= MIN_LETTERS], [word for word in others if len(word) >= MIN_LETTERS]


def group_counts(words: Sequence[str], groups: Sequence[str]) -> csr_matrix:
    """Return how often each word has each group; the last column is 1 for every word."""
    columns = {group: column for column, group in enumerate(groups)}
    pairs = [
        (row, columns[group]) for row, word in enumerate(words) for group in letter_groups(word) if group in columns
    ]
    pairs += [(row, len(groups)) for row in range(len(words))]
    rows, used = np.array(pairs).T
    return csr_matrix((np.ones(len(pairs)), (rows, used)), shape=(len(words), len(groups) + 1))


def fitted(counts: csr_matrix, signs: Floats, trust: Floats) -> Floats:
    """Return the weights of a logistic regression; `signs` is 1 for a name and -1 for another word."""
    penalty = np.full(counts.shape[1], PENALTY)
    penalty[-1] = 0

    def loss(weights: Floats) -> tuple[float, Floats]:
        margins = signs * (counts @ weights)
        slopes = -signs * trust / (1 + np.exp(margins))
        total = float(trust @ np.logaddexp(0, -margins) + penalty @ weights**2 / 2)
        return total, counts.T @ slopes + penalty * weights

    start = np.zeros(counts.shape[1])
    found: Floats = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return found


def main() -> None:
    """Write the weights, in tenths."""
    names, others = samples()
    words = [*names, *others]
    seen = Counter(group for word in words for group in set(letter_groups(word)))
    groups = sorted(group for group, count in seen.items() if count >= MIN_WORDS)
    signs = np.array([1.0] * len(names) + [-1.0] * len(others))
    trust = np.where(signs > 0, len(words) / len(names), len(words) / len(others)) / 2
    weights = np.round(fitted(group_counts(words, groups), signs, trust) * 10).astype(int).tolist()
    rows = [(group, weight) for group, weight in zip([*groups, BASE], weights, strict=True) if weight or group == BASE]
    write_data("name_letters.tsv", (f"{group}\t{weight}" for group, weight in sorted(rows)), SOURCE, "name_letters")


if __name__ == "__main__":
    main()
