"""The command `search-cli`: searching in a terminal."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import IO, get_args

import click

from indexer.batch import run_batch
from indexer.command import FOUND, NOTHING, Command, index_option
from indexer.completion import complete_people, complete_places, complete_query, complete_regions
from indexer.engine import MAX_OFFSET, Filters, Sort
from indexer.errors import IndexStateError, QueryError
from indexer.output import FORMS, lay_out_document, lay_out_meaning, lay_out_page
from indexer.searcher import Request, Searcher
from indexer.terminal import show

_BATCH_LIMIT = 100

_EPILOG = """\b
أمثلة · Examples:
  search-cli "لافروف وونسان"
      ما فيه أي من الكلمتين، وما فيه كلتاهما أولا. Either word, both first.
  search-cli '"وزير الخارجية" -أوكرانيا' --sort newest
      عبارة بعينها بلا كلمة، والأحدث أولا. A phrase without a word, newest first.
  search-cli "" --within "آسيا" --from 2023-09-01 --to 2023-09-30
      ما يذكر آسيا أو مكانا فيها، في شهر بعينه. Asia or a place in it, one month.
  search-cli "كأس العالم" --open 2
      اقرأ النتيجة الثانية كاملة. Read the whole of the second hit.
  search-cli "كأس العالم" --limit 1000 --csv > hits.csv
      النتائج جدولا. The hits as a table.
  search-cli --batch queries.jsonl --run out.trec

\b
الإكمال بمفتاح Tab · Completion of names and titles, set up once:
  bash  eval "$(_SEARCH_CLI_COMPLETE=bash_source search-cli)"    in ~/.bashrc
  zsh   eval "$(_SEARCH_CLI_COMPLETE=zsh_source search-cli)"     in ~/.zshrc
  fish  _SEARCH_CLI_COMPLETE=fish_source search-cli | source     in config.fish

\b
PAGER names the pager, NO_COLOR=1 turns colours off.
Exit codes: 0 found, 1 nothing found, 2 error.
"""


class _Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value} is no date: write it as 2023-10-20.", param, ctx)


@click.command(cls=Command, epilog=_EPILOG)
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
@click.option("--from", "since", type=_Day(), help="من. Published on this day or later.")
@click.option("--to", "until", type=_Day(), help="إلى. Published on this day or earlier.")
@click.option("--sort", type=click.Choice(get_args(Sort)), default="relevance", show_default=True, help="الترتيب.")
@click.option("--limit", type=click.IntRange(0, 1000), help="Hits on a page.  [default: 10; with --batch 100]")
@click.option("--offset", type=click.IntRange(0, 100_000), default=0, show_default=True, help="Hits to pass over.")
@click.option("--as-typed", is_flag=True, help="كما كُتب. No other spellings, alphabets or keyboard layouts.")
@click.option("--explain", is_flag=True, help="اشرح. Say what the query was read as: spellings, names, keyboard.")
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
    as_typed: bool,
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
    if (batch is None) != (run_path is None) or (batch is None) == (query is None):
        raise click.UsageError("Give a QUERY, or --batch QUERIES.jsonl together with --run OUT.trec.")
    searcher = Searcher(folder)
    if batch is not None and run_path is not None:
        sys.exit(run_batch(searcher, batch, run_path, _BATCH_LIMIT if limit is None else limit))
    filters = Filters({"people": people, "places": places, "dates": dates}, since, until, within)
    size = 10 if limit is None else limit
    request = Request(query or "", filters, sort, size, offset, all_spellings=not as_typed)
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
        show("\n\n".join(filter(None, (lay_out_meaning(answer.meaning, explain=explain), lay_out_page(answer)))))
    return answer.total


def _open(searcher: Searcher, request: Request, number: int) -> int:
    """Print the whole document of a hit, counted as in the list; return how many documents were found."""
    answer = searcher.search(replace(request, limit=1, offset=number - 1))
    if not answer.total:
        show(lay_out_page(answer))
    elif not answer.hits:
        raise QueryError(f"There is no hit {number} to open: {answer.total} found; give a lower number to --open.")
    for hit in answer.hits:
        record = searcher.document(hit.id)
        if record is None:
            raise IndexStateError(f"The document {hit.id} has just left the index: search again.")
        show(lay_out_document(record, searcher.marks(record, request.query, all_spellings=request.all_spellings)))
    return answer.total
