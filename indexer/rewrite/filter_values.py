"""Read the values of filters as those of one index: any spelling of a name, and any form of a date."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Protocol

from analyzers.token import Kind
from indexer.errors import QueryError
from indexer.query.dates import normalize_date
from indexer.query.lexer import unquoted
from indexer.query.limits import MAX_VALUE_LENGTH, MAX_VALUES
from indexer.query.request import Filters


class NameReader(Protocol):
    """Reads a name as the values of an index that it means; nothing if there are none."""

    def named(self, kind: Kind, text: str, *, may_be_part: bool) -> tuple[str, ...]:
        """Return the people or places that `text` means."""

    def region(self, text: str) -> tuple[str, ...]:
        """Return the places that `text` means and that the index has, or that contain places of the index."""


def resolve_filters(filters: Filters, reader: NameReader) -> Filters:
    """Return filters by the values that facets show. A value that the index does not have stays as it is.

    Raises QueryError for a filter of more than MAX_VALUES values, or with one longer than MAX_VALUE_LENGTH.
    """
    for written in (*filters.values.values(), filters.within):
        _check(written)

    def values_of(kind: Kind) -> Callable[[str], tuple[str, ...]]:
        if kind == "dates":
            return lambda written: (normalize_date(written),)
        return lambda written: names_of(kind, written)

    def names_of(kind: Kind, written: str) -> tuple[str, ...]:
        whole = unquoted(written)
        is_part = filters.names_may_be_parts and whole is None and len(written.split()) == 1
        return reader.named(kind, whole or written, may_be_part=is_part)

    values = {kind: _resolved(written, values_of(kind)) for kind, written in filters.values.items()}
    return replace(filters, values=values, within=_resolved(filters.within, reader.region))


def _check(values: Sequence[str]) -> None:
    if len(values) > MAX_VALUES or any(len(value) > MAX_VALUE_LENGTH for value in values):
        raise QueryError(
            "A filter has at most %(values)s values of at most %(length)s characters: leave some out, or shorten them.",
            values=MAX_VALUES,
            length=MAX_VALUE_LENGTH,
        )


def _resolved(written: Iterable[str], values_of: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """Return the values of each text, or the text itself if it has none; each value once."""
    return tuple(dict.fromkeys(chain.from_iterable(values_of(text) or (text,) for text in written)))
