"""Kashshaf without people, places and dates, which no peer looks for: built fast, so that ranking can be tuned."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from typing import ClassVar

from analyzers.arabic import VERSION as ANALYZER_VERSION
from benchmarks.peers.contract import Opened, Peer, timed
from indexer import manifest as manifests
from indexer import sources, spellings, unified, vocabulary
from indexer.document import Document, Record
from indexer.entry import make_entry
from indexer.errors import QueryError
from indexer.index_folder import building, publish
from indexer.manifest import Manifest
from indexer.searcher import Searcher
from indexer.tantivy_engine import SCHEMA_VERSION, TantivyEngine


class Kashshaf(Peer):
    """The engine of this project."""

    label = "Kashshaf"
    stored: ClassVar[str] = "*/*.store"

    def version(self) -> str:
        """Return the version of this project."""
        return version("kashshaf")

    def build(self, documents: Sequence[Document]) -> None:
        """Publish an index whose records have no mentions."""
        with building(self.index) as generation:
            engine = TantivyEngine(generation)
            engine.write(make_entry(Record(document, ()), {}) for document in documents)
            engine.commit()
            sources.save((), generation)
            unified.save({}, generation)
            spellings.save((), generation)
            vocabulary.save(engine.words(), generation)
            publish(
                self.index,
                Manifest(
                    generation=generation.name,
                    built=datetime.now(UTC).replace(microsecond=0),
                    analyzer=ANALYZER_VERSION,
                    schema=SCHEMA_VERSION,
                    documents=len(documents),
                    failed=0,
                    sources=(),
                    files=manifests.describe(generation),
                ),
            )

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """Search as `search-cli --batch` does: a query with no word to look for finds nothing."""
        searcher = Searcher(self.index)

        def find(query: str, limit: int) -> list[str]:
            try:
                return [id_ for id_, _ in searcher.rank(query, limit)]
            except QueryError:
                return []

        yield Opened(timed(find))
