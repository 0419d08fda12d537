"""The documents that a query finds, in order: a page of them, or all, slice by slice."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from opensearchpy import OpenSearch

from indexer.engine.base import Page
from indexer.engine.opensearch.clauses import NOWHERE, Query
from indexer.engine.opensearch.paging import UNSTORED, WINDOW, pages
from indexer.engine.opensearch.several import search_several
from indexer.engine.opensearch.vocabulary import ClusterVocabulary
from indexer.engine.queries.tree import QueryBuilder
from indexer.engine.ties import by_rank_and_key, by_score_and_key, has_all_ties
from indexer.query.request import Filters, Sort
from indexer.query.tree import Node

# Documents after a page that are fetched to order those of equal score; if all of them are equal to the last of the
# page, so many times as many are fetched.
_TIES, _MORE_TIES = 100, 10
# Newest is the opposite order of oldest but for undated documents, which come last in both.
_ORDERS: Mapping[Sort, list[dict[str, str]]] = {
    "relevance": [{"_score": "desc"}, {"key": "asc"}],
    "newest": [{"published": "desc"}, {"key": "desc"}],
    "oldest": [{"oldest": "asc"}, {"key": "asc"}],
}
# The idf of a word is that of the whole index, and not of the shard that a document is in.
_WHOLE_INDEX = {"search_type": "dfs_query_then_fetch"}


class DocumentLists:
    """Lists the documents of one index."""

    def __init__(
        self, client: OpenSearch, index: str, queries: QueryBuilder[Query], vocabulary: ClusterVocabulary
    ) -> None:
        """Take the client, the index of the documents, what builds its queries, and its words."""
        self._client, self._index, self._queries, self._vocabulary = client, index, queries, vocabulary

    def page(self, node: Node, filters: Filters, sort: Sort, limit: int, offset: int) -> Page:
        """Return at most `limit` documents that match `node` and `filters`, from `offset` on."""
        query = self.query(node, filters, sort)
        if sort == "relevance" and limit:
            return self._by_score(query, limit, offset)
        end = offset + limit
        total, ranked = self._first(query, sort, end if end <= WINDOW else 0)
        if end > WINDOW:
            ranked = list(islice(self._all(query, sort), end))
        keys = [key for key, _ in ranked[offset:end]]
        return Page(total, keys, [0.0] * len(keys))

    def counts(self, nodes: Sequence[Node], filters: Filters) -> list[int]:
        """Return how many documents match each of `nodes`, and `filters`."""
        bodies = [_first_of(self.query(node, filters, "newest"), "newest", 0) for node in nodes]
        return [answer["hits"]["total"]["value"] for answer in search_several(self._client, self._index, bodies)]

    def matching(self, nodes: Sequence[Node], keys: Sequence[int]) -> list[set[int]]:
        """Return, for each of `nodes`, the keys of its documents among `keys`."""
        among = {"terms": {"key": list(keys)}}
        found = {"size": len(keys), "docvalue_fields": ["key"], **UNSTORED}
        bodies = [{"query": {"bool": {"filter": [self._queries.query(node), among]}}, **found} for node in nodes]
        answers = search_several(self._client, self._index, bodies)
        return [{hit["fields"]["key"][0] for hit in answer["hits"]["hits"]} for answer in answers]

    def all(self, node: Node, filters: Filters, sort: Sort) -> Iterator[tuple[int, float]]:
        """Yield the key and score of all documents that match, in the order of pages, a slice of them in memory."""
        query = self.query(node, filters, sort)
        ranked = self._all(query, sort)
        if sort != "relevance":
            return ((key, 0.0) for key, _ in ranked)
        return by_rank_and_key(ranked, rounded=True) if self._scores(query) else ranked

    def query(self, node: Node, filters: Filters, sort: Sort) -> Query:
        """Return the query for what matches, which scores if that is the order."""
        query = self._queries.ranking(node) if sort == "relevance" else self._queries.query(node)
        restricted = self._queries.filters.restrict(query, filters)
        return self._counted_everywhere(restricted) if sort == "relevance" else {"bool": {"filter": [restricted]}}

    def score(self, query: Query, id_: str) -> float | None:
        """Return the score of a document for a query, None if it does not match."""
        this = self._counted_everywhere({"bool": {"must": [query], "filter": [{"term": {"id": id_}}]}})
        ranked = self._first(this, "relevance", 1)[1]
        return ranked[0][1] if ranked else None

    def _counted_everywhere(self, query: Query) -> Query:
        """Return a query for which each shard states its number of documents and of words.

        A shard does so only if it has one of the words and may have a hit: for a rare word the idf would be that of a
        part of the index. So it is asked for a frequent word as well, of which no document may be a hit.
        """
        words = [self._queries.make.term(*each) for each in self._vocabulary.most_frequent.items()]
        return {"bool": {"should": [query, {"bool": {"must": words, "filter": [NOWHERE]}}]}} if words else query

    def _by_score(self, query: Query, limit: int, offset: int) -> Page:
        """Search by score; the cluster orders equal scores by key, but not those that differ by rounding."""
        end = offset + limit
        fetched = end + _TIES
        while True:
            total, ranked = self._first(query, "relevance", min(fetched, WINDOW))
            if fetched > WINDOW:
                ranked = list(islice(self._all(query, "relevance"), fetched))
            scores = [score for _, score in ranked]
            if len(scores) == total or not any(scores[:1]) or has_all_ties(scores, end):
                break
            fetched *= _MORE_TIES
        keys = [key for key, _ in ranked]
        page = (by_score_and_key(scores, keys) if any(scores[:1]) else ranked)[offset:end]
        return Page(total, [key for key, _ in page], [score for _, score in page])

    def _first(self, query: Query, sort: Sort, limit: int) -> tuple[int, list[tuple[int, float]]]:
        """Return how many documents match, and the first of them with their scores."""
        body = _first_of(query, sort, limit)
        params = _WHOLE_INDEX if sort == "relevance" else {}
        hits = self._client.search(index=self._index, body=body, params=params)["hits"]
        return hits["total"]["value"], [_ranked(hit) for hit in hits["hits"]]

    def _all(self, query: Query, sort: Sort) -> Iterator[tuple[int, float]]:
        params = _WHOLE_INDEX if sort == "relevance" else {}
        body = {"query": query, "sort": _ORDERS[sort], **UNSTORED}
        return map(_ranked, pages(self._client, self._index, body, params=params))

    def _scores(self, query: Query) -> bool:
        """Say whether a query gives any document a score."""
        return any(score for _, score in self._first(query, "relevance", 1)[1])


def _first_of(query: Query, sort: Sort, limit: int) -> Mapping[str, Any]:
    return {"query": query, "sort": _ORDERS[sort], "size": limit, "track_total_hits": True, **UNSTORED}


def _ranked(hit: Mapping[str, Any]) -> tuple[int, float]:
    """Return the key of a hit, and what it is ordered by before."""
    rank, key = hit["sort"]
    return key, rank
