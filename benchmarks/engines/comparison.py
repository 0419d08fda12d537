"""Asks both engines the same questions, and tells what differs."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from flask.testing import FlaskClient

from benchmarks.engines.clients import open_pages
from benchmarks.engines.differences import Answer, Difference, differences
from benchmarks.engines.questions import Question


class Compared(NamedTuple):
    """A question and what differs between its answers."""

    question: Question
    differences: list[Difference]


def compare(folders: Mapping[str, Path], questions: Iterable[Question]) -> Iterator[Compared]:
    """Ask the pages of two indexes; yield each question in order."""
    first, second = map(open_pages, folders.values())
    for question in questions:
        answers = (_answer(client, question.address) for client in (first, second))
        yield Compared(question, differences(*answers))


def _answer(client: FlaskClient, address: str) -> Answer:
    with client.get(address, headers={"Accept-Encoding": "identity"}) as response:
        return Answer(response.status_code, response.mimetype or "", response.get_data(as_text=True))
