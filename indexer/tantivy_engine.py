"""The embedded engine: Tantivy."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Order, Query

from analyzers.token import Kind
from indexer.document import Record
from indexer.engine import (
    FACET_LIMIT,
    MAX_LIMIT,
    MAX_OFFSET,
    Facets,
    FacetValue,
    Filters,
    Match,
    Page,
    Sort,
)
from indexer.entry import KINDS, Entry
from indexer.errors import IndexStateError, QueryError
from indexer.query import Node
from indexer.record_json import from_json, to_json
from indexer.tantivy_query import QueryBuilder, both, day_number
from indexer.weights import Weights

SCHEMA_VERSION = "4"  # goes into the manifest: raise it whenever `_schema` or what is written into it changes

_HEAP = 256_000_000  # bytes; less costs up to three times the CPU
_UNDATED_LAST = 99_999_999  # sorts after every day number
_SORTS = {"newest": ("published", Order.Desc), "oldest": ("published_or_last", Order.Asc)}
# Values that each segment counts before the best are taken: more than any segment has in practice, for exact counts.
_SEGMENT_VALUES = 1_000_000
_PLACES = 50_000  # of one tree; Tantivy gives no more than 65,000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("record", stored=True)
    builder.add_text_field("text_exact", tokenizer_name="whitespace", index_option="position")
    for field in ("title_term", "text_term", "text_grams"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    for kind in KINDS:
        builder.add_text_field(kind, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field(_found(kind), tokenizer_name="raw", index_option="basic")
    builder.add_text_field("places_in", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("month", fast=True, tokenizer_name="raw", index_option="basic")
    for field in ("published", "published_or_last"):
        builder.add_integer_field(field, indexed=True, fast=True)
    return builder.build()


def _found(kind: Kind) -> str:
    return f"{kind}_found"


class _Faults:
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


class TantivyEngine:
    """An index in one folder. One writer at a time; searching goes on meanwhile."""

    def __init__(self, folder: Path, weights: Weights | None = None) -> None:
        """Open the index in `folder`, making an empty one there if it holds none."""
        self._folder, self._faults = folder, _Faults(folder)
        self._writer: tantivy.IndexWriter | None = None
        with self._faults:
            self._index = tantivy.Index(_schema(), path=str(folder))
            self._weights = weights or Weights()
            self._read()

    def write(self, entries: Iterable[Entry]) -> None:
        """Add documents, replacing those with the same id; seen by searches after `commit`."""
        replacing = self._searcher.num_docs > 0
        for entry in entries:
            with self._faults:
                if replacing:
                    self._open_writer().delete_documents_by_term("id", entry.record.document.id)
                self._open_writer().add_document(_document(entry))

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
            records = self._records(Query.term_query(self._index.schema, "id", id_))
            return next(iter(records), None)

    def rank(self, query: Node, limit: int) -> list[tuple[str, float]]:
        """Return the ids of the best documents with their scores; raises QueryError for a limit out of bounds."""
        _check_bounds(limit, 0)
        with self._faults:
            wanted = self._queries.ranked(query)
            hits = self._searcher.search(wanted, limit=max(1, limit), count=False).hits[:limit]
            return [(self._searcher.doc(address)["id"][0], float(score)) for score, address in hits]

    def count(self, word: str) -> int:
        """Return how many documents have a folded word as it is spelled."""
        with self._faults:
            return int(self._searcher.doc_freq("text_exact", word))

    def count_term(self, term: str) -> int:
        """Return how many documents have a term."""
        with self._faults:
            return int(self._searcher.doc_freq("text_term", term))

    def words(self) -> Mapping[str, int]:
        """Return every word of the texts as it is spelled, folded, with the number of documents that have it."""
        with self._faults:
            return dict(self._searcher.terms_with_prefix("text_exact", ""))

    def found(self, kind: Kind) -> Mapping[str, int]:
        """Return every value of `kind` as documents have it before unification, with their number."""
        with self._faults:
            searcher = self._searcher
            return dict(searcher.terms_with_prefix(_found(kind), "", filter_query=Query.all_query()))

    def with_found(self, kind: Kind, value: str) -> list[Record]:
        """Return the records that have this value of `kind` before unification."""
        with self._faults:
            return self._records(Query.term_query(self._index.schema, _found(kind), value))

    def inside(self, place: str) -> Mapping[str, int]:
        """Return the places, with all that they lie in, of the documents within `place`, with their number of these."""
        with self._faults:
            return _counts(self._searcher, self._within(place), "places_in", _PLACES)

    def with_inside(self, place: str) -> list[Record]:
        """Return the records that name `place` or a place that lies in it."""
        with self._faults:
            return self._records(self._within(place))

    def search(self, query: Node, filters: Filters, sort: Sort, limit: int, offset: int) -> Page:
        """Return what matches `query` under `filters`; raises QueryError for a limit or offset out of bounds."""
        _check_bounds(limit, offset)
        with self._faults:
            field, order = _SORTS.get(sort, (None, Order.Desc))
            searcher = self._searcher
            wanted = self._queries.query(query) if field else self._queries.ranked(query)
            result: Any = searcher.search(
                self._filtered(wanted, filters),
                limit=max(1, limit),
                offset=offset,
                order_by_field=field,
                order=order,
            )
            matches = tuple(
                Match(_record(searcher.doc(address)), 0.0 if field else float(score))
                for score, address in result.hits[:limit]
            )
            return Page(result.count, matches)

    def facets(self, query: Node, filters: Filters) -> Facets:
        """Return the facets of what `query` and `filters` match."""
        with self._faults:
            wanted = self._queries.query(query)
            searcher = self._searcher
            kinds = {
                kind: self._values(searcher, self._filtered(wanted, filters, without=kind), kind, filters)
                for kind in KINDS
            }
            undated_too = both([wanted, *self._queries.filters(filters)])
            counts = _counts(searcher, undated_too, "month", _SEGMENT_VALUES)
            months = tuple(FacetValue(m, n, _in_range(m, filters)) for m, n in sorted(counts.items()) if m)
            return Facets(kinds, months, undated=counts.get("", 0))

    def suggest(self, prefix: str, limit: int) -> list[str]:
        """Return the values of people and places that begin with `prefix`, the most used first."""
        with self._faults:
            searcher = self._searcher
            found = [
                (-count, value)
                for kind in ("people", "places")
                for value, count in searcher.terms_with_prefix(kind, prefix, filter_query=Query.all_query())
            ]
            return list(dict.fromkeys(value for _, value in sorted(found)))[:limit]

    def stats(self) -> Mapping[str, int]:
        """Return `documents` and `bytes` (size on disk)."""
        size = sum(file.stat().st_size for file in self._folder.iterdir() if file.is_file())
        return {"documents": self._searcher.num_docs, "bytes": size}

    def _read(self) -> None:
        """See what was committed; the searcher is kept, since a new one reads its blocks of records anew."""
        self._searcher = self._index.searcher()
        self._queries = QueryBuilder(self._index.schema, self._searcher, self._weights)

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        return self._writer

    def _records(self, query: Query) -> list[Record]:
        searcher = self._searcher
        hits = searcher.search(query, limit=max(1, searcher.num_docs)).hits
        return [_record(searcher.doc(address)) for _, address in hits]

    def _within(self, place: str) -> Query:
        return Query.term_query(self._index.schema, "places_in", place)

    def _filtered(self, wanted: Query, filters: Filters, without: Kind | None = None) -> Query:
        return both([wanted, *self._queries.filters(filters, without), *self._queries.published(filters)])

    def _values(self, searcher: tantivy.Searcher, query: Query, kind: Kind, filters: Filters) -> tuple[FacetValue, ...]:
        selected = filters.values.get(kind, ())
        counts = _counts(searcher, query, kind, FACET_LIMIT)
        for value in selected:
            if value not in counts:
                with_value = both([query, Query.term_query(self._index.schema, kind, value)])
                result: Any = searcher.search(with_value, limit=1)
                counts[value] = result.count
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(FacetValue(value, count, value in selected) for value, count in ordered)


def _check_bounds(limit: int, offset: int) -> None:
    if not 0 <= limit <= MAX_LIMIT or not 0 <= offset <= MAX_OFFSET:
        raise QueryError(
            f"Hits {offset} to {offset + limit} were asked for: a page has at most {MAX_LIMIT}, "
            f"and begins at {MAX_OFFSET} at the latest. Narrow the search."
        )


def _counts(searcher: tantivy.Searcher, query: Query, field: str, size: int) -> dict[str, int]:
    terms = {"terms": {"field": field, "size": size, "segment_size": _SEGMENT_VALUES}}
    buckets = searcher.aggregate(query, {"values": terms})["values"]["buckets"]
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}


def _in_range(month: str, filters: Filters) -> bool:
    """Whether a date range was asked for that this month lies in, in part at least."""
    since = filters.since.isoformat()[:7] if filters.since else ""
    until = filters.until.isoformat()[:7] if filters.until else "9999-99"
    return bool(filters.since or filters.until) and since <= month <= until


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    stored = entry.record.document
    document.add_text("id", stored.id)
    document.add_text("source", stored.source)
    document.add_bytes("record", to_json(entry.record))
    document.add_text("title_term", entry.title)
    document.add_text("text_exact", entry.text.exact)
    document.add_text("text_term", entry.text.term)
    document.add_text("text_grams", entry.text.grams)
    for kind in KINDS:
        for value in entry.values[kind]:
            document.add_text(kind, value)
        for value in entry.found[kind]:
            document.add_text(_found(kind), value)
    for place in entry.places_in:
        document.add_text("places_in", place)
    day = day_number(stored.published) if stored.published else 0
    document.add_text("month", stored.published.isoformat()[:7] if stored.published else "")
    document.add_integer("published", day)
    document.add_integer("published_or_last", day or _UNDATED_LAST)
    return document


def _record(document: tantivy.Document) -> Record:
    id_, stored = document["id"][0], document["record"][0]
    return from_json(id_, stored)
