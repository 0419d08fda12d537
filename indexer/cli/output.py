"""How answers are laid out: a page for people, forms for programs, a whole document."""

import csv
import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence

import click

from analyzers.token import Kind
from indexer.cli.query_notes import HEADINGS, lay_out_reasons
from indexer.cli.terminal import in_colour
from indexer.display import isolated, printable
from indexer.documents.document import Record
from indexer.engine.base import FacetValue
from indexer.query.highlight import Mark, Snippet
from indexer.search.answer import Answer, Hit
from indexer.search.explanation import Reason
from indexer.search.json_objects import answer_json, hits_json, similar_json

Why = Callable[[Hit], Sequence[Reason]]  # what a hit was found by

_FACET_VALUES = 8  # of each kind, below the hits
_COLUMNS = ("id", "title", "score", "published", "source", "snippet", "copies")
_COPIES = 5  # of a hit, named on a terminal
_FORMULA_STARTS = ("=", "+", "-", "@")  # a spreadsheet would compute such a cell


def lay_out_page(answer: Answer, why: Why | None = None) -> str:
    """Lay out an answer as lines of text, below each hit `why` it was found; on a terminal the marks are coloured."""
    if not answer.total:
        filtered = " بالمرشّحات المختارة. Under the filters given." if answer.request.filters.restrict else ""
        return f"لا نتائج. Nothing found for {isolated(answer.request.query)}.{filtered}"
    first = answer.request.offset + 1
    hits = [
        "\n".join(filter(None, (_hit(number, hit), why and lay_out_reasons(why(hit)))))
        for number, hit in enumerate(answer.hits, first)
    ]
    facets = [_facet(kind, values) for kind, values in answer.facets.kinds.items() if values]
    head = f"النتائج: {answer.total}  ({answer.took_ms:.0f} ms)"
    ended = [] if hits or not answer.request.limit else ["انتهت القائمة قبل هذا. The list ends before: lower --offset."]
    return "\n\n".join([head, *hits, *ended, "\n".join(facets)])


def lay_out_document(record: Record, marks: tuple[Mark, ...]) -> str:
    """Lay out a whole document, its lines kept; `marks` of `document.text` are shown on a terminal alone."""
    document = record.document
    text = Snippet(document.text, marks if sys.stdout.isatty() else ())
    title, _, body = _marked(text, _printable_lines).partition("\n")
    day = document.published.isoformat() if document.published else "بلا تاريخ"
    return f"{title}\n{day} · {isolated(document.source)}\n\n{body}"


def lay_out_similar(id_: str, hits: Sequence[Hit]) -> str:
    """Lay out the documents most like one."""
    if not hits:
        return f"لا وثائق مشابهة. No document is like {isolated(id_)}."
    return "\n\n".join(_hit(number, hit) for number, hit in enumerate(hits, 1))


def similar_as_json(id_: str, hits: Sequence[Hit]) -> str:
    """Return the documents most like one as one JSON object."""
    return f"{_json(similar_json(id_, hits))}\n"


def as_json(answer: Answer) -> str:
    """Return an answer as one JSON object."""
    return f"{_json(answer_json(answer))}\n"


def as_jsonl(answer: Answer) -> str:
    """Return the hits of an answer, a JSON object a line, as `--json` has them in `hits`."""
    return "".join(f"{_json(hit)}\n" for hit in hits_json(answer.hits))


def as_csv(answer: Answer) -> str:
    """Return the hits of an answer as CSV with a header; no cell is a formula for a spreadsheet."""
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for hit in hits_json(answer.hits):
        cells = {**hit, "snippet": hit["snippet"]["text"], "copies": _json(hit["copies"]) if hit["copies"] else ""}
        writer.writerow([_cell(cells[column]) for column in _COLUMNS])
    return rows.getvalue()


def as_count(answer: Answer) -> str:
    """Return how many documents were found, and nothing else."""
    return f"{answer.total}\n"


FORMS: Mapping[str, Callable[[Answer], str]] = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv, "count": as_count}


def _hit(number: int, hit: Hit) -> str:
    day = hit.published.isoformat() if hit.published else "بلا تاريخ"
    title, snippet = _line(Snippet(hit.title, hit.title_marks)), _line(hit.snippet)
    return f"{number}. {title}\n   {day} · {isolated(hit.source)}\n   {snippet}{_copies(hit)}"


def _copies(hit: Hit) -> str:
    """Return the line that names the near-duplicates of a hit, empty when it has none."""
    if not hit.copies:
        return ""
    named = " · ".join(isolated(copy.id) for copy in hit.copies[:_COPIES])
    return f"\n   +{len(hit.copies)} نسخ قريبة. Near-duplicates: {named}{' …' if len(hit.copies) > _COPIES else ''}"


def _facet(kind: Kind, values: tuple[FacetValue, ...]) -> str:
    shown = " · ".join(f"{isolated(value.value)} {value.count}" for value in values[:_FACET_VALUES])
    return f"{HEADINGS[kind]}: {shown}"


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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _cell(value: object) -> str:
    """Return a value as one printable line; an apostrophe before what would be a formula makes it text again."""
    text = printable("" if value is None else str(value))
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
