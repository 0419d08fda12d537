"""Tantivy with its own tokenizers in one field: `default`, and its Arabic stemmer (Snowball)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any, ClassVar

import tantivy
from tantivy import Filter, Occur, Query, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from benchmarks.peers.contract import OpenIndex, Peer, timed
from indexer.documents.document import Document

_ANALYZER = "peer"
_HEAP = 256_000_000  # bytes, as Kashshaf has
_MAX_LENGTH = 40  # code points of a word, as in the `default` tokenizer


class TantivyDefault(Peer):
    """Words in lower case."""

    label = "Tantivy, default tokenizer"
    stored: ClassVar[str] = "*.store"

    def version(self) -> str:
        """Return the version of the Python package."""
        return version("tantivy")

    def analyzer(self) -> TextAnalyzer:
        """Return the analyzer of texts and queries."""
        return _simple().build()

    def build(self, documents: Sequence[Document]) -> None:
        """Index with one thread, as Kashshaf does."""
        index = self._open()
        writer = index.writer(_HEAP, 1)
        for each in documents:
            writer.add_document(tantivy.Document(id=each.id, text=each.text))
        writer.commit()
        writer.wait_merging_threads()

    @contextmanager
    def opened(self) -> Iterator[OpenIndex]:
        """Search for any of the terms of the query; the query language of Tantivy is not used."""
        index, analyzer = self._open(), self.analyzer()
        searcher = index.searcher()

        def find(query: str, limit: int) -> list[str]:
            terms = [Query.term_query(index.schema, "text", term) for term in analyzer.analyze(query)]
            result: Any = searcher.search(Query.boolean_query([(Occur.Should, term) for term in terms]), limit)
            return [searcher.doc(address)["id"][0] for _, address in result.hits]

        yield OpenIndex(timed(find))

    def _open(self) -> tantivy.Index:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("text", tokenizer_name=_ANALYZER, index_option="position")
        index = tantivy.Index(builder.build(), path=str(self.index))
        index.register_tokenizer(_ANALYZER, self.analyzer())
        return index


class TantivyArabic(TantivyDefault):
    """Stemmed words."""

    label = "Tantivy, Arabic stemmer"

    def analyzer(self) -> TextAnalyzer:
        """Return the analyzer of texts and queries."""
        return _simple().filter(Filter.stemmer("arabic")).build()


def _simple() -> TextAnalyzerBuilder:
    simple = TextAnalyzerBuilder(Tokenizer.simple())
    return simple.filter(Filter.remove_long(_MAX_LENGTH)).filter(Filter.lowercase())
