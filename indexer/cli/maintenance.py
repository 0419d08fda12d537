"""Care for an index on disk: `index-cli check`, `rollback`, `prune`, `snapshot`, `restore`, `publish` and `pull`."""

import sys
from pathlib import Path

import click

from indexer.cli.command import ERROR, Command, index_option, localized_error, say_error
from indexer.cli.terminal import ProgressBars, say
from indexer.intake.spool import left_over
from indexer.messages.catalogue import gettext_noop, localized, localized_count
from indexer.store import snapshot
from indexer.store.check import check
from indexer.store.depot.publication import publish_to
from indexer.store.depot.pull import pull
from indexer.store.generation import Generation
from indexer.store.info import cluster_problem
from indexer.store.manifest import Manifest
from indexer.store.publisher import prune, rollback

_UNFINISHED = gettext_noop(
    "A build that was interrupted, or that runs now, has left %(size)s MB: the next build or update goes on from it, "
    "and removes it."
)
_ADDRESSES = gettext_noop(
    "ADDRESS is a folder, or the URL of an object store: s3://bucket/path, gs://…, az://… "
    "(pip install 'kashshaf[objects]'); its keys are read from the environment."
)
_NOT_COPIED = gettext_noop(
    "Its documents are not in the copy: they stay in the index %(name)s of the cluster at %(nodes)s, which is deleted "
    "when the index that was copied no longer needs it. A snapshot of OpenSearch copies them."
)
_IN_CLUSTER = gettext_noop(
    "Its documents stay in the index %(name)s of the cluster at %(nodes)s: whatever searches it must reach these nodes."
)
_MAX_SHOWN = 20  # faults; a damaged index may have one in each document


@click.command(
    "check",
    cls=Command,
    help="\n\n".join(
        [
            localized("Check the index: its files, and whether each document is found by all that is in it."),
            localized("Exit codes: 0 whole, 2 damaged. It takes about as long as a build."),
        ]
    ),
)
@index_option
def check_command(folder: Path) -> None:
    """Check the index."""
    with ProgressBars() as bars:
        faults = check(folder, bars)
    for fault in faults[:_MAX_SHOWN]:
        say_error(fault)
    if len(faults) > _MAX_SHOWN:
        say(
            localized_count("… and %(count)s more fault", "… and %(count)s more faults", len(faults) - _MAX_SHOWN),
            error=True,
        )
    if faults:
        sys.exit(ERROR)
    say(localized("The index in %(folder)s is whole.", folder=folder))
    if problem := cluster_problem(folder, Manifest.read(folder)):
        say(localized_error(problem), error=True)
    if size := left_over(folder):
        say(localized(_UNFINISHED, size=round(size / 1e6, 1)))


@click.command(
    "rollback",
    cls=Command,
    help="\n\n".join(
        [
            localized("Go back to the index as it was before the last build or update; a second time undoes that."),
            localized("The files of that generation are verified first. Keeping it takes as much disk as the index."),
        ]
    ),
)
@index_option
def rollback_command(folder: Path) -> None:
    """Go back to the previous generation."""
    with ProgressBars() as bars:
        live = rollback(folder, bars)
    _say_built(folder, live)


@click.command(
    "prune",
    cls=Command,
    help=localized("Give back the disk space of the previous generation; `rollback` then has nothing to go back to."),
)
@index_option
def prune_command(folder: Path) -> None:
    """Remove the previous generation."""
    with ProgressBars() as bars:
        freed = round(prune(folder, bars) / 1e6, 1)
    say(localized("Given back: %(size)s MB.", size=freed))


@click.command(
    "snapshot",
    cls=Command,
    help="\n\n".join(
        [
            localized("Copy the index into DIR, a new folder, which is an index itself: `search-cli --index DIR`."),
            localized("Builds, updates and searches go on meanwhile."),
        ]
    ),
)
@click.argument("target", type=click.Path(path_type=Path), metavar="DIR")
@index_option
def snapshot_command(target: Path, folder: Path) -> None:
    """Copy the index."""
    with ProgressBars() as bars:
        copied = snapshot.take(folder, target, bars)
    _say_built(target, copied)
    _say_place(target, copied, _NOT_COPIED)


@click.command(
    "restore",
    cls=Command,
    help=localized("Publish a copy of the snapshot in DIR as the index; `index-cli rollback` undoes that."),
)
@click.argument("source", type=click.Path(path_type=Path), metavar="DIR")
@index_option
def restore_command(source: Path, folder: Path) -> None:
    """Publish a snapshot."""
    with ProgressBars() as bars:
        live = snapshot.restore(source, folder, bars)
    _say_built(folder, live)
    _say_place(folder, live, _IN_CLUSTER)


@click.command(
    "publish",
    cls=Command,
    help="\n\n".join(
        [
            localized("Publish the index at ADDRESS, where servers on other machines pull it, in one step."),
            localized(
                "Only files that are not there are sent. The two generations before stay for who still pulls them."
            ),
            localized(_ADDRESSES),
        ]
    ),
)
@click.argument("address", metavar="ADDRESS")
@index_option
def publish_command(address: str, folder: Path) -> None:
    """Publish the index for other machines."""
    with ProgressBars() as bars:
        published = publish_to(folder, address, bars)
    _say_built(address, published)
    _say_place(folder, published, _IN_CLUSTER)


@click.command(
    "pull",
    cls=Command,
    help="\n\n".join(
        [
            localized(
                "Make the index that is published at ADDRESS the one here, in one step; servers go on meanwhile."
            ),
            localized(
                "Only files that are not here are read, and each is verified. ADDRESS may begin with https:// too."
            ),
            localized(_ADDRESSES),
        ]
    ),
)
@click.argument("address", metavar="ADDRESS")
@index_option
def pull_command(address: str, folder: Path) -> None:
    """Pull the newest index."""
    with ProgressBars() as bars:
        live = pull(address, folder, bars)
    _say_built(folder, live)
    _say_place(folder, live, _IN_CLUSTER)


def _say_place(folder: Path, manifest: Manifest, message: str) -> None:
    """Say where the documents of an index are, if a cluster has them."""
    if place := Generation(folder / manifest.generation).place:
        say(localized(message, name=place.name, nodes=", ".join(place.nodes)))


def _say_built(folder: Path | str, manifest: Manifest) -> None:
    say(
        localized(
            "The index in %(folder)s is the one that was built at %(built)s.",
            folder=folder,
            built=manifest.built,
        )
    )
