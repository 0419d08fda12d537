"""The command `index-cli`: build the index and look into it."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from analyzers.mentions import find_mentions
from analyzers.text.analyzer import analyze
from analyzers.token import Kind
from indexer.cli.command import FOUND, NOTHING, Command, error_in_both, index_option
from indexer.cli.layout import lay_out_analysis, lay_out_entity
from indexer.display import isolated, printable
from indexer.documents.readers.formats import read_documents
from indexer.errors import SourceError, SourceWarning
from indexer.messages.catalogue import LANGUAGES, Language, gettext_noop, in_both, translate, translate_count
from indexer.search.entity_json import analysis_json, entities_json
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from indexer.store.info import describe, needs_build
from indexer.store.report import Report
from indexer.values.canonical import NAME_KINDS
from indexer.values.correction_rows import ACTIONS

_DEFAULT_SOURCES = (Path("seeds"),)
_CORRECTIONS = gettext_noop(
    "To correct names that were merged or recognised wrongly, put rows (%(actions)s) into a file corrections.tsv "
    "in a source folder and run `index-cli update`: see «Correcting names» in README.md."
)
_SUMMARY = gettext_noop(
    "%(documents)s in %(folder)s; files: %(added)s added, %(changed)s changed, %(removed)s removed; "
    "not indexed: %(failed)s"
)

sources_argument = click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[SOURCE]...")


class _ProgressBars:
    """Progress as bars on a terminal; silent elsewhere."""

    def __init__(self) -> None:
        self._bar: Any = None

    def begin(self, label: str, total: int) -> None:
        self.end()
        if sys.stderr.isatty():
            self._bar = click.progressbar(length=total, label=label, file=sys.stderr)
            self._bar.render_progress()

    def advance(self, steps: int) -> None:
        if self._bar:
            self._bar.update(steps)

    def end(self) -> None:
        if self._bar:
            self._bar.render_finish()
            self._bar = None


@click.group(help=in_both("Build the index, bring it up to date, look into it."))
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
        click.echo(in_both("The index in %(folder)s is up to date.", folder=folder))
        return
    bars = _ProgressBars()
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
    bars = _ProgressBars()
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
        click.echo(json.dumps(facts, ensure_ascii=False))
    else:
        width = max(map(len, facts))
        click.echo("\n".join(f"{name:<{width}}  {_fact(value)}" for name, value in facts.items()))


@main.command(
    "entities",
    cls=Command,
    help="\n\n".join(
        [
            in_both("List people and places with their spellings, the most frequent first."),
            in_both("With TEXT, list only those that have TEXT in one of their spellings."),
        ]
    ),
    epilog="\n\n".join(translate(language, _CORRECTIONS, actions=", ".join(ACTIONS)) for language in LANGUAGES),
)
@index_option
@click.option("--kind", type=click.Choice(NAME_KINDS), help=in_both("Only people, or only places."))
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, help=in_both("List at most this many.")
)
@click.option("--all", "everything", is_flag=True, help=in_both("List all of them."))
@click.option("--json", "as_json", is_flag=True, help=in_both("Print one JSON object."))
@click.argument("text", default="")
def entities_command(folder: Path, kind: Kind | None, limit: int, everything: bool, as_json: bool, text: str) -> None:
    """List people and places."""
    entities = Searcher(folder).entities([kind] if kind else NAME_KINDS, text)
    shown = entities if everything else entities[:limit]
    if as_json:
        click.echo(json.dumps(entities_json(shown, len(entities)), ensure_ascii=False))
    else:
        for entity in shown:
            click.echo("\n".join(lay_out_entity(entity)))
        if not entities:
            click.echo(in_both("No person or place found for “%(text)s”", text=isolated(text)))
        elif len(shown) < len(entities):
            note = in_both("%(shown)s of %(total)s: --all lists the rest.", shown=len(shown), total=len(entities))
            click.echo(note, err=True)
    sys.exit(FOUND if entities else NOTHING)


@main.command(
    "analyze",
    cls=Command,
    help=in_both("Show the tokens, people, places and dates of FILE, or of standard input (-)."),
)
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help=in_both("Print JSON: one object, or one line per document for a .jsonl FILE."),
)
def analyze_command(file: str, as_json: bool) -> None:
    """Show the tokens and mentions of a text."""
    if file == "-":
        _print_analysis(sys.stdin.read(), None, as_json)
        return
    for outcome in read_documents(Path(file), file):
        if isinstance(outcome, SourceError):
            raise outcome
        if isinstance(outcome, SourceWarning):
            click.echo(f"{in_both('warning:')} {error_in_both(outcome)}", err=True)
            continue
        _print_analysis(outcome.text, outcome.published, as_json, outcome.id)


def _fact(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _print_report(report: Report, folder: Path, bars: _ProgressBars) -> None:
    """Print the report of a build: the summary on standard output, failures and warnings on standard error."""
    bars.end()
    not_indexed, warning = in_both("not indexed:"), in_both("warning:")
    for failure in report.failures:
        click.echo(f"{not_indexed} {error_in_both(failure)}", err=True)
    for note in report.warnings:
        click.echo(f"{warning} {error_in_both(note)}", err=True)
    for sentence in report.unmatched:
        click.echo(f"{warning} {printable(sentence)}", err=True)
    for language in LANGUAGES:
        click.echo(_summary(language, report, folder))


def _summary(language: Language, report: Report, folder: Path) -> str:
    summary = translate(
        language,
        _SUMMARY,
        documents=translate_count(language, "%(count)s document", "%(count)s documents", report.documents),
        folder=folder,
        added=report.added,
        changed=report.changed,
        removed=report.removed,
        failed=len(report.failures),
    )
    if not report.corrections:
        return summary
    return summary + translate(language, gettext_noop("; corrections: %(number)s"), number=report.corrections)


def _print_analysis(text: str, published: date | None, as_json: bool, id_: str | None = None) -> None:
    tokens, mentions = tuple(analyze(text)), tuple(find_mentions(text, published))
    if as_json:
        click.echo(json.dumps(analysis_json(text, tokens, mentions, id_), ensure_ascii=False))
    else:
        click.echo("\n".join(lay_out_analysis(tokens, mentions)))
