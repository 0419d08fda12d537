"""The Engine protocol implemented with OpenSearch, which runs on other machines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzers.token import Kind
from indexer.documents.document import Record
from indexer.documents.long_text import IndexedText
from indexer.engine.base import Contribution, Engine, Facets, IndexField, Page
from indexer.engine.entry import Entry
from indexer.engine.fields import FacetFields, schema_field
from indexer.engine.opensearch.clauses import OpenSearchClauses, Query
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.engine.opensearch.documents import StoredDocuments
from indexer.engine.opensearch.facets import FacetCounter
from indexer.engine.opensearch.health import ClusterHealth
from indexer.engine.opensearch.indices import Indices, delete_index, publish
from indexer.engine.opensearch.lists import DocumentLists
from indexer.engine.opensearch.rows import Rows
from indexer.engine.opensearch.schema import indexed_fields
from indexer.engine.opensearch.sender import Sender
from indexer.engine.opensearch.tables import ClusterTables
from indexer.engine.opensearch.vocabulary import ClusterVocabulary
from indexer.engine.opensearch.writer import IndexWriter
from indexer.engine.queries.check import indexed_values, unfound
from indexer.engine.queries.explain import Explainer
from indexer.engine.queries.tree import QueryBuilder
from indexer.engine.tables import Tables
from indexer.engine.weights import Weights
from indexer.errors import KashshafError
from indexer.query.request import Filters, Sort
from indexer.query.tree import Node

__all__ = ["ClusterAccess", "OpenSearchEngine", "Sender", "delete_index", "publish"]


class OpenSearchEngine(Engine):
    """An index in a cluster; any number of processes may search it, and write it."""

    def __init__(  # noqa: PLR0913 - each is an option of an index
        self,
        cluster: ClusterAccess,
        index: str,
        weights: Weights | None = None,
        *,
        read_only: bool = False,
        builds: bool = False,
        columns: Sequence[str] = (),
    ) -> None:
        """Open an index, or make an empty one of that name unless `read_only`; raises IndexStateError.

        What `builds` has the patience of a build, also if it reads an index.

        `columns` are those of the documents that are facets; an index is opened with those that it was made with.
        """
        self._client, self._weights = cluster.connect(index, builds=builds or not read_only), weights or Weights()
        self._facet_fields = FacetFields(columns)
        self._indices = Indices(self._client, index)
        if not read_only:
            self._indices.create(self._facet_fields, cluster.shards)
        self._rows = Rows(self._client, self._indices.tables)
        self._indices.check(self._facet_fields)
        self._health = ClusterHealth(self._client, self._indices, cluster.nodes)
        self._refresh()
        self._writer = IndexWriter(self._client, self._indices, self._rows, self._facet_fields, self.documents)

    @property
    def documents(self) -> int:
        return self._vocabulary.documents

    @property
    def tables(self) -> Tables:
        return ClusterTables(self._rows)

    @property
    def properties(self) -> Sequence[str]:
        return self._facet_fields.properties

    def problem(self) -> KashshafError | None:
        return self._health.problem()

    def write(self, entries: Iterable[Entry]) -> None:
        self._writer.write(entries)

    def commit(self) -> None:
        self._writer.commit()
        self._refresh()

    def written(self) -> Iterator[Record]:
        return self._stored.written()

    def unfound(self, entry: Entry) -> list[str]:
        fields = indexed_fields(entry, self._facet_fields)
        values = indexed_values({name: each if isinstance(each, list) else [each] for name, each in fields.items()})
        return unfound(self._queries.make, self._count, entry.record.document.key, values)

    def get(self, id_: str) -> Record | None:
        return self._stored.get(id_)

    def records(self, keys: Iterable[int]) -> list[Record]:
        return self._stored.records(keys)

    def texts(self, keys: Iterable[int]) -> list[IndexedText]:
        return self._stored.texts(keys)

    def ids(self, keys: Iterable[int]) -> list[str]:
        return self._stored.ids(keys)

    def search(self, query: Node, filters: Filters, sort: Sort, limit: int, offset: int = 0) -> Page:
        return self._lists.page(query, filters, sort, limit, offset)

    def all_ranked(self, query: Node, filters: Filters, sort: Sort) -> Iterator[tuple[int, float]]:
        return self._lists.all(query, filters, sort)

    def count(self, query: Node, filters: Filters) -> int:
        return self.search(query, filters, "newest", 0).total

    def counts(self, queries: Sequence[Node], filters: Filters) -> list[int]:
        return self._lists.counts(queries, filters)

    def matching(self, queries: Sequence[Node], keys: Sequence[int]) -> list[set[int]]:
        return self._lists.matching(queries, keys) if keys else [set() for _ in queries]

    def facets(self, query: Node, filters: Filters) -> Facets:
        return self._facets.facets(query, filters)

    def facet_counts(self, facet: str, query: Node, filters: Filters) -> Mapping[str, int]:
        return self._facets.counts(facet, query, filters)

    def values_of(self, keys: Sequence[int]) -> list[Mapping[Kind, Sequence[str]]]:
        return self._stored.values_of(keys)

    def property_values(self, name: str, prefix: str = "", limit: int | None = None) -> Mapping[str, int]:
        return self._vocabulary.listed(self._facet_fields.field(name), prefix, limit) if name in self.properties else {}

    def count_values(self, query: Node, filters: Filters, values: Sequence[tuple[IndexField, str]]) -> list[int]:
        return self._facets.count_values(query, filters, values)

    def frequency(self, field: IndexField, value: str) -> int:
        return self._vocabulary.frequency(schema_field(field), value)

    def look_up(self, field: IndexField, values: Iterable[str]) -> None:
        self._vocabulary.look_up(schema_field(field), values)

    def attached(self, word: str) -> Sequence[str]:
        return self._queries.words.attached(word)

    def vocabulary(self, field: IndexField, prefix: str = "", limit: int | None = None) -> Mapping[str, int]:
        return self._vocabulary.listed(schema_field(field), prefix, limit)

    def explain(self, query: Node, id_: str) -> list[Contribution]:
        return Explainer(self._queries, lambda part: self._lists.score(part, id_)).explain(query)

    def _count(self, query: Query) -> int:
        return int(self._client.count(index=self._indices.documents, body={"query": query})["count"])

    def _refresh(self) -> None:
        """Search what was committed; what is cached is of that state."""
        client, documents = self._client, self._indices.documents
        self._vocabulary = ClusterVocabulary(self._rows, self._indices.count())
        self._queries = QueryBuilder(OpenSearchClauses(), self._vocabulary, self._weights, self._facet_fields)
        self._facets = FacetCounter(client, documents, self._queries, self._facet_fields, self._vocabulary)
        self._stored = StoredDocuments(client, documents, self._rows)
        self._lists = DocumentLists(client, documents, self._queries, self._vocabulary)
