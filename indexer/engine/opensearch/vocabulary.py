"""The words and values of an index, each with its number of documents, in a table of the cluster."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from opensearchpy import OpenSearch

from indexer.engine.base import raw_field
from indexer.engine.entry import KINDS
from indexer.engine.fields import FacetFields
from indexer.engine.gram_words import GramWords, gram_rows, read_gram
from indexer.engine.opensearch.rows import Row, Rows
from indexer.engine.opensearch.schema import WORD_FIELDS
from indexer.engine.queries.clauses import Vocabulary

_CACHED = 1 << 17  # frequencies and n-grams that a process keeps
_GRAMS = "grams"  # the table of words that share an n-gram
_BUCKETS, _MOST_OF_COLUMN = 60_000, 3000  # values that are counted in one request: a cluster allows 65,535
_EVERYTHING: Mapping[str, Any] = {"match_all": {}}


class ClusterVocabulary(Vocabulary):
    """The words of one index; `Vocabulary` describes the methods. Its tables are those of the last commit."""

    def __init__(self, rows: Rows, documents: int) -> None:
        """Take the rows of an index and its number of documents."""
        self._rows, self._documents = rows, documents
        self._counts: dict[tuple[str, str], int] = {}
        self._grams: dict[str, GramWords] = {}

    @property
    def documents(self) -> int:
        """See `Vocabulary`."""
        return self._documents

    def frequency(self, field: str, value: str) -> int:
        """See `Vocabulary`."""
        count = self._counts.get((field, value))
        return self._known(field, [value])[field, value] if count is None else count

    def look_up(self, field: str, values: Iterable[str]) -> None:
        """See `Vocabulary`."""
        self._known(field, list(dict.fromkeys(values)))

    def _known(self, field: str, values: Sequence[str]) -> Mapping[tuple[str, str], int]:
        """Return counts, those of some values among them."""
        known = self._counts
        if len(known) > _CACHED:  # another thread may be at the old ones
            self._counts = known = {(field, value): known[field, value] for value in values if (field, value) in known}
        unknown = [value for value in values if (field, value) not in known]
        rows = self._rows.get(field, unknown)
        known.update({(field, value): rows[value].documents if value in rows else 0 for value in unknown})
        return known

    def beginning(self, field: str, starts: Sequence[str]) -> Iterable[str]:
        """See `Vocabulary`."""
        return [key for key, _ in self._rows.listed(field, starts)]

    def look_up_grams(self, grams: Iterable[str]) -> None:
        """See `Vocabulary`."""
        self.sharing(list(dict.fromkeys(grams)))

    def sharing(self, grams: Sequence[str]) -> list[GramWords]:
        """See `Vocabulary`."""
        known = self._grams
        if len(known) > _CACHED:  # another thread may be at the old ones
            self._grams = known = {gram: known[gram] for gram in grams if gram in known}
        unknown = [gram for gram in grams if gram not in known]
        rows = self._rows.get(_GRAMS, unknown)
        known.update({gram: read_gram(gram, rows[gram].content if gram in rows else "") for gram in unknown})
        return [known[gram] for gram in grams]

    @cached_property
    def most_frequent(self) -> Mapping[str, str]:
        """The most frequent word of each field of texts that has any."""
        return {field: word for field in WORD_FIELDS for word in self.listed(field, "", 1)}

    def listed(self, field: str, prefix: str = "", limit: int | None = None) -> Mapping[str, int]:
        """Return the values of a field that begin with `prefix`, the most frequent first."""
        return dict(self._rows.listed(field, [prefix], limit))


def save_vocabulary(client: OpenSearch, index: str, rows: Rows, facets: FacetFields) -> None:
    """Count the documents of each word and value of an index, and write the tables.

    They are counted from the documents, so that the counts agree with them whoever wrote them and how often.
    """
    fields = [*KINDS, *map(raw_field, KINDS), "places_in", *map(facets.field, facets.properties)]
    columns = {column: field for field, column in WORD_FIELDS.items()} | {field: field for field in fields}
    words: list[tuple[str, int]] = []
    rows.write(_rows(_count_all(client, index, columns), columns, words))
    rows.write(Row(_GRAMS, gram, 0, content) for gram, content in gram_rows(words))
    rows.complete()


def _rows(
    counted: Iterable[tuple[str, str, int]], columns: Mapping[str, str], words: list[tuple[str, int]]
) -> Iterator[Row]:
    """Yield the rows of counted values, and collect the words of the texts."""
    for column, value, documents in counted:
        if column == WORD_FIELDS["text_exact"]:
            words.append((value, documents))
        yield Row(columns[column], value, documents)


def count_values(client: OpenSearch, index: str, query: Mapping[str, Any], column: str) -> dict[str, int]:
    """Return each value of a column with the number of its documents that match, in the order of the values."""
    return {value: documents for _, value, documents in _count_all(client, index, [column], query)}


def _count_all(
    client: OpenSearch, index: str, columns: Iterable[str], query: Mapping[str, Any] = _EVERYTHING
) -> Iterator[tuple[str, str, int]]:
    """Yield (column, value, documents) for each value of each column."""
    left: dict[str, Mapping[str, Any]] = {column: {} for column in columns}
    while left:
        size = min(_MOST_OF_COLUMN, _BUCKETS // len(left))
        pages = {
            column: {"composite": {"size": size, "sources": [{"value": {"terms": {"field": column}}}], **after}}
            for column, after in left.items()
        }
        found = client.search(index=index, body={"size": 0, "query": query, "aggs": pages})["aggregations"]
        for column in pages:
            rows = found[column]["buckets"]
            yield from ((column, row["key"]["value"], row["doc_count"]) for row in rows)
        left = {
            column: {"after": found[column]["after_key"]} for column in pages if len(found[column]["buckets"]) == size
        }
