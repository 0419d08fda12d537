"""The embedded engine: Tantivy."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Order, Query

from indexer.documents.document import Record
from indexer.engine.base import Contribution, CountedField, Engine, Facets, IndexField, Page
from indexer.engine.entry import Entry
from indexer.engine.tantivy_counts import Counter
from indexer.engine.tantivy_explain import Explainer
from indexer.engine.tantivy_query import QueryBuilder
from indexer.engine.tantivy_schema import make_document, make_schema, read_record, schema_field
from indexer.engine.weights import Weights
from indexer.errors import IndexStateError
from indexer.query.request import Filters, Sort
from indexer.query.tree import Node

_IDS = 100_000  # ids that are kept, by the keys of their documents
_HEAP = 256_000_000  # bytes; less costs up to three times the CPU
_SORTS = {"newest": ("published", Order.Desc), "oldest": ("published_or_last", Order.Asc)}


class TantivyEngine(Engine):
    """An index in one folder. One writer at a time; searching goes on meanwhile."""

    def __init__(self, folder: Path, weights: Weights | None = None) -> None:
        """Open the index in `folder`, making an empty one there if it holds none."""
        self._folder, self._faults = folder, Faults(folder)
        self._writer: tantivy.IndexWriter | None = None
        with self._faults:
            self._index = tantivy.Index(make_schema(), path=str(folder))
            self._weights = weights or Weights()
            self._read()

    @property
    def documents(self) -> int:
        return int(self._searcher.num_docs)

    def write(self, entries: Iterable[Entry]) -> None:
        replacing = self.documents > 0
        for entry in entries:
            with self._faults:
                if replacing:
                    self._open_writer().delete_documents_by_term("id", entry.record.document.id)
                self._open_writer().add_document(make_document(entry))

    def delete(self, source: str) -> None:
        with self._faults:
            self._open_writer().delete_documents_by_term("source", source)

    def commit(self) -> None:
        with self._faults:
            writer = self._open_writer()
            writer.commit()
            writer.wait_merging_threads()
            self._writer = None
            self._index.reload()
            self._read()

    def get(self, id_: str) -> Record | None:
        with self._faults:
            return next(map(read_record, self._stored("id", id_)), None)

    def records(self, keys: Iterable[int]) -> list[Record]:
        with self._faults:
            return [read_record(document) for key in keys for document in self._stored("key", key)]

    def ids(self, keys: Iterable[int]) -> list[str]:
        with self._faults:
            return [id_ for key in keys if (id_ := self._id(key))]

    def search(self, query: Node, filters: Filters, sort: Sort, limit: int, offset: int = 0) -> Page:
        field, order = _SORTS.get(sort, (None, Order.Desc))
        with self._faults:
            matching = self._queries.query(query) if field else self._queries.ranked(query)
            result: Any = self._searcher.search(
                self._queries.filtered(matching, filters),
                limit=max(1, limit),  # Tantivy refuses 0
                offset=offset,
                order_by_field=field,
                order=order,
            )
            hits = result.hits[:limit]
            keys: Any = self._searcher.fast_field_values("key", [address for _, address in hits])
            return Page(result.count, keys, [0.0 if field else score for score, _ in hits])

    def count(self, query: Node, filters: Filters) -> int:
        return self.search(query, filters, "newest", 0).total

    def facets(self, query: Node, filters: Filters) -> Facets:
        with self._faults:
            return self._counter.facets(query, filters)

    def count_values(self, query: Node, filters: Filters, values: Sequence[tuple[CountedField, str]]) -> list[int]:
        with self._faults:
            return self._counter.values(query, filters, values)

    def frequency(self, field: IndexField, value: str) -> int:
        with self._faults:
            return int(self._searcher.doc_freq(schema_field(field), value))

    def vocabulary(self, field: IndexField, prefix: str = "", limit: int | None = None) -> Mapping[str, int]:
        with self._faults:  # without a filter Tantivy counts deleted documents too
            every, name = Query.all_query(), schema_field(field)
            return dict(self._searcher.terms_with_prefix(name, prefix, filter_query=every, limit=limit))

    def explain(self, query: Node, id_: str) -> list[Contribution]:
        with self._faults:
            return Explainer(self._queries, self._searcher, id_).explain(query)

    def _read(self) -> None:
        """See what was committed; the searcher is kept, since a new one reads its blocks of records anew."""
        self._searcher = self._index.searcher()
        self._queries = QueryBuilder(self._index.schema, self._searcher, self._weights)
        self._counter = Counter(self._queries, self._searcher)
        self._ids: dict[int, str] = {}

    def _id(self, key: int) -> str:
        """Return the id of a document; ids are cached, since reading one unpacks a block of whole documents."""
        if key not in self._ids:
            if len(self._ids) == _IDS:
                self._ids.clear()
            self._ids[key] = next((document["id"][0] for document in self._stored("key", key)), "")
        return self._ids[key]

    def _stored(self, field: str, value: str | int) -> Iterator[tantivy.Document]:
        """Yield the stored document that has a unique value, if there is one."""
        hits = self._searcher.search(self._queries.value(field, value), limit=1, count=False).hits
        return (self._searcher.doc(address) for _, address in hits)

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        return self._writer


class Faults:
    """Turns what Tantivy raises within it into our own error; its panics are no Exception, and go by their name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: object) -> None:
        """Raise IndexStateError for a fault of Tantivy."""
        if isinstance(fault, (ValueError, OSError)) or (kind and kind.__name__ == "PanicException"):
            raise IndexStateError(
                f"The index in {self._folder} cannot be used ({fault}): build it again with `index-cli build`."
            ) from fault
