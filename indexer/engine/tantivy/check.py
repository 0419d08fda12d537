"""Check that a document is found by all that was indexed of it."""

from collections.abc import Iterable, Iterator, Mapping

import tantivy
from tantivy import Query

from indexer.engine.entry import Entry
from indexer.engine.tantivy.phrases import all_of, unscored
from indexer.engine.tantivy.schema import TOKENIZED, UNINDEXED, FacetFields, make_document

Values = Mapping[str, frozenset[str | int]]  # the values, or the words, of each indexed field


def unfound(schema: tantivy.Schema, searcher: tantivy.Searcher, facets: FacetFields, entry: Entry) -> list[str]:
    """Return the names of the fields by whose values the document of an entry is not found; none if all is well."""
    values = _values(entry, facets)
    if _is_found(schema, searcher, entry, values.items()):  # one search instead of one a field
        return []
    return [field for field in values if not _is_found(schema, searcher, entry, [(field, values[field])])]


def _values(entry: Entry, facets: FacetFields) -> Values:
    fields = make_document(entry, b"", 0, facets, lambda _: 0).to_dict()
    unsearched = UNINDEXED | facets.all_numbers
    return {
        field: frozenset(word for text in values for word in text.split()) if field in TOKENIZED else frozenset(values)
        for field, values in fields.items()
        if field not in unsearched
    }


def _is_found(
    schema: tantivy.Schema,
    searcher: tantivy.Searcher,
    entry: Entry,
    values: Iterable[tuple[str, frozenset[str | int]]],
) -> bool:
    document = Query.term_query(schema, "key", entry.record.document.key)
    query = all_of([document, *_queries(schema, values)])
    return len(searcher.search(unscored(query), limit=2, count=False).hits) == 1


def _queries(schema: tantivy.Schema, values: Iterable[tuple[str, frozenset[str | int]]]) -> Iterator[Query]:
    return (Query.term_query(schema, field, value) for field, values_ in values for value in values_)
