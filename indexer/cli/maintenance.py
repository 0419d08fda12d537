"""Care for an index on disk: the commands `index-cli check` and `index-cli rollback`."""

import sys
from pathlib import Path

import click

from indexer.cli.command import ERROR, Command, error_in_both, index_option
from indexer.cli.terminal import ProgressBars, say
from indexer.messages.catalogue import in_both
from indexer.store.check import check
from indexer.store.publisher import rollback

_MAX_SHOWN = 20  # faults; a damaged index may have one in each document


@click.command(
    "check",
    cls=Command,
    help="\n\n".join(
        [
            in_both("Check the index: its files, and whether each document is found by all that is in it."),
            in_both("Exit codes: 0 whole, 2 damaged. It takes about as long as a build."),
        ]
    ),
)
@index_option
def check_command(folder: Path) -> None:
    """Check the index."""
    bars = ProgressBars()
    faults = check(folder, bars)
    bars.end()
    for fault in faults[:_MAX_SHOWN]:
        say(f"error: {error_in_both(fault)}", error=True)
    if len(faults) > _MAX_SHOWN:
        say(in_both("… and %(count)s more", count=len(faults) - _MAX_SHOWN), error=True)
    if faults:
        sys.exit(ERROR)
    say(in_both("The index in %(folder)s is whole.", folder=folder))


@click.command(
    "rollback",
    cls=Command,
    help="\n\n".join(
        [
            in_both("Go back to the index as it was before the last build or update; a second time undoes that."),
            in_both("The files of that generation are verified first. Keeping it takes as much disk as the index."),
        ]
    ),
)
@index_option
def rollback_command(folder: Path) -> None:
    """Go back to the previous generation."""
    bars = ProgressBars()
    live = rollback(folder, bars)
    bars.end()
    say(in_both("The index in %(folder)s is the one that was built at %(built)s.", folder=folder, built=live.built))
