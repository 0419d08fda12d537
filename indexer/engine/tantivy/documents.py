"""The documents of an index, as they are stored: found by key or id."""

from collections.abc import Iterable, Sequence
from typing import Any

import tantivy
from tantivy import Query

from indexer.documents.document import Record
from indexer.documents.long_text import IndexedText
from indexer.engine.long_texts import LongTexts
from indexer.engine.packing import Packing
from indexer.engine.tantivy.schema import read_record, read_text

_CACHED_KEYS = 100_000  # whose ids and addresses are kept: bounds the memory they take

Hits = Sequence[tuple[float, tantivy.DocAddress]]  # what each document is ordered by, and where it is


class StoredDocuments:
    """The documents of one searcher."""

    def __init__(
        self, schema: tantivy.Schema, searcher: tantivy.Searcher, packing: Packing, long_texts: LongTexts
    ) -> None:
        self._schema, self._searcher = schema, searcher
        self._packing, self._long_texts = packing, long_texts
        self._ids: dict[int, str] = {}
        self._address_of: dict[int, tantivy.DocAddress] = {}

    def keys(self, hits: Hits) -> list[int]:
        """Return the keys of hits; their addresses are kept, since their texts are read next."""
        addresses = [address for _, address in hits]
        keys: Any = self._searcher.fast_field_values("key", addresses)
        if len(self._address_of) + len(keys) > _CACHED_KEYS:
            self._address_of.clear()
        self._address_of.update(zip(keys, addresses, strict=True))
        return list(keys)

    def ids(self, keys: Iterable[int]) -> list[str]:
        """Return the ids of the documents with these keys."""
        return [id_ for key in keys if (id_ := self._ids.get(key) or self._id(key))]

    def records(self, keys: Iterable[int]) -> list[Record]:
        """Return the records with these keys."""
        return [self.record(address) for key in keys for address in self._addresses(key)]

    def texts(self, keys: Iterable[int]) -> list[IndexedText]:
        """Return the texts with these keys."""
        return [
            read_text(self._searcher.doc(address), self._packing, self._long_texts)
            for key in keys
            for address in self._addresses(key)
        ]

    def get(self, id_: str) -> Record | None:
        """Return the record with an id, if there is one."""
        return next(map(self.record, self._find("id", id_)), None)

    def record(self, address: tantivy.DocAddress) -> Record:
        """Return the record at an address."""
        return read_record(self._searcher.doc(address), self._packing, self._long_texts)

    def _id(self, key: int) -> str:
        """Return the id of a document; ids are cached, since reading one unpacks a block of whole documents."""
        if len(self._ids) >= _CACHED_KEYS:
            self._ids.clear()
        id_: str = next((self._searcher.doc(address)["id"][0] for address in self._addresses(key)), "")
        self._ids[key] = id_
        return id_

    def _addresses(self, key: int) -> Sequence[tantivy.DocAddress]:
        """Return the address of the document with a key, if there is one."""
        address = self._address_of.get(key)
        return (address,) if address else self._find("key", key)

    def _find(self, field: str, value: str | int) -> list[tantivy.DocAddress]:
        """Return the address of the document with this value in a unique field, if there is one."""
        query = Query.term_query(self._schema, field, value)
        return [address for _, address in self._searcher.search(query, limit=1, count=False).hits]
