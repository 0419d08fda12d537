"""Look into an index and a text: the commands `index-cli entities` and `index-cli analyze`."""

import sys
from datetime import date
from pathlib import Path

import click

from analyzers.mentions import find_mentions
from analyzers.text.analyzer import analyze
from analyzers.token import Kind
from indexer.cli.command import FOUND, NOTHING, Command, index_option, localized_error
from indexer.cli.layout import lay_out_analysis, lay_out_entity
from indexer.cli.recipe import map_option
from indexer.cli.terminal import say
from indexer.display import isolated, json_line
from indexer.documents.partial_date import exact_day
from indexer.documents.readers.formats import read_documents
from indexer.documents.readers.tables.columns import ColumnMap
from indexer.errors import SourceError, SourceWarning
from indexer.messages.catalogue import gettext_noop, localized, terminal_languages, translate
from indexer.search.entity_json import analysis_json, entities_json
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS
from indexer.values.correction_rows import ACTIONS

_CORRECTIONS = gettext_noop(
    "To correct names that were merged or recognised wrongly, put rows (%(actions)s) into a file corrections.tsv "
    "in a source folder and run `index-cli update`: see docs/en/names.md."
)


@click.command(
    "entities",
    cls=Command,
    help="\n\n".join(
        [
            localized("List people and places with their spellings, the most frequent first."),
            localized("With TEXT, list only those that have TEXT in one of their spellings."),
        ]
    ),
    epilog="\n\n".join(
        translate(language, _CORRECTIONS, actions=", ".join(ACTIONS)) for language in terminal_languages()
    ),
)
@index_option
@click.option("--kind", type=click.Choice(NAME_KINDS), help=localized("Only people, or only places."))
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, help=localized("List at most this many.")
)
@click.option("--all", "everything", is_flag=True, help=localized("List all of them."))
@click.option("--json", "as_json", is_flag=True, help=localized("Print one JSON object."))
@click.argument("text", default="")
def entities_command(folder: Path, kind: Kind | None, limit: int, everything: bool, as_json: bool, text: str) -> None:
    """List people and places."""
    entities = Searcher(folder).entities([kind] if kind else NAME_KINDS, text)
    shown = entities if everything else entities[:limit]
    if as_json:
        say(json_line(entities_json(shown, len(entities))))
    else:
        for entity in shown:
            say("\n".join(lay_out_entity(entity)))
        if not entities:
            say(localized("No person or place found for “%(text)s”", text=isolated(text)))
        elif len(shown) < len(entities):
            note = localized("%(shown)s of %(total)s: --all lists the rest.", shown=len(shown), total=len(entities))
            say(note, error=True)
    sys.exit(FOUND if entities else NOTHING)


@click.command(
    "analyze",
    cls=Command,
    help=localized("Show the tokens, people, places and dates of FILE, or of standard input (-)."),
)
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help=localized("Print JSON: one object, or one line per document for a .jsonl FILE."),
)
@map_option
def analyze_command(file: str, as_json: bool, columns: ColumnMap) -> None:
    """Show the tokens and mentions of a text, or of all documents of a file; fail if it has none."""
    if file == "-":
        _print_analysis(sys.stdin.read(), None, as_json)
        return
    failures, is_read = [], False
    for outcome in read_documents(Path(file), file, columns):
        if isinstance(outcome, SourceError):
            failures.append(outcome)
        elif isinstance(outcome, SourceWarning):
            say(f"{localized('warning:')} {localized_error(outcome)}", error=True)
        else:
            is_read = True
            _print_analysis(outcome.text, exact_day(outcome.published), as_json, outcome.id)
    if failures and not is_read:
        raise failures[0]
    for failure in failures:
        say(f"{localized('not indexed:')} {localized_error(failure)}", error=True)


def _print_analysis(text: str, published: date | None, as_json: bool, id_: str | None = None) -> None:
    tokens, mentions = tuple(analyze(text)), tuple(find_mentions(text, published))
    if as_json:
        say(json_line(analysis_json(text, tokens, mentions, id_)))
    else:
        say("\n".join(lay_out_analysis(tokens, mentions)))
