"""The command `index-cli`: build the index and look into it."""

from pathlib import Path

import click

from indexer.cli.command import Command, Group, error_in_both, index_option
from indexer.cli.inspection import analyze_command, entities_command
from indexer.cli.maintenance import rollback_command
from indexer.cli.terminal import ProgressBars, say
from indexer.display import json_line, printable
from indexer.messages.catalogue import LANGUAGES, Language, gettext_noop, in_both, translate, translate_count
from indexer.store.build import build, update
from indexer.store.info import describe, needs_build
from indexer.store.report import Report

_DEFAULT_SOURCES = (Path("seeds"),)
_SUMMARY = gettext_noop(
    "%(documents)s in %(folder)s; files: %(added)s added, %(changed)s changed, %(removed)s removed; "
    "not indexed: %(failed)s"
)

sources_argument = click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[SOURCE]...")


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
def build_command(sources: tuple[Path, ...], folder: Path, if_stale: bool) -> None:
    """Build the whole index; with `if_stale`, only if it is missing, damaged or out of date."""
    sources = sources or _DEFAULT_SOURCES
    if if_stale and not needs_build(folder, sources):
        say(in_both("The index in %(folder)s is up to date.", folder=folder))
        return
    bars = ProgressBars()
    _print_report(build(sources, folder, bars), folder, bars)


@main.command(
    "update",
    cls=Command,
    help=in_both("Bring the index up to date: read only what was added, changed or removed."),
)
@sources_argument
@index_option
def update_command(sources: tuple[Path, ...], folder: Path) -> None:
    """Bring the index up to date."""
    bars = ProgressBars()
    _print_report(update(sources, folder, bars), folder, bars)


@main.command(
    "info",
    cls=Command,
    help=in_both("Describe the index: its size, what built it and when, whether it is stale or damaged."),
)
@index_option
@click.option("--json", "as_json", is_flag=True, help=in_both("Print one JSON object."))
def info_command(folder: Path, as_json: bool) -> None:
    """Describe the index."""
    facts = describe(folder)
    if as_json:
        say(json_line(facts))
    else:
        width = max(map(len, facts))
        say("\n".join(f"{name:<{width}}  {_fact(value)}" for name, value in facts.items()))


def _fact(value: object) -> str:
    return ", ".join(map(_fact, value)) if isinstance(value, list) else printable(str(value))


def _print_report(report: Report, folder: Path, bars: ProgressBars) -> None:
    """Print the report of a build: the summary on standard output, failures and warnings on standard error."""
    bars.end()
    not_indexed, warning = in_both("not indexed:"), in_both("warning:")
    for failure in report.failures:
        say(f"{not_indexed} {error_in_both(failure)}", error=True)
    for note in report.warnings:
        say(f"{warning} {error_in_both(note)}", error=True)
    for sentence in report.unmatched:
        say(f"{warning} {printable(sentence)}", error=True)
    for language in LANGUAGES:
        say(_summary(language, report, folder))


def _summary(language: Language, report: Report, folder: Path) -> str:
    summary = translate(
        language,
        _SUMMARY,
        documents=translate_count(language, "%(count)s document", "%(count)s documents", report.documents),
        folder=printable(str(folder)),
        added=report.added,
        changed=report.changed,
        removed=report.removed,
        failed=len(report.failures),
    )
    if not report.corrections:
        return summary
    return summary + translate(language, gettext_noop("; corrections: %(number)s"), number=report.corrections)


main.add_command(entities_command)
main.add_command(analyze_command)
main.add_command(rollback_command)
