"""Records on disk between analysis and writing, since values are unified only when all documents are known."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from indexer.documents.document import Record, from_json, mentions_from_json, mentions_to_json, to_json
from indexer.values.document_names import SourceNames, source_names


class SpoolMark(NamedTuple):
    """A place in a spool: the size of its file in bytes, and the number of its records."""

    size: int
    records: int


class Spool:
    """Records in order, in a temporary file.

    `names` are the names of each; `ids` are their ids, each with the source of its record.
    """

    def __init__(self, folder: Path) -> None:
        self._stream = TemporaryFile(dir=folder)  # noqa: SIM115 - `close` closes it
        self.names: list[SourceNames] = []
        self.ids: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, record: Record) -> None:
        """Append a record, whose id must be new."""
        document = record.document
        rows = (json.dumps(document.id).encode(), to_json(document), mentions_to_json(record.mentions), b"")
        self._stream.write(b"\n".join(rows))
        self.names.append(source_names(record))
        self.ids[document.id] = document.source

    def mark(self) -> SpoolMark:
        """Return the end of the spool."""
        return SpoolMark(self._stream.tell(), len(self))

    def cut(self, mark: SpoolMark) -> None:
        """Remove all records after a mark."""
        self._stream.seek(mark.size)
        self._stream.truncate()
        del self.names[mark.records :]
        self.ids = dict(islice(self.ids.items(), mark.records))

    def clear(self) -> None:
        """Remove all records."""
        self.cut(SpoolMark(0, 0))

    def __iter__(self) -> Iterator[Record]:
        self._stream.seek(0)
        for id_ in self._stream:
            document = from_json(json.loads(id_), next(self._stream))
            yield Record(document, mentions_from_json(next(self._stream), document.text))

    def close(self) -> None:
        """Remove the file."""
        self._stream.close()
