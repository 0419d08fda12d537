"""Group near-duplicates as a build does."""

import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from analyzers.text.analyzer import index_forms
from indexer.documents.document import Document, Record
from indexer.similar.duplicates import group_duplicates
from indexer.similar.minhash import Shingles, SignatureWriter, shingles
from indexer.values.canonical import CanonicalValues, make_entry


class Grouping(NamedTuple):
    """The groups of documents, the group of each document by its id, and the CPU seconds without the analysis."""

    groups: Sequence[tuple[str, ...]]
    group_of: Mapping[str, int]
    seconds: float


def group(documents: Iterable[Document]) -> Grouping:
    """Group documents that are near-duplicates."""
    by_id = {document.id: document for document in documents}

    @cache
    def shingles_of(id_: str) -> Shingles:
        return shingles(index_forms(by_id[id_].body).term.split())

    entries = [make_entry(Record(document, ()), CanonicalValues()) for document in by_id.values()]
    with TemporaryDirectory() as folder:
        writer = SignatureWriter(Path(folder))
        start = time.process_time()
        for entry in entries:
            writer.add(entry)
        groups = group_duplicates(writer.signatures(), shingles_of)
        seconds = time.process_time() - start
    return Grouping(groups, {id_: number for number, ids in enumerate(groups) for id_ in ids}, seconds)
