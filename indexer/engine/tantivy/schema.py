"""The fields of the index, and a document in them; raise `SCHEMA_VERSION` of `indexer.store.generation` on a change."""

from collections.abc import Callable

import tantivy

from indexer.documents.document import (
    Document,
    Record,
    from_json,
    mentions_from_json,
    mentions_to_json,
    to_json,
)
from indexer.documents.long_text import IndexedText, head_of
from indexer.documents.partial_date import first_day, last_day
from indexer.documents.properties import properties_of
from indexer.engine.base import raw_field
from indexer.engine.entry import KINDS, Entry
from indexer.engine.fields import UNDATED, UNDATED_LAST, FacetFields, day_number
from indexer.engine.long_texts import LongTexts
from indexer.engine.packing import Content, Packing
from indexer.engine.queries.check import Values, indexed_values

_KEY_BITS = 36  # the first bits of a key order the documents of one day; a day number has 27 bits more
# The fields that no query finds a document by.
UNINDEXED = frozenset(("stored", "newest", "oldest", "number"))


def make_schema(facets: FacetFields) -> tantivy.Schema:
    """Return the schema."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("stored", stored=True)
    for field in ("text_exact", "text_term"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("title_term", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("text_vocalized", tokenizer_name="whitespace", index_option="basic")
    for kind in KINDS:
        builder.add_text_field(kind, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field(facets.numbers(kind), fast=True)
        builder.add_text_field(raw_field(kind), tokenizer_name="raw", index_option="basic")
    for name in facets.properties:
        builder.add_text_field(facets.field(name), tokenizer_name="raw", index_option="basic")
        builder.add_integer_field(facets.numbers(name), fast=True)
    builder.add_text_field("places_in", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("month", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("key", indexed=True, fast=True)
    for field in ("published", "published_until"):  # first and last day
        builder.add_integer_field(field, indexed=True, fast=True)
    for field in ("newest", "oldest", "number"):
        builder.add_integer_field(field, fast=True)
    return builder.build()


def content_to_store(entry: Entry) -> Content:
    """Return what is stored of an entry: its document and mentions, a line each, and its words.

    A long document has no mentions and words here, since they are in a file of its own.
    """
    document = entry.record.document
    if entry.long:
        return Content(to_json(head_of(document)).decode() + "\n", "", b"")
    lines = to_json(document) + b"\n" + mentions_to_json(entry.record.mentions)
    return Content(lines.decode(), document.text, entry.words)


def make_document(
    entry: Entry, packed: bytes, number: int, facets: FacetFields, number_of: Callable[[str], int]
) -> tantivy.Document:
    """Return the document that Tantivy stores for the entry written as the `number`-th.

    `packed` is its `content_to_store`, packed; `number_of` numbers values.
    """
    document = tantivy.Document()
    stored = entry.record.document
    document.add_text("id", stored.id)
    document.add_integer("key", stored.key)
    document.add_integer("number", number)
    document.add_text("source", stored.source)
    document.add_bytes("stored", packed)
    document.add_text("title_term", entry.title)
    document.add_text("text_exact", entry.text.exact)
    document.add_text("text_term", entry.text.term)
    document.add_text("text_vocalized", entry.text.vocalized)
    for facet, values in (*entry.values.items(), *properties_of(stored, facets.columns).items()):
        for value in values:
            document.add_text(facets.field(facet), value)
            document.add_integer(facets.numbers(facet), number_of(value))
    for kind in KINDS:
        for value in entry.raw_values[kind]:
            document.add_text(raw_field(kind), value)
    for place in entry.places_in:
        document.add_text("places_in", place)
    day = day_number(first_day(stored.published)) if stored.published else UNDATED
    document.add_text("month", stored.published.isoformat()[:7] if stored.published else "")
    document.add_integer("published", day)
    document.add_integer("published_until", day_number(last_day(stored.published)) if stored.published else UNDATED)
    document.add_integer("newest", _sort_number(day, stored.key))
    document.add_integer("oldest", _sort_number(day or UNDATED_LAST, stored.key))
    return document


def values_of_document(entry: Entry, facets: FacetFields) -> Values:
    """Return all that a document is found by."""
    fields = make_document(entry, b"", 0, facets, lambda _: 0).to_dict()
    unsearched = UNINDEXED | facets.all_numbers
    return indexed_values({field: values for field, values in fields.items() if field not in unsearched})


def _sort_number(day: int, key: int) -> int:
    """Return a number that orders documents by day, and those of one day by key."""
    return day << _KEY_BITS | key >> 63 - _KEY_BITS


def read_record(document: tantivy.Document, packing: Packing, long_texts: LongTexts) -> Record:
    """Return the record that a stored document holds."""
    read, mentions, _ = _read(document, packing)
    return Record(read, mentions_from_json(mentions, read.text)) if mentions else long_texts.open(read).record()


def read_text(document: tantivy.Document, packing: Packing, long_texts: LongTexts) -> IndexedText:
    """Return the text that a stored document holds; of a long one the beginning."""
    read, mentions, words = _read(document, packing)
    if not mentions:
        return IndexedText(read, b"", long_texts.open(read))
    return IndexedText(read, packing.words(read.text, words), None, mentions)


def _read(document: tantivy.Document, packing: Packing) -> tuple[Document, str, bytes]:
    """Return the document, its mentions and its words, as they are packed."""
    unpacked = packing.unpack(document["stored"][0])
    read, mentions = unpacked.lines.split("\n")
    return from_json(document["id"][0], read), mentions, unpacked.words
