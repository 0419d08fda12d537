"""How answers are laid out: a page for people, forms for programs, a whole document."""

import csv
import io
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any, cast

import click

from analyzers.token import Kind
from indexer.command import isolated, printable
from indexer.document import Record
from indexer.engine import FacetValue
from indexer.highlight import Mark, Snippet
from indexer.interpreter import Meaning
from indexer.searcher import Answer, Hit
from indexer.terminal import in_colour

_HEADINGS: dict[Kind, str] = {"people": "الأشخاص", "places": "الأماكن", "dates": "التواريخ"}
_FACET_VALUES = 8  # of each kind, below the hits
_COLUMNS = ("id", "title", "score", "published", "source", "snippet")
_FORMULA_STARTS = ("=", "+", "-", "@")  # a spreadsheet would compute such a cell


def lay_out_meaning(meaning: Meaning, *, explain: bool) -> str:
    """Say what a query was read as: another keyboard layout and mended slips always, the rest when it is asked for."""
    lines = []
    if meaning.read_as:
        lines.append(f"قُرئ الاستعلام: {isolated(meaning.read_as)}. Read as typed on another keyboard.")
    for word, meant in meaning.corrected.items():
        nearest = " · ".join(map(isolated, meant))
        lines.append(f"لم يرد {isolated(word)}، بُحث عن {nearest}. Looked for instead of what was typed.")
    if explain:
        for word, spellings in meaning.spellings.items():
            lines.append(f"{isolated(word)}: {' · '.join(map(isolated, spellings))}")
        lines += [f"{_HEADINGS[name.kind]}: {isolated(name.value)}" for name in meaning.names]
        lines = lines or ["بُحث عن الكلمات كما كُتبت. Nothing was added to the words of the query."]
    return "\n".join(lines)


def lay_out_page(answer: Answer) -> str:
    """Lay out an answer as lines of text; on a terminal the marks are coloured."""
    if not answer.total:
        return f"لا نتائج. Nothing found for {isolated(answer.request.query)}."
    first = answer.request.offset + 1
    hits = [_hit(number, hit) for number, hit in enumerate(answer.hits, first)]
    facets = [_facet(kind, values) for kind, values in answer.facets.kinds.items() if values]
    head = f"النتائج: {answer.total}  ({answer.took_ms:.0f} ms)"
    return "\n\n".join([head, *hits, "\n".join(facets)])


def lay_out_document(record: Record, marks: tuple[Mark, ...]) -> str:
    """Lay out a whole document, its lines kept; `marks` of `document.text` are shown on a terminal alone."""
    document = record.document
    text = Snippet(document.text, marks if sys.stdout.isatty() else ())
    title, _, body = _marked(text, _printable_lines).partition("\n")
    day = document.published.isoformat() if document.published else "بلا تاريخ"
    return f"{title}\n{day} · {isolated(document.source)}\n\n{body}"


def as_json(answer: Answer) -> str:
    """Return an answer as one JSON object."""
    return f"{_json(answer.as_json())}\n"


def as_jsonl(answer: Answer) -> str:
    """Return the hits of an answer, a JSON object a line, as `--json` has them in `hits`."""
    return "".join(f"{_json(hit)}\n" for hit in _hits_json(answer))


def as_csv(answer: Answer) -> str:
    """Return the hits of an answer as CSV with a header; no cell is a formula for a spreadsheet."""
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for hit in _hits_json(answer):
        cells = {**hit, "snippet": hit["snippet"]["text"]}
        writer.writerow([_cell(cells[column]) for column in _COLUMNS])
    return rows.getvalue()


def as_count(answer: Answer) -> str:
    """Return how many documents were found, and nothing else."""
    return f"{answer.total}\n"


FORMS: Mapping[str, Callable[[Answer], str]] = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv, "count": as_count}


def _hit(number: int, hit: Hit) -> str:
    day = hit.published.isoformat() if hit.published else "بلا تاريخ"
    title, snippet = _line(Snippet(hit.title, hit.title_marks)), _line(hit.snippet)
    return f"{number}. {title}\n   {day} · {isolated(hit.source)}\n   {snippet}"


def _facet(kind: Kind, values: tuple[FacetValue, ...]) -> str:
    shown = " · ".join(f"{isolated(value.value)} {value.count}" for value in values[:_FACET_VALUES])
    return f"{_HEADINGS[kind]}: {shown}"


def _line(snippet: Snippet) -> str:
    return isolated(_marked(snippet, printable), safe=True)


def _marked(snippet: Snippet, clean: Callable[[str], str]) -> str:
    """Lay out a passage, the words that were asked for painted or, without colour, in brackets."""
    parts, last, colour = [], 0, in_colour()
    for start, end in snippet.marks:
        word = clean(snippet.text[start:end])
        parts += [clean(snippet.text[last:start]), click.style(word, fg="yellow", bold=True) if colour else f"[{word}]"]
        last = end
    return "".join([*parts, clean(snippet.text[last:])])


def _printable_lines(text: str) -> str:
    return "\n".join(map(printable, text.split("\n")))


def _hits_json(answer: Answer) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", answer.as_json()["hits"])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _cell(value: object) -> str:
    """Return a value as one printable line; an apostrophe before what would be a formula makes it text again."""
    text = printable("" if value is None else str(value))
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
