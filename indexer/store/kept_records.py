"""The records of a generation that the next one keeps: their files have not changed."""

from collections.abc import Collection, Iterator

from indexer.documents.document import Record
from indexer.store.generation import Generation
from indexer.values import document_names


class KeptRecords:
    """The records of all sources but those `deleted`, in the order of their sources, as a build writes them.

    `names` are their names; `folder` is that of their generation.
    """

    def __init__(self, generation: Generation, deleted: Collection[str]) -> None:
        """Open a complete generation; raises IndexStateError."""
        self.folder, self.deleted = generation.path, deleted
        self.names = document_names.kept(document_names.load(generation.path), deleted)
        self._engine = generation.open_for_search()

    def __iter__(self) -> Iterator[Record]:
        return (record for record in self._engine.written() if record.document.source not in self.deleted)

    def has(self, id_: str) -> bool:
        """Say whether one of the records has an id."""
        record = self._engine.get(id_)
        return record is not None and record.document.source not in self.deleted
