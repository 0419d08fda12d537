"""Learn what Latin letters cost as the romanisation of Arabic letters.

The letters of each pair of words are aligned, at first by the table of derive/latin/alignment.py, and counted; the
counts align them again (Viterbi training of a joint multigram model, Bisani and Ney 2008).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzers.latin.letters import LetterCosts, OriginCosts
from derive.latin.alignment import Costs, align, first_costs
from derive.latin.pairs import ARAB, FOREIGN, Romanisation
from derive.latin.sounds import sounds

UNLISTED_COST = 5.0  # of a letter in a pair outside the table, in the first round
ROUNDS = 2
MAX_RUN = 4  # Latin letters of a run, and Arabic ones: a longer one makes the file larger
MAX_ALIGNED_COST = 4.0  # per letter; a costlier pair is not a romanisation: Slow, مانويل
UNSEEN_COST = 8.0  # of a letter in a pair that does not occur, in the later rounds
# Limits of the rows of the file: stricter ones give a smaller file, in which rare romanisations are missing.
MIN_COUNT, DISCOUNT = 4, 0.8  # of a run; the discount makes up for runs that occur by chance
MAX_COST = 7.0  # a costlier run is left out
MAX_TABLE_COST = 4.5  # of a row of the table, however rare it is


def learn(people: Mapping[Romanisation, int]) -> OriginCosts:
    """Return the costs for the names of each origin."""
    of_origin = {
        origin: learn_origin({pair: n for pair, n in people.items() if pair.origin == origin})
        for origin in (ARAB, FOREIGN)
    }
    return {origin: with_sounds(origin, learned) for origin, learned in of_origin.items()}


def with_sounds(origin: str, learned: LetterCosts) -> LetterCosts:
    """Add the letters that are spelled unlike they are said, at most at the costs of derive/latin/sounds.py."""
    costs = {(latin, arabic): cost for latin, options in learned.items() for arabic, cost in options}
    for letters, cost in sounds(origin).items():
        costs[letters] = min(cost, costs.get(letters, cost))
    return _by_latin(costs)


def learn_origin(people: Mapping[Romanisation, int]) -> LetterCosts:
    """Return the costs of runs of Latin letters, by how often each is aligned with Arabic letters."""
    costs, unknown = first_costs(), UNLISTED_COST
    weights = {pair: 1 + math.log2(n) for pair, n in people.items()}
    for _ in range(ROUNDS):
        atoms: dict[tuple[str, str], float] = defaultdict(float)
        for pair, aligned in _aligned(people, costs, unknown):
            for atom in aligned:
                atoms[atom] += weights[pair]
        total = sum(atoms.values())
        costs, unknown = {atom: -math.log(n / total) for atom, n in atoms.items()}, UNSEEN_COST
    counts: dict[tuple[str, str], float] = defaultdict(float)
    for pair, aligned in _aligned(people, costs, unknown):
        for run in _runs(aligned):
            counts[run] += weights[pair]
    return _rows(counts)


def _aligned(
    learned_from: Iterable[Romanisation], costs: Costs, unknown: float
) -> Iterator[tuple[Romanisation, list[tuple[str, str]]]]:
    for pair in learned_from:
        cost, aligned = align(pair.latin, pair.arabic, costs, unknown)
        if cost <= MAX_ALIGNED_COST * (len(pair.latin) + 1):
            yield pair, aligned


def _runs(aligned: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the runs of adjacent letters of a pair, up to a length: French aux at the end is one vowel."""
    for first in range(len(aligned)):
        latin, arabic = "", ""
        for atom in aligned[first:]:
            latin, arabic = latin + atom[0], arabic + atom[1]
            if len(latin) > MAX_RUN or len(arabic) > MAX_RUN:
                break
            yield latin, arabic


def _rows(counts: Mapping[tuple[str, str], float]) -> LetterCosts:
    """Return the costs of Arabic letters given Latin ones; pairs of the table cost at most MAX_TABLE_COST."""
    of_latin: dict[str, float] = defaultdict(float)
    for (latin, _), n in counts.items():
        of_latin[latin] += n
    costs = dict.fromkeys(first_costs(), MAX_TABLE_COST)
    for (latin, arabic), n in counts.items():
        cost = -math.log(max(n - DISCOUNT, 0.1) / of_latin[latin])
        if n >= MIN_COUNT and cost <= MAX_COST:
            costs[latin, arabic] = min(cost, costs.get((latin, arabic), MAX_COST))
    return _by_latin(costs)


def _by_latin(costs: Costs) -> LetterCosts:
    rows: dict[str, list[tuple[str, float]]] = {}
    for (latin, arabic), cost in costs.items():
        rows.setdefault(latin, []).append((arabic, cost))
    return {latin: sorted(options, key=lambda option: (option[1], option[0])) for latin, options in rows.items()}


def lines(tables: OriginCosts) -> Iterable[str]:
    """Yield the lines of the data file: origin, Latin letters, Arabic letters and cost; the cheapest first."""
    for origin, rows in tables.items():
        for latin, options in sorted(rows.items()):
            for arabic, cost in options:
                yield f"{origin}\t{latin}\t{arabic}\t{cost:.2f}"
