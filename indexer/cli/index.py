"""The command `index-cli`: build the index and look into it."""

from pathlib import Path

import click

from indexer.cli.command import Command, Group, error_in_both, index_option
from indexer.cli.inspection import analyze_command, entities_command
from indexer.cli.maintenance import check_command, restore_command, rollback_command, snapshot_command
from indexer.cli.recipe import with_recipe
from indexer.cli.terminal import ProgressBars, say
from indexer.display import json_line, printable, shell_command
from indexer.documents.recipe import Recipe
from indexer.intake.problems import Problems
from indexer.intake.report import Report
from indexer.messages.catalogue import LANGUAGES, Language, gettext_noop, in_both, translate, translate_count
from indexer.store.build import build, forget, update
from indexer.store.info import describe, needs_build, problems_of

_SOURCE = click.Path(path_type=Path, readable=False)  # one that cannot be read has an error of ours
_DEFAULT_SOURCES = (Path("seeds"),)
_SUMMARY = gettext_noop(
    "%(documents)s in %(folder)s; files: %(added)s added, %(changed)s changed, %(removed)s removed; "
    "not indexed: %(failed)s"
)
_TAKEN_OVER = gettext_noop("This build went on where another one was interrupted: %(documents)s were analysed already.")

# The first failures and warnings of a build are printed, of each kind; `index-cli info --problems` lists all.
_MAX_PRINTED = 20

sources_argument = click.argument("sources", nargs=-1, type=_SOURCE, metavar="[SOURCE]...")
removal_option = click.option(
    "--allow-removal",
    is_flag=True,
    help=in_both("Remove documents even if a source loses all of them, or the index more than half."),
)

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help=in_both(
        "Processes that read and analyse; by default as many as there are cores, one if there is little to do."
    ),
)


@click.group(cls=Group, help=in_both("Build the index, bring it up to date, look into it."))
def main() -> None:
    """Group the commands below."""


@main.command(
    "build",
    cls=Command,
    help=in_both("Build the whole index from SOURCE files and folders (default: seeds)."),
)
@sources_argument
@index_option
@click.option("--if-stale", is_flag=True, help=in_both("Only if the index is missing, damaged or out of date."))
@removal_option
@with_recipe
@jobs_option
def build_command(
    recipe: Recipe, sources: tuple[Path, ...], folder: Path, if_stale: bool, allow_removal: bool, jobs: int | None
) -> None:
    """Build the whole index; with `if_stale`, only if it is missing, damaged or out of date."""
    sources = sources or _DEFAULT_SOURCES
    if if_stale and not needs_build(folder, sources, recipe):
        say(in_both("The index in %(folder)s is up to date.", folder=printable(str(folder))))
        return
    with ProgressBars() as bars:
        report = build(sources, folder, bars, recipe, allow_removal=allow_removal, jobs=jobs)
    _print_report(report, folder)


@main.command(
    "update",
    cls=Command,
    help=in_both("Bring the index up to date: read only what was added, changed or removed."),
)
@sources_argument
@index_option
@removal_option
@with_recipe
@jobs_option
def update_command(
    recipe: Recipe, sources: tuple[Path, ...], folder: Path, allow_removal: bool, jobs: int | None
) -> None:
    """Bring the index up to date; options of the recipe replace those of the index."""
    with ProgressBars() as bars:
        report = update(sources, folder, bars, recipe, allow_removal=allow_removal, jobs=jobs)
    _print_report(report, folder)


@main.command(
    "forget",
    cls=Command,
    help=in_both("Take each SOURCE and its documents out of the index, also if the folder is gone."),
)
@click.argument("sources", nargs=-1, required=True, type=_SOURCE, metavar="SOURCE...")
@index_option
@jobs_option
def forget_command(sources: tuple[Path, ...], folder: Path, jobs: int | None) -> None:
    """Take sources out of the index."""
    with ProgressBars() as bars:
        report = forget(sources, folder, bars, jobs=jobs)
    _print_report(report, folder)


@main.command(
    "info",
    cls=Command,
    help=in_both("Describe the index: its size, what built it and when, whether it is stale or damaged."),
)
@index_option
@click.option("--json", "as_json", is_flag=True, help=in_both("Print one JSON object."))
@click.option(
    "--problems",
    "lists_problems",
    is_flag=True,
    help=in_both("List the files and rows that are not indexed, and all warnings."),
)
def info_command(folder: Path, as_json: bool, lists_problems: bool) -> None:
    """Describe the index, or list what is wrong with its sources."""
    if lists_problems and not as_json:
        _print_problems(problems_of(folder))
        return
    facts = describe(folder)
    if as_json:
        say(json_line(facts))
        return
    del facts["problems"]
    width = max(map(len, facts))
    say("\n".join(f"{name:<{width}}  {_fact(value)}" for name, value in facts.items()))


def _fact(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(name if name == label else f"{name}={label}" for name, label in value.items())
    return ", ".join(map(_fact, value)) if isinstance(value, list) else printable(str(value))


def _print_problems(problems: Problems) -> None:
    labels = {"warning": in_both("warning:")}
    for problem in problems:
        say(f"{labels.get(problem.scope, in_both('not indexed:'))} {error_in_both(problem.error)}")
    if not problems:
        say(in_both("There are no problems."))


def _print_report(report: Report, folder: Path) -> None:
    """Print the report of a build: the summary on standard output, failures and warnings on standard error."""
    not_indexed, warning = in_both("not indexed:"), in_both("warning:")
    for label, errors in ((not_indexed, report.failures), (warning, report.warnings)):
        for error in errors[:_MAX_PRINTED]:
            say(f"{label} {error_in_both(error)}", error=True)
    for sentence in report.unmatched:
        say(f"{warning} {printable(sentence)}", error=True)
    if report.failed > len(report.failures[:_MAX_PRINTED]) or len(report.warnings) > _MAX_PRINTED:
        command = shell_command("index-cli", "info", "--problems", "--index", folder)
        say(in_both("All problems: %(command)s", command=command), error=True)
    for language in LANGUAGES if report.taken_over else ():
        documents = _counted_documents(language, report.taken_over)
        say(translate(language, _TAKEN_OVER, documents=documents), error=True)
    for language in LANGUAGES:
        say(_summary(language, report, folder))


def _counted_documents(language: Language, count: int) -> str:
    return translate_count(language, "%(count)s document", "%(count)s documents", count)


def _summary(language: Language, report: Report, folder: Path) -> str:
    summary = translate(
        language,
        _SUMMARY,
        documents=_counted_documents(language, report.documents),
        folder=printable(str(folder)),
        added=report.added,
        changed=report.changed,
        removed=report.removed,
        failed=report.failed,
    )
    if not report.corrections:
        return summary
    return summary + translate(language, gettext_noop("; corrections: %(number)s"), number=report.corrections)


main.add_command(entities_command)
main.add_command(analyze_command)
main.add_command(check_command)
main.add_command(rollback_command)
main.add_command(snapshot_command)
main.add_command(restore_command)
