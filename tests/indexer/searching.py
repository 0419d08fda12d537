"""A searcher over documents given in a test."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from indexer.search.searcher import Searcher
from indexer.store.build import build
from tests.progress import Silent

# The facets of a JSON object, in order, of an index without columns.
FACETS = ["people", "places", "dates", "published", "within", "during", "source", "section", "author"]


class Row(NamedTuple):
    """A document of a test; `published` is an ISO 8601 day, or empty."""

    id: str
    published: str
    title: str
    body: str


def index_texts(texts: Mapping[str, str], folder: Path) -> Searcher:
    """Build and open an index in `folder` with one document per text, all with the same title; keys are file stems."""
    sources = folder / "texts"
    sources.mkdir()
    for name, text in texts.items():
        (sources / f"{name}.txt").write_text(f"عنوان\n{text}\n", encoding="utf-8")
    return _open(sources, folder / "index")


def index_rows(rows: Iterable[Row], folder: Path, corrections: str = "") -> Searcher:
    """Build and open an index in `folder` from rows and the text of a corrections file."""
    sources = folder / "rows"
    sources.mkdir()
    documents = [{"_id": row.id, "date": row.published, "title": row.title, "text": row.body} for row in rows]
    lines = [json.dumps(document, ensure_ascii=False) for document in documents]
    (sources / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (sources / "corrections.tsv").write_text(corrections, encoding="utf-8")
    return _open(sources, folder / "index")


def _open(sources: Path, index: Path) -> Searcher:
    build([sources], index, Silent())
    return Searcher(index)
