"""The command `index-cli`: build the index and look into it."""

from pathlib import Path

import click

from indexer.cli.command import Command, Group, index_option, jobs_option, version_option, workers_option
from indexer.cli.epilog import formats_epilog
from indexer.cli.inspection import analyze_command, entities_command
from indexer.cli.maintenance import (
    check_command,
    prune_command,
    publish_command,
    pull_command,
    restore_command,
    rollback_command,
    snapshot_command,
)
from indexer.cli.recipe import with_recipe
from indexer.cli.reports import print_facts, print_plan, print_problems, print_report
from indexer.cli.terminal import ProgressBars, say
from indexer.cli.watch import watch_command
from indexer.display import json_line, printable
from indexer.documents.recipe import Recipe
from indexer.messages.catalogue import localized
from indexer.store.build import build, forget, update
from indexer.store.info import describe, needs_build, problems_of
from indexer.store.manifest import Manifest
from indexer.store.plan import plan_build, plan_update

_SOURCE = click.Path(path_type=Path, readable=False)  # one that cannot be read has an error of ours
_DEFAULT_SOURCES = (Path("seeds"),)

sources_argument = click.argument("sources", nargs=-1, type=_SOURCE, metavar="[SOURCE]...")
dry_run_option = click.option(
    "--dry-run", is_flag=True, help=localized("Only say which files would be read or removed; write nothing.")
)
removal_option = click.option(
    "--allow-removal",
    is_flag=True,
    help=localized("Remove documents even if a source loses all of them, or the index more than half."),
)


@click.group(cls=Group, help=localized("Build the index, bring it up to date, look into it."))
@version_option
def main() -> None:
    """Group the commands below."""


@main.command(
    "build",
    cls=Command,
    help=localized("Build the whole index from SOURCE files and folders (default: seeds)."),
    epilog=formats_epilog(),
)
@sources_argument
@index_option
@click.option("--if-stale", is_flag=True, help=localized("Only if the index is missing, damaged or out of date."))
@removal_option
@with_recipe
@dry_run_option
@jobs_option
@workers_option
def build_command(
    recipe: Recipe,
    sources: tuple[Path, ...],
    folder: Path,
    if_stale: bool,
    allow_removal: bool,
    dry_run: bool,
    jobs: int | None,
    workers: str,
) -> None:
    """Build the whole index; with `if_stale`, only if it is missing, damaged or out of date."""
    sources = sources or _DEFAULT_SOURCES
    if dry_run:
        print_plan(plan_build(sources, folder, recipe))
        return
    if if_stale and not needs_build(folder, sources, recipe):
        say(localized("The index in %(folder)s is up to date.", folder=printable(str(folder))))
        return
    with ProgressBars() as bars:
        report = build(sources, folder, bars, recipe, allow_removal=allow_removal, jobs=jobs, workers=workers)
    print_report(report, folder)


@main.command(
    "update",
    cls=Command,
    help="\n\n".join(
        [
            localized("Bring the index up to date: read only what was added, changed or removed."),
            localized(
                "It keeps --map, --facet, --include and --exclude as the index has them. One that is given stands in "
                "place of all values that it had; an empty one takes them away: --exclude ''."
            ),
        ]
    ),
)
@sources_argument
@index_option
@removal_option
@with_recipe
@dry_run_option
@jobs_option
@workers_option
def update_command(
    recipe: Recipe,
    sources: tuple[Path, ...],
    folder: Path,
    allow_removal: bool,
    dry_run: bool,
    jobs: int | None,
    workers: str,
) -> None:
    """Bring the index up to date; options of the recipe replace those of the index."""
    if dry_run:
        print_plan(plan_update(sources, folder, recipe))
        return
    with ProgressBars() as bars:
        report = update(sources, folder, bars, recipe, allow_removal=allow_removal, jobs=jobs, workers=workers)
    print_report(report, folder)


@main.command(
    "forget",
    cls=Command,
    help=localized("Take each SOURCE and its documents out of the index, also if the folder is gone."),
)
@click.argument("sources", nargs=-1, required=True, type=_SOURCE, metavar="SOURCE...")
@index_option
@jobs_option
@workers_option
def forget_command(sources: tuple[Path, ...], folder: Path, jobs: int | None, workers: str) -> None:
    """Take sources out of the index."""
    with ProgressBars() as bars:
        report = forget(sources, folder, bars, jobs=jobs, workers=workers)
    print_report(report, folder)


@main.command(
    "info",
    cls=Command,
    help=localized("Describe the index: its size, what built it and when, whether it is stale or damaged."),
)
@index_option
@click.option("--json", "as_json", is_flag=True, help=localized("Print one JSON object."))
@click.option(
    "--problems",
    "lists_problems",
    is_flag=True,
    help=localized("List the files and rows that are not indexed, and all warnings."),
)
def info_command(folder: Path, as_json: bool, lists_problems: bool) -> None:
    """Describe the index, or list what is wrong with its sources."""
    if lists_problems and not as_json:
        print_problems(problems_of(folder), Manifest.read(folder).recipe)
        return
    facts = describe(folder)
    if as_json:
        say(json_line(facts))
        return
    print_facts(facts)


main.add_command(entities_command)
main.add_command(analyze_command)
main.add_command(watch_command)
main.add_command(check_command)
main.add_command(rollback_command)
main.add_command(prune_command)
main.add_command(snapshot_command)
main.add_command(restore_command)
main.add_command(publish_command)
main.add_command(pull_command)
