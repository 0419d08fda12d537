"""Records on disk between analysis and writing, since values are unified only when all documents are known."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from indexer.documents.document import Record, from_json, mentions_from_json, mentions_to_json, to_json
from indexer.values.document_names import SourceNames, source_names


class Spool:
    """Records in order, in a temporary file.

    `names` are the names of each.
    """

    def __init__(self, folder: Path) -> None:
        self._stream = TemporaryFile(dir=folder)  # noqa: SIM115 - `close` closes it
        self.names: list[SourceNames] = []
        self.ids: set[str] = set()

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, record: Record) -> None:
        """Append a record."""
        document = record.document
        rows = (json.dumps(document.id).encode(), to_json(document), mentions_to_json(record.mentions), b"")
        self._stream.write(b"\n".join(rows))
        self.names.append(source_names(record))
        self.ids.add(record.document.id)

    def __iter__(self) -> Iterator[Record]:
        self._stream.seek(0)
        for id_ in self._stream:
            document = from_json(json.loads(id_), next(self._stream))
            yield Record(document, mentions_from_json(next(self._stream), document.text))

    def close(self) -> None:
        """Remove the file."""
        self._stream.close()
