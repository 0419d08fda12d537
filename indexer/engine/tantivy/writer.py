"""Writes the documents of an index."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import tantivy

from indexer.engine.entry import Entry
from indexer.engine.fields import FacetFields, schema_field
from indexer.engine.gram_words import GramTable
from indexer.engine.long_texts import LongTexts
from indexer.engine.packing import SAMPLES, Content, Packing
from indexer.engine.tantivy.folder import EngineErrors
from indexer.engine.tantivy.schema import content_to_store, make_document
from indexer.engine.value_numbers import ValueNumbers

_MEMORY = 256_000_000  # bytes; a build with less takes up to three times the CPU


class OwnFiles(NamedTuple):
    """Our files in the folder of an index, beside those of Tantivy."""

    values: ValueNumbers
    packing: Packing
    long_texts: LongTexts
    grams: GramTable

    @classmethod
    def of(cls, folder: Path, *, is_new: bool) -> Self:
        """Read the files in a folder, after those of a new index are written; raises IndexStateError."""
        if is_new:
            ValueNumbers.create(folder)
            GramTable.create(folder)
        return cls(ValueNumbers(folder), Packing(folder), LongTexts(folder), GramTable(folder))


class IndexWriter:
    """Writes to one index; `written` counts its documents."""

    def __init__(
        self, index: tantivy.Index, own: OwnFiles, facets: FacetFields, errors: EngineErrors, written: int
    ) -> None:
        self._index, self._own, self._facets, self._errors = index, own, facets, errors
        self.written = written
        self._writer: tantivy.IndexWriter | None = None
        # The first documents of an index with what is stored of them, until they are written.
        self._samples: list[tuple[Entry, Content]] | None = None if written else []

    def write(self, entries: Iterable[Entry]) -> None:
        """Add documents; the first are kept in memory until there are enough to learn of."""
        for entry in entries:
            if self._samples is None:
                self._write(entry, content_to_store(entry))
            else:
                self._samples.append((entry, content_to_store(entry)))
                if len(self._samples) == SAMPLES:
                    self._write_samples(self._samples)

    def commit(self) -> None:
        """Make all writes durable."""
        self._write_samples(self._samples or ())
        with self._errors:
            self._own.values.save()
            writer = self._open_writer()
            writer.commit()
            writer.wait_merging_threads()
            self._writer = None
            self._index.reload()
            self._own.grams.save(self._index.searcher().terms_with_prefix(schema_field("words"), "", limit=None))

    def _write_samples(self, samples: Sequence[tuple[Entry, Content]]) -> None:
        """Write the first documents, after what is stored of all is packed by what is learned of them."""
        self._samples = None
        with self._errors:
            self._own.packing.learn([content for _, content in samples])
        for entry, content in samples:
            self._write(entry, content)

    def _write(self, entry: Entry, content: Content) -> None:
        packed = self._own.packing.pack(content)
        with self._errors:
            document = make_document(entry, packed, self.written, self._facets, self._own.values.number)
            self._open_writer().add_document(document)
            self._own.long_texts.write(entry)
            self.written += 1

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_MEMORY, 1)
        return self._writer
