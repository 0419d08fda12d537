"""The command `search-cli`: search in a terminal."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import click

from indexer.cli.batch import run_batch
from indexer.cli.command import FOUND, NOTHING, Command
from indexer.cli.epilog import epilog
from indexer.cli.layout import lay_out_document, lay_out_page, lay_out_partial, lay_out_similar, lay_out_values
from indexer.cli.output_formats import FORMATS, similar_as_json
from indexer.cli.query_notes import lay_out_counts, lay_out_meaning, lay_out_rescue
from indexer.cli.search_options import SearchOptions, exclusive_options, with_options
from indexer.cli.terminal import say_as_is, show, show_parts
from indexer.display import json_line
from indexer.errors import IndexStateError, QueryError
from indexer.messages.catalogue import gettext_noop, localized, terminal_languages, translate
from indexer.query.request import Request
from indexer.search.answer import Answer, Hit
from indexer.search.explanation import Reason
from indexer.search.export_formats import EXPORT_FORMATS, ExportFormat, has_names, written
from indexer.search.facet_list import ALL_VALUES, FacetListing, facet_list_json
from indexer.search.searcher import Searcher

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
@with_options
def main(folder: Path, **given: Any) -> None:
    """Search the index, answer a batch of queries, or list similar documents."""
    options = SearchOptions(**given)
    format_ = options.choose_format()
    options.check_task()
    searcher = Searcher(folder)
    if options.similar is not None:
        sys.exit(_print_similar(searcher, options.similar, format_))
    if options.batch is not None and options.run_path is not None:
        limit = _BATCH_LIMIT if options.limit is None else options.limit
        sys.exit(run_batch(searcher, options.batch, options.run_path, limit))
    request = options.request()
    if options.hit_number is not None:
        found = _open(searcher, request, options.hit_number)
    elif options.listed is not None:
        found = _print_values(searcher, request, options.listed, options.limit, as_json=format_ == "json")
    elif export := next((each for each in EXPORT_FORMATS if each == format_), None):
        found = _print_all(searcher, request, export, options.limit)
    else:
        found = _print(searcher, request, format_, explain=options.explain)
    sys.exit(FOUND if found else NOTHING)


def _print_all(searcher: Searcher, request: Request, format_: ExportFormat, limit: int | None) -> int:
    """Print the documents found, or the first `limit` of them, as they are read; return how many are found."""
    export = searcher.export(request, limit, with_names=has_names(format_))
    for text in written(format_, export.rows):
        say_as_is(text)
    return export.total


def _print_values(searcher: Searcher, request: Request, facet: str, limit: int | None, *, as_json: bool) -> int:
    """Print the values of a facet in the documents found, or the first `limit` of them; return how many there are."""
    found = searcher.list_values(request, FacetListing(facet, limit=ALL_VALUES, offset=request.offset))
    found = replace(found, values=found.values[:limit])
    if as_json:
        say_as_is(f"{json_line(facet_list_json(found))}\n")
    else:
        show("\n".join(lay_out_values(found)))
    return found.total


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
        raise exclusive_options("similar", format_)
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
        raise _no_hit(hit_number, answer)
    for hit in hits:
        pages = searcher.pages(hit.id, request)
        first = next(pages, None)
        if first is None:
            raise IndexStateError("The document %(id)s has just left the index: search again.", id=hit.id)
        show_parts(lay_out_document(chain((first,), pages)))
    return answer.listed


def _no_hit(number: int, answer: Answer) -> QueryError:
    """Return the error of a number above those of the hits, which near-duplicates do not have."""
    total, copies = f"{answer.listed:,}", f"{answer.hidden:,}"
    if not answer.hidden:
        message = gettext_noop("There is no hit %(number)s to open, only %(total)s: give --open a lower number.")
        return QueryError(message, number=number, total=total)
    message = gettext_noop(
        "There is no hit %(number)s to open, only %(total)s, with %(copies)s more collapsed as near-duplicates: "
        "give --open a lower number, or list every copy with --all-copies."
    )
    return QueryError(message, number=number, total=total, copies=copies)
