"""Read a retrieval collection in BEIR form: corpus.jsonl, queries.jsonl, qrels/test.tsv."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.documents.document import Document
from indexer.documents.readers.formats import read_documents
from indexer.errors import SourceError

Qrels = dict[str, dict[str, int]]  # query id -> document id -> grade


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query; `group` is its class, empty if the collection has no classes."""

    id: str
    text: str
    group: str


def read_corpus(folder: Path) -> list[Document]:
    """Return all documents as `index-cli build` reads them. Raise SourceError if one cannot be read."""
    documents = []
    for outcome in read_documents(_file(folder, "corpus.jsonl"), "corpus.jsonl"):
        if isinstance(outcome, SourceError):
            raise outcome
        if isinstance(outcome, Document):
            documents.append(outcome)
    return documents


def read_queries(folder: Path, class_field: str = "class") -> list[Query]:
    """Return the queries that have a judgement, with the value of `class_field` if the line has it.

    Raise SourceError if there are none.
    """
    judged = read_qrels(folder)
    queries = [
        Query(str(row["_id"]), str(row["text"]), str(row.get(class_field, "")))
        for row in _rows(_file(folder, "queries.jsonl"))
        if str(row["_id"]) in judged
    ]
    if not queries:
        raise SourceError(f"No query of {folder} has a judgement: check the ids in queries.jsonl and qrels/test.tsv.")
    return queries


def read_qrels(folder: Path) -> Qrels:
    """Return the judgements of qrels/test.tsv: a header, then lines of query id, document id and grade."""
    qrels: Qrels = {}
    path = _file(folder, "qrels/test.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        try:
            for query, document, grade in list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]:
                qrels.setdefault(query, {})[document] = int(grade)
        except ValueError as fault:
            raise SourceError(f"{path} is not of the form «query-id, corpus-id, score» ({fault}): mend it.") from fault
    return qrels


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                row["_id"], row["text"]
            except (ValueError, KeyError, TypeError) as fault:
                form = '{"_id": …, "text": …}'
                raise SourceError(f"{path}, line {number} is not of the form {form}: mend it.") from fault
            yield row


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise SourceError(f"There is no {path}: a collection has corpus.jsonl, queries.jsonl and qrels/test.tsv.")
    return path
