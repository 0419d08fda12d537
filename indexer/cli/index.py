"""The command `index-cli`: building the index and looking into it."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from analyzers.token import Kind
from indexer.cli.analysis import analyse
from indexer.cli.command import FOUND, NOTHING, Command, index_option
from indexer.display import isolated, printable
from indexer.documents.readers.formats import read_documents
from indexer.errors import SourceError
from indexer.search.json_objects import analysis_json, entities_json
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from indexer.store.info import describe, needs_build
from indexer.store.report import Report
from indexer.values.canonical import NAME_KINDS
from indexer.values.entities import Entity

_DEFAULT_SOURCES = (Path("seeds"),)
_SPELLINGS = 8  # of one value on a terminal
_CORRECTING = (
    "What was joined or taken wrongly is put right in a file corrections.tsv in a source folder (rows merge, apart, "
    "drop), and by `index-cli update`: see «Correcting names» in README.md."
)

sources_argument = click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[SOURCE]...")


class _Bars:
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


@click.group()
def main() -> None:
    """ابنِ الفهرس وانظر فيه. Build the index, bring it up to date, look into it."""


@main.command("build", cls=Command)
@sources_argument
@index_option
@click.option("--if-stale", is_flag=True, help="Only when the index is missing, damaged or not up to date.")
def build_command(sources: tuple[Path, ...], folder: Path, if_stale: bool) -> None:
    """ابنِ الفهرس كله. Build the whole index from SOURCE files and folders (default: seeds)."""
    wanted = sources or _DEFAULT_SOURCES
    if if_stale and not needs_build(folder, wanted):
        click.echo(f"الفهرس محدَّث. The index in {folder} is up to date.")
        return
    bars = _Bars()
    _say(build(wanted, folder, bars), folder, bars)


@main.command("update", cls=Command)
@sources_argument
@index_option
def update_command(sources: tuple[Path, ...], folder: Path) -> None:
    """حدِّث الفهرس. Bring the index up to date: only what was added, changed or removed is read."""
    bars = _Bars()
    _say(update(sources, folder, bars), folder, bars)


@main.command("info", cls=Command)
@index_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def info_command(folder: Path, as_json: bool) -> None:
    """صف الفهرس. Say how large the index is, what made it and when, whether it is stale or damaged."""
    facts = describe(folder)
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False))
    else:
        width = max(map(len, facts))
        click.echo("\n".join(f"{name:<{width}}  {_fact(value)}" for name, value in facts.items()))


@main.command("entities", cls=Command, epilog=_CORRECTING)
@index_option
@click.option("--kind", type=click.Choice(NAME_KINDS), help="People or places alone.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many at most.")
@click.option("--all", "everything", is_flag=True, help="All of them.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.argument("text", default="")
def entities_command(folder: Path, kind: Kind | None, limit: int, everything: bool, as_json: bool, text: str) -> None:
    """اسرد الأشخاص والأماكن. List people and places, the commonest first, with their spellings.

    TEXT lists only those that have it in one of their spellings.
    """
    found = Searcher(folder).entities([kind] if kind else NAME_KINDS, text)
    shown = found if everything else found[:limit]
    if as_json:
        click.echo(json.dumps(entities_json(shown, len(found)), ensure_ascii=False))
    else:
        for entity in shown:
            click.echo("\n".join(_entity(entity)))
        if not found:
            click.echo(f"لا نتائج. Nobody and no place found for {isolated(text)}.")
        elif len(shown) < len(found):
            click.echo(f"{len(shown)} of {len(found)}: --all lists the rest.", err=True)
    sys.exit(FOUND if found else NOTHING)


@main.command("analyze", cls=Command)
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: one object; for a .jsonl FILE one line a document.")
def analyze_command(file: str, as_json: bool) -> None:
    """حلِّل نصا. Show the tokens, people, places and dates of a FILE, or of standard input (-)."""
    if file == "-":
        _show(sys.stdin.read(), None, as_json)
        return
    for outcome in read_documents(Path(file), file):
        if isinstance(outcome, SourceError):
            raise outcome
        _show(outcome.text, outcome.published, as_json, outcome.id)


def _entity(entity: Entity) -> Iterator[str]:
    """Lay out a value: its documents, kind and name; below, its spellings when there are others."""
    yield f"{entity.documents:>7}  {entity.kind:<6}  {isolated(entity.value)}"
    if any(spelling != entity.value for spelling, _ in entity.spellings):
        listed = " · ".join(f"{isolated(spelling)} {count}" for spelling, count in entity.spellings[:_SPELLINGS])
        more = len(entity.spellings) - _SPELLINGS
        yield f"{'':17}{listed}" + (f" · and {more} more: --json" if more > 0 else "")


def _fact(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _say(report: Report, folder: Path, bars: _Bars) -> None:
    """Say what a build did: numbers on standard output, what could not be read on standard error."""
    bars.end()
    for failure in report.failures:
        click.echo(f"not indexed: {printable(str(failure))}", err=True)
    for sentence in report.unmatched:
        click.echo(f"warning: {printable(sentence)}", err=True)
    corrections = f"; corrections: {report.corrections}" if report.corrections else ""
    click.echo(
        f"{report.documents} documents in {folder}; files: {report.added} added, {report.changed} changed, "
        f"{report.removed} removed; not indexed: {len(report.failures)}{corrections}"
    )


def _show(text: str, published: date | None, as_json: bool, id_: str | None = None) -> None:
    analysis = analyse(text, published)
    if as_json:
        analysed = analysis_json(text, analysis.tokens, analysis.mentions, id_)
        click.echo(json.dumps(analysed, ensure_ascii=False))
    else:
        click.echo("\n".join(analysis.lines()))
