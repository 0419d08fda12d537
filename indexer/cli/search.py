"""The command `search-cli`: searching in a terminal."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO, get_args

import click

from indexer.cli.batch import run_batch
from indexer.cli.command import FOUND, NOTHING, Command, Day, index_option
from indexer.cli.completion import complete_people, complete_places, complete_query, complete_regions
from indexer.cli.help import epilog
from indexer.cli.output import FORMS, lay_out_document, lay_out_page, lay_out_similar, similar_as_json
from indexer.cli.query_notes import lay_out_counts, lay_out_meaning, lay_out_rescue
from indexer.cli.terminal import show
from indexer.errors import IndexStateError, QueryError
from indexer.query.request import MAX_OFFSET, Filters, Request, Sort, Strictness
from indexer.search.answer import Answer, Hit
from indexer.search.explanation import Reason
from indexer.search.searcher import Searcher

_BATCH_LIMIT = 100
_EXPLAINED = 50  # hits of a page, at most


@click.command(cls=Command, epilog=epilog())
@click.argument("query", required=False, shell_complete=complete_query)
@index_option
@click.option(
    "--people",
    multiple=True,
    metavar="V",
    shell_complete=complete_people,
    help="شخص. Only documents that name this person; repeatable.",
)
@click.option(
    "--places",
    multiple=True,
    metavar="V",
    shell_complete=complete_places,
    help="مكان. Only documents that name this place; repeatable.",
)
@click.option("--dates", multiple=True, metavar="V", help="تاريخ. Only documents that name this date; repeatable.")
@click.option(
    "--within",
    multiple=True,
    metavar="V",
    shell_complete=complete_regions,
    help="داخل. Only documents that name this place or one in it.",
)
@click.option("--from", "since", type=Day(), help="من. Published on this day or later.")
@click.option("--to", "until", type=Day(), help="إلى. Published on this day or earlier.")
@click.option("--sort", type=click.Choice(get_args(Sort)), default="relevance", show_default=True, help="الترتيب.")
@click.option("--limit", type=click.IntRange(0, 1000), help="Hits on a page.  [default: 10; with --batch 100]")
@click.option("--offset", type=click.IntRange(0, 100_000), default=0, show_default=True, help="Hits to pass over.")
@click.option("--exact", "strictness", flag_value="exact", help="كما رُسمت. Words as they are spelled alone.")
@click.option("--wide", "strictness", flag_value="wide", help="وما شاركها الجذر. Words of the same root too, below.")
@click.option("--as-typed", is_flag=True, help="كما كُتب. No other spellings, alphabets or keyboard layouts.")
@click.option("--all-copies", is_flag=True, help="كل النسخ. Near-duplicates as hits of their own.")
@click.option("--similar", metavar="ID", help="مشابه. Print the documents most like the one with this id.")
@click.option("--explain", is_flag=True, help="اشرح. Say what the query was read as, and why hits were found.")
@click.option(
    "--open", "number", type=click.IntRange(1, MAX_OFFSET), metavar="N", help="افتح. Print the whole Nth hit."
)
@click.option("--json", is_flag=True, help="Print one JSON object.")
@click.option("--jsonl", is_flag=True, help="Print a JSON object a line, one for each hit.")
@click.option("--csv", is_flag=True, help="جدول. Print the hits as CSV (UTF-8), with a header.")
@click.option("--count", is_flag=True, help="العدد. Print only how many documents were found.")
@click.option("--batch", type=click.File(encoding="utf-8"), help='Answer every line {"_id", "text"} of a file.')
@click.option("--run", "run_path", type=click.Path(path_type=Path, dir_okay=False), help="TREC run file for --batch.")
def main(
    query: str | None,
    folder: Path,
    people: tuple[str, ...],
    places: tuple[str, ...],
    dates: tuple[str, ...],
    within: tuple[str, ...],
    since: date | None,
    until: date | None,
    sort: Sort,
    limit: int | None,
    offset: int,
    strictness: Strictness | None,
    as_typed: bool,
    all_copies: bool,
    similar: str | None,
    explain: bool,
    number: int | None,
    batch: IO[str] | None,
    run_path: Path | None,
    **forms: bool,
) -> None:
    """ابحث في الفهرس. Search the index for QUERY.

    Words stand for documents with any of them, those with all of them first; "quoted words" stand
    together; -word leaves out; OR, AND, NOT and parentheses combine. An empty QUERY lists everything.
    """
    form = _form(forms, number=number, batch=batch)
    if (batch is None) != (run_path is None) or sum(given is not None for given in (query, batch, similar)) != 1:
        raise click.UsageError("Give a QUERY, or --similar ID, or --batch QUERIES.jsonl together with --run OUT.trec.")
    searcher = Searcher(folder)
    if similar is not None:
        sys.exit(_print_similar(searcher, similar, form))
    if batch is not None and run_path is not None:
        sys.exit(run_batch(searcher, batch, run_path, _BATCH_LIMIT if limit is None else limit))
    filters = Filters({"people": people, "places": places, "dates": dates}, since, until, within)
    size = 10 if limit is None else limit
    asked = {"all_spellings": not as_typed, "all_copies": all_copies}
    request = Request(query or "", filters, sort, size, offset, strictness=strictness or "usual", **asked)
    total = _print(searcher, request, form, explain=explain) if number is None else _open(searcher, request, number)
    sys.exit(FOUND if total else NOTHING)


def _form(forms: Mapping[str, bool], **others: object) -> str | None:
    """Return the one form that was asked for, None for a page; raises UsageError when two exclude each other."""
    named = {"number": "open"}
    asked = [named.get(name, name) for name, given in {**forms, **others}.items() if given]
    if len(asked) > 1:
        options = " and ".join(f"--{name}" for name in asked)
        raise click.UsageError(f"{options} exclude each other: choose one.")
    return next((name for name in asked if name in forms), None)


def _print(searcher: Searcher, request: Request, form: str | None, *, explain: bool) -> int:
    """Print an answer; return how many documents were found."""
    answer = searcher.search(request if form != "count" else replace(request, limit=0))
    if form:
        click.echo(FORMS[form](answer).encode(), nl=False)  # UTF-8 whatever the terminal's encoding
    else:
        show("\n\n".join(filter(None, _laid_out(searcher, answer, explain=explain))))
    return answer.total


def _laid_out(searcher: Searcher, answer: Answer, *, explain: bool) -> Iterator[str]:
    """Yield what is told of an answer, for people; of one without hits also what each word finds, and the rescue."""

    explained = {hit.id for hit in answer.hits[:_EXPLAINED]}

    def why(hit: Hit) -> Sequence[Reason]:
        return searcher.explain(hit.id, answer.request) if hit.id in explained else ()

    yield lay_out_meaning(answer.meaning, explain=explain)
    yield lay_out_page(answer, why if explain else None)
    if explain or not answer.total:
        yield lay_out_counts(searcher.counts(answer.request))
    if answer.rescue:
        yield lay_out_rescue(answer.rescue)
        yield from _laid_out(searcher, answer.rescue.answer, explain=explain)


def _print_similar(searcher: Searcher, id_: str, form: str | None) -> int:
    """Print the documents most like one; return the exit code."""
    if form not in (None, "json"):
        raise click.UsageError(f"--similar and --{form} exclude each other: choose one.")
    if searcher.document(id_) is None:
        raise QueryError(
            f"There is no document {id_} in the index: take an id out of `search-cli QUERY --json`.",
            f"لا وثيقة معرّفها {id_} في الفهرس: خذ المعرّف من ‎search-cli QUERY --json.",
        )
    hits = searcher.similar(id_)
    if form:
        click.echo(similar_as_json(id_, hits).encode(), nl=False)
    else:
        show(lay_out_similar(id_, hits))
    return FOUND if hits else NOTHING


def _open(searcher: Searcher, request: Request, number: int) -> int:
    """Print the whole document of a hit, counted as in the list; return how many documents were found."""
    answer = searcher.search(replace(request, limit=1, offset=number - 1))
    if answer.rescue:
        request = answer.rescue.answer.request
        answer = searcher.search(replace(request, limit=1, offset=number - 1))
    if not answer.total:
        show(lay_out_page(answer))
    elif not answer.hits:
        raise QueryError(
            f"There is no hit {number} to open: {answer.total} found; give a lower number to --open.",
            f"لا نتيجة رقمها {number}: عدد النتائج {answer.total}؛ أعطِ ‎--open رقمًا أصغر.",
        )
    for hit in answer.hits:
        record = searcher.document(hit.id)
        if record is None:
            raise IndexStateError(f"The document {hit.id} has just left the index: search again.")
        show(lay_out_document(record, searcher.marks(record, request)))
    return answer.total
