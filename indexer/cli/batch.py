"""Answer a file of queries as a TREC run, for evaluation."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from indexer.cli.command import FOUND, NOTHING, localized_error
from indexer.cli.terminal import say
from indexer.errors import OutputError, QueryError, SourceError
from indexer.search.searcher import Searcher

_TAG = "kashshaf"


def run_batch(searcher: Searcher, queries: Iterable[str], run: Path, limit: int) -> int:
    """Answer every line {"_id", "text"} into `run`: query id, Q0, document id, rank, score, tag.

    Return the exit code. A query without a word to search for gets no lines and is named on standard error.
    Raise SourceError for a line that is not a query, before anything is written; OutputError if `run` cannot be
    written.
    """
    id_text_pairs = list(_parse_queries(queries))
    lines_written = 0
    with _open_run(run) as out:
        for id_, text in id_text_pairs:
            for rank, (document, score) in enumerate(_rank_or_report(searcher, id_, text, limit), 1):
                out.write(f"{id_} Q0 {document} {rank} {score:.6f} {_TAG}\n")
                lines_written += 1
    return FOUND if lines_written else NOTHING


def _parse_queries(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    try:
        yield from (_parse_query(line, number) for number, line in enumerate(lines, 1) if line.strip())
    except UnicodeDecodeError as fault:
        raise SourceError("The queries are not in UTF-8: save them as UTF-8.") from fault


def _parse_query(line: str, number: int) -> tuple[str, str]:
    try:
        row = json.loads(line)
        id_, text = str(row["_id"]), str(row["text"])
        id_.encode()  # half a surrogate pair cannot be written
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise SourceError(
            'Line %(number)s of the queries is not of the form {"_id": …, "text": …}: correct it.', number=number
        ) from fault
    if id_.split() != [id_]:
        raise SourceError(
            "Line %(number)s of the queries has the _id “%(id)s”; white space separates the columns of a run: "
            "give it an _id without white space.",
            number=number,
            id=id_,
        )
    return id_, text


@contextmanager
def _open_run(run: Path) -> Iterator[IO[str]]:
    try:
        with run.open("w", encoding="utf-8") as out:
            yield out
    except OSError as fault:
        raise OutputError(
            "%(file)s cannot be written (%(reason)s): give --run another file.", file=run, reason=fault.strerror
        ) from fault


def _rank_or_report(searcher: Searcher, id_: str, text: str, limit: int) -> list[tuple[str, float]]:
    try:
        return searcher.rank(text, limit)
    except QueryError as fault:
        say(f"query {id_}: {localized_error(fault)}", error=True)
        return []
