"""Xapian with its default weighting (BM25), without a stemmer and with its Arabic one (Snowball)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar

import xapian

from benchmarks.peers.contract import OpenIndex, Peer, timed
from indexer.documents.document import Document


class Xapian(Peer):
    """Words in lower case."""

    label = "Xapian, no stemmer"
    language: ClassVar[str] = ""

    def version(self) -> str:
        """Return the version of the library."""
        return str(xapian.version_string())

    def build(self, documents: Sequence[Document]) -> None:
        """Index with positions, as its own indexers do."""
        database = xapian.WritableDatabase(str(self.index), xapian.DB_CREATE_OR_OPEN)
        generator = xapian.TermGenerator()
        if self.language:
            generator.set_stemmer(xapian.Stem(self.language))
            generator.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)
        for each in documents:
            document = xapian.Document()
            document.set_data(each.id)
            generator.set_document(document)
            generator.index_text(each.text)
            database.add_document(document)
        database.close()

    @contextmanager
    def opened(self) -> Iterator[OpenIndex]:
        """Search for any of the words; its query language is not used."""
        enquire = xapian.Enquire(xapian.Database(str(self.index)))
        parser = xapian.QueryParser()
        if self.language:
            parser.set_stemmer(xapian.Stem(self.language))
            parser.set_stemming_strategy(xapian.QueryParser.STEM_ALL)
        parser.set_default_op(xapian.Query.OP_OR)

        def find(query: str, limit: int) -> list[str]:
            enquire.set_query(parser.parse_query(query, 0))
            return [match.document.get_data().decode() for match in enquire.get_mset(0, limit)]

        yield OpenIndex(timed(find))


class XapianArabic(Xapian):
    """Stemmed words."""

    label = "Xapian, Arabic stemmer"
    language = "arabic"
