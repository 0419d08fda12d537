"""Read the values of filters as those of one index: any spelling of a name, and any form of a date."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Protocol

from analyzers.token import Kind
from indexer.engine.entry import KINDS
from indexer.errors import QueryError
from indexer.query.dates import normalize_date
from indexer.query.lexer import unquoted
from indexer.query.limits import MAX_VALUE_LENGTH, MAX_VALUES
from indexer.query.request import DURING, WITHIN, Filters, check_mentioned
from indexer.values.canonical import NAME_KINDS


class NameReader(Protocol):
    """Reads a name as the values of an index that it means; nothing if there are none."""

    def named(self, kind: Kind, text: str, *, may_be_part: bool) -> tuple[str, ...]:
        """Return the people or places that `text` means."""

    @property
    def properties(self) -> Sequence[str]:
        """The names of the properties of the index."""

    def of_property(self, name: str, text: str, *, may_be_part: bool) -> tuple[str, ...]:
        """Return the values of a property that `text` means."""

    def region(self, text: str) -> tuple[str, ...]:
        """Return the places that `text` means and that the index has, or that contain places of the index."""


def resolve_filters(filters: Filters, reader: NameReader) -> Filters:
    """Return filters by the values that facets show. A value that the index does not have stays as it is.

    Raises QueryError for a facet that the index does not have, for a filter of more than MAX_VALUES values, or with one
    longer than MAX_VALUE_LENGTH, and for a mentioned date that is none.
    """
    for written in (*filters.values.values(), *filters.excluded.values(), filters.within):
        _check(written)
    check_mentioned(filters)

    def values_of(facet: str) -> Callable[[str], tuple[str, ...]]:
        if facet == WITHIN:
            return reader.region
        if facet in ("dates", DURING):
            return lambda written: (normalize_date(written),)
        return lambda written: names_of(facet, written)

    def names_of(facet: str, written: str) -> tuple[str, ...]:
        whole = unquoted(written)
        is_part = filters.names_may_be_parts and whole is None and len(written.split()) == 1
        if kind := next((kind for kind in NAME_KINDS if kind == facet), None):
            return reader.named(kind, whole or written, may_be_part=is_part)
        return reader.of_property(facet, whole or written, may_be_part=is_part)

    def resolved(chosen: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        return {facet: _resolved(written, values_of(facet)) for facet, written in chosen.items()}

    chosen = (*filters.values.items(), *filters.excluded.items())
    _check_names(
        {*filters.every, *(facet for facet, written in chosen if written)} - {WITHIN, DURING}, reader.properties
    )
    within = _resolved(filters.within, reader.region)
    return replace(filters, values=resolved(filters.values), excluded=resolved(filters.excluded), within=within)


def _check_names(facets: Iterable[str], properties: Sequence[str]) -> None:
    for name in facets:
        if name not in KINDS and name not in properties:
            raise QueryError(
                "The index has no facet “%(name)s”; beside people, places and dates it has: %(known)s.",
                name=name[:MAX_VALUE_LENGTH],
                known=", ".join(properties),
            )


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
