"""The Engine protocol implemented with Tantivy, which runs in this process."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

import tantivy

from analyzers.token import Kind
from indexer.documents.document import Record
from indexer.documents.long_text import IndexedText
from indexer.engine.base import Contribution, Engine, Facets, IndexField, Page
from indexer.engine.entry import Entry
from indexer.engine.fields import FacetFields, schema_field
from indexer.engine.queries.check import unfound
from indexer.engine.queries.explain import Explainer
from indexer.engine.queries.tree import QueryBuilder
from indexer.engine.tables import Tables
from indexer.engine.tantivy.clauses import TantivyClauses
from indexer.engine.tantivy.documents import StoredDocuments
from indexer.engine.tantivy.facets import FacetCounter
from indexer.engine.tantivy.folder import EngineErrors, links
from indexer.engine.tantivy.lists import DocumentLists
from indexer.engine.tantivy.schema import make_schema, values_of_document
from indexer.engine.tantivy.tables import FileTables
from indexer.engine.tantivy.vocabulary import TantivyVocabulary
from indexer.engine.tantivy.writer import IndexWriter, OwnFiles
from indexer.engine.weights import Weights
from indexer.query.request import Filters, Sort
from indexer.query.tree import Node

_RECORDS = 500  # read at a time: bounds the memory they take


class TantivyEngine(Engine):
    """An index in one folder, with one writer at a time; searches may run meanwhile."""

    def __init__(
        self, folder: Path, weights: Weights | None = None, *, read_only: bool = False, columns: Sequence[str] = ()
    ) -> None:
        """Open the index in `folder`, or make an empty one there; raises IndexStateError.

        `columns` are those of the documents that are facets; an index is opened with those that it was made with.

        With `read_only` nothing is made or written in the folder, and nothing can be.
        """
        self._folder = folder
        self._errors = EngineErrors(folder, writes=not read_only)
        self._weights, self._facet_fields = weights or Weights(), FacetFields(columns)
        with self._errors:
            self._own = OwnFiles.of(folder, is_new=not read_only and not tantivy.Index.exists(str(folder)))
            with links(folder) if read_only else nullcontext(folder) as path:
                self._index = tantivy.Index(make_schema(self._facet_fields), path=str(path))
                self._refresh()
        self._writer = IndexWriter(self._index, self._own, self._facet_fields, self._errors, self.documents)

    @property
    def documents(self) -> int:
        return int(self._searcher.num_docs)

    @property
    def tables(self) -> Tables:
        return FileTables(self._folder)

    @property
    def properties(self) -> Sequence[str]:
        return self._facet_fields.properties

    def problem(self) -> None:
        """Nothing can be wrong with other machines: there are none."""

    def write(self, entries: Iterable[Entry]) -> None:
        self._writer.write(entries)

    def commit(self) -> None:
        self._writer.commit()
        with self._errors:
            self._refresh()

    def written(self) -> Iterator[Record]:
        for start in range(0, self.documents, _RECORDS):
            with self._errors:
                addresses = self._lists.written(start, _RECORDS)
            for address in addresses:
                with self._errors:
                    record = self._stored.record(address)
                yield record

    def unfound(self, entry: Entry) -> list[str]:
        with self._errors:
            values = values_of_document(entry, self._facet_fields)
            return unfound(self._queries.make, self._count, entry.record.document.key, values)

    def get(self, id_: str) -> Record | None:
        with self._errors:
            return self._stored.get(id_)

    def records(self, keys: Iterable[int]) -> list[Record]:
        with self._errors:
            return self._stored.records(keys)

    def texts(self, keys: Iterable[int]) -> list[IndexedText]:
        with self._errors:
            return self._stored.texts(keys)

    def ids(self, keys: Iterable[int]) -> list[str]:
        with self._errors:
            return self._stored.ids(keys)

    def search(self, query: Node, filters: Filters, sort: Sort, limit: int, offset: int = 0) -> Page:
        with self._errors:
            return self._lists.page(query, filters, sort, limit, offset)

    def all_ranked(self, query: Node, filters: Filters, sort: Sort) -> Iterator[tuple[int, float]]:
        with self._errors:
            return self._lists.all(query, filters, sort)

    def count(self, query: Node, filters: Filters) -> int:
        return self.search(query, filters, "newest", 0).total

    def counts(self, queries: Sequence[Node], filters: Filters) -> list[int]:
        return [self.count(query, filters) for query in queries]

    def matching(self, queries: Sequence[Node], keys: Sequence[int]) -> list[set[int]]:
        return [self._matching(query, keys) for query in queries]

    def facets(self, query: Node, filters: Filters) -> Facets:
        with self._errors:
            return self._facets.facets(query, filters)

    def facet_counts(self, facet: str, query: Node, filters: Filters) -> Mapping[str, int]:
        with self._errors:
            return self._facets.counts(facet, query, filters)

    def values_of(self, keys: Sequence[int]) -> list[Mapping[Kind, Sequence[str]]]:
        with self._errors:
            return self._facets.values_of(keys)

    def property_values(self, name: str, prefix: str = "", limit: int | None = None) -> Mapping[str, int]:
        if name not in self.properties:
            return {}
        with self._errors:
            return dict(self._searcher.terms_with_prefix(self._facet_fields.field(name), prefix, limit=limit))

    def count_values(self, query: Node, filters: Filters, values: Sequence[tuple[IndexField, str]]) -> list[int]:
        with self._errors:
            return self._facets.count_values(query, filters, values)

    def frequency(self, field: IndexField, value: str) -> int:
        return self._vocabulary.frequency(schema_field(field), value)

    def look_up(self, field: IndexField, values: Iterable[str]) -> None:
        self._vocabulary.look_up(schema_field(field), values)

    def attached(self, word: str) -> Sequence[str]:
        with self._errors:
            return self._queries.words.attached(word)

    def vocabulary(self, field: IndexField, prefix: str = "", limit: int | None = None) -> Mapping[str, int]:
        with self._errors:
            return dict(self._searcher.terms_with_prefix(schema_field(field), prefix, limit=limit))

    def explain(self, query: Node, id_: str) -> list[Contribution]:
        with self._errors:
            return Explainer(self._queries, lambda part: self._score(part, id_)).explain(query)

    def _count(self, query: tantivy.Query) -> int:
        return len(self._searcher.search(query, limit=2, count=False).hits)

    def _score(self, query: tantivy.Query, id_: str) -> float | None:
        """Return the score of a document for a query, None if it does not match."""
        make = self._queries.make
        this = make.all_of([make.unscored(make.term("id", id_)), query])
        hits = self._searcher.search(this, limit=1, count=False).hits
        return float(hits[0][0]) if hits else None

    def _refresh(self) -> None:
        """Search what was committed. The searcher is kept, since each has a cache of stored documents."""
        schema, own = self._index.schema, self._own
        self._searcher = self._index.searcher()
        self._vocabulary = TantivyVocabulary(self._searcher, own.grams, self._errors)
        clauses = TantivyClauses(schema, self._searcher)
        self._queries = QueryBuilder(clauses, self._vocabulary, self._weights, self._facet_fields)
        self._facets = FacetCounter(self._queries, self._searcher, own.values, self._facet_fields)
        self._stored = StoredDocuments(schema, self._searcher, own.packing, own.long_texts)
        self._lists = DocumentLists(self._queries, self._searcher, self._stored, self._errors)

    def _matching(self, query: Node, keys: Sequence[int]) -> set[int]:
        with self._errors:
            make = self._queries.make
            among = make.any_of(make.term("key", key) for key in keys)
            restricted = make.all_of(map(make.unscored, (self._queries.query(query), among)))
            hits = self._searcher.search(restricted, limit=max(1, len(keys)), count=False).hits
            return set(self._stored.keys(hits))
