"""The Engine protocol implemented with Tantivy, which runs in this process."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import tantivy
from tantivy import Order, Query

from analyzers.token import Kind
from indexer.deadline import check_time
from indexer.documents.document import Record
from indexer.documents.long_text import IndexedText
from indexer.engine.base import Contribution, Engine, Facets, IndexField, Page
from indexer.engine.entry import Entry
from indexer.engine.gram_words import GramTable
from indexer.engine.long_texts import LongTexts
from indexer.engine.packing import SAMPLES, Content, Packing
from indexer.engine.tantivy_check import unfound
from indexer.engine.tantivy_explain import Explainer
from indexer.engine.tantivy_facets import FacetCounter
from indexer.engine.tantivy_phrases import all_of, any_of, unscored
from indexer.engine.tantivy_query import Frequency, QueryBuilder, Vocabulary
from indexer.engine.tantivy_schema import (
    FacetFields,
    content_to_store,
    make_document,
    make_schema,
    read_record,
    read_text,
    schema_field,
)
from indexer.engine.ties import by_rank_and_key, by_score_and_key, has_all_ties
from indexer.engine.value_numbers import ValueNumbers
from indexer.engine.weights import Weights
from indexer.errors import IndexStateError
from indexer.query.request import Filters, Sort
from indexer.query.tree import Node
from indexer.stored_files import build_command, index_of

_CACHED_KEYS = 100_000  # whose ids and addresses are kept: bounds the memory they take
_CACHED_FREQUENCIES = 1 << 16  # a query asks for the same ones in several steps
_WRITER_MEMORY = 256_000_000  # bytes; a build with less takes up to three times the CPU
_EQUAL_DAYS = 4  # documents before and after a page by day: of so many the numbers that order them may be equal
# Documents after a page that are fetched to order those of equal score; if all of them are equal to the last of the
# page, so many times as many are fetched.
_TIES, _MORE_TIES = 100, 10
_RECORDS = 500  # read at a time: bounds the memory they take
# Documents of a list of all that match that are fetched at a time, in a search for each slice. Of a million, these take
# 64 MB and .8 s of CPU in all, against 187 MB and .3 s for one slice.
_SLICE = 100_000
_ORDERS: Mapping[Sort, Order] = {"newest": Order.Desc, "oldest": Order.Asc}


class TantivyEngine(Engine):
    """An index in one folder, with one writer at a time; searches may run meanwhile."""

    def __init__(
        self, folder: Path, weights: Weights | None = None, *, read_only: bool = False, columns: Sequence[str] = ()
    ) -> None:
        """Open the index in `folder`, or make an empty one there; raises IndexStateError.

        `columns` are those of the documents that are facets; an index is opened with those that it was made with.

        With `read_only` nothing is made or written in the folder, and nothing can be.
        """
        self._folder, self._errors = folder, _ErrorTranslation(folder, writes=not read_only)
        self._writer: tantivy.IndexWriter | None = None
        with self._errors:
            self._weights = weights or Weights()
            self._values = ValueNumbers(folder)
            self._facet_fields = FacetFields(columns)
            self._long_texts = LongTexts(folder)
            self._packing = Packing(folder)
            with _links(folder) if read_only else nullcontext(folder) as path:
                self._index = tantivy.Index(make_schema(self._facet_fields), path=str(path))
                self._refresh()
            self._written = self.documents
            # The first documents of an index with what is stored of them, until they are written.
            self._samples: list[tuple[Entry, Content]] | None = None if self._written else []

    @property
    def documents(self) -> int:
        return int(self._searcher.num_docs)

    @property
    def properties(self) -> Sequence[str]:
        return self._facet_fields.properties

    def write(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if self._samples is None:
                self._write(entry, content_to_store(entry))
            else:
                self._samples.append((entry, content_to_store(entry)))
                if len(self._samples) == SAMPLES:
                    self._write_samples()

    def _write_samples(self) -> None:
        """Write the first documents, after what is stored of all is packed by what is learned of them."""
        samples, self._samples = self._samples, None
        with self._errors:
            self._packing.learn([content for _, content in samples or ()])
        for entry, content in samples or ():
            self._write(entry, content)

    def _write(self, entry: Entry, content: Content) -> None:
        packed = self._packing.pack(content)
        with self._errors:
            document = make_document(entry, packed, self._written, self._facet_fields, self._values.number)
            self._open_writer().add_document(document)
            self._long_texts.write(entry)
            self._written += 1

    def commit(self) -> None:
        self._write_samples()
        with self._errors:
            self._values.save()
            writer = self._open_writer()
            writer.commit()
            writer.wait_merging_threads()
            self._writer = None
            self._index.reload()
            words = schema_field("words")
            GramTable(self._folder).save(self._index.searcher().terms_with_prefix(words, "", limit=None))
            self._refresh()

    def written(self) -> Iterator[Record]:
        for start in range(0, self.documents, _RECORDS):
            with self._errors:
                query = self._queries.numbers(start, start + _RECORDS - 1)
                hits = self._sorted(query, "number", Order.Asc, _RECORDS).hits
            for _, address in hits:
                with self._errors:
                    record = self._record(address)
                yield record

    def unfound(self, entry: Entry) -> list[str]:
        with self._errors:
            return unfound(self._index.schema, self._searcher, self._facet_fields, entry)

    def get(self, id_: str) -> Record | None:
        with self._errors:
            return next((self._record(address) for address in self._find("id", id_)), None)

    def records(self, keys: Iterable[int]) -> list[Record]:
        with self._errors:
            return [self._record(address) for key in keys for address in self._addresses(key)]

    def texts(self, keys: Iterable[int]) -> list[IndexedText]:
        with self._errors:
            return [self._text(address) for key in keys for address in self._addresses(key)]

    def ids(self, keys: Iterable[int]) -> list[str]:
        with self._errors:
            return [id_ for key in keys if (id_ := self._ids.get(key) or self._id(key))]

    def search(self, query: Node, filters: Filters, sort: Sort, limit: int, offset: int = 0) -> Page:
        with self._errors:
            if sort == "relevance":
                return self._by_score(self._queries.restrict(self._queries.ranking(query), filters), limit, offset)
            restricted = self._queries.restrict(self._queries.query(query), filters)
            return self._by_day(restricted, sort, limit, offset)

    def all_ranked(self, query: Node, filters: Filters, sort: Sort) -> Iterator[tuple[int, float]]:
        with self._errors:
            if sort != "relevance":
                restricted = self._queries.restrict(self._queries.query(query), filters)
                days = self._slices(restricted, order_by_field=sort, order=_ORDERS[sort])
                ranked = by_rank_and_key(days, rounded=False, last_key_first=sort == "newest")
                return ((key, 0.0) for key, _ in ranked)
            restricted = self._queries.restrict(self._queries.ranking(query), filters)
            if self._scores(restricted):
                return by_rank_and_key(self._slices(restricted), rounded=True)
            return ((key, 0.0) for key, _ in self._slices(restricted, order_by_field="key", order=Order.Asc))

    def count(self, query: Node, filters: Filters) -> int:
        return self.search(query, filters, "newest", 0).total

    def matching(self, query: Node, keys: Sequence[int]) -> set[int]:
        with self._errors:
            among = unscored(any_of(self._queries.value("key", key) for key in keys))
            restricted = all_of([unscored(self._queries.query(query)), among])
            hits = self._searcher.search(restricted, limit=max(1, len(keys)), count=False).hits
            return set(self._keys(hits))

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
        return self._frequency(schema_field(field), value)

    def attached(self, word: str) -> Sequence[str]:
        with self._errors:
            return self._queries.attached(word)

    def vocabulary(self, field: IndexField, prefix: str = "", limit: int | None = None) -> Mapping[str, int]:
        with self._errors:
            return dict(self._searcher.terms_with_prefix(schema_field(field), prefix, limit=limit))

    def explain(self, query: Node, id_: str) -> list[Contribution]:
        with self._errors:
            return Explainer(self._queries, self._searcher, id_).explain(query)

    def _by_score(self, query: Query, limit: int, offset: int) -> Page:
        """Search by score; Tantivy orders equal scores by their place in the index."""
        end = offset + limit
        fetched = end + _TIES
        while True:
            result: Any = self._searcher.search(query, limit=fetched)
            scores = [score for score, _ in result.hits]
            if not any(scores[:1]):  # nothing scores
                return self._by_key(query, limit, offset)
            if len(scores) == result.count or has_all_ties(scores, end):
                break
            fetched *= _MORE_TIES
        ranked = by_score_and_key(scores, self._keys(result.hits))[offset:end]
        return Page(result.count, [key for key, _ in ranked], [score for _, score in ranked])

    def _scores(self, query: Query) -> bool:
        """Say whether a query gives any document a score."""
        return any(score for score, _ in self._searcher.search(query, limit=1, count=False).hits)

    def _slices(self, query: Query, **order: Any) -> Iterator[tuple[int, float]]:
        """Yield the key of each document that matches, and what it is ordered by, a slice of them in memory.

        With `count`, as without `limit`, Tantivy scores each document: the slices are those of one list.
        """
        for start in range(0, self.documents, _SLICE):
            with self._errors:
                hits = self._searcher.search(query, limit=_SLICE, offset=start, count=True, **order).hits
                keys: Any = self._searcher.fast_field_values("key", [address for _, address in hits])
            yield from zip(keys, (rank for rank, _ in hits), strict=True)
            if len(hits) < _SLICE:
                return

    def _by_key(self, query: Query, limit: int, offset: int) -> Page:
        result = self._sorted(query, "key", Order.Asc, limit, offset)
        hits = result.hits[:limit]
        return Page(result.count, self._keys(hits), [0.0] * len(hits))

    def _by_day(self, query: Query, sort: Sort, limit: int, offset: int) -> Page:
        """Search by day and key: the numbers of the sort have only the first bits of keys."""
        newest = sort == "newest"
        before = min(offset, _EQUAL_DAYS)
        wider = before + limit + _EQUAL_DAYS if limit else 0
        result = self._sorted(query, sort, _ORDERS[sort], wider, offset - before)
        numbers = [number for number, _ in result.hits[:wider]]
        ordered = sorted(zip(numbers, self._keys(result.hits[:wider]), strict=True), reverse=newest)
        keys = [key for _, key in ordered[before : before + limit]]
        return Page(result.count, keys, [0.0] * len(keys))

    def _sorted(self, query: Query, field: str, order: Order, limit: int, offset: int = 0) -> Any:
        limit = max(1, limit)  # Tantivy refuses 0
        return self._searcher.search(query, limit=limit, offset=offset, order_by_field=field, order=order)

    def _keys(self, hits: Sequence[tuple[float, tantivy.DocAddress]]) -> list[int]:
        """Return the keys of hits; their addresses are kept, since their texts are read next."""
        addresses = [address for _, address in hits]
        keys: Any = self._searcher.fast_field_values("key", addresses)
        if len(self._address_of) + len(keys) > _CACHED_KEYS:
            self._address_of.clear()
        self._address_of.update(zip(keys, addresses, strict=True))
        return list(keys)

    def _refresh(self) -> None:
        """Search what was committed. The searcher is kept, since each has a cache of stored documents."""
        self._searcher = self._index.searcher()
        self._frequency = _frequencies(self._searcher, self._errors)
        self._queries = QueryBuilder(
            self._index.schema,
            self._searcher,
            Vocabulary(self._frequency, GramTable(self._folder)),
            self._weights,
            self._facet_fields,
        )
        self._facets = FacetCounter(self._queries, self._searcher, self._values, self._facet_fields)
        self._ids: dict[int, str] = {}
        self._address_of: dict[int, tantivy.DocAddress] = {}

    def _id(self, key: int) -> str:
        """Return the id of a document; ids are cached, since reading one unpacks a block of whole documents."""
        if len(self._ids) >= _CACHED_KEYS:
            self._ids.clear()
        id_: str = next((self._searcher.doc(address)["id"][0] for address in self._addresses(key)), "")
        self._ids[key] = id_
        return id_

    def _record(self, address: tantivy.DocAddress) -> Record:
        return read_record(self._searcher.doc(address), self._packing, self._long_texts)

    def _text(self, address: tantivy.DocAddress) -> IndexedText:
        return read_text(self._searcher.doc(address), self._packing, self._long_texts)

    def _addresses(self, key: int) -> Sequence[tantivy.DocAddress]:
        """Return the address of the document with a key, if there is one."""
        address = self._address_of.get(key)
        return (address,) if address else self._find("key", key)

    def _find(self, field: str, value: str | int) -> list[tantivy.DocAddress]:
        """Return the address of the document with this value in a unique field, if there is one."""
        hits = self._searcher.search(self._queries.value(field, value), limit=1, count=False).hits
        return [address for _, address in hits]

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_WRITER_MEMORY, 1)
        return self._writer


def _memory() -> Path | None:
    """Return the folder of Linux that is in memory, where making and removing 11 links takes .3 ms in place of 4."""
    folder = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder of its own there
    return folder if "TMPDIR" not in os.environ and os.access(folder, os.W_OK) else None


@contextmanager
def _links(folder: Path) -> Iterator[Path]:
    """Yield a temporary folder with links to the files of an index.

    Tantivy writes a lock file where it opens an index, and maps all files into memory: then the links may go.
    """
    try:
        links = Path(mkdtemp(prefix="kashshaf-", dir=_memory()))
    except OSError as fault:
        raise IndexStateError(
            "A temporary folder cannot be made (%(reason)s): name one that can be written in TMPDIR.",
            reason=fault.strerror,
        ) from fault
    try:
        for file in folder.resolve().iterdir():
            if file.suffix != ".lock":
                (links / file.name).symlink_to(file)
        yield links
    finally:
        while links.exists():  # a thread of Tantivy may make its lock file again while the folder is emptied
            rmtree(links, ignore_errors=True)


class _ErrorTranslation:
    """Raises IndexStateError in place of errors of Tantivy; lets nothing begin after the time for the search is over.

    A class, since a generator function costs a microsecond more.
    """

    def __init__(self, folder: Path, *, writes: bool) -> None:
        self._folder, self._writes = folder, writes

    def __enter__(self) -> None:
        """Raise SlowSearchError after the time is over."""
        check_time()

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: object) -> None:
        # Tantivy does not export the type of its panics, which is not an Exception.
        if isinstance(fault, (ValueError, OSError)) or (kind and kind.__name__ == "PanicException"):
            if self._writes:  # a full disk, as a rule; when a thread of Tantivy fails, its reason is lost
                raise IndexStateError(
                    "%(folder)s cannot be written (%(reason)s): make room on the disk and run the command again.",
                    folder=self._folder,
                    reason=fault,
                ) from fault
            raise IndexStateError(
                "The index in %(folder)s cannot be used (%(reason)s): build it again with `%(command)s`.",
                folder=self._folder,
                reason=fault,
                command=build_command(index_of(self._folder)),
            ) from fault


def _frequencies(searcher: tantivy.Searcher, errors: _ErrorTranslation) -> Frequency:
    """Return the number of documents with a value of a field, with a cache. No method: its cache would hold itself."""

    def count(field: str, value: str) -> int:
        with errors:
            return int(searcher.doc_freq(field, value))

    return lru_cache(_CACHED_FREQUENCIES)(count)
