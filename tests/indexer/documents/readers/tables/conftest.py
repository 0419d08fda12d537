from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.documents.document import Document, Outcome
from indexer.documents.readers.formats import TABLES
from indexer.documents.readers.outcomes import read_guarded
from indexer.documents.readers.tables import objects
from indexer.documents.readers.tables.columns import ColumnMap

ReadAs = Callable[..., list[Outcome]]


@pytest.fixture
def read_as(tmp_path: Path) -> ReadAs:
    """Read content under a name, with a map of columns."""

    def read(name: str, content: str | bytes, column_map: ColumnMap = ()) -> list[Outcome]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_guarded(TABLES.get(path.suffix, objects.read), path, name, column_map))

    return read


def shown(outcomes: list[Outcome]) -> list[object]:
    """Return (id, title, body) of each document, and the sentence of what is none."""
    return [(each.id, each.title, each.body) if isinstance(each, Document) else str(each) for each in outcomes]
