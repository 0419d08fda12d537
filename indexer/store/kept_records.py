"""The records of a generation that the next one keeps: their files have not changed."""

from collections.abc import Collection, Iterator
from pathlib import Path

from indexer.documents.document import Record
from indexer.engine.base import Engine
from indexer.values import document_names


class KeptRecords:
    """The records of all sources but those `deleted`, in the order of their sources, as a build writes them.

    `names` are their names; `folder` is that of their generation.
    """

    def __init__(self, folder: Path, engine: Engine, deleted: Collection[str]) -> None:
        """Take a complete generation and its engine; raises IndexStateError."""
        self.folder, self.deleted = folder, deleted
        self.names = document_names.kept(document_names.load(folder), deleted)
        self._engine = engine

    def __iter__(self) -> Iterator[Record]:
        return (record for record in self._engine.written() if record.document.source not in self.deleted)
