"""Print an answer for programs: JSON, JSON lines, CSV, or the number of documents.

Only the JSON object has the partial hits; the other formats are of the documents that match the whole query.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from indexer.display import json_line, printable
from indexer.search.answer import Answer, Hit
from indexer.search.json_objects import answer_json, hits_json, similar_json

_STATED = ("url", "author", "site", "section", "member")
_COLUMNS = ("id", "title", "score", "published", "source", "snippet", "copies", *_STATED)
_FORMULA_STARTS = ("=", "+", "-", "@")  # a spreadsheet evaluates a cell that starts with one of these


def as_json(answer: Answer) -> str:
    """Return an answer as one JSON object."""
    return f"{json_line(answer_json(answer))}\n"


def as_jsonl(answer: Answer) -> str:
    """Return the hits of an answer, one JSON object per line, in the form that `--json` uses."""
    return "".join(f"{json_line(hit)}\n" for hit in hits_json(answer.hits))


def as_csv(answer: Answer) -> str:
    """Return the hits of an answer as CSV with a header row; escape cells that a spreadsheet would read as formulas."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for hit in hits_json(answer.hits):
        cells = {**hit, "snippet": hit["snippet"]["text"], "copies": json_line(hit["copies"]) if hit["copies"] else ""}
        writer.writerow([_cell(cells[column]) for column in _COLUMNS])
    return table.getvalue()


def as_count(answer: Answer) -> str:
    """Return the number of documents found as one line."""
    return f"{answer.total}\n"


FORMATS: Mapping[str, Callable[[Answer], str]] = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv, "count": as_count}


def similar_as_json(id_: str, hits: Sequence[Hit]) -> str:
    """Return the documents most similar to the one with this id as one JSON object."""
    return f"{json_line(similar_json(id_, hits))}\n"


def _cell(value: object) -> str:
    """Return a value as one printable line; a leading apostrophe keeps a spreadsheet from evaluating it."""
    text = printable("" if value is None else str(value))
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
