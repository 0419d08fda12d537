"""Print an answer for programs: JSON, or the number of documents. Lists of documents are in `search.export_formats`."""

from collections.abc import Callable, Mapping, Sequence

from indexer.display import json_line
from indexer.search.answer import Answer, Hit
from indexer.search.json_objects import answer_json, similar_json


def as_json(answer: Answer) -> str:
    """Return an answer as one JSON object."""
    return f"{json_line(answer_json(answer))}\n"


def as_count(answer: Answer) -> str:
    """Return the number of documents found as one line."""
    return f"{answer.total}\n"


FORMATS: Mapping[str, Callable[[Answer], str]] = {"json": as_json, "count": as_count}


def similar_as_json(id_: str, hits: Sequence[Hit]) -> str:
    """Return the documents most similar to the one with this id as one JSON object."""
    return f"{json_line(similar_json(id_, hits))}\n"
