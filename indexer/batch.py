"""Answering a file of queries as a TREC run, for evaluation."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from indexer.command import FOUND, NOTHING
from indexer.errors import QueryError, SourceError
from indexer.searcher import Searcher

_TAG = "kashshaf"


def run_batch(searcher: Searcher, queries: Iterable[str], run: Path, limit: int) -> int:
    """Answer every line {"_id", "text"} into `run`: query id, Q0, document id, rank, score, tag.

    Returns the exit code. A query without a word to look for gets no lines and is named on standard error.
    Raises SourceError for a line that is no query.
    """
    found = 0
    with run.open("w", encoding="utf-8") as out:
        for number, line in enumerate(queries, 1):
            if not line.strip():
                continue
            id_, text = _query(line, number)
            for rank, (document, score) in enumerate(_rank(searcher, id_, text, limit), 1):
                out.write(f"{id_} Q0 {document} {rank} {score:.6f} {_TAG}\n")
                found += 1
    return FOUND if found else NOTHING


def _query(line: str, number: int) -> tuple[str, str]:
    try:
        row = json.loads(line)
        return str(row["_id"]), str(row["text"])
    except (ValueError, KeyError, TypeError) as fault:
        raise SourceError(
            f'Line {number} of the queries is not of the form {{"_id": …, "text": …}}: mend it.'
        ) from fault


def _rank(searcher: Searcher, id_: str, text: str, limit: int) -> list[tuple[str, float]]:
    try:
        return searcher.rank(text, limit)
    except QueryError as fault:
        click.echo(f"query {id_}: {fault}", err=True)
        return []
