"""Group near-duplicates as a build does."""

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from indexer.documents.document import Document, Record
from indexer.similar.duplicates import group_duplicates
from indexer.similar.minhash import SignatureWriter, sign
from indexer.values.canonical import make_entry
from indexer.values.unified import UnifiedValues

_BATCH = 1000  # documents that are signed together


class Grouping(NamedTuple):
    """The groups of documents, the group of each document by its id, and the CPU seconds without the analysis."""

    groups: Sequence[tuple[str, ...]]
    group_of: Mapping[str, int]
    seconds: float


def group(documents: Iterable[Document]) -> Grouping:
    """Group documents that are near-duplicates."""
    by_id = {document.id: document for document in documents}
    entries = [make_entry(Record(document, ()), UnifiedValues()) for document in by_id.values()]
    with TemporaryDirectory() as folder:
        writer = SignatureWriter(Path(folder))
        start = time.process_time()
        for start_at in range(0, len(entries), _BATCH):
            writer.add(sign(entries[start_at : start_at + _BATCH]))
        groups = group_duplicates(writer.signatures())
        seconds = time.process_time() - start
    return Grouping(groups, {id_: number for number, ids in enumerate(groups) for id_ in ids}, seconds)
