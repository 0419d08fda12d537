"""Care for an index on disk: the command `index-cli rollback`."""

from pathlib import Path

import click

from indexer.cli.command import Command, index_option
from indexer.cli.terminal import ProgressBars, say
from indexer.messages.catalogue import in_both
from indexer.store.publisher import rollback


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
