"""The options of `search-cli`, and the request that they make."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, get_args

import click

from indexer.cli.command import Day, FacetChoice, MentionedDate, index_option, version_option
from indexer.cli.completion import (
    complete_dates,
    complete_excluded,
    complete_facet_names,
    complete_facets,
    complete_listed,
    complete_people,
    complete_periods,
    complete_places,
    complete_query,
    complete_regions,
)
from indexer.messages.catalogue import localized
from indexer.query.dates import check_days
from indexer.query.request import MAX_OFFSET, Filters, Request, Sort, Strictness

_PAGE_SIZE = 10
_FORMATS = ("json", "jsonl", "csv", "ris", "count")  # each is an option
_OPTIONS = (
    click.argument("query", required=False, shell_complete=complete_query),
    index_option,
    version_option,
    click.option(
        "--people",
        multiple=True,
        metavar="V",
        shell_complete=complete_people,
        help=localized("Only documents that mention this person; may be repeated."),
    ),
    click.option(
        "--places",
        multiple=True,
        metavar="V",
        shell_complete=complete_places,
        help=localized("Only documents that mention this place; may be repeated."),
    ),
    click.option(
        "--dates",
        multiple=True,
        type=MentionedDate(),
        metavar="V",
        shell_complete=complete_dates,
        help=localized("Only documents that mention this date; may be repeated."),
    ),
    click.option(
        "--during",
        multiple=True,
        metavar="V",
        shell_complete=complete_periods,
        help=localized(
            "Only documents that mention a date in this decade (201X), year, month or day; may be repeated."
        ),
    ),
    click.option(
        "--within",
        multiple=True,
        metavar="V",
        shell_complete=complete_regions,
        help=localized("Only documents that mention this place or a place in it; may be repeated."),
    ),
    click.option(
        "--facet",
        "properties",
        multiple=True,
        metavar="NAME=V",
        type=FacetChoice(),
        shell_complete=complete_facets,
        help=localized(
            "Only documents with this value of source, section, author or a column that is a facet: section=sport; "
            "may be repeated."
        ),
    ),
    click.option(
        "--not",
        "excluded",
        multiple=True,
        metavar="NAME=V",
        type=FacetChoice(of_kinds=True),
        shell_complete=complete_excluded,
        help=localized("Only documents without this value of a facet: people=NAME, within=PLACE; may be repeated."),
    ),
    click.option(
        "--every",
        multiple=True,
        metavar="NAME",
        shell_complete=complete_facet_names,
        help=localized("Of this facet documents must have all the values asked for, not one of them; may be repeated."),
    ),
    click.option("--undated", is_flag=True, help=localized("Only documents without a published date.")),
    click.option("--from", "since", type=Day(), help=localized("Published on this day or later.")),
    click.option("--to", "until", type=Day(last=True), help=localized("Published on this day or earlier.")),
    click.option(
        "--sort",
        type=click.Choice(get_args(Sort)),
        default="relevance",
        show_default=True,
        help=localized("Order of the hits."),
    ),
    click.option(
        "--limit",
        type=click.IntRange(0),
        help=localized(
            "Number of hits to print: 10 if not given, 100 with --batch, all of them with --csv, --jsonl and --ris."
        ),
    ),
    click.option(
        "--offset",
        type=click.IntRange(0, MAX_OFFSET),
        default=0,
        show_default=True,
        help=localized("Number of hits to skip."),
    ),
    click.option("--exact", "strictness", flag_value="exact", help=localized("Match words exactly as spelled.")),
    click.option(
        "--wide",
        "strictness",
        flag_value="wide",
        help=localized("Match words of the same root too, ranked below the rest."),
    ),
    click.option("--any", "any_word", is_flag=True, help=localized("One of the words is enough.")),
    click.option("--as-typed", is_flag=True, help=localized("No other spellings, alphabets or keyboard layouts.")),
    click.option("--all-copies", is_flag=True, help=localized("List near-duplicates as separate hits.")),
    click.option(
        "--similar", metavar="ID", help=localized("Print the documents most similar to the one with this id.")
    ),
    click.option(
        "--explain", is_flag=True, help=localized("Explain how the query was interpreted and why each hit was found.")
    ),
    click.option(
        "--open",
        "hit_number",
        type=click.IntRange(1, MAX_OFFSET),
        metavar="N",
        help=localized("Print the whole Nth hit."),
    ),
    click.option(
        "--values",
        "listed",
        metavar="NAME",
        shell_complete=complete_listed,
        help=localized(
            "Print the values of this facet in the documents found, each with its number of documents: all of them, "
            "or --limit N."
        ),
    ),
    click.option("--json", is_flag=True, help=localized("Print one JSON object.")),
    click.option(
        "--jsonl", is_flag=True, help=localized("Print one JSON object per line, one for each document found.")
    ),
    click.option("--csv", is_flag=True, help=localized("Print the documents found as CSV, which spreadsheets open.")),
    click.option(
        "--ris", is_flag=True, help=localized("Print the documents found as RIS, which reference managers open.")
    ),
    click.option("--count", is_flag=True, help=localized("Print only the number of documents found.")),
    click.option(
        "--batch",
        type=click.File(encoding="utf-8"),
        help=localized('Answer every query of a file with lines {"_id": …, "text": …}.'),
    ),
    click.option(
        "--run",
        "run_path",
        type=click.Path(path_type=Path, dir_okay=False),
        help=localized("TREC run file that --batch writes."),
    ),
)


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return a function with the options of a search: click hands over the index and what `SearchOptions` has."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """What was typed after `search-cli`, by the names of the options."""

    query: str | None
    people: tuple[str, ...]
    places: tuple[str, ...]
    dates: tuple[str, ...]
    during: tuple[str, ...]
    within: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    excluded: tuple[tuple[str, str], ...]
    every: tuple[str, ...]
    undated: bool
    since: date | None
    until: date | None
    sort: Sort
    limit: int | None
    offset: int
    strictness: Strictness | None
    any_word: bool
    as_typed: bool
    all_copies: bool
    similar: str | None
    explain: bool
    hit_number: int | None
    listed: str | None
    json: bool
    jsonl: bool
    csv: bool
    ris: bool
    count: bool
    batch: IO[str] | None
    run_path: Path | None

    def choose_format(self) -> str | None:
        """Return the chosen output format, None for a page; raise UsageError if two options exclude each other."""
        formats = {name: getattr(self, name) for name in _FORMATS}
        listed = None if self.json else self.listed  # a list of values may be JSON
        others: dict[str, object] = {"open": self.hit_number, "batch": self.batch, "values": listed}
        chosen = [name for name, value in (formats | others).items() if value]
        if len(chosen) > 1:
            raise exclusive_options(*chosen)
        return next((name for name in chosen if name in formats), None)

    def check_task(self) -> None:
        """Raise UsageError unless one thing is asked for."""
        if self.listed is not None and self.similar is not None:
            raise exclusive_options("values", "similar")
        tasks = (self.query, self.batch, self.similar)
        if (self.batch is None) != (self.run_path is None) or sum(task is not None for task in tasks) != 1:
            raise click.UsageError(
                localized("Give a QUERY, or --similar ID, or --batch QUERIES.jsonl together with --run OUT.trec.")
            )

    def request(self) -> Request:
        """Return the request; raises QueryError for days of publication that no document can have."""
        check_days(self.since, self.until, undated=self.undated)
        return Request(
            self.query or "",
            self._filters(),
            self.sort,
            _PAGE_SIZE if self.limit is None else self.limit,
            self.offset,
            strictness=self.strictness or "usual",
            all_spellings=not self.as_typed,
            all_copies=self.all_copies,
            any_word=self.any_word,
        )

    def _filters(self) -> Filters:
        values = {"people": self.people, "places": self.places, "dates": self.dates, "during": self.during}
        return Filters(
            values | _by_name(self.properties),
            self.since,
            self.until,
            self.within,
            names_may_be_parts=True,
            excluded=_by_name(self.excluded),
            every=self.every,
            undated=self.undated,
        )


def _by_name(chosen: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the values of each property."""
    values: dict[str, tuple[str, ...]] = {}
    for name, value in chosen:
        values[name] = (*values.get(name, ()), value)
    return values


def exclusive_options(*names: str) -> click.UsageError:
    """Return the error of options that exclude each other."""
    options = ", ".join(f"--{name}" for name in names)
    return click.UsageError(localized("%(options)s exclude each other: choose one.", options=options))
