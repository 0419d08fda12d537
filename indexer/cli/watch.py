"""The command `index-cli watch`."""

from pathlib import Path
from threading import Event

import click

from indexer.cli.command import Command, error_in_both, index_option
from indexer.cli.reports import print_report
from indexer.cli.terminal import ProgressBars, say
from indexer.display import printable
from indexer.errors import KashshafError
from indexer.intake.report import Report
from indexer.messages.catalogue import in_both
from indexer.store.build import update
from indexer.store.manifest import Manifest
from indexer.store.watch import QUIET_SECONDS, Pace, follow


@click.command(
    "watch",
    cls=Command,
    help=in_both("Follow the sources of the index: bring it up to date now and after each change, until Ctrl-C."),
)
@index_option
@click.option(
    "--quiet",
    type=click.FloatRange(0.1, 3600),
    metavar="SECONDS",
    default=QUIET_SECONDS,
    show_default=True,
    help=in_both("How long nothing must change before an update begins."),
)
def watch_command(folder: Path, quiet: float) -> None:
    """Follow the sources of an index."""
    for source in Manifest.read(folder).sources:
        say(in_both("Watching %(source)s.", source=printable(source)))

    def renew() -> Report:
        with ProgressBars() as bars:
            return update((), folder, bars)

    for outcome in follow(folder, renew, Event(), Pace(quiet)):
        if isinstance(outcome, KashshafError):
            say(f"error: {error_in_both(outcome)}", error=True)
        elif outcome.added or outcome.changed or outcome.removed or outcome.failures:
            print_report(outcome, folder)
