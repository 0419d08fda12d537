"""Whoosh (Whoosh-Reloaded) with its default weighting (BM25F), its standard analyzer and its Arabic one (ISRI)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import whoosh
from whoosh import index
from whoosh.analysis import LanguageAnalyzer, StandardAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.query import Or, Term

from benchmarks.peers.contract import OpenIndex, Peer, timed
from indexer.documents.document import Document

_HEAP = 256  # MB, as Kashshaf has


class Whoosh(Peer):
    """Words in lower case."""

    label = "Whoosh, standard analyzer"

    def version(self) -> str:
        """Return the version of the library."""
        return str(whoosh.versionstring())

    def analyzer(self) -> Any:
        """Return the analyzer of texts and queries."""
        return StandardAnalyzer()

    def build(self, documents: Sequence[Document]) -> None:
        """Index with one process."""
        schema = Schema(id=ID(stored=True), text=TEXT(analyzer=self.analyzer()))
        writer = index.create_in(self.index, schema).writer(limitmb=_HEAP)
        for each in documents:
            writer.add_document(id=each.id, text=each.text)
        writer.commit()

    @contextmanager
    def opened(self) -> Iterator[OpenIndex]:
        """Search for any of the terms of the query."""
        analyzer = self.analyzer()
        with index.open_dir(self.index).searcher() as searcher:

            def find(query: str, limit: int) -> list[str]:
                terms = Or([Term("text", token.text) for token in analyzer(query, mode="query")])
                return [hit["id"] for hit in searcher.search(terms, limit=limit)]

            yield OpenIndex(timed(find))


class WhooshArabic(Whoosh):
    """ISRI roots."""

    label = "Whoosh, Arabic analyzer"

    def analyzer(self) -> Any:
        """Return the analyzer of texts and queries."""
        return LanguageAnalyzer("ar")
