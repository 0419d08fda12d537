"""The command `search-cli`: searching in a terminal."""

import json
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import IO, get_args

import click

from analyzers.token import Kind
from indexer.batch import run_batch
from indexer.command import FOUND, NOTHING, Command, index_option, isolated, printable
from indexer.engine import FacetValue, Filters, Sort
from indexer.highlight import Snippet
from indexer.interpreter import Meaning
from indexer.searcher import Answer, Hit, Request, Searcher

_HEADINGS: dict[Kind, str] = {"people": "الأشخاص", "places": "الأماكن", "dates": "التواريخ"}
_FACET_VALUES = 8  # of each kind, below the hits
_BATCH_LIMIT = 100

_EPILOG = """\b
Examples:
  search-cli "لافروف وونسان"
  search-cli '"وزير الخارجية" -أوكرانيا' --people "سيرغي لافروف" --sort newest
  search-cli "" --places "المغرب" --from 2023-09-01 --to 2023-09-30
  search-cli --batch queries.jsonl --run out.trec

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
@click.argument("query", required=False)
@index_option
@click.option("--people", multiple=True, metavar="V", help="شخص. Only documents that name this person; repeatable.")
@click.option("--places", multiple=True, metavar="V", help="مكان. Only documents that name this place; repeatable.")
@click.option("--dates", multiple=True, metavar="V", help="تاريخ. Only documents that name this date; repeatable.")
@click.option("--within", multiple=True, metavar="V", help="داخل. Only documents that name this place or one in it.")
@click.option("--from", "since", type=_Day(), help="من. Published on this day or later.")
@click.option("--to", "until", type=_Day(), help="إلى. Published on this day or earlier.")
@click.option("--sort", type=click.Choice(get_args(Sort)), default="relevance", show_default=True, help="الترتيب.")
@click.option("--limit", type=click.IntRange(0, 1000), help="Hits on a page.  [default: 10; with --batch 100]")
@click.option("--offset", type=click.IntRange(0, 100_000), default=0, show_default=True, help="Hits to pass over.")
@click.option("--as-typed", is_flag=True, help="كما كُتب. No other spellings, alphabets or keyboard layouts.")
@click.option("--explain", is_flag=True, help="اشرح. Say what the query was read as: spellings, names, keyboard.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
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
    as_json: bool,
    batch: IO[str] | None,
    run_path: Path | None,
) -> None:
    """ابحث في الفهرس. Search the index for QUERY.

    Words stand for documents with any of them, those with all of them first; "quoted words" stand
    together; -word leaves out; OR, AND, NOT and parentheses combine. An empty QUERY lists everything.
    """
    if (batch is None) != (run_path is None) or (batch is None) == (query is None):
        raise click.UsageError("Give a QUERY, or --batch QUERIES.jsonl together with --run OUT.trec.")
    searcher = Searcher(folder)
    if batch is not None and run_path is not None:
        sys.exit(run_batch(searcher, batch, run_path, _BATCH_LIMIT if limit is None else limit))
    filters = Filters({"people": people, "places": places, "dates": dates}, since, until, within)
    size = 10 if limit is None else limit
    answer = searcher.search(Request(query or "", filters, sort, size, offset, all_spellings=not as_typed))
    if as_json:
        click.echo(json.dumps(answer.as_json(), ensure_ascii=False))
    else:
        click.echo("\n\n".join(filter(None, (_meaning(answer.meaning, explain=explain), _page(answer)))))
    sys.exit(FOUND if answer.total else NOTHING)


def _meaning(meaning: Meaning, *, explain: bool) -> str:
    """Say what a query was read as: another keyboard layout always, the rest when it is asked for."""
    lines = (
        [f"قُرئ الاستعلام: {isolated(meaning.read_as)}. Read as typed on another keyboard."] if meaning.read_as else []
    )
    if explain:
        for word, spellings in meaning.spellings.items():
            lines.append(f"{isolated(word)}: {' · '.join(map(isolated, spellings))}")
        lines += [f"{_HEADINGS[name.kind]}: {isolated(name.value)}" for name in meaning.names]
        lines = lines or ["بُحث عن الكلمات كما كُتبت. Nothing was added to the words of the query."]
    return "\n".join(lines)


def _page(answer: Answer) -> str:
    """Lay out an answer as lines of text; on a terminal the marks are coloured."""
    if not answer.total:
        return f"لا نتائج. Nothing found for {isolated(answer.request.query)}."
    first = answer.request.offset + 1
    hits = [_hit(number, hit) for number, hit in enumerate(answer.hits, first)]
    facets = [_facet(kind, values) for kind, values in answer.facets.kinds.items() if values]
    head = f"النتائج: {answer.total}  ({answer.took_ms:.0f} ms)"
    return "\n\n".join([head, *hits, "\n".join(facets)])


def _hit(number: int, hit: Hit) -> str:
    day = hit.published.isoformat() if hit.published else "بلا تاريخ"
    title = _marked(Snippet(hit.title, hit.title_marks))
    return f"{number}. {title}\n   {day} · {isolated(hit.source)}\n   {_marked(hit.snippet)}"


def _facet(kind: Kind, values: tuple[FacetValue, ...]) -> str:
    shown = " · ".join(f"{isolated(value.value)} {value.count}" for value in values[:_FACET_VALUES])
    return f"{_HEADINGS[kind]}: {shown}"


def _marked(snippet: Snippet) -> str:
    """Lay out a passage as one line, the words that were asked for painted or, without colour, in brackets."""
    parts, last = [], 0
    for start, end in snippet.marks:
        parts += [printable(snippet.text[last:start]), _painted(printable(snippet.text[start:end]))]
        last = end
    return isolated("".join([*parts, printable(snippet.text[last:])]), safe=True)


def _painted(word: str) -> str:
    in_colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return click.style(word, fg="yellow", bold=True) if in_colour else f"[{word}]"
