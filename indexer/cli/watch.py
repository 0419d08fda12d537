"""The command `index-cli watch`."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event

import click

from indexer.cli.command import Command, index_option, jobs_option, localized_error, workers_option
from indexer.cli.reports import print_report
from indexer.cli.terminal import ProgressBars, say
from indexer.display import printable
from indexer.errors import KashshafError
from indexer.intake.report import Report
from indexer.messages.catalogue import localized
from indexer.store.build import update
from indexer.store.manifest import Manifest
from indexer.store.watch import QUIET_SECONDS, Pace, follow


@click.command(
    "watch",
    cls=Command,
    help=localized("Follow the sources of the index: bring it up to date now and after each change, until Ctrl-C."),
)
@index_option
@click.option(
    "--quiet",
    type=click.FloatRange(0.1, 3600),
    metavar="SECONDS",
    default=QUIET_SECONDS,
    show_default=True,
    help=localized("How long nothing must change before an update begins."),
)
@jobs_option
@workers_option
def watch_command(folder: Path, quiet: float, jobs: int | None, workers: str) -> None:
    """Follow the sources of an index."""
    for source in Manifest.read(folder).sources:
        say(localized("Watching %(source)s.", source=printable(source)))

    def renew() -> Report:
        with ProgressBars() as bars:
            return update((), folder, bars, jobs=jobs, workers=workers)

    log = _Log(folder)
    with _until_told() as stop:
        for outcome in follow(folder, renew, stop, Pace(quiet)):
            log.add(outcome)


class _Log:
    """Prints what happened and when, each failure once while it lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._error = ""
        self._failures: set[str] = set()

    def add(self, outcome: Report | KashshafError) -> None:
        """Print a report in which something is new, or an error that is not the last one."""
        now = datetime.now().astimezone().isoformat(" ", "seconds")
        if isinstance(outcome, KashshafError):
            if str(outcome) != self._error:
                say(f"{now} error: {localized_error(outcome)}", error=True)
            self._error = str(outcome)
            return
        known, self._failures = self._failures, set(map(str, outcome.failures))
        outcome.failures = [failure for failure in outcome.failures if str(failure) not in known]
        if self._error or outcome.added or outcome.changed or outcome.removed or outcome.failures:
            say(now)
            print_report(outcome, self._folder)
        self._error = ""


@contextmanager
def _until_told() -> Iterator[Event]:
    """End in order at SIGTERM, as services are stopped: an update that runs leaves nothing half done."""
    stop = Event()

    def end(*_: object) -> None:
        stop.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield stop
    except KeyboardInterrupt:
        if not stop.is_set():
            raise
    finally:
        signal.signal(signal.SIGTERM, before)
