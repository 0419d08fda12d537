"""Records on disk between analysis and writing: values can be unified only when all documents are known."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from indexer.documents.document import Record, from_json, to_json
from indexer.values.canonical import Spelling, values_by_kind
from indexer.values.spellings import SpellingPair, surface_pairs


class Spool:
    """Records in a nameless file, in order, with the number of documents that each value was found in."""

    def __init__(self, folder: Path) -> None:
        self._stream = TemporaryFile(dir=folder)  # noqa: SIM115 - `close` closes it
        self.counts: Counter[Spelling] = Counter()
        self.ids: set[str] = set()
        self.surfaces: set[SpellingPair] = set()

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, record: Record) -> None:
        """Append a record."""
        self._stream.write(json.dumps(record.document.id).encode() + b"\n" + to_json(record) + b"\n")
        self.counts.update(
            (kind, value) for kind, values in values_by_kind(record.mentions).items() for value in values
        )
        self.ids.add(record.document.id)
        self.surfaces.update(surface_pairs(record))

    def __iter__(self) -> Iterator[Record]:
        self._stream.seek(0)
        for id_ in self._stream:
            yield from_json(json.loads(id_), next(self._stream))

    def close(self) -> None:
        """Give the room on disk back."""
        self._stream.close()
