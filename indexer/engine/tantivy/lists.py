"""The documents that a query finds, in order: a page of them, or all, slice by slice."""

from collections.abc import Iterator, Mapping
from typing import Any

import tantivy
from tantivy import Order, Query

from indexer.engine.base import Page
from indexer.engine.queries.tree import QueryBuilder
from indexer.engine.tantivy.documents import StoredDocuments
from indexer.engine.tantivy.folder import EngineErrors
from indexer.engine.ties import by_rank_and_key, by_score_and_key, has_all_ties
from indexer.query.request import Filters, Sort
from indexer.query.tree import Node

_EQUAL_DAYS = 4  # documents before and after a page by day: of so many the numbers that order them may be equal
# Documents after a page that are fetched to order those of equal score; if all of them are equal to the last of the
# page, so many times as many are fetched.
_TIES, _MORE_TIES = 100, 10
# Documents of a list of all that match that are fetched at a time, in a search for each slice. Of a million, these take
# 64 MB and .8 s of CPU in all, against 187 MB and .3 s for one slice.
_SLICE = 100_000
_ORDERS: Mapping[Sort, Order] = {"newest": Order.Desc, "oldest": Order.Asc}


class DocumentLists:
    """Lists the documents of one searcher."""

    def __init__(
        self,
        queries: QueryBuilder[Query],
        searcher: tantivy.Searcher,
        documents: StoredDocuments,
        errors: EngineErrors,
    ) -> None:
        self._queries, self._searcher, self._documents, self._errors = queries, searcher, documents, errors

    def page(self, node: Node, filters: Filters, sort: Sort, limit: int, offset: int) -> Page:
        """Return at most `limit` documents that match `node` and `filters`, from `offset` on."""
        query = self._query(node, filters, sort)
        if sort == "relevance":
            return self._by_score(query, limit, offset)
        return self._by_day(query, sort, limit, offset)

    def all(self, node: Node, filters: Filters, sort: Sort) -> Iterator[tuple[int, float]]:
        """Yield the key and score of all documents that match, in the order of pages, a slice of them in memory."""
        query = self._query(node, filters, sort)
        if sort != "relevance":
            days = self._slices(query, order_by_field=sort, order=_ORDERS[sort])
            ranked = by_rank_and_key(days, rounded=False, last_key_first=sort == "newest")
            return ((key, 0.0) for key, _ in ranked)
        if self._scores(query):
            return by_rank_and_key(self._slices(query), rounded=True)
        return ((key, 0.0) for key, _ in self._slices(query, order_by_field="key", order=Order.Asc))

    def written(self, start: int, limit: int) -> list[tantivy.DocAddress]:
        """Return where at most `limit` documents are, in the order in which they were written, from `start` on."""
        query = self._queries.filters.numbers(start, start + limit - 1)
        return [address for _, address in self._sorted(query, "number", Order.Asc, limit).hits]

    def _query(self, node: Node, filters: Filters, sort: Sort) -> Query:
        query = self._queries.ranking(node) if sort == "relevance" else self._queries.query(node)
        return self._queries.filters.restrict(query, filters)

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
        ranked = by_score_and_key(scores, self._documents.keys(result.hits))[offset:end]
        return Page(result.count, [key for key, _ in ranked], [score for _, score in ranked])

    def _scores(self, query: Query) -> bool:
        """Say whether a query gives any document a score."""
        return any(score for score, _ in self._searcher.search(query, limit=1, count=False).hits)

    def _slices(self, query: Query, **order: Any) -> Iterator[tuple[int, float]]:
        """Yield the key of each document that matches, and what it is ordered by, a slice of them in memory.

        With `count`, as without `limit`, Tantivy scores each document: the slices are those of one list.
        """
        for start in range(0, self._searcher.num_docs, _SLICE):
            with self._errors:
                hits = self._searcher.search(query, limit=_SLICE, offset=start, count=True, **order).hits
                keys: Any = self._searcher.fast_field_values("key", [address for _, address in hits])
            yield from zip(keys, (rank for rank, _ in hits), strict=True)
            if len(hits) < _SLICE:
                return

    def _by_key(self, query: Query, limit: int, offset: int) -> Page:
        result = self._sorted(query, "key", Order.Asc, limit, offset)
        hits = result.hits[:limit]
        return Page(result.count, self._documents.keys(hits), [0.0] * len(hits))

    def _by_day(self, query: Query, sort: Sort, limit: int, offset: int) -> Page:
        """Search by day and key: the numbers of the sort have only the first bits of keys."""
        newest = sort == "newest"
        before = min(offset, _EQUAL_DAYS)
        wider = before + limit + _EQUAL_DAYS if limit else 0
        result = self._sorted(query, sort, _ORDERS[sort], wider, offset - before)
        numbers = [number for number, _ in result.hits[:wider]]
        ordered = sorted(zip(numbers, self._documents.keys(result.hits[:wider]), strict=True), reverse=newest)
        keys = [key for _, key in ordered[before : before + limit]]
        return Page(result.count, keys, [0.0] * len(keys))

    def _sorted(self, query: Query, field: str, order: Order, limit: int, offset: int = 0) -> Any:
        limit = max(1, limit)  # Tantivy refuses 0
        return self._searcher.search(query, limit=limit, offset=offset, order_by_field=field, order=order)
