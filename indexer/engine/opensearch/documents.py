"""The documents of an index, as the cluster stores them: found by key."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from opensearchpy import OpenSearch

from indexer.documents.document import Record, key_of
from indexer.documents.long_text import IndexedText, LongText
from indexer.engine.entry import KINDS, Entry
from indexer.engine.long_texts import OpenLongTexts
from indexer.engine.opensearch.paging import UNSTORED, pages_of_complete
from indexer.engine.opensearch.rows import Row, Rows
from indexer.engine.opensearch.schema import STORED, identity, read_record, read_text
from indexer.errors import IndexStateError

_CACHED_IDS = 100_000  # that a process keeps
_AT_ONCE = 1000  # documents that are read in one request
_RECORDS = 500  # read at a time: bounds the memory they take
_COMPRESSION = 1  # of long documents, as in files


class StoredDocuments:
    """The documents of one index."""

    def __init__(self, client: OpenSearch, index: str, rows: Rows) -> None:
        """Take the client, the index of the documents, and the rows that have the long ones."""
        self._client, self._index = client, index
        self._long_texts = OpenLongTexts(lambda key: _reader(rows, key))
        self._ids: dict[int, str] = {}

    def ids(self, keys: Iterable[int]) -> list[str]:
        """Return the ids of the documents with these keys."""
        keys = list(keys)
        known = self._ids
        if len(known) > _CACHED_IDS:  # another thread may be at the old ones
            self._ids = known = {key: known[key] for key in keys if key in known}
        unknown = [key for key in keys if key not in known]
        known.update({key: stored["id"] for key, stored in self._stored(unknown, ["id"]).items()})
        return [known[key] for key in keys if key in known]

    def records(self, keys: Iterable[int]) -> list[Record]:
        """Return the records with these keys."""
        keys = list(keys)
        found = self._stored(keys, STORED)
        return [read_record(found[key], self._long_texts) for key in keys if key in found]

    def texts(self, keys: Iterable[int]) -> list[IndexedText]:
        """Return the texts with these keys."""
        keys = list(keys)
        found = self._stored(keys, STORED)
        return [read_text(found[key], self._long_texts) for key in keys if key in found]

    def get(self, id_: str) -> Record | None:
        """Return the record with an id, if there is one."""
        return next((record for record in self.records([key_of(id_)]) if record.document.id == id_), None)

    def written(self) -> Iterator[Record]:
        """Yield all records in the order in which they were written."""
        body = {"query": {"match_all": {}}, "sort": ["number"]}
        hits = pages_of_complete(self._client, self._index, body, _RECORDS)
        return (read_record(hit["_source"], self._long_texts) for hit in hits)

    def values_of(self, keys: Sequence[int]) -> list[Mapping[Any, Sequence[str]]]:
        """Return the values of the kinds of each of these documents."""
        found: dict[int, Mapping[Any, Sequence[str]]] = {}
        for start in range(0, len(keys), _AT_ONCE):
            part = keys[start : start + _AT_ONCE]
            query = {"bool": {"filter": [{"terms": {"key": list(part)}}]}}
            body = {"query": query, "size": len(part), "docvalue_fields": ["key", *KINDS], **UNSTORED}
            for hit in self._client.search(index=self._index, body=body)["hits"]["hits"]:
                fields = hit["fields"]
                found[fields["key"][0]] = {kind: sorted({*fields.get(kind, ())}) for kind in KINDS}
        return [found[key] for key in keys]

    def _stored(self, keys: Sequence[int], fields: Sequence[str]) -> dict[int, Mapping[str, Any]]:
        """Return these fields of the documents that there are."""
        found: dict[int, Mapping[str, Any]] = {}
        for start in range(0, len(keys), _AT_ONCE):
            part = keys[start : start + _AT_ONCE]
            body = {"ids": list(map(identity, part))}
            params = {"realtime": "false", "_source_includes": ",".join(fields)}
            answer = self._client.mget(index=self._index, body=body, params=params)
            found |= {int(each["_id"], 16): each["_source"] for each in answer["docs"] if each.get("found")}
        return found


def rows_of_long(entry: Entry) -> Iterator[Row]:
    """Yield the rows that have a long document, a row for each member; nothing for another document."""
    if entry.long:
        table = _table(entry.record.document.key)
        for name, content in LongText.members(entry.record, entry.long.words, entry.long.values):
            yield Row(table, name, 0, b64encode(zlib.compress(content, _COMPRESSION)).decode())


def _reader(rows: Rows, key: int) -> Callable[[str], bytes]:
    def read(name: str) -> bytes:
        row = rows.get(_table(key), [name]).get(name)
        if row is None:
            raise IndexStateError("A long document lacks its part %(part)s: build the index again.", part=name)
        return zlib.decompress(b64decode(row.content))

    return read


def _table(key: int) -> str:
    return f"long {identity(key)}"
