"""How long one value for one name takes, over made-up people; `python -m benchmarks.speed entities` prints it.

People are made of the words of the name list, each with some spellings that alternate a letter; how many documents
have a spelling falls as in Zipf's law. Seconds are CPU time of this process, memory its peak.
"""

import math
import random
import resource
import time
from collections.abc import Iterator
from typing import NamedTuple

from analyzers.names.clusters import cluster_names
from analyzers.names.name_lists import name_list
from analyzers.token import Kind

SIZES = (12_500, 25_000, 50_000, 100_000)
MENTIONS = 10  # a spelling, on average
SPELLINGS = 4  # of a person, at most
ALTERNATING = (("غ", "ج"), ("ي", ""), ("ا", ""), ("ز", "س"), ("و", ""), ("ق", "ك"))
SEED = 0


def people(spellings: int) -> dict[tuple[Kind, str], int]:
    """Return about so many spellings of names, with the number of documents that have each."""
    draw = random.Random(SEED)  # noqa: S311 - made-up data, no secret
    words = sorted(word for word in name_list().entries if len(word) > 3)
    found: dict[tuple[Kind, str], int] = {}
    while len(found) < spellings:
        name = " ".join(draw.choices(words, k=draw.choice((1, 2, 2, 2, 3))))
        for spelling in dict.fromkeys((name, *_respelled(name, draw))):
            found["people", spelling] = 0
    weights = [1 / rank for rank in range(1, len(found) + 1)]
    for value in draw.choices(list(found), weights, k=MENTIONS * len(found)):
        found[value] += 1
    return {value: max(1, n) for value, n in found.items()}


def _respelled(name: str, draw: random.Random) -> Iterator[str]:
    for _ in range(draw.randrange(SPELLINGS)):
        letter, other = draw.choice(ALTERNATING)
        yield name[:1] + name[1:].replace(letter, other, 1)


class Merging(NamedTuple):
    """What unifying so many spellings took: CPU seconds, the peak of this process's memory, the values left."""

    spellings: int
    mentions: int
    values: int
    seconds: float
    megabytes: float

    @property
    def growth(self) -> float:
        """Nanoseconds for each n log n: as long as this stays, twice as much takes little more than twice as long."""
        return self.seconds / (self.spellings * math.log2(self.spellings)) * 1e9


def merge(spellings: int) -> Merging:
    """Unify about so many spellings."""
    counts = people(spellings)
    start = time.process_time()
    unified = cluster_names(counts, known=())
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Merging(len(counts), sum(counts.values()), len(set(unified.values())), seconds, peak)
