"""A searcher over texts given in a test."""

from collections.abc import Mapping
from pathlib import Path

from indexer.search.searcher import Searcher
from indexer.store.build import build
from tests.progress import Silent


def searching(texts: Mapping[str, str], folder: Path) -> Searcher:
    """Build an index in `folder` of a document for each text, titled alike, and open it; names are file stems."""
    sources = folder / "texts"
    sources.mkdir()
    for name, text in texts.items():
        (sources / f"{name}.txt").write_text(f"عنوان\n{text}\n", encoding="utf-8")
    build([sources], folder / "index", Silent())
    return Searcher(folder / "index")
