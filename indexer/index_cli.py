"""The command `index-cli`: building the index and looking into it."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from indexer.analysis import analyse
from indexer.build import Report, build, update
from indexer.command import Command, index_option, printable
from indexer.errors import SourceError
from indexer.info import describe, needs_build
from indexer.readers import read_documents

_DEFAULT_SOURCES = (Path("seeds"),)

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


def _fact(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _say(report: Report, folder: Path, bars: _Bars) -> None:
    """Say what a build did: numbers on standard output, what could not be read on standard error."""
    bars.end()
    for failure in report.failures:
        click.echo(f"not indexed: {printable(str(failure))}", err=True)
    click.echo(
        f"{report.documents} documents in {folder}; files: {report.added} added, {report.changed} changed, "
        f"{report.removed} removed; not indexed: {len(report.failures)}"
    )


def _show(text: str, published: date | None, as_json: bool, id_: str | None = None) -> None:
    analysis = analyse(text, published)
    if as_json:
        click.echo(json.dumps(({"id": id_} if id_ else {}) | analysis.as_json(), ensure_ascii=False))
    else:
        click.echo("\n".join(analysis.lines()))
