"""The fields of an index, whatever the engine, and days as numbers in them."""

from collections.abc import Sequence
from datetime import date

from indexer.documents.properties import PROPERTIES
from indexer.engine.base import IndexField
from indexer.engine.entry import KINDS

UNDATED = 0  # the day number of documents without a published date
UNDATED_LAST = 99_999_999  # a day number: sorts undated documents after all others
_SCHEMA_NAMES: dict[IndexField, str] = {"words": "text_exact", "terms": "text_term"}  # other fields keep their names
# The fields with the words of a text between spaces.
TOKENIZED = frozenset(("text_exact", "text_term", "title_term", "text_vocalized"))


class FacetFields:
    """The fields of facets: kinds have theirs by name, properties by number, since a column may have any name.

    `properties` are those of every index, then its columns.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        """Take the columns that are facets."""
        self.columns = tuple(columns)
        self.properties = (*PROPERTIES, *columns)
        self._fields = {name: f"property_{number}" for number, name in enumerate(self.properties)}

    def field(self, facet: str) -> str:
        """Return the field with the values of a kind or a property, the kind or a field of `IndexField` itself."""
        return self._fields.get(facet, facet)

    def numbers(self, facet: str) -> str:
        """Return the name of the field with the numbers of the values of a facet (`value_numbers`)."""
        return f"{self.field(facet)}_numbers"

    @property
    def all_numbers(self) -> frozenset[str]:
        """The fields with numbers of values."""
        return frozenset(map(self.numbers, (*KINDS, *self.properties)))


def schema_field(field: IndexField) -> str:
    """Return the name that a field of `Engine` has in the schema."""
    return _SCHEMA_NAMES.get(field, field)


def day_number(day: date) -> int:
    """Return a date as an integer in the same order: 2023-10-20 -> 20231020."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: int) -> date:
    """Return the day of a `day_number`."""
    return date(number // 10_000, number // 100 % 100, number % 100)
