"""The documents of an index in the cluster; raise `VERSION`, and that of `indexer.store.generation`, on a change."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from indexer.documents.document import Document, Record, from_json, mentions_from_json, mentions_to_json, to_json
from indexer.documents.long_text import IndexedText, head_of
from indexer.documents.partial_date import first_day, last_day
from indexer.documents.properties import properties_of
from indexer.engine.base import raw_field
from indexer.engine.entry import KINDS, Entry
from indexer.engine.fields import UNDATED, UNDATED_LAST, FacetFields, day_number
from indexer.engine.long_texts import OpenLongTexts

VERSION = "2"  # of what is written into the cluster: an index of another version has to be built again
# The words of each text once more, each once, as a column: of them the documents of each word are counted.
WORD_FIELDS = {"text_exact": "exact_words", "text_term": "term_words", "title_term": "title_words"}
STORED = ("id", "document", "mentions", "words")  # what is read of a document that is found
_MOST_BYTES = 32_000  # of a value: Lucene refuses 32,767
_CHARACTERS = _MOST_BYTES // 4  # as OpenSearch counts, of up to four bytes
_COLUMN = {"type": "keyword", "index": False}
_KEYWORD = {"type": "keyword", "ignore_above": _CHARACTERS}
_STORED = {"type": "object", "enabled": False}  # kept, and nothing else


def settings(shards: int) -> dict[str, Any]:
    """Return the settings of the documents: a copy of each shard where there is a second node."""
    return {
        "number_of_shards": shards,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "-1",  # a commit does it
        "codec": "best_compression",
        "max_regex_length": 100_000,  # a vocalized word of 100 letters takes 3,000
    }


def mapping(facets: FacetFields) -> dict[str, Any]:
    """Return the fields of the documents, which have no others."""
    texts = {name: _text("positions") for name in ("text_exact", "text_term")}
    texts |= {"title_term": _text("freqs"), "text_vocalized": {**_text("docs"), "norms": False}}
    values = [*KINDS, *map(raw_field, KINDS), "source", "month", "places_in", *map(facets.field, facets.properties)]
    fields = texts | dict.fromkeys(WORD_FIELDS.values(), _COLUMN) | dict.fromkeys(values, _KEYWORD)
    fields |= {"id": _KEYWORD, "key": {"type": "long"}, "number": {"type": "long", "index": True}}
    fields |= {name: {"type": "integer"} for name in ("published", "published_until", "oldest")}
    fields |= {name: {"type": "keyword", "index": False, "doc_values": False} for name in STORED if name != "id"}
    return {
        "dynamic": "strict",
        "_source": {"includes": list(STORED)},
        "_meta": meta(facets),
        "properties": fields,
    }


def meta(facets: FacetFields) -> dict[str, Any]:
    """Return what an index says of itself: by whom it can be read."""
    return {"version": VERSION, "columns": list(facets.columns)}


def _text(options: str) -> dict[str, Any]:
    return {"type": "text", "analyzer": "whitespace", "index_options": options}


def identity(key: int) -> str:
    """Return the identity of the document with a key in the cluster: written twice, a document is there once."""
    return f"{key:016x}"


def make_document(entry: Entry, number: int, facets: FacetFields) -> dict[str, Any]:
    """Return the document that OpenSearch indexes for the entry written as the `number`-th."""
    document = entry.record.document
    return indexed_fields(entry, facets) | {
        "number": number,
        "oldest": _day(document) or UNDATED_LAST,
        **{column: list(dict.fromkeys(texts.split())) for column, texts in _texts_by_column(entry).items()},
        "document": to_json(head_of(document) if entry.long else document).decode(),
        "mentions": "" if entry.long else mentions_to_json(entry.record.mentions).decode(),
        "words": b64encode(entry.words).decode(),
    }


def _texts_by_column(entry: Entry) -> Mapping[str, str]:
    texts = {"text_exact": entry.text.exact, "text_term": entry.text.term, "title_term": entry.title}
    return {WORD_FIELDS[field]: text for field, text in texts.items()}


def indexed_fields(entry: Entry, facets: FacetFields) -> dict[str, Any]:
    """Return all that a document is found by."""
    document = entry.record.document
    values: dict[str, Sequence[str]] = {kind: entry.values[kind] for kind in KINDS}
    values |= {facets.field(name): found for name, found in properties_of(document, facets.columns).items()}
    values |= {raw_field(kind): entry.raw_values[kind] for kind in KINDS}
    return {
        "id": document.id,
        "key": document.key,
        "source": document.source,
        "text_exact": entry.text.exact,
        "text_term": entry.text.term,
        "title_term": entry.title,
        "text_vocalized": entry.text.vocalized,
        **{field: list(found) for field, found in values.items() if found},
        "places_in": list(entry.places_in),
        "month": document.published.isoformat()[:7] if document.published else "",
        "published": _day(document),
        "published_until": day_number(last_day(document.published)) if document.published else UNDATED,
    }


def _day(document: Document) -> int:
    return day_number(first_day(document.published)) if document.published else UNDATED


def read_record(stored: Mapping[str, Any], long_texts: OpenLongTexts) -> Record:
    """Return the record that a stored document holds."""
    document = from_json(stored["id"], stored["document"])
    if not stored["mentions"]:
        return long_texts.open(document).record()
    return Record(document, mentions_from_json(stored["mentions"], document.text))


def read_text(stored: Mapping[str, Any], long_texts: OpenLongTexts) -> IndexedText:
    """Return the text that a stored document holds; of a long one the beginning."""
    document = from_json(stored["id"], stored["document"])
    if not stored["mentions"]:
        return IndexedText(document, b"", long_texts.open(document))
    return IndexedText(document, b64decode(stored["words"]), None, stored["mentions"])
