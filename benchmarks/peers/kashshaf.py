"""Kashshaf without people, places and dates, which no peer looks for: built fast, so that ranking can be tuned."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar

from analyzers.text.analyzer import VERSION as ANALYZER_VERSION
from benchmarks.peers.contract import Opened, Peer, timed
from indexer.documents.document import Document, Record
from indexer.documents.sources import save_digests
from indexer.engine.tantivy_engine import TantivyEngine
from indexer.engine.tantivy_schema import SCHEMA_VERSION
from indexer.errors import QueryError
from indexer.search.searcher import Searcher
from indexer.similar import duplicates
from indexer.store import manifest as manifests
from indexer.store.folder import building, publish
from indexer.store.manifest import Manifest
from indexer.values import spellings
from indexer.values.canonical import CanonicalValues, make_entry


class Kashshaf(Peer):
    """The engine of this project."""

    label = "Kashshaf"
    stored: ClassVar[str] = "*/*.store"

    def version(self) -> str:
        """Return the version of this project."""
        return version("kashshaf")

    def build(self, documents: Sequence[Document]) -> None:
        """Publish an index whose records have no mentions."""
        publish_records(self.index, (Record(document, ()) for document in documents))

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


def publish_records(index: Path, records: Iterable[Record]) -> None:
    """Publish an index of records with the mentions they have, each value standing for itself."""
    with building(index) as generation:
        engine = TantivyEngine(generation)
        canonical = CanonicalValues()
        engine.write(make_entry(record, canonical) for record in records)
        engine.commit()
        save_digests((), generation)
        canonical.save(generation)
        spellings.save((), generation)
        spellings.save_vocabulary(engine.vocabulary("words"), generation)
        duplicates.save((), generation)
        publish(
            index,
            Manifest(
                generation=generation.name,
                built=datetime.now(UTC).replace(microsecond=0),
                analyzer=ANALYZER_VERSION,
                schema=SCHEMA_VERSION,
                documents=engine.documents,
                failed=0,
                sources=(),
                files=manifests.describe(generation),
            ),
        )
