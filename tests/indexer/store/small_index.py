"""A folder of two texts, and what is asked of its index."""

from pathlib import Path

from indexer.intake.report import Report
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from tests.progress import Silent

TEXTS = {
    "wonsan.txt": "لافروف في وونسان\n\nنشرت في: 11/07/2025\n\nوصل وزير خارجية روسيا سيرغي لافروف إلى مدينة وونسان.\n",
    "moscow.txt": "عودة إلى موسكو\n\nعاد وزير الخارجية الروسي سيرجي لافروف إلى موسكو.\n",
}


def write_seeds(folder: Path) -> Path:
    """Make a folder of two texts, in which one person is spelled in two ways."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def build_index(sources: Path, index: Path) -> Report:
    return build([sources], index, Silent())


def update_index(index: Path, *sources: Path) -> Report:
    return update(sources, index, Silent())


def find_ids(index: Path, query: str) -> set[str]:
    return {hit.id for hit in Searcher(index).search(Request(query)).hits}


def people(index: Path) -> dict[str, int]:
    facets = Searcher(index).search(Request("")).facets
    return {value.value: value.count for value in facets.kinds["people"]}


def mention_values(index: Path) -> dict[str, list[str]]:
    """Return the values mentioned in each document."""
    searcher = Searcher(index)
    records = {hit.id: searcher.document(hit.id) for hit in searcher.search(Request("")).hits}
    return {id_: [mention.value for mention in record.mentions] for id_, record in records.items() if record}
