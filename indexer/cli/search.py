"""The command `search-cli`: search in a terminal."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import IO, get_args

import click

from indexer.cli.batch import run_batch
from indexer.cli.command import FOUND, NOTHING, Command, Day, FacetChoice, MentionedDate, index_option, version_option
from indexer.cli.completion import complete_facets, complete_people, complete_places, complete_query, complete_regions
from indexer.cli.epilog import epilog
from indexer.cli.layout import lay_out_document, lay_out_page, lay_out_partial, lay_out_similar
from indexer.cli.output_formats import FORMATS, similar_as_json
from indexer.cli.query_notes import lay_out_counts, lay_out_meaning, lay_out_rescue
from indexer.cli.terminal import say_as_is, show, show_parts
from indexer.errors import IndexStateError, QueryError
from indexer.messages.catalogue import gettext_noop, localized, terminal_languages, translate
from indexer.query.request import MAX_OFFSET, Filters, Request, Sort, Strictness
from indexer.search.answer import Answer, Hit
from indexer.search.explanation import Reason
from indexer.search.export_formats import EXPORT_FORMATS, ExportFormat, written
from indexer.search.searcher import Searcher

_PAGE_SIZE = 10
_BATCH_LIMIT = 100
_MAX_EXPLAINED = 50  # hits of a page: explaining each one takes extra searches
_DESCRIPTION = gettext_noop(
    "A QUERY of several words finds the documents with all of them, in any form or spelling; documents with only some "
    "of them follow under a line. "
    '"Words in quotes" match as a phrase; -word excludes a word; OR, AND, NOT and parentheses combine. '
    "An empty QUERY lists everything."
)


def _description() -> Iterator[str]:
    yield localized("Search the index for QUERY.")
    yield from (translate(language, _DESCRIPTION) for language in terminal_languages())


class _SearchCommand(Command):
    """Lays its notes out when help is asked for, since a search has no use for them."""

    def notes(self) -> str:
        """Return the query language, examples, completion."""
        return epilog()


@click.command(cls=_SearchCommand, help="\n\n".join(_description()))
@click.argument("query", required=False, shell_complete=complete_query)
@index_option
@version_option
@click.option(
    "--people",
    multiple=True,
    metavar="V",
    shell_complete=complete_people,
    help=localized("Only documents that mention this person; may be repeated."),
)
@click.option(
    "--places",
    multiple=True,
    metavar="V",
    shell_complete=complete_places,
    help=localized("Only documents that mention this place; may be repeated."),
)
@click.option(
    "--dates",
    multiple=True,
    type=MentionedDate(),
    metavar="V",
    help=localized("Only documents that mention this date; may be repeated."),
)
@click.option(
    "--during",
    multiple=True,
    metavar="V",
    help=localized("Only documents that mention a date in this decade (201X), year, month or day; may be repeated."),
)
@click.option(
    "--within",
    multiple=True,
    metavar="V",
    shell_complete=complete_regions,
    help=localized("Only documents that mention this place or a place in it; may be repeated."),
)
@click.option(
    "--facet",
    "properties",
    multiple=True,
    metavar="NAME=V",
    type=FacetChoice(),
    shell_complete=complete_facets,
    help=localized(
        "Only documents with this value of source, section, author or a column that is a facet: section=sport; may be "
        "repeated."
    ),
)
@click.option(
    "--not",
    "excluded",
    multiple=True,
    metavar="NAME=V",
    type=FacetChoice(of_kinds=True),
    help=localized("Only documents without this value of a facet: people=NAME, within=PLACE; may be repeated."),
)
@click.option(
    "--every",
    multiple=True,
    metavar="NAME",
    help=localized("Of this facet documents must have all the values asked for, not one of them; may be repeated."),
)
@click.option("--undated", is_flag=True, help=localized("Only documents without a published date."))
@click.option("--from", "since", type=Day(), help=localized("Published on this day or later."))
@click.option("--to", "until", type=Day(last=True), help=localized("Published on this day or earlier."))
@click.option(
    "--sort",
    type=click.Choice(get_args(Sort)),
    default="relevance",
    show_default=True,
    help=localized("Order of the hits."),
)
@click.option(
    "--limit",
    type=click.IntRange(0),
    help=localized(
        "Number of hits to print: 10 if not given, 100 with --batch, all of them with --csv, --jsonl and --ris."
    ),
)
@click.option(
    "--offset",
    type=click.IntRange(0, MAX_OFFSET),
    default=0,
    show_default=True,
    help=localized("Number of hits to skip."),
)
@click.option("--exact", "strictness", flag_value="exact", help=localized("Match words exactly as spelled."))
@click.option(
    "--wide",
    "strictness",
    flag_value="wide",
    help=localized("Match words of the same root too, ranked below the rest."),
)
@click.option("--any", "any_word", is_flag=True, help=localized("One of the words is enough."))
@click.option("--as-typed", is_flag=True, help=localized("No other spellings, alphabets or keyboard layouts."))
@click.option("--all-copies", is_flag=True, help=localized("List near-duplicates as separate hits."))
@click.option("--similar", metavar="ID", help=localized("Print the documents most similar to the one with this id."))
@click.option(
    "--explain", is_flag=True, help=localized("Explain how the query was interpreted and why each hit was found.")
)
@click.option(
    "--open", "hit_number", type=click.IntRange(1, MAX_OFFSET), metavar="N", help=localized("Print the whole Nth hit.")
)
@click.option("--json", is_flag=True, help=localized("Print one JSON object."))
@click.option("--jsonl", is_flag=True, help=localized("Print one JSON object per line, one for each document found."))
@click.option("--csv", is_flag=True, help=localized("Print the documents found as CSV, which spreadsheets open."))
@click.option("--ris", is_flag=True, help=localized("Print the documents found as RIS, which reference managers open."))
@click.option("--count", is_flag=True, help=localized("Print only the number of documents found."))
@click.option(
    "--batch",
    type=click.File(encoding="utf-8"),
    help=localized('Answer every query of a file with lines {"_id": …, "text": …}.'),
)
@click.option(
    "--run",
    "run_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help=localized("TREC run file that --batch writes."),
)
def main(
    query: str | None,
    folder: Path,
    people: tuple[str, ...],
    places: tuple[str, ...],
    dates: tuple[str, ...],
    during: tuple[str, ...],
    within: tuple[str, ...],
    properties: tuple[tuple[str, str], ...],
    excluded: tuple[tuple[str, str], ...],
    every: tuple[str, ...],
    undated: bool,
    since: date | None,
    until: date | None,
    sort: Sort,
    limit: int | None,
    offset: int,
    strictness: Strictness | None,
    any_word: bool,
    as_typed: bool,
    all_copies: bool,
    similar: str | None,
    explain: bool,
    hit_number: int | None,
    batch: IO[str] | None,
    run_path: Path | None,
    **formats: bool,
) -> None:
    """Search the index, answer a batch of queries, or list similar documents."""
    format_ = _choose_format(formats, open=hit_number, batch=batch)
    _check_task(query, similar, batch, run_path)
    searcher = Searcher(folder)
    if similar is not None:
        sys.exit(_print_similar(searcher, similar, format_))
    if batch is not None and run_path is not None:
        sys.exit(run_batch(searcher, batch, run_path, _BATCH_LIMIT if limit is None else limit))
    _check_range(since, until)
    values = {"people": people, "places": places, "dates": dates, "during": during, **_by_name(properties)}
    others = {"excluded": _by_name(excluded), "every": every, "undated": undated}
    filters = Filters(values, since, until, within, names_may_be_parts=True, **others)  # type: ignore[arg-type]
    size = _PAGE_SIZE if limit is None else limit
    options = {"all_spellings": not as_typed, "all_copies": all_copies, "any_word": any_word}
    request = Request(query or "", filters, sort, size, offset, strictness=strictness or "usual", **options)
    if hit_number is not None:
        found = _open(searcher, request, hit_number)
    elif export := next((each for each in EXPORT_FORMATS if each == format_), None):
        found = _print_all(searcher, request, export, limit)
    else:
        found = _print(searcher, request, format_, explain=explain)
    sys.exit(FOUND if found else NOTHING)


def _by_name(chosen: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the values of each property."""
    values: dict[str, tuple[str, ...]] = {}
    for name, value in chosen:
        values[name] = (*values.get(name, ()), value)
    return values


