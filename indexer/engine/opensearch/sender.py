"""Sends entries to an index of a cluster from any process, with the others that write it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indexer.engine.entry import Entry
from indexer.engine.fields import FacetFields
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.engine.opensearch.indices import Indices
from indexer.engine.opensearch.rows import Rows
from indexer.engine.opensearch.writer import IndexWriter


@dataclass(frozen=True, slots=True)
class Sender:
    """What a process has to know of an index that is being made; who asks is said by the environment of each."""

    nodes: tuple[str, ...]
    index: str
    columns: tuple[str, ...]

    def prepare(self) -> None:
        """Make the index, if it is not there; raises IndexStateError."""
        access = ClusterAccess.from_environment(self.nodes)
        Indices(access.connect(self.index, builds=True), self.index).create(FacetFields(self.columns), access.shards)

    def check(self) -> None:
        """Raise IndexStateError if this process cannot reach the index."""
        self._indices(is_known=False).count()

    def open(self) -> Callable[[Iterable[Entry], int], None]:
        """Return what sends entries, of which the first is the document of a number in the order of the build."""
        indices = self._indices(is_known=True)
        client = indices.client
        rows = Rows(client, indices.tables, indices.writing_tables)
        return IndexWriter(client, indices, rows, FacetFields(self.columns), 0).write

    def _indices(self, *, is_known: bool) -> Indices:
        access = ClusterAccess.from_environment(self.nodes)
        return Indices(access.connect(self.index, builds=is_known, is_known=is_known), self.index)
