"""The documents on which suggestions are timed: any number, the same in every run, with names."""

from datetime import date
from pathlib import Path

from benchmarks.suggest.generated_documents import build, generate
from indexer.documents.document import Document
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from tests.benchmarks.conftest import CORPUS

TEXTS = [
    Document("1", "وصول سيرغي لافروف إلى موسكو", "وصل سيرغي لافروف.\nثم سافر إلى القاهرة.", date(2024, 1, 1), "a"),
    Document("2", "أحمد علي في تونس اليوم", "زار أحمد علي تونس.", None, "a"),
]


def test_documents_are_reproducible() -> None:
    documents = list(generate(TEXTS, 20))
    assert documents == list(generate(TEXTS, 20))
    assert len({document.id for document in documents}) == 20
    assert len({document.title for document in documents}) > 2
    assert {document.published is None for document in documents} == {True, False}


def test_names_are_suggested(collection: Path, tmp_path: Path) -> None:
    build(collection, 3 * len(CORPUS), tmp_path / "index")
    searcher = Searcher(tmp_path / "index")
    assert searcher.documents == 9
    assert [one.kind for one in searcher.suggest(Request("المي"))]
