"""Rows of tables of a whole index, kept in the cluster: looked up by key, or listed by their counts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain, islice
from types import MappingProxyType
from typing import Any, NamedTuple

from opensearchpy import OpenSearch

from indexer.engine.opensearch.bulk import send
from indexer.engine.opensearch.paging import UNSTORED, WINDOW, pages_of_complete

_ROWS_AT_ONCE = 5000  # that are written in one request
_KEYS_AT_ONCE = 1000  # that are looked up in one request
_BY_COUNT = [{"documents": "desc"}, {"key": "asc"}]
_FIRST = 100  # rows that are found by words: most look-ups take a few
_CHARACTERS = 8000  # of a key that is found by its beginning; a longer one is found whole


class Row(NamedTuple):
    """A row: its table, its key there, the number of documents by which rows are ordered, and what else it says.

    It is found by its `words` too.
    """

    table: str
    key: str
    documents: int = 0
    content: str = ""
    words: Sequence[str] = ()


def mapping() -> dict[str, Any]:
    """Return the fields of rows."""
    fields = {
        "table": {"type": "keyword"},
        "key": {"type": "keyword", "ignore_above": _CHARACTERS},
        "documents": {"type": "long"},
        "content": {"type": "keyword", "index": False, "doc_values": False},
        "words": {"type": "keyword", "doc_values": False},
    }
    return {"dynamic": "strict", "properties": fields}


def settings(shards: int) -> dict[str, Any]:
    """Return the settings of the rows: a copy of each shard where there is a second node."""
    return {
        "number_of_shards": shards,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "-1",
        "codec": "best_compression",
    }


class Rows:
    """The rows of all tables of one index."""

    def __init__(self, client: OpenSearch, index: str, alias: str = "") -> None:
        """Take the client, and the name of the index of the cluster that has the rows.

        What is written goes through the alias, if there is one: then it makes no index that was deleted meanwhile.
        """
        self._client, self._index, self._alias = client, index, alias

    def write(self, rows: Iterable[Row]) -> None:
        """Write rows, each in place of the one with its key; they are found after `complete`."""
        actions = ({"_id": _identity(row.table, row.key), "_source": row._asdict()} for row in rows)
        send(self._client, self._alias or self._index, actions, _ROWS_AT_ONCE, is_alias=bool(self._alias))

    def complete(self) -> None:
        """Show what was written, and write it to the disk."""
        self._client.indices.refresh(index=self._index)
        self._client.indices.flush(index=self._index)

    def get(self, table: str, keys: Sequence[str]) -> dict[str, Row]:
        """Return the rows that there are of these keys."""
        found: dict[str, Row] = {}
        for start in range(0, len(keys), _KEYS_AT_ONCE):
            ids = [_identity(table, key) for key in keys[start : start + _KEYS_AT_ONCE]]
            answer = self._client.mget(index=self._index, body={"ids": ids}, params={"realtime": "false"})
            rows = [_row(each["_source"]) for each in answer["docs"] if each.get("found")]
            found |= {row.key: row for row in rows}
        return found

    def listed(self, table: str, starts: Sequence[str] = (), limit: int | None = None) -> Iterator[tuple[str, int]]:
        """Yield the keys that begin with one of `starts`, if there are any, with their documents, the most first."""
        prefixes = [_beginning("key", start) for start in starts if start]
        among = [{"bool": {"should": prefixes}}] if prefixes and len(prefixes) == len(starts) else []
        hits = self._hits(table, among, limit, UNSTORED)
        return ((hit["sort"][1], hit["sort"][0]) for hit in hits)

    def with_words(
        self, table: str, words: Sequence[Collection[str]], prefixes: Sequence[str], start: str = ""
    ) -> Iterator[Row]:
        """Yield the rows with one of each of `words`, and a word with one of the prefixes; those with the most first.

        Their keys begin with `start`. The first are read before it is known whether others are asked for.
        """
        among: list[Mapping[str, Any]] = [{"terms": {"words": sorted(forms)}} for forms in words]
        if prefixes:
            among.append({"bool": {"should": [_beginning("words", prefix) for prefix in prefixes]}})
        if start:
            among.append(_beginning("key", start))
        first = list(self._hits(table, among, _FIRST))
        others = islice(self._hits(table, among), _FIRST, None) if len(first) == _FIRST else ()
        return (_row(hit["_source"]) for hit in chain(first, others))

    def _hits(
        self,
        table: str,
        among: Sequence[Mapping[str, Any]],
        limit: int | None = None,
        options: Mapping[str, Any] = MappingProxyType({}),
    ) -> Iterator[Mapping[str, Any]]:
        query = {"bool": {"filter": [{"term": {"table": table}}, *among]}}
        body = {"query": query, "sort": _BY_COUNT, **options}
        size = WINDOW if limit is None else min(max(limit, 1), WINDOW)
        return islice(pages_of_complete(self._client, self._index, body, size), limit)


def _beginning(field: str, start: str) -> Mapping[str, Any]:
    return {"prefix": {field: {"value": start}}}


def _row(stored: Mapping[str, Any]) -> Row:
    return Row(**stored)


def _identity(table: str, key: str) -> str:
    """Return the identity of a row: a key may be longer than the 512 bytes that the cluster allows."""
    return blake2b(f"{table}\0{key}".encode(errors="surrogatepass"), digest_size=16).hexdigest()
