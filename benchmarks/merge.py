"""How long one value for one name takes: `python -m benchmarks.merge [SPELLINGS]...`.

People are made of the words of the name list, each with some spellings that alternate a letter; how many documents
have a spelling falls as in Zipf's law. Seconds are CPU time of this process, memory its peak.
"""

import random
import resource
import time
from collections.abc import Iterator

import click

from analyzers.canonical import unify
from analyzers.namelist import namelist
from analyzers.token import Kind

SIZES = (12_500, 25_000, 50_000, 100_000)
MENTIONS = 10  # a spelling, on average
SPELLINGS = 4  # of a person, at most
ALTERNATING = (("غ", "ج"), ("ي", ""), ("ا", ""), ("ز", "س"), ("و", ""), ("ق", "ك"))
SEED = 0


def people(spellings: int) -> dict[tuple[Kind, str], int]:
    """Return about so many spellings of names, with the number of documents that have each."""
    draw = random.Random(SEED)  # noqa: S311 - made-up data, no secret
    words = sorted(word for word in namelist().entries if len(word) > 3)
    found: dict[tuple[Kind, str], int] = {}
    while len(found) < spellings:
        name = " ".join(draw.choices(words, k=draw.choice((1, 2, 2, 2, 3))))
        for spelling in {name, *_respelled(name, draw)}:
            found["people", spelling] = 0
    weights = [1 / rank for rank in range(1, len(found) + 1)]
    for value in draw.choices(list(found), weights, k=MENTIONS * len(found)):
        found[value] += 1
    return {value: max(1, n) for value, n in found.items()}


def _respelled(name: str, draw: random.Random) -> Iterator[str]:
    for _ in range(draw.randrange(SPELLINGS)):
        letter, other = draw.choice(ALTERNATING)
        yield name[:1] + name[1:].replace(letter, other, 1)


@click.command()
@click.argument("sizes", type=int, nargs=-1)
def main(sizes: tuple[int, ...]) -> None:
    """Print seconds, values and memory for growing numbers of spellings."""
    click.echo("spellings  mentions  seconds  values  peak MB")
    for size in sizes or SIZES:
        counts = people(size)
        start = time.process_time()
        unified = unify(counts, known=())
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        click.echo(
            f"{len(counts):9}  {sum(counts.values()):8}  {seconds:7.1f}  {len(set(unified.values())):6}  {peak:7.0f}"
        )


if __name__ == "__main__":
    main()
