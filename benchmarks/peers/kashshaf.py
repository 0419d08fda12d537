"""Kashshaf without people, places and dates, which the peers do not find. It is fast to build, for tuning."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar

from benchmarks.peers.contract import OpenIndex, Peer, timed
from indexer.crew.workforce import rare_collections
from indexer.documents.document import Document, Record
from indexer.errors import QueryError
from indexer.intake.changes import IndexedFiles
from indexer.search.searcher import Searcher
from indexer.similar.groups import save_groups
from indexer.store.manifest import Manifest
from indexer.store.publisher import building, publish
from indexer.values import spellings
from indexer.values.canonical import make_entry
from indexer.values.name_rows import save_names
from indexer.values.place_tables import save_places
from indexer.values.root_table import save_roots
from indexer.values.unified import UnifiedValues


class Kashshaf(Peer):
    """The engine of this project."""

    label = "Kashshaf"
    stored: ClassVar[str] = "*/engine/*.store"

    def version(self) -> str:
        """Return the version of this project."""
        return version("kashshaf")

    def build(self, documents: Sequence[Document]) -> None:
        """Publish an index whose records have no mentions."""
        publish_records(self.index, (Record(document, ()) for document in documents))

    @contextmanager
    def opened(self) -> Iterator[OpenIndex]:
        """Search as `search-cli --batch` does: a query without words finds nothing."""
        searcher = Searcher(self.index)

        def find(query: str, limit: int) -> list[str]:
            try:
                return [id_ for id_, _ in searcher.rank(query, limit)]
            except QueryError:
                return []

        yield OpenIndex(timed(find))


@rare_collections()
def publish_records(index: Path, records: Iterable[Record]) -> None:
    """Publish an index of records with their mentions; every value is canonical."""
    with building(index) as generation:
        engine = generation.open_engine()
        canonical = UnifiedValues()
        engine.write(make_entry(record, canonical) for record in records)
        engine.commit()
        canonical.save(engine.tables)
        spellings.save_vocabulary(engine, canonical, ())
        save_roots(engine)
        save_places(engine, canonical)
        save_names(engine, canonical, ())
        save_groups((), engine.tables)
        IndexedFiles().save(generation.path)
        spellings.save((), generation.path)
        publish(generation, Manifest.describe(generation, engine.documents))