def _check_task(query: str | None, similar: str | None, batch: IO[str] | None, run_path: Path | None) -> None:
    """Raise UsageError unless one thing is asked for."""
    if (batch is None) != (run_path is None) or sum(chosen is not None for chosen in (query, batch, similar)) != 1:
        raise click.UsageError(
            localized("Give a QUERY, or --similar ID, or --batch QUERIES.jsonl together with --run OUT.trec.")
        )


def _check_range(since: date | None, until: date | None) -> None:
    """Raise QueryError for a range that ends before it starts."""
    if since and until and since > until:
        raise QueryError(
            "The range starts on %(since)s, after its end %(until)s; swap the two dates.", since=since, until=until
        )


def _choose_format(formats: Mapping[str, bool], **other_options: object) -> str | None:
    """Return the chosen output format, None for a page; raise UsageError if two options exclude each other."""
    chosen = [name for name, value in {**formats, **other_options}.items() if value]
    if len(chosen) > 1:
        raise _exclusive_options_error(*chosen)
    return next((name for name in chosen if name in formats), None)


def _exclusive_options_error(*names: str) -> click.UsageError:
    options = ", ".join(f"--{name}" for name in names)
    return click.UsageError(localized("%(options)s exclude each other: choose one.", options=options))


def _print_all(searcher: Searcher, request: Request, format_: ExportFormat, limit: int | None) -> int:
    """Print the documents found, or the first `limit` of them, as they are read; return how many are found."""
    export = searcher.export(request, limit)
    for text in written(format_, export.rows):
        say_as_is(text)
    return export.total


