"""Check that a document is found by all that was indexed of it."""

from collections.abc import Callable, Iterable, Mapping

from indexer.engine.fields import TOKENIZED
from indexer.engine.queries.clauses import Clauses, Q

Values = Mapping[str, frozenset[str | int]]  # the values, or the words, of each indexed field


def indexed_values(fields: Mapping[str, Iterable[str | int]]) -> Values:
    """Return the values of each field, or the words of those that have a text."""
    return {
        name: frozenset(word for text in values for word in str(text).split())
        if name in TOKENIZED
        else frozenset(values)
        for name, values in fields.items()
    }


def unfound(make: Clauses[Q], count: Callable[[Q], int], key: int, values: Values) -> list[str]:
    """Return the names of the fields by whose values the document with a key is not found; none if all is well.

    `count` returns how many documents match a query.
    """

    def is_found(fields: Iterable[str]) -> bool:
        terms = (make.term(field, value) for field in fields for value in values[field])
        return count(make.unscored(make.all_of([make.term("key", key), *terms]))) == 1

    return [] if is_found(values) else [field for field in values if not is_found([field])]  # one search, not many
