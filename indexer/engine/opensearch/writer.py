"""Writes the documents of an index."""

from collections.abc import Iterable, Iterator
from typing import Any

from opensearchpy import OpenSearch

from indexer.engine.entry import Entry
from indexer.engine.fields import FacetFields
from indexer.engine.opensearch.bulk import send
from indexer.engine.opensearch.documents import rows_of_long
from indexer.engine.opensearch.indices import Indices
from indexer.engine.opensearch.rows import Rows
from indexer.engine.opensearch.schema import identity, make_document
from indexer.engine.opensearch.vocabulary import save_vocabulary

_AT_ONCE = 500  # documents of a request


class IndexWriter:
    """Writes to one index; `written` counts its documents.

    A document has one identity, so that one that is sent twice is there once.
    """

    def __init__(self, client: OpenSearch, indices: Indices, rows: Rows, facets: FacetFields, written: int) -> None:
        """Take the client, the indices, their rows and facets, and the number of documents that there are."""
        self._client, self._indices, self._rows, self._facets = client, indices, rows, facets
        self.written = written

    def write(self, entries: Iterable[Entry], first: int | None = None) -> None:
        """Add documents; those of a request are on the disks of two nodes before it is answered.

        The first of them is the `first`-th of the index, if several processes write it.
        """
        if first is not None:
            self.written = first
        send(self._client, self._indices.writing, self._actions(entries), _AT_ONCE, is_alias=True)

    def commit(self) -> None:
        """Show all writes to searches, and count their words."""
        self._client.indices.refresh(index=self._indices.documents)
        save_vocabulary(self._client, self._indices.documents, self._rows, self._facets)

    def _actions(self, entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
        for entry in entries:
            if entry.long:
                self._rows.write(rows_of_long(entry))
            document = make_document(entry, self.written, self._facets)
            yield {"_id": identity(entry.record.document.key), "_source": document}
            self.written += 1