def _print(searcher: Searcher, request: Request, format_: str | None, *, explain: bool) -> int:
    """Print an answer; return the number of documents found."""
    request = replace(request, limit=0) if format_ == "count" else request
    answer = searcher.hits(request) if format_ == "count" else searcher.search(request)
    if format_:
        say_as_is(FORMATS[format_](answer))
    else:
        show("\n\n".join(filter(None, _lay_out(searcher, answer, explain=explain))))
    return answer.total


def _lay_out(searcher: Searcher, answer: Answer, *, explain: bool) -> Iterator[str]:
    """Yield the parts of an answer for people; without hits, add the count of each query part and the rescue."""
    hits = (*answer.hits, *(each.hit for each in answer.partial.hits))
    explained_ids = {hit.id for hit in hits[:_MAX_EXPLAINED]}

    def explain_hit(hit: Hit) -> Sequence[Reason]:
        return searcher.explain(hit.id, answer.request) if hit.id in explained_ids else ()

    yield lay_out_meaning(answer.meaning, explain=explain)
    yield lay_out_page(answer, explain_hit if explain else None)
    if explain or not (answer.total or answer.partial.without):
        yield lay_out_counts(searcher.counts(answer.request))
    yield lay_out_partial(answer, explain_hit if explain else None)
    if answer.rescue:
        yield lay_out_rescue(answer.rescue)
        yield from _lay_out(searcher, answer.rescue.answer, explain=explain)


def _print_similar(searcher: Searcher, id_: str, format_: str | None) -> int:
    """Print the documents most similar to the one with this id; return the exit code."""
    if format_ not in (None, "json"):
        raise _exclusive_options_error("similar", format_)
    if not searcher.has(id_):
        raise QueryError("There is no document %(id)s in the index: take an id from `search-cli QUERY --json`.", id=id_)
    hits = searcher.similar(id_)
    if format_:
        say_as_is(similar_as_json(id_, hits))
    else:
        show(lay_out_similar(id_, hits))
    return FOUND if hits else NOTHING


def _open(searcher: Searcher, request: Request, hit_number: int) -> int:
    """Print the whole document of a hit, the partial ones counted after the others; return the number of all hits."""
    answer = searcher.search(replace(request, limit=1, offset=hit_number - 1))
    if answer.rescue:
        request = answer.rescue.answer.request
        answer = searcher.search(replace(request, limit=1, offset=hit_number - 1))
    hits = (*answer.hits, *(each.hit for each in answer.partial.hits))
    if not answer.listed:
        show(lay_out_page(answer))
    elif not hits:
        raise QueryError(
            "There is no hit %(number)s to open, only %(total)s: give --open a lower number.",
            number=hit_number,
            total=answer.listed,
        )
    for hit in hits:
        pages = searcher.pages(hit.id, request)
        first = next(pages, None)
        if first is None:
            raise IndexStateError("The document %(id)s has just left the index: search again.", id=hit.id)
        show_parts(lay_out_document(chain((first,), pages)))
    return answer.listed
