"""Time the merging of spellings of generated people; `python -m benchmarks.speed entities` prints it.

The names of people are words of the name list, in some spellings that differ in a letter. The number of documents
with a spelling follows Zipf's law. Seconds are CPU time of this process, memory is its peak.
"""

import math
import random
import resource
import time
from collections.abc import Mapping
from typing import NamedTuple

from analyzers.names.name_lists import name_list
from analyzers.token import Kind
from analyzers.unification.archive import Archive, DocumentNames
from analyzers.unification.values import unify
from benchmarks.speed.invented_names import respelled

SIZES = (12_500, 25_000, 50_000, 100_000)
MENTIONS_PER_SPELLING = 10  # on average
MAX_SPELLINGS = 4  # of a person
NAMES_PER_DOCUMENT = 5
SEED = 0


def generated_people(spellings: int) -> dict[tuple[Kind, str], int]:
    """Return about this many spellings of names, with the number of documents of each."""
    draw = random.Random(SEED)  # noqa: S311 - made-up data, no secret
    words = [word for word, _ in name_list().entries.rows() if len(word) > 3]
    found: dict[tuple[Kind, str], int] = {}
    while len(found) < spellings:
        name = " ".join(draw.choices(words, k=draw.choice((1, 2, 2, 2, 3))))
        others = (respelled(name, draw) for _ in range(draw.randrange(MAX_SPELLINGS)))
        for spelling in dict.fromkeys((name, *others)):
            found["people", spelling] = 0
    weights = [1 / rank for rank in range(1, len(found) + 1)]
    for value in draw.choices(list(found), weights, k=MENTIONS_PER_SPELLING * len(found)):
        found[value] += 1
    return {value: max(1, n) for value, n in found.items()}


def generated_documents(counts: Mapping[tuple[Kind, str], int]) -> list[DocumentNames]:
    """Return documents that have the spellings of these numbers, in random company."""
    draw = random.Random(SEED)  # noqa: S311 - made-up data, no secret
    uses = [name for (_, name), n in counts.items() for _ in range(n)]
    draw.shuffle(uses)
    rows = (uses[start : start + NAMES_PER_DOCUMENT] for start in range(0, len(uses), NAMES_PER_DOCUMENT))
    return [DocumentNames(tuple(sorted(set(row))), ()) for row in rows]


class Merging(NamedTuple):
    """CPU seconds and peak memory of merging spellings, and the number of values they become."""

    spellings: int
    mentions: int
    values: int
    seconds: float
    megabytes: float

    @property
    def growth(self) -> float:
        """Nanoseconds per n log n, for n spellings; constant if twice as many take little more than twice as long."""
        return self.seconds / (self.spellings * math.log2(self.spellings)) * 1e9


def merge(spellings: int) -> Merging:
    """Merge about this many spellings."""
    documents = generated_documents(counts := generated_people(spellings))
    start = time.process_time()
    unified = unify(Archive(documents), distinct_places=())
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Merging(
        len(counts), sum(counts.values()), len({value for shown in unified.values() for value in shown}), seconds, peak
    )
