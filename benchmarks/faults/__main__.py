"""Run campaigns of faults: `python -m benchmarks.faults [CAMPAIGN]... [--kills N] [--soak MINUTES] ...`.

It prints a table, and the faults on standard error; the exit code is 1 if there is any.
"""

import sys
from collections.abc import Callable, Mapping

import click

from benchmarks.faults import flips, full_disk, histories, kills
from benchmarks.faults.hostile import characters, inputs
from benchmarks.faults.outcome import Outcome, table
from benchmarks.faults.service import requests, soak
from indexer.cli.command import Command
from indexer.cli.terminal import say

_CAMPAIGNS: Mapping[str, Callable[[int, int], Outcome]] = {
    "kills": kills.run,
    "histories": histories.run,
    "flips": flips.run,
    "disks": full_disk.run,
    "inputs": inputs.run,
    "characters": characters.run,
    "requests": requests.run,
    "soak": soak.run,
}


@click.command(cls=Command)
@click.argument("campaigns", nargs=-1, type=click.Choice([*_CAMPAIGNS]))
@click.option("--kills", default=300, show_default=True, help="Builds and updates to kill.")
@click.option("--histories", default=200, show_default=True, help="Archives to let live.")
@click.option("--flips", default=1000, show_default=True, help="Files of an index to damage.")
@click.option("--disks", default=40, show_default=True, help="Builds and updates on a disk that is too small.")
@click.option("--inputs", default=1_000_000, show_default=True, help="Texts, files, addresses and arguments.")
@click.option("--characters", default=1, show_default=True, help="Step from one code point to the next.")
@click.option("--requests", default=2000, show_default=True, help="Requests to a running server.")
@click.option("--soak", default=30, show_default=True, help="Minutes of searches while indexes are published.")
@click.option("--seed", default=1, show_default=True, help="Selects the trials.")
def main(campaigns: tuple[str, ...], seed: int, **counts: int) -> None:
    """Run the campaigns named, or all of them."""
    outcomes = []
    for name in campaigns or _CAMPAIGNS:
        say(name, error=True)
        outcome = _CAMPAIGNS[name](counts[name], seed)
        for fault in outcome.faults:
            say(f"  {fault}", error=True)
        outcomes.append(outcome)
    say(table(outcomes))
    sys.exit(any(outcome.faults for outcome in outcomes))


if __name__ == "__main__":
    main()
