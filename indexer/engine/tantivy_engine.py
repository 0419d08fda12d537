"""The embedded engine: Tantivy."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Order, Query

from analyzers.token import Kind
from indexer.documents.document import Record
from indexer.engine.base import Contribution, Counted, Facets, Page, ScoredRecord
from indexer.engine.entry import Entry
from indexer.engine.tantivy_counts import Counter, counted_field
from indexer.engine.tantivy_explain import Explainer
from indexer.engine.tantivy_query import QueryBuilder
from indexer.engine.tantivy_schema import found_field, make_document, make_schema, read_record
from indexer.engine.weights import Weights
from indexer.errors import IndexStateError, QueryError
from indexer.query.request import MAX_LIMIT, MAX_OFFSET, Filters, Sort
from indexer.query.tree import Node

_IDS = 100_000  # ids that are kept, by the keys of their documents
_HEAP = 256_000_000  # bytes; less costs up to three times the CPU
_SORTS = {"newest": ("published", Order.Desc), "oldest": ("published_or_last", Order.Asc)}


class TantivyEngine:
    """An index in one folder. One writer at a time; searching goes on meanwhile."""

    def __init__(self, folder: Path, weights: Weights | None = None) -> None:
        """Open the index in `folder`, making an empty one there if it holds none."""
        self._folder, self._faults = folder, Faults(folder)
        self._writer: tantivy.IndexWriter | None = None
        with self._faults:
            self._index = tantivy.Index(make_schema(), path=str(folder))
            self._weights = weights or Weights()
            self._read()

    def write(self, entries: Iterable[Entry]) -> None:
        """Add documents, replacing those with the same id; seen by searches after `commit`."""
        replacing = self._searcher.num_docs > 0
        for entry in entries:
            with self._faults:
                if replacing:
                    self._open_writer().delete_documents_by_term("id", entry.record.document.id)
                self._open_writer().add_document(make_document(entry))

    def delete(self, source: str) -> None:
        """Remove all documents of one source; an unknown source is passed over."""
        with self._faults:
            self._open_writer().delete_documents_by_term("source", source)

    def commit(self) -> None:
        """Make everything written and deleted so far durable and searchable, and close the writer."""
        with self._faults:
            writer = self._open_writer()
            writer.commit()
            writer.wait_merging_threads()
            self._writer = None
            self._index.reload()
            self._read()

    def get(self, id_: str) -> Record | None:
        """Return the record with this id, or None."""
        with self._faults:
            records = self._records(self._queries.value("id", id_))
            return next(iter(records), None)

    def rank(self, query: Node, limit: int) -> list[tuple[str, float]]:
        """Return the ids of the best documents with their scores; raises QueryError for a limit out of bounds."""
        _check_bounds(limit, 0)
        with self._faults:
            wanted = self._queries.ranked(query)
            hits = self._searcher.search(wanted, limit=max(1, limit), count=False).hits[:limit]
            keyed = zip(self._keys(hits), hits, strict=True)
            return [(self._id(key, address), float(score)) for key, (score, address) in keyed]

    def explain(self, query: Node, id_: str) -> list[Contribution]:
        """Return what makes up the score of a document, the most first; nothing for one that does not match."""
        with self._faults:
            return Explainer(self._queries, self._searcher, id_).explain(query)

    def count(self, word: str) -> int:
        """Return how many documents have a folded word as it is spelled."""
        with self._faults:
            return int(self._searcher.doc_freq("text_exact", word))

    def count_term(self, term: str) -> int:
        """Return how many documents have a term."""
        with self._faults:
            return int(self._searcher.doc_freq("text_term", term))

    def terms(self) -> Mapping[str, int]:
        """Return every term of the texts with the number of documents that have it."""
        with self._faults:
            return dict(self._searcher.terms_with_prefix("text_term", ""))

    def words(self) -> Mapping[str, int]:
        """Return every word of the texts as it is spelled, folded, with the number of documents that have it."""
        with self._faults:
            return dict(self._searcher.terms_with_prefix("text_exact", ""))

    def found(self, kind: Kind) -> Mapping[str, int]:
        """Return every value of `kind` as documents have it before unification, with their number."""
        with self._faults:
            searcher = self._searcher
            return dict(searcher.terms_with_prefix(found_field(kind), "", filter_query=Query.all_query()))

    def with_found(self, kind: Kind, value: str) -> list[Record]:
        """Return the records that have this value of `kind` before unification."""
        with self._faults:
            return self._records(self._queries.value(found_field(kind), value))

    def inside(self, place: str) -> Mapping[str, int]:
        """Return the places, with all that they lie in, of the documents within `place`, with their number of these."""
        with self._faults:
            return self._counter.inside(place)

    def with_inside(self, place: str) -> list[Record]:
        """Return the records that name `place` or a place that lies in it."""
        with self._faults:
            return self._records(self._queries.within(place))

    def search(self, query: Node, filters: Filters, sort: Sort, limit: int, offset: int) -> Page:
        """Return what matches `query` under `filters`; raises QueryError for a limit or offset out of bounds."""
        _check_bounds(limit, offset)
        with self._faults:
            result = self._found_by(query, filters, sort, limit, offset)
            matches = tuple(
                ScoredRecord(read_record(self._searcher.doc(address)), 0.0 if sort in _SORTS else float(score))
                for score, address in result.hits[:limit]
            )
            return Page(result.count, matches)

    def keys(self, query: Node, filters: Filters, sort: Sort, limit: int) -> list[int]:
        """Return the keys of the first documents that match, as `search` orders them; raises QueryError as it does."""
        _check_bounds(limit, 0)
        with self._faults:
            return self._keys(self._found_by(query, filters, sort, limit, 0).hits[:limit])

    def facets(self, query: Node, filters: Filters) -> Facets:
        """Return the facets of what `query` and `filters` match."""
        with self._faults:
            return self._counter.facets(query, filters)

    def counts(self, query: Node, filters: Filters, values: Sequence[tuple[Counted, str]]) -> list[int]:
        """Return for each value, or folded word, how many of the documents that `query` and `filters` match have it."""
        with self._faults:
            return self._counter.having(query, filters, values)

    def beginning(self, field: Counted, prefix: str, limit: int) -> Mapping[str, int]:
        """Return the values of a kind, or the folded words, that begin with `prefix`, the most used first."""
        with self._faults:  # without a filter it would count deleted documents too
            every, name = Query.all_query(), counted_field(field)
            return dict(self._searcher.terms_with_prefix(name, prefix, filter_query=every, limit=limit))

    def stats(self) -> Mapping[str, int]:
        """Return `documents` and `bytes` (size on disk)."""
        size = sum(file.stat().st_size for file in self._folder.iterdir() if file.is_file())
        return {"documents": self._searcher.num_docs, "bytes": size}

    def _read(self) -> None:
        """See what was committed; the searcher is kept, since a new one reads its blocks of records anew."""
        self._searcher = self._index.searcher()
        self._queries = QueryBuilder(self._index.schema, self._searcher, self._weights)
        self._counter = Counter(self._queries, self._searcher)
        self._ids: dict[int, str] = {}

    def _keys(self, hits: Sequence[Any]) -> list[int]:
        return [int(key or 0) for key in self._searcher.fast_field_values("key", [address for _, address in hits])]

    def _id(self, key: int, address: tantivy.DocAddress) -> str:
        """Return the id of a document; ids are kept, since to read one a block of whole documents is unpacked."""
        if key not in self._ids:
            if len(self._ids) == _IDS:
                self._ids.clear()
            self._ids[key] = self._searcher.doc(address)["id"][0]
        return self._ids[key]

    def _found_by(self, query: Node, filters: Filters, sort: Sort, limit: int, offset: int) -> Any:
        field, order = _SORTS.get(sort, (None, Order.Desc))
        wanted = self._queries.query(query) if field else self._queries.ranked(query)
        return self._searcher.search(
            self._queries.filtered(wanted, filters),
            limit=max(1, limit),
            offset=offset,
            order_by_field=field,
            order=order,
        )

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        return self._writer

    def _records(self, query: Query) -> list[Record]:
        searcher = self._searcher
        hits = searcher.search(query, limit=max(1, searcher.num_docs)).hits
        return [read_record(searcher.doc(address)) for _, address in hits]


def _check_bounds(limit: int, offset: int) -> None:
    if not 0 <= limit <= MAX_LIMIT or not 0 <= offset <= MAX_OFFSET:
        raise QueryError(
            f"Hits {offset} to {offset + limit} were asked for: a page has at most {MAX_LIMIT}, "
            f"and begins at {MAX_OFFSET} at the latest. Narrow the search.",
            f"طُلبت النتائج من {offset} إلى {offset + limit}: في الصفحة {MAX_LIMIT} على الأكثر، "
            f"ولا تبدأ بعد {MAX_OFFSET}. ضيّق البحث.",
        )


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
